"""When a kind of nudge comes again, as it is written in `content/nudges.toml`."""

import re
from datetime import time, timedelta

from bot.domain.calendars import Cadence

WHEN_DUE = "when due"
A_WEEK = timedelta(days=7)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WRITTEN = re.compile(
    r"""
    (?: every\ (?P<weeks>[2-8])\ weeks\ on\ (?P<second>[a-z]+)
      | monthly\ on\ (?P<monthday>\d{1,2})\ at
      | (?P<nth>first|second|third|fourth|last)\ (?P<third>[a-z]+)
      | (?P<weekday>[a-z]+)
    )
    \ (?P<hour>\d{1,2}):(?P<minute>\d\d)
    """,
    re.VERBOSE,
)
HOW = (
    'it is one of "monday 09:00", "every 2 weeks on tuesday 10:00", '
    '"monthly on 31 at 09:00", "second tuesday 10:00", "when due"'
)


def cadence(written: str) -> Cadence | None:
    """What it means; None if its rule names the moment. Raises ValueError."""
    if written == WHEN_DUE:
        return None
    found = WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is not understood: {HOW}")
    at = time(int(found["hour"]), int(found["minute"]))
    if found["monthday"]:
        return Cadence(0, at, monthday=_day_of_month(found["monthday"]))
    day = _weekday(found["second"] or found["third"] or found["weekday"])
    nth = WHICH[found["nth"]] if found["nth"] else None
    return Cadence(day, at, weeks=int(found["weeks"] or 1), nth=nth)


def usually(planned: Cadence | None) -> timedelta:
    """How long it usually is from one to the next."""
    if planned is None:
        return A_WEEK
    is_monthly = planned.nth is not None or planned.monthday is not None
    return A_WEEK * (4 if is_monthly else planned.weeks)


def _weekday(written: str) -> int:
    if written not in DAYS:
        raise ValueError(f"{written!r} is not a day of the week: {HOW}")
    return DAYS.index(written)


def _day_of_month(written: str) -> int:
    if not 1 <= (day := int(written)) <= 31:  # noqa: PLR2004
        raise ValueError(f"no month has a day {written}")
    return day
