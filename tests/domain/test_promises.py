"""The days that come with a go ahead, and those that can't be kept."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain import promises
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.promises import Promise
from bot.errors import DayHasPassed, NotFound
from bot.models import Outcome, Person, Status
from tests.samples import MONDAY, request

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW, LATER = date(2026, 3, 1), date(2026, 3, 3), date(2026, 5, 1)
PASSED = "That day has passed."
TO_COME = "A promise is for a day to come."
BEFORE = "It can't be done before it begins."


@pytest.mark.parametrize(
    ("not_before", "promised_for"),
    [
        (None, None),
        (TODAY, None),
        (TOMORROW, None),
        (None, TOMORROW),
        (TODAY, TOMORROW),
        (LATER, LATER),
        (TOMORROW, LATER),
    ],
)
def test_days_that_can_be_kept(
    not_before: date | None, promised_for: date | None
) -> None:
    promises.must_be_possible(Promise(not_before, promised_for), TODAY)


@pytest.mark.parametrize(
    ("not_before", "promised_for", "told", "field"),
    [
        (YESTERDAY, None, PASSED, "not_before"),
        (YESTERDAY, LATER, PASSED, "not_before"),
        (None, TODAY, TO_COME, "promised_for"),
        (None, YESTERDAY, TO_COME, "promised_for"),
        (TODAY, TODAY, TO_COME, "promised_for"),
        (LATER, TOMORROW, BEFORE, "promised_for"),
    ],
)
def test_days_that_cant_be_kept_are_refused_where_they_stand(
    not_before: date | None, promised_for: date | None, told: str, field: str
) -> None:
    with pytest.raises(DayHasPassed, match=told) as caught:
        promises.must_be_possible(Promise(not_before, promised_for), TODAY)
    assert caught.value.field == field


@pytest.mark.parametrize("outcome", Outcome)
def test_only_a_go_ahead_has_days(outcome: Outcome) -> None:
    promise = promises.of(outcome, "2026-03-03", "2026-05-01")
    is_yes = outcome is Outcome.GO_AHEAD
    assert promise == ((TOMORROW, LATER) if is_yes else (None, None))


@pytest.mark.parametrize("written", ["", "soon", "2026-02-30", "9999999", "1.5.2026"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert promises.day(written) is None


@pytest.mark.parametrize(
    ("timezone", "there"),
    [
        ("UTC", TODAY),
        ("Pacific/Auckland", TOMORROW),
        ("America/New_York", TODAY),
        ("Nowhere/Land", TODAY),
        ("", TODAY),
    ],
)
def test_the_day_is_the_one_where_somebody_is(timezone: str, there: date) -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert promises.today(late, timezone) == there


# --- whether it holds ---

FRIDAY = date(2026, 3, 6)
IVO = Person(
    workspace_id="T1",
    slack_id="U0IVO",
    name="Ivo",
    timezone="Europe/Berlin",
    looked_up_at=MONDAY,
)


def seen(day: int, hour: int, **more: Any) -> Facts:  # noqa: ANN401
    ours = request(
        **{"status": Status.IN_PROGRESS, "promised_for": FRIDAY, **more},
        outcome=Outcome.GO_AHEAD,
    )
    now = datetime(2026, 3, day, hour, tzinfo=UTC)
    return Facts(IVO, place_for(IVO), now, asked=(ours,), looks_after=(ours,))


def _can_be_said(cases: list[Case]) -> bool:
    return any(not each.is_past for each in cases)


@pytest.mark.parametrize(
    ("day", "hour", "is_asked", "is_told"),
    [
        (4, 7, False, False),
        (4, 8, True, False),
        (5, 7, True, False),
        (5, 8, True, True),
        (6, 20, True, True),
        (7, 8, False, False),
    ],
)
def test_it_is_asked_two_working_days_before_and_the_requester_told_one(
    day: int, hour: int, *, is_asked: bool, is_told: bool
) -> None:
    facts = seen(day, hour)
    assert _can_be_said(promises.near(facts)) is is_asked
    assert _can_be_said(promises.at_risk(facts)) is is_told


@pytest.mark.parametrize(
    "more",
    [
        {"holds_for": FRIDAY},
        {"promised_for": None},
        {"status": Status.DELIVERED},
        {"status": Status.WAITING_FOR_IT},
    ],
)
def test_nobody_is_asked_about_what_holds_or_is_over(more: dict[str, Any]) -> None:
    assert promises.near(seen(5, 8, **more)) == []


def test_a_day_that_was_moved_is_asked_about_anew() -> None:
    ours = request(
        Status.IN_PROGRESS,
        promised_for=FRIDAY,
        holds_for=FRIDAY,
        outcome=Outcome.GO_AHEAD,
    )
    promises.move(ours, LATER, TODAY)
    assert (ours.promised_for, ours.holds_for) == (LATER, None)
    assert promises.about(ours) == "42:2026-05-01"


def test_nothing_holds_that_is_not_promised() -> None:
    with pytest.raises(NotFound):
        promises.hold(request(Status.DECIDED, outcome=Outcome.GO_AHEAD), TODAY)


def test_what_has_passed_can_no_more_hold() -> None:
    ours = request(Status.IN_PROGRESS, promised_for=TODAY, outcome=Outcome.GO_AHEAD)
    promises.hold(ours, TODAY)
    assert ours.holds_for == TODAY
    with pytest.raises(DayHasPassed):
        promises.hold(ours, TOMORROW)
