"""The thanks and wins of a week, told on its last afternoon: when, and which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendars import (
    Place,
    is_workday,
    local_day,
    workdays_later,
)
from bot.domain.zones import on_the_wall
from bot.models import Person, Praise, Wanted

AT = time(15)
FRIDAY = 4
A_WEEK = timedelta(days=7)
WEEKS_BACK = 9  # so long nobody has a day off after another
MAY_BE_LATE = 1  # working days; after that, nobody needs to hear of that week
REGRET = timedelta(minutes=10)  # what can still be taken back waits for the next
MOST = 15  # of each


@dataclass(frozen=True)
class Week:
    """What one round-up tells of: from one Friday afternoon to the next."""

    name: str  # 2026-W10
    day: date  # on which it is told
    since: datetime
    until: datetime


def to_tell(place: Place, now: datetime) -> Week | None:
    """The week whose round-up may be told now; a moment that was missed is let go."""
    monday = local_day(place, now)
    monday -= timedelta(days=monday.weekday())
    mondays = [monday - A_WEEK * back for back in range(WEEKS_BACK)]
    days = [day for each in mondays if (day := _last_workday(place, each))]
    moments = [on_the_wall(place.zone, day, AT) for day in days]
    told = [(day, at) for day, at in zip(days, moments, strict=True) if at <= now]
    (day, until), (_, since) = told[:2]
    if now >= workdays_later(place, until, MAY_BE_LATE):
        return None
    year, week, _ = day.isocalendar()
    return Week(f"{year}-W{week:02}", day, since - REGRET, until - REGRET)


def _last_workday(place: Place, monday: date) -> date | None:
    """Friday; where that is a day off, the last working day before it."""
    week = [monday + timedelta(days=days) for days in range(FRIDAY + 1)]
    return next((day for day in reversed(week) if is_workday(place, day)), None)


def is_public(praise: Praise) -> bool:
    """Whether everybody could read it where it stands."""
    return bool(praise.is_public and praise.channel and praise.undone_at is None)


def named(people: Iterable[Person]) -> list[str]:
    """By name, not by a mention: they have been told, and need no second call.

    Only who said that everybody may read it.
    """
    return [each.name for each in people if each.thanks is Wanted.PUBLIC]
