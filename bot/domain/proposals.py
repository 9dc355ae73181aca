"""An hour in which several people could meet."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from bot.domain.calendars import (
    ONE_DAY,
    Place,
    is_working,
    local_day,
    workdays_later,
)
from bot.domain.zones import on_the_wall

HALF_HOUR = timedelta(minutes=30)
LASTS = HALF_HOUR
AHEAD = 2  # working days before the day that is proposed
LUNCH = range(12, 13)  # o'clock; left alone, if there is another hour


def proposal(
    places: Sequence[Place], now: datetime, ends_on: date, seed: int
) -> datetime | None:
    """Half an hour in which all of them work, on the first day that has one."""
    first = max(local_day(place, workdays_later(place, now, AHEAD)) for place in places)
    chance = Random(seed)  # noqa: S311 - it only spreads meetings over a day
    day = first
    while day <= ends_on:
        if common := list(_common(places, day)):
            quiet = [each for each in common if not _is_lunch(places, each)]
            return chance.choice(quiet or common)
        day += ONE_DAY
    return None


def _common(places: Sequence[Place], day: date) -> Iterator[datetime]:
    """The half-hours of a day, where the first of them is, when all are at work."""
    begin = on_the_wall(places[0].zone, day, time())
    end = on_the_wall(places[0].zone, day + ONE_DAY, time())
    for number in range((end - begin) // HALF_HOUR):
        start = begin + number * HALF_HOUR
        if suits(places, start):
            yield start


def suits(places: Sequence[Place], start: datetime) -> bool:
    """Whether it lies inside the working hours of all, from beginning to end."""
    last = start + LASTS - timedelta(seconds=1)
    return all(is_working(each, start) and is_working(each, last) for each in places)


def _is_lunch(places: Sequence[Place], start: datetime) -> bool:
    return any(start.astimezone(each.zone).hour in LUNCH for each in places)
