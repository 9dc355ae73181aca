"""What may be told of how check-ins go: of fewer than five people, nothing."""

from datetime import date

import pytest

from bot.domain import checkin_reports as rules
from bot.domain.checkin_reports import Crowd, Round

CROWD = Crowd(12, 1, 10, 2)


def began(day: int, people: int = 8, *, is_over: bool = True) -> Round:
    return Round(date(2026, 3, day), people, people - 2, 1, people, is_over=is_over)


def test_the_oldest_round_stands_first_and_all_are_summed() -> None:
    told = rules.report([began(17), began(3, 6), began(10, 5)], CROWD)
    assert [each.on.day for each in told.shown] == [3, 10, 17]
    assert told.total == Round(date(2026, 3, 17), 19, 13, 3, 8)
    assert told.crowd == CROWD


def test_of_four_people_nothing_is_told_nor_summed() -> None:
    told = rules.report([began(3, 4), began(10, 5)], CROWD)
    assert [each.on.day for each in told.shown] == [10]
    assert [each.on.day for each in told.small] == [3]
    assert told.total.paired == 5


@pytest.mark.parametrize(("people", "is_told"), [(4, False), (5, True)])
def test_what_is_still_going_on_is_not_counted_yet(
    people: int, *, is_told: bool
) -> None:
    told = rules.report([began(3), began(17, people, is_over=False)], CROWD)
    assert [each.on.day for each in told.shown] == [3]
    assert (told.going_on is not None) is is_told
    assert told.small == ()
