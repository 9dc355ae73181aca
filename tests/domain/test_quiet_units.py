"""Who sees to a unit hears once that it is longer ago than they meant."""

from datetime import datetime, timedelta

import pytest

from bot.domain import quiet_units as rules
from bot.domain.contacts import Agreed, Contact, How, Unit
from bot.domain.nudges import Facts, place_for
from bot.models import Status
from tests.samples import MONDAY, home, request

A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
IVO = home().person


def facts(now: datetime, *units: Unit) -> Facts:
    return Facts(IVO, place_for(IVO), now, units=units)


def unit(name: str = "Sales", weeks: int = 4, last: datetime = MONDAY) -> Unit:
    return Unit(name, Contact(last, How.TALK), Agreed(weeks, "U0IVO", MONDAY))


@pytest.mark.parametrize(
    ("days", "now", "past"),
    [
        (27, [], []),
        (28, ["Sales:260330"], []),
        (55, ["Sales:260330"], []),
        (56, ["Sales:260427"], ["Sales:260330"]),
    ],
)
def test_it_is_another_case_after_another_whole_period(
    days: int, now: list[str], past: list[str]
) -> None:
    found = rules.cases(facts(MONDAY + days * A_DAY, unit()))
    assert [case.about for case in found if not case.is_past] == now
    assert [case.about for case in found if case.is_past] == past


def test_after_a_word_it_begins_anew() -> None:
    spoke = unit(last=MONDAY + 5 * A_WEEK)
    now = MONDAY + 9 * A_WEEK
    (case,) = rules.cases(facts(now, spoke))
    assert case.about == "Sales:260504"


def test_each_unit_is_a_case_of_its_own() -> None:
    units = unit(), unit("Finance", 1), unit("Legal", 0), unit("HR", 12)
    now = facts(MONDAY + 4 * A_WEEK, *units)
    found = rules.cases(now)
    named = [rules.unit_of(now, case).name for case in found]
    assert named == ["Sales", *["Finance"] * 4]


def test_what_it_is_about_fits_into_its_column() -> None:
    (about,) = rules.abouts(unit("x" * 70), MONDAY + 4 * A_WEEK)
    assert len(about) <= 80


def test_what_waits_for_an_answer_is_talked_about_first() -> None:
    given = [
        request(status, id=number)
        for number, status in enumerate(
            (
                Status.IN_PROGRESS,
                Status.DELIVERED,
                Status.WITHDRAWN,
                Status.WAITING_FOR_IT,
            )
        )
    ]
    ours = Unit("Sales", requests=tuple(given))
    assert [each.id for each in rules.to_talk_about(ours)] == [3, 1]
