"""When a unit and IT last spoke, and whether that is longer ago than they meant."""

from datetime import datetime, timedelta

import pytest

from bot.domain import contacts as rules
from bot.domain.contacts import Agreed, Contact, How, Unit
from bot.domain.partners import Chosen
from bot.domain.people import Deed
from bot.errors import NotAllowed, NotFound
from tests.samples import MONDAY, home

ANA = home().person
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)


def unit(name: str = "Finance", last: datetime | None = None, weeks: int = 0) -> Unit:
    known = Contact(last, How.CHECKIN) if last else None
    return Unit(name, known, Agreed(weeks, "U0IVO", MONDAY))


def test_of_all_that_is_known_the_latest_counts() -> None:
    talk = Contact(MONDAY, How.TALK)
    met = Contact(MONDAY + A_DAY, How.CHECKIN)
    found = [("Finance", talk), ("Finance", met), ("Sales", talk), ("Finance", talk)]
    assert rules.latest(found) == {"Finance": met, "Sales": talk}


@pytest.mark.parametrize(
    ("weeks", "passed", "times"),
    [
        (0, 100 * A_WEEK, 0),
        (4, 27 * A_DAY, 0),
        (4, 4 * A_WEEK, 1),
        (4, 5 * A_WEEK, 1),
        (4, 8 * A_WEEK, 2),
        (1, 3 * A_WEEK, 3),
        (2, -A_DAY, 0),
    ],
)
def test_how_often_they_could_have_spoken_and_have_not(
    weeks: int, passed: timedelta, times: int
) -> None:
    finance = unit(last=MONDAY, weeks=weeks)
    assert rules.periods_passed(finance, MONDAY + passed) == times
    assert rules.is_overdue(finance, MONDAY + passed) is (times > 0)
    ended = [MONDAY + each * weeks * A_WEEK for each in range(times, 0, -1)]
    assert rules.missed(finance, MONDAY + passed) == ended


def test_who_never_spoke_is_counted_from_when_it_was_agreed() -> None:
    assert not rules.is_overdue(unit(weeks=2), MONDAY + 13 * A_DAY)
    assert rules.is_overdue(unit(weeks=2), MONDAY + 14 * A_DAY)
    assert not rules.is_overdue(Unit("Finance"), MONDAY)
    assert rules.missed(Unit("Finance", agreed=Agreed(2)), MONDAY) == []


def test_the_longest_silence_stands_first_and_none_at_all_above_it() -> None:
    units = [
        unit("Sales", MONDAY),
        unit("Warehouse"),
        unit("Finance", MONDAY - A_WEEK),
        unit("Legal"),
    ]
    named = [each.name for each in rules.longest_first(units)]
    assert named == ["Legal", "Warehouse", "Finance", "Sales"]


def test_whoever_never_spoke_is_quieter_than_the_quietest() -> None:
    units = [unit("Sales", MONDAY), unit("Legal"), unit("HR", MONDAY - 3 * A_WEEK)]
    now = MONDAY + 13 * A_DAY
    assert rules.quiet_weeks(units, now) == {"Sales": 1, "Legal": 5, "HR": 4}
    assert rules.quiet_weeks([], now) == {}


@pytest.mark.parametrize(("value", "weeks"), [("0", 0), ("4", 4), ("12", 12)])
def test_how_often_is_one_of_a_few(value: str, weeks: int) -> None:
    assert rules.weeks_chosen(value) == weeks


@pytest.mark.parametrize("value", ["", "3", "-1", "04", "four"])
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(NotFound):
        rules.weeks_chosen(value)


def test_a_unit_that_is_no_longer_named_is_refused() -> None:
    assert rules.must_be_a_unit("Sales", ["Sales"]) == "Sales"
    with pytest.raises(NotFound):
        rules.must_be_a_unit("Sale", ["Sales"])


@pytest.mark.parametrize("deed", [Deed.SEE_MAP, Deed.SET_CADENCE])
def test_it_and_admins_see_to_it(deed: Deed) -> None:
    rules.must_see_to_it(ANA, deed, is_in_it=True, is_admin=False)
    rules.must_see_to_it(ANA, deed, is_in_it=False, is_admin=True)
    with pytest.raises(NotAllowed):
        rules.must_see_to_it(ANA, deed, is_in_it=False, is_admin=False)


def test_who_has_left_sees_to_nothing_wherever_they_still_are() -> None:
    gone = ANA.model_copy(update={"is_gone": True})
    with pytest.raises(NotAllowed):
        rules.must_see_to_it(gone, Deed.SEE_MAP, is_in_it=True, is_admin=True)


def test_whoever_sees_to_a_unit_works_in_it() -> None:
    rules.must_be_able_to(None)
    rules.must_be_able_to(Chosen("U0IVO", "Ivo", is_in_it=True))
    with pytest.raises(NotAllowed, match="Ben is not in IT's channel"):
        rules.must_be_able_to(Chosen("U0BEN", "Ben", is_in_it=False))
