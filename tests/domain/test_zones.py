"""What the clock on a wall shows, also on the nights on which it is changed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.zones import local_day, on_the_wall, zone_named

MINUTES = (0, 15, 30, 45)
NIGHT = [time(hour, minute) for hour in (0, 1, 2, 3, 4, 22, 23) for minute in MINUTES]


@pytest.mark.parametrize(
    ("zone", "wall", "moment"),
    [
        # an ordinary morning, at the edges of the world and off the hour
        ("Europe/Berlin", "2026-03-02T10:00", "2026-03-02T09:00"),
        ("Pacific/Apia", "2026-03-02T10:00", "2026-03-01T21:00"),  # +13
        ("Pacific/Kiritimati", "2026-03-02T10:00", "2026-03-01T20:00"),  # +14
        ("Pacific/Pago_Pago", "2026-03-02T10:00", "2026-03-02T21:00"),  # -11
        ("Asia/Kathmandu", "2026-03-02T10:00", "2026-03-02T04:15"),  # +5:45
        ("Pacific/Chatham", "2026-03-02T10:00", "2026-03-01T20:15"),  # +13:45
        # left out, because the clock is put forward: the first minute after
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00"),
        ("America/Havana", "2026-03-08T00:30", "2026-03-08T05:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30"),  # half an hour
        ("America/Nuuk", "2026-03-28T23:30", "2026-03-29T01:00"),  # over midnight
        # the minutes around
        ("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59"),
        ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00"),
        # shown twice, because it is put back: the first of the two
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"),
        # a leap second was put in on this night, and after 2038 there are still days
        ("UTC", "2017-01-01T00:00", "2017-01-01T00:00"),
        ("Europe/Berlin", "2038-01-19T04:14:08", "2038-01-19T03:14:08"),
        ("Europe/Berlin", "2040-07-02T10:00", "2040-07-02T08:00"),
    ],
)
def test_t2_a_time_on_the_wall_is_one_moment(zone: str, wall: str, moment: str) -> None:
    shown = datetime.fromisoformat(wall)
    found = on_the_wall(ZoneInfo(zone), shown.date(), shown.time())
    assert found == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert found.tzinfo is UTC


def offset(zone: ZoneInfo, day: date) -> timedelta | None:
    return datetime.combine(day, time(12), UTC).astimezone(zone).utcoffset()


def changes(zone: ZoneInfo) -> Iterator[date]:
    """The days around which a clock is changed, from 2020 until 2035."""
    mondays = [date(2019, 12, 30) + timedelta(weeks=week) for week in range(836)]
    for last, this in pairwise(mondays):
        if offset(zone, last) != offset(zone, this):
            days = [last + timedelta(days=days) for days in range(8)]
            for before, after in pairwise(days):
                if offset(zone, before) != offset(zone, after):
                    yield from (before, after)


def clocks() -> Iterator[tuple[ZoneInfo, list[date]]]:
    """Every zone with the days around its changes; those that go alike, once."""
    seen = set()
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        days = list(changes(zone))
        rule = (
            offset(zone, date(2020, 1, 1)),
            *((day, offset(zone, day)) for day in days),
        )
        if rule not in seen:
            seen.add(rule)
            yield zone, days


def shows(zone: ZoneInfo, moment: datetime) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def must_be_the_first(zone: ZoneInfo, moment: datetime, asked: datetime) -> None:
    """It shows what was asked for, and nothing earlier does; or it is left out."""
    quarters = [moment - timedelta(minutes=15 * number) for number in range(1, 13)]
    assert asked not in [shows(zone, quarter) for quarter in quarters], (zone, asked)
    if shows(zone, moment) != asked:
        assert shows(zone, moment) > asked, (zone, asked)
        assert shows(zone, moment - timedelta(seconds=1)) < asked, (zone, asked)


def test_t2_on_every_night_of_change_each_time_comes_once_each_day() -> None:
    for zone, days in clocks():
        for day in days:
            moments = [on_the_wall(zone, day, at) for at in NIGHT]
            assert moments == sorted(moments), (zone, day)
            later = [on_the_wall(zone, day + timedelta(days=1), at) for at in NIGHT]
            assert min(later) >= max(moments), (zone, day)
            for at, moment in zip(NIGHT, moments, strict=True):
                must_be_the_first(zone, moment, datetime.combine(day, at))


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Europe/Berlin", "2026-03-02T22:59", "2026-03-02"),
        ("Europe/Berlin", "2026-03-02T23:00", "2026-03-03"),
        ("Pacific/Apia", "2026-03-02T12:00", "2026-03-03"),
        ("Pacific/Pago_Pago", "2026-03-02T10:59", "2026-03-01"),
    ],
)
def test_t2_the_day_is_the_one_where_they_are(zone: str, moment: str, day: str) -> None:
    there = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert local_day(ZoneInfo(zone), there) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("Atlantis/Capital", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_a_zone_has_a_name_or_is_none(typed: str, zone: str | None) -> None:
    found = zone_named(typed)
    assert (found.key if found else None) == zone
