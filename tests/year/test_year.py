"""A small company lives for some weeks, and every promise is kept."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.pairings import Wait
from bot.models import CheckinRound, CheckinSeat, Side
from tests.year import oracle, report, rounds
from tests.year.company import Company
from tests.year.rounds import Made
from tests.year.year import Year, live

START = date(2027, 1, 4)
OFFICE = Company(1, 1)
OFFICE.by_id = {
    name: replace(OFFICE.people[0], id=name, zone="Europe/Berlin", side=side)
    for side in Side
    for name in (f"{side.name[0]}{number}" for number in range(1, 4))
}


@pytest.fixture
async def year(tmp_path: Path) -> Year:
    return await live(Company(60, seed=3), 6, tmp_path, START)


async def test_some_weeks_of_a_small_company_keep_every_promise(year: Year) -> None:
    assert year.findings.all == []
    assert sum(each.unasked for each in year.said) > 5
    page = report.page(year, 1)
    assert "60 people" in page
    assert page.count("| 0 |") >= 3


@pytest.mark.parametrize(
    ("days", "cap", "is_over"),
    [
        ([0, 7, 14], 1, False), ([0, 6], 1, True), ([0, 6], 2, False),
        ([0, 3, 6], 2, True), ([0, 0], 1, True), ([5], 0, True), ([], 0, False),
    ],
)  # fmt: skip
def test_the_oracle_sees_one_too_many(
    days: list[int], cap: int, *, is_over: bool
) -> None:
    monday = START
    theirs = [monday + timedelta(days=each) for each in days]
    assert bool(list(oracle.over("U1", theirs, cap))) is is_over


def test_the_oracle_sees_who_has_no_place_twice() -> None:
    first = made(1, [["I1", "B1"], ["I2", "B2"]], "B3")
    second = made(2, [["I1", "B1"], ["I2", "B3"]], "B2")
    third = made(3, [["I1", "B3"], ["I2", "B1"]], "B2")
    uneven = made(3, [["I1", "B3", "B1"]], "B2")
    assert list(rounds.left_out_twice([first, second], OFFICE)) == []
    assert len(list(rounds.left_out_twice([first, second, third], OFFICE))) == 1
    assert list(rounds.left_out_twice([first, second, uneven], OFFICE)) == []


@pytest.mark.parametrize(
    ("groups", "met", "is_seen"),
    [
        ([["B1", "I1"], ["B2", "I2"]], [], False),
        ([["B1", "I1"], ["B2", "I2"]], [("B1", "I1")], True),
        ([["B1", "I1"]], [("B1", "I1")], False),
        ([["B1", "I1", "B2"]], [("B1", "I1")], False),
    ],
)
def test_the_oracle_sees_who_met_again_in_vain(
    groups: list[list[str]], met: list[tuple[str, str]], *, is_seen: bool
) -> None:
    assert bool(list(rounds.avoidable(made(1, groups), set(met), OFFICE))) is is_seen


def made(number: int, groups: list[list[str]], *waits: str) -> Made:
    on = START + timedelta(days=1, weeks=2 * number)
    stored = CheckinRound(
        id=number, workspace_id="T1", circle_id=1, number=number, on=on, ends_on=on,
        seed=1,
    )  # fmt: skip
    seats = [
        CheckinSeat(
            workspace_id="T1", round_id=number, slack_id=who,
            left_out=Wait.TOO_MANY if who in waits else "",
        )
        for who in (*waits, *(each for group in groups for each in group))
    ]  # fmt: skip
    return Made(stored, [frozenset(each) for each in groups], seats)


def test_the_same_seed_makes_the_same_company() -> None:
    assert Company(50, 1).people == Company(50, 1).people
    assert Company(50, 1).people != Company(50, 2).people
