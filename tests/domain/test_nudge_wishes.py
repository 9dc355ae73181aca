"""What somebody wishes to hear holds, and nothing else changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain import nudge_wishes as rules
from bot.domain.nudge_wishes import Wishes
from bot.errors import DayHasPassed
from bot.models import NudgeChoice, NudgeMode, Person

EVENING = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)  # by then it is Tuesday in Sydney
NO_WISH = Wishes({}, "usual", None, "usual")


def choice(**more: Any) -> NudgeChoice:  # noqa: ANN401
    given: dict[str, Any] = {"workspace_id": "T1", "person": "U0ANA", "kind": "digest"}
    return NudgeChoice(**{**given, **more})


def person(**more: Any) -> Person:  # noqa: ANN401
    given: dict[str, Any] = {"workspace_id": "T1", "slack_id": "U0ANA", "name": "Ana"}
    return Person(**{**given, "looked_up_at": EVENING, **more})


@pytest.mark.parametrize(
    ("was", "wanted", "mode", "is_paused", "every"),
    [
        ({}, "dm", "dm", False, 1),
        ({}, "digest", "digest", False, 1),
        ({}, "off", "off", False, 1),
        ({"mode": "off"}, "dm", "dm", False, 1),
        ({"mode": "off", "is_paused": True}, "off", "off", True, 1),
        ({"is_paused": True, "ignored": 3}, "paused", "dm", True, 1),
        ({"is_paused": True, "ignored": 3}, "dm", "dm", False, 1),
        ({"is_paused": True, "ignored": 3}, "digest", "digest", False, 1),
        ({"is_paused": True, "ignored": 3}, "off", "off", False, 1),
        ({"every": 4}, "dm", "dm", False, 4),
        ({"every": 4}, "usual", "dm", False, 1),
        ({"mode": "digest"}, "", "digest", False, 1),
        ({"mode": "digest"}, "paused", "digest", False, 1),
        ({"mode": "digest"}, "shouted", "digest", False, 1),
    ],
)
def test_a_kind_comes_as_they_chose(
    was: dict[str, object],
    wanted: str,
    mode: str,
    is_paused: bool,  # noqa: FBT001 - a row of the table
    every: int,
) -> None:
    known = choice(**{**was, "mode": NudgeMode(str(was.get("mode", "dm")))})
    rules.choose(known, wanted)
    assert (known.mode, known.is_paused, known.every) == (mode, is_paused, every)
    assert known.ignored == (3 if known.is_paused and was.get("ignored") else 0)


@pytest.mark.parametrize(
    ("chosen", "a_week"),
    [("usual", None), ("0", 0), ("3", 3), ("4", None), ("-1", None), ("²", None)],
)
def test_how_many_a_week_is_none_to_three_or_as_usual(
    chosen: str, a_week: int | None
) -> None:
    known = person(nudges_a_week=2)
    rules.take(known, NO_WISH._replace(a_week=chosen), EVENING)
    assert known.nudges_a_week == a_week


@pytest.mark.parametrize(
    ("chosen", "country"),
    [("usual", ""), ("none", "none"), ("DE", "DE"), ("XX", ""), ("", "FR")],
)
def test_the_country_is_one_whose_holidays_are_known(chosen: str, country: str) -> None:
    known = person(country="FR")
    rules.take(known, NO_WISH._replace(country=chosen), EVENING)
    assert known.country == country


@pytest.mark.parametrize("zone", ["UTC", "Australia/Sydney", "America/Los_Angeles"])
def test_quiet_ends_when_that_day_begins_where_they_are(zone: str) -> None:
    known, day = person(timezone=zone), date(2026, 5, 1)
    rules.take(known, NO_WISH._replace(quiet_until=day), EVENING)
    assert known.quiet_until is not None
    assert rules.quiet_until(known, EVENING) == day
    assert rules.quiet_until(known, known.quiet_until - timedelta(seconds=1)) == day
    assert rules.quiet_until(known, known.quiet_until) is None


@pytest.mark.parametrize(
    ("zone", "day", "is_past"),
    [
        ("UTC", date(2026, 3, 1), True),
        ("UTC", date(2026, 3, 2), True),
        ("UTC", date(2026, 3, 3), False),
        ("Australia/Sydney", date(2026, 3, 3), True),
        ("Australia/Sydney", date(2026, 3, 4), False),
        ("UTC", date(2027, 3, 3), False),
        ("UTC", date(2027, 3, 4), True),
        ("UTC", date.max, True),
    ],
)
def test_a_day_that_is_over_or_in_years_is_refused_and_nothing_changes(
    zone: str,
    day: date,
    is_past: bool,  # noqa: FBT001 - a row of the table
) -> None:
    before = EVENING + timedelta(days=9)
    known = person(timezone=zone, quiet_until=before)
    if is_past:
        with pytest.raises(DayHasPassed) as refused:
            rules.take(known, NO_WISH._replace(quiet_until=day), EVENING)
        assert refused.value.field == "quiet"
        assert known.quiet_until == before
    else:
        rules.take(known, NO_WISH._replace(quiet_until=day), EVENING)
        assert known.quiet_until != before


def test_an_empty_day_ends_the_quiet() -> None:
    known = person(quiet_until=EVENING + timedelta(days=9))
    rules.take(known, NO_WISH, EVENING)
    assert known.quiet_until is None
