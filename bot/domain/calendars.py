"""When somebody works, and when something that comes again is next there.

All of it is read off the clock on the wall where they are: when that clock is changed,
nine o'clock stays nine o'clock. What would come on a day off comes on the next working
day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from zoneinfo import ZoneInfo

from bot.domain import zones
from bot.domain.zones import UNKNOWN, on_the_wall, zone_named

ONE_DAY = timedelta(days=1)
WEEK = 7
MONTHS = 12
WORKDAYS = frozenset(range(5))  # Monday is 0
LONGEST_REST = 60  # days; a calendar without a working day for so long is not believed
NO_HOLIDAYS = ""  # of no country
FIRST_MONDAY = date(2024, 1, 1)  # from here, every second week is counted


@dataclass(frozen=True)
class Place:
    """Where and when somebody works.

    Hours that end no later than they open end at midnight.
    """

    zone: ZoneInfo
    country: str = NO_HOLIDAYS  # two letters of ISO 3166
    opens: time = time(9)
    closes: time = time(17)
    workdays: frozenset[int] = WORKDAYS


@dataclass(frozen=True)
class Cadence:
    """What comes again: every so many weeks, or monthly with `nth` or `monthday`.

    `nth` 2 is the second such weekday of a month, -1 the last. In a month without a
    fifth, or without a 31st, it is the last.
    """

    weekday: int  # Monday is 0; unused with a `monthday`
    at: time
    weeks: int = 1
    nth: int | None = None
    monthday: int | None = None


def place_of(timezone: str, country: str = "") -> Place:
    """Where somebody is, with the working days usual there.

    Any country that is none, such as “none”, has no holidays.
    """
    zone = zone_named(timezone) or UNKNOWN
    usual = country_of(zone.key)
    code = country.strip().upper() or usual
    known = code if code in _countries_with_holidays() else NO_HOLIDAYS
    return Place(zone, known, workdays=_workdays(known or usual))


def country_of(timezone: str) -> str:
    """The country a time zone lies in; nothing, if it may be in several."""
    zone = zone_named(timezone)
    return _countries().get(zone.key, "") if zone else ""


def local_day(place: Place, moment: datetime) -> date:
    return zones.local_day(place.zone, moment)


def is_workday(place: Place, day: date) -> bool:
    return day.weekday() in place.workdays and day not in _holidays(
        place.country, day.year
    )


def is_working(place: Place, moment: datetime) -> bool:
    there = moment.astimezone(place.zone)
    ends_at_midnight = place.closes <= place.opens
    return (
        place.opens <= there.time()
        and (ends_at_midnight or there.time() < place.closes)
        and is_workday(place, there.date())
    )


def next_working(place: Place, moment: datetime) -> datetime:
    """The moment itself, if they are at work then; if not, when they are next."""
    if is_working(place, moment):
        return moment.astimezone(UTC)
    return next_opening(place, moment)


def next_opening(place: Place, moment: datetime) -> datetime:
    """When they come in for the next time."""
    openings = (
        on_the_wall(place.zone, day, place.opens)
        for day in _workdays_from(place, local_day(place, moment))
    )
    return next(opening for opening in openings if opening > moment)


def morning_of(place: Place, day: date) -> datetime:
    """When they come in on a day, or on the first working day to follow."""
    return on_the_wall(place.zone, _next_workday(place, day), place.opens)


def workdays_later(place: Place, moment: datetime, days: int) -> datetime:
    """The same time some working days on, counted from when they are at work."""
    there = next_working(place, moment).astimezone(place.zone)
    day = there.date()
    for _ in range(days):
        day = _next_workday(place, day + ONE_DAY)
    return next_working(place, on_the_wall(place.zone, day, there.time()))


def workdays_before(place: Place, day: date, days: int) -> datetime:
    """The morning so many working days before a day."""
    while days > 0:
        day -= ONE_DAY
        days -= is_workday(place, day)
    return on_the_wall(place.zone, day, place.opens)


def next_moment(
    cadence: Cadence, place: Place, after: datetime, done: date | None = None
) -> datetime:
    """When it is next there, after a moment.

    `done` is the day it came last, where they were then: whoever has moved to another
    time zone does not get it twice on one day.
    """
    earliest = local_day(place, after) - timedelta(days=LONGEST_REST)
    days = (_next_workday(place, day) for day in _planned(cadence, earliest))
    moments = (
        on_the_wall(place.zone, day, cadence.at)
        for day in days
        if done is None or day > done
    )
    return next(moment for moment in moments if moment > after)


def _next_workday(place: Place, day: date) -> date:
    """The first working day from a day on; that day, if there is none for long."""
    rest = (day + timedelta(days=days) for days in range(LONGEST_REST))
    return next((other for other in rest if is_workday(place, other)), day)


def _workdays_from(place: Place, day: date) -> Iterator[date]:
    while True:
        day = _next_workday(place, day)
        yield day
        day += ONE_DAY


def _planned(cadence: Cadence, earliest: date) -> Iterator[date]:
    """The days it is meant for, working or not."""
    if cadence.nth is None and cadence.monthday is None:
        return _weekly(cadence, earliest)
    return _monthly(cadence, earliest)


def _weekly(cadence: Cadence, earliest: date) -> Iterator[date]:
    first = FIRST_MONDAY + timedelta(days=cadence.weekday)
    every = WEEK * cadence.weeks
    passed = (earliest - first).days // every
    return (first + timedelta(days=every * number) for number in count(passed))


def _monthly(cadence: Cadence, earliest: date) -> Iterator[date]:
    for number in count(earliest.year * MONTHS + earliest.month - 1):
        yield _day_of_month(cadence, date(number // MONTHS, number % MONTHS + 1, 1))


def _day_of_month(cadence: Cadence, first: date) -> date:
    length = monthrange(first.year, first.month)[1]
    if cadence.monthday is not None:
        return first.replace(day=min(cadence.monthday, length))
    earliest = 1 + (cadence.weekday - first.weekday()) % WEEK
    choices = range(earliest, length + 1, WEEK)
    nth = cadence.nth or 1
    return first.replace(
        day=choices[-1] if nth < 0 else choices[min(nth, len(choices)) - 1]
    )


# --- what is known about countries: the tables of tzdata, the library holidays ---
# Its import takes 50 ms, which a start does not need to wait for.


@cache
def _countries() -> dict[str, str]:
    """The country of each time zone that lies in one.

    An old name of a zone, such as Asia/Calcutta, only leads to a country if all who
    share that zone's clock are in it: the clock of Timbuktu hangs in Abidjan.
    """
    shared = {row[2]: row[0] for row in _rows("zone1970.tab", "\t")}
    alone = {zone: codes for zone, codes in shared.items() if "," not in codes}
    links = (row for row in _rows("tzdata.zi", " ") if row[0] == "L" and "/" in row[2])
    old = {name: alone[zone] for _, zone, name in links if zone in alone}
    return old | {row[2]: row[0] for row in _rows("zone.tab", "\t")}


def _rows(table: str, separator: str) -> Iterator[list[str]]:
    lines = (files("tzdata") / "zoneinfo" / table).read_text().splitlines()
    return (line.split(separator) for line in lines if not line.startswith("#"))


@cache
def countries() -> dict[str, str]:
    """The name of each country whose holidays are known."""
    known = _countries_with_holidays()
    rows = (row for row in _rows("iso3166.tab", "\t") if row[0] in known)
    full = {"US": "United States", "UK": "United Kingdom"}
    short = re.compile(r"\b(US|UK)\b")
    return {code: short.sub(lambda it: full[it[0]], name) for code, name in rows}


@cache
def _countries_with_holidays() -> frozenset[str]:
    from holidays import list_supported_countries  # noqa: PLC0415

    return frozenset(list_supported_countries(include_aliases=False))


@cache
def _workdays(country: str) -> frozenset[int]:
    """All but the weekend.

    Where the law names a single day of rest, offices close on the day before as well.
    """
    if country == NO_HOLIDAYS:
        return WORKDAYS
    from holidays import country_holidays  # noqa: PLC0415

    weekend = set(country_holidays(country).weekend)
    if len(weekend) == 1:
        weekend |= {(day - 1) % WEEK for day in weekend}
    return frozenset(range(WEEK)) - weekend


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays that all of a country has."""
    if country == NO_HOLIDAYS:
        return frozenset()
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(country_holidays(country, years=year))
