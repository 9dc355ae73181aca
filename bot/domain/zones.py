"""Time zones by their names, and the clocks on their walls."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UNKNOWN = ZoneInfo("UTC")  # where somebody is of whom Slack does not tell


def zone_named(name: str) -> ZoneInfo | None:
    """A time zone by its name; None if there is none with this name."""
    known = _zones().get("_".join(name.split()).casefold())
    return ZoneInfo(known) if known else None


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def local_day(zone: ZoneInfo, moment: datetime) -> date:
    return moment.astimezone(zone).date()


def on_the_wall(zone: ZoneInfo, day: date, at: time) -> datetime:
    """When the clock on the wall shows this time on this day.

    Of a time that comes twice it is the first, unless its fold says the second. Of one
    that is left out, because the clock is put forward, it is the moment of the change.
    """
    shown = datetime.combine(day, at, zone)
    moment = shown.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return moment
    late, early = (shown.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return _put_forward(zone, early, late)


def _put_forward(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """When the clock was changed between two moments."""

    def is_changed(seconds: int) -> bool:
        then = early + timedelta(seconds=seconds)
        return then.astimezone(zone).utcoffset() != before

    before = early.astimezone(zone).utcoffset()
    span = range(int((late - early).total_seconds()))
    return early + timedelta(seconds=bisect_left(span, x=True, key=is_changed))
