"""The days that come with a go ahead, and those that can't be kept."""

from datetime import UTC, date, datetime

import pytest

from bot.domain import promises
from bot.domain.promises import Promise
from bot.errors import DayHasPassed
from bot.models import Outcome

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
