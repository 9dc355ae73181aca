"""When a week's thanks and wins are told, which of them, and with whose name."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.domain import roundups as rules
from bot.domain.calendars import place_of
from bot.models import Person, Praise, Wanted
from tests.samples import MONDAY

BERLIN, CAIRO, BOSTON = "Europe/Berlin", "Africa/Cairo", "America/New_York"
DAY = timedelta(days=1)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """In 2026, by UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "day"),
    [
        (BERLIN, at(3, 6, 13, 59), None),
        (BERLIN, at(3, 6, 14), "2026-03-06"),
        (BERLIN, at(3, 6, 23), "2026-03-06"),
        (BERLIN, at(3, 9, 13, 59), "2026-03-06"),  # Monday: just within a working day
        (BERLIN, at(3, 9, 14), None),  # later, nobody needs it
        (BERLIN, at(3, 5, 14), None),
        (BOSTON, at(3, 6, 19, 59), None),
        (BOSTON, at(3, 6, 20), "2026-03-06"),
        (BERLIN, at(3, 27, 14), "2026-03-27"),
        (BERLIN, at(4, 1, 13), None),
        (BERLIN, at(4, 2, 13), "2026-04-02"),  # Good Friday: the day before, in summer
        (BERLIN, at(4, 7, 12, 59), "2026-04-02"),  # the Tuesday after Easter
        (BERLIN, at(4, 7, 13), None),
        (CAIRO, at(3, 5, 13), "2026-03-05"),  # Friday is a day off there
        (CAIRO, at(3, 6, 13), "2026-03-05"),
        (BERLIN, at(12, 25, 14), "2026-12-24"),
    ],
)
def test_on_friday_at_three_or_on_the_last_working_day_before(
    zone: str, now: datetime, day: str | None
) -> None:
    week = rules.to_tell(place_of(zone), now)
    assert (str(week.day) if week else None) == day


def test_each_thanks_falls_into_one_week() -> None:
    """Also over Easter, and when the clock is put forward."""
    place, found = place_of(BERLIN), {}
    for days in range(60):
        for hour in (9, 14, 20):
            now = at(3, 1, hour) + DAY * days
            if week := rules.to_tell(place, now):
                found[week.name] = week
    weeks = [found[name] for name in sorted(found)]
    assert len(weeks) == 9
    for before, after in pairwise(weeks):
        assert before.until == after.since


def test_what_can_still_be_taken_back_waits_for_the_next() -> None:
    week = rules.to_tell(place_of(BERLIN), at(3, 6, 14))
    assert week is not None
    assert week.until == at(3, 6, 13, 50)


def praise(**more: Any) -> Praise:  # noqa: ANN401
    given = {"giver": "U0ANA", "did": "Stayed", "changed": "It works", "channel": "C1"}
    return Praise(workspace_id="T1", given_at=MONDAY, **{**given, **more})


@pytest.mark.parametrize(
    ("given", "is_public"),
    [
        (praise(), True),
        (praise(is_public=False), False),
        (praise(is_public=False, channel=""), False),
        (praise(channel=""), False),  # nobody it is for wants it read there
        (praise(undone_at=MONDAY), False),
    ],
)
def test_only_what_everybody_could_read(given: Praise, *, is_public: bool) -> None:
    assert rules.is_public(given) is is_public


def test_only_who_said_so_is_named() -> None:
    people = [
        Person(
            workspace_id="T1", slack_id=f"U{number}", name=str(wish),
            looked_up_at=MONDAY, thanks=wish,
        )
        for number, wish in enumerate([None, *Wanted])
    ]  # fmt: skip
    assert rules.named(people) == ["public"]
