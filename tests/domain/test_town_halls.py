"""Which month somebody means, and which of its wins are shown."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain import town_halls as rules
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Win, WinCause, WinStatus
from tests.samples import MONDAY

TODAY = date(2026, 3, 17)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", None),
        ("this month", date(2026, 3, 1)),
        ("last month", date(2026, 2, 1)),
        ("march", date(2026, 3, 1)),
        ("  MAR ", date(2026, 3, 1)),
        ("april", date(2025, 4, 1)),
        ("dec", date(2025, 12, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("2025-4", date(2025, 4, 1)),
    ],
)
def test_a_month_is_the_last_of_its_name_that_has_begun(
    typed: str, first: date | None
) -> None:
    assert rules.month(typed, TODAY) == first


@pytest.mark.parametrize(
    "typed",
    ["ever", "2026-13", "2026-04", "0000-01", "99999-01", "march 2026", "3", "²"],
)
def test_what_is_no_month_is_answered_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(NotFound, match="/goodwill wins march"):
        rules.month(typed, TODAY)


def test_months_follow_one_another_also_at_new_year() -> None:
    for number in range(1, 13):
        first = date(2026, number, 1)
        assert rules.before(rules.after(first)) == first
        assert (rules.after(first) - first).days in {28, 30, 31}
    assert rules.before(date(2026, 1, 1)) == date(2025, 12, 1)


def win(id_: int, cause: WinCause, days: float = 0, **more: Any) -> Win:  # noqa: ANN401
    given: dict[str, Any] = {"request_id": id_, "status": WinStatus.POSTED, **more}
    return Win(
        id=id_, workspace_id="T1", cause=cause, owner="U0IVO", proposed_at=MONDAY,
        posted_at=MONDAY + DAY * days, **given,
    )  # fmt: skip


def ids(*wins: Win) -> list[int | None]:
    return [each.id for each in rules.best(wins)]


NUMBERS: dict[str, Any] = {"before": "4 h", "after": "1 h"}


def test_what_can_be_shown_in_numbers_comes_first() -> None:
    delivered = win(1, WinCause.DELIVERED, 9)
    early = win(2, WinCause.EARLY_WARNING)
    rated = win(3, WinCause.RATED_FIVE)
    met = win(4, WinCause.TARGET_MET)
    measured = win(5, WinCause.TARGET_MET, **NUMBERS)
    assert ids(delivered, early, rated, met, measured) == [5, 4, 3]
    assert ids(delivered, early, rated) == [3, 2, 1]


def test_of_the_same_sort_the_newest_comes_first() -> None:
    wins = [win(each, WinCause.DELIVERED, each) for each in range(1, 6)]
    assert ids(*wins) == [5, 4, 3]


def test_a_request_is_shown_once_and_what_is_not_told_never() -> None:
    twice = [win(1, WinCause.DELIVERED), win(2, WinCause.RATED_FIVE, request_id=1)]
    untold = [
        win(number, WinCause.TARGET_MET, status=status)
        for number, status in enumerate(WinStatus, start=10)
        if status is not WinStatus.POSTED
    ]
    assert ids(*twice, *untold) == [2]


@pytest.mark.parametrize("since", ["is_guest", "is_stranger", "is_gone"])
def test_guests_and_strangers_do_not_read_them(since: str) -> None:
    nils = Person(workspace_id="T1", slack_id="U1", name="Nils", looked_up_at=MONDAY)
    rules.must_work_here(nils)
    setattr(nils, since, True)
    with pytest.raises(NotAllowed):
        rules.must_work_here(nils)
