"""When somebody works, and when something that comes again is next there."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain import calendars
from bot.domain.calendars import Cadence, Place, country_of, next_moment, place_of
from bot.domain.zones import on_the_wall

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY = frozenset(range(5)), frozenset({6, 0, 1, 2, 3})
EVERY_DAY = frozenset(range(7))
TEN = time(10)
BERLIN, NEW_YORK = place_of("Europe/Berlin"), place_of("America/New_York")
JERUSALEM, KATHMANDU = place_of("Asia/Jerusalem"), place_of("Asia/Kathmandu")
APIA, PAGO_PAGO = place_of("Pacific/Apia"), place_of("Pacific/Pago_Pago")
UTC_PLACE = Place(ZoneInfo("UTC"))
NIGHT_OWL = Place(ZoneInfo("Europe/Berlin"), opens=time(22), closes=time(0))
ALWAYS = Place(
    ZoneInfo("Europe/Berlin"), opens=time(0), closes=time(0), workdays=EVERY_DAY
)
NEVER = Place(ZoneInfo("Europe/Berlin"), workdays=frozenset())


def at(wall: str, place: Place) -> datetime:
    """A moment by the clock on the wall of a place, as the bot reads it."""
    return datetime.fromisoformat(wall).replace(tzinfo=place.zone).astimezone(UTC)


def wall(moment: datetime, place: Place) -> str:
    assert moment.tzinfo is UTC
    return moment.astimezone(place.zone).strftime("%a %Y-%m-%dT%H:%M")


# --- where they are -------------------------------------------------------------


@pytest.mark.parametrize(
    ("timezone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("america/new_york", "US"),
        ("Pacific/Apia", "WS"),
        ("Atlantic/Reykjavik", "IS"),
        # old names
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("US/Pacific", "US"),
        # the clock of many countries is nobody's country
        ("Africa/Timbuktu", ""),
        ("America/Virgin", ""),
        ("EET", ""),
        ("Etc/GMT+5", ""),
        ("UTC", ""),
        ("Atlantis/Capital", ""),
        ("", ""),
    ],
)
def test_a_time_zone_tells_the_country(timezone: str, country: str) -> None:
    assert country_of(timezone) == country


def test_wherever_a_zone_lies_the_holidays_are_known() -> None:
    zones = sorted(available_timezones())
    assert [place_of(zone).country for zone in zones] == [
        country_of(zone) for zone in zones
    ]


@pytest.mark.parametrize(
    ("timezone", "said", "country", "workdays"),
    [
        ("Europe/Berlin", "", "DE", MONDAY_TO_FRIDAY),
        ("Europe/Berlin", "none", "", MONDAY_TO_FRIDAY),
        ("Europe/Berlin", "no such country", "", MONDAY_TO_FRIDAY),
        ("Europe/Berlin", " at ", "AT", MONDAY_TO_FRIDAY),
        ("Asia/Jerusalem", "", "IL", SUNDAY_TO_THURSDAY),
        ("Asia/Jerusalem", "none", "", SUNDAY_TO_THURSDAY),
        ("Europe/Berlin", "EG", "EG", SUNDAY_TO_THURSDAY),
        ("Asia/Dubai", "", "AE", MONDAY_TO_FRIDAY),
        ("Asia/Brunei", "", "BN", EVERY_DAY - {FRIDAY, SUNDAY}),
        # one day of rest by law, and two in offices
        ("Asia/Hong_Kong", "", "HK", MONDAY_TO_FRIDAY),
        ("Asia/Tehran", "", "IR", EVERY_DAY - {THURSDAY, FRIDAY}),
        ("UTC", "", "", MONDAY_TO_FRIDAY),
    ],
)
def test_their_country_is_guessed_unless_they_say(
    timezone: str, said: str, country: str, workdays: frozenset[int]
) -> None:
    place = place_of(timezone, said)
    assert (place.country, place.workdays) == (country, workdays)
    assert place.zone.key == timezone
    assert (place.opens, place.closes) == (time(9), time(17))


def test_where_nobody_knows_the_zone_it_is_utc() -> None:
    assert place_of("Atlantis/Capital") == UTC_PLACE


def test_a_start_does_not_wait_for_the_holidays() -> None:
    look = "import bot.app, sys; print('holidays' in sys.modules)"
    told = subprocess.check_output([sys.executable, "-c", look], text=True)
    assert told == "False\n"


# --- working hours --------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "now", "then"),
    [
        # at work: now
        (BERLIN, "2026-03-02T09:00", "Mon 2026-03-02T09:00"),
        (BERLIN, "2026-03-02T16:59", "Mon 2026-03-02T16:59"),
        # before, after, over the weekend
        (BERLIN, "2026-03-02T08:59", "Mon 2026-03-02T09:00"),
        (BERLIN, "2026-03-02T17:00", "Tue 2026-03-03T09:00"),
        (BERLIN, "2026-03-06T17:00", "Mon 2026-03-09T09:00"),
        (BERLIN, "2026-03-07T12:00", "Mon 2026-03-09T09:00"),
        (JERUSALEM, "2026-03-05T17:00", "Sun 2026-03-08T09:00"),
        (JERUSALEM, "2026-03-08T12:00", "Sun 2026-03-08T12:00"),
        # holidays: Easter, Christmas and after it a weekend, an observed fourth of July
        (BERLIN, "2026-04-02T18:00", "Tue 2026-04-07T09:00"),
        (BERLIN, "2026-12-25T10:00", "Mon 2026-12-28T09:00"),
        (NEW_YORK, "2026-07-03T10:00", "Mon 2026-07-06T09:00"),
        (replace(BERLIN, country=""), "2026-12-25T10:00", "Fri 2026-12-25T10:00"),
        # the clock is changed at the weekend, in Nepal it hangs 45 minutes off
        (BERLIN, "2026-03-27T17:00", "Mon 2026-03-30T09:00"),
        (BERLIN, "2026-10-23T17:00", "Mon 2026-10-26T09:00"),
        (KATHMANDU, "2026-03-11T08:00", "Wed 2026-03-11T09:00"),
        # hours until midnight, on every day, on none
        (NIGHT_OWL, "2026-03-02T23:59", "Mon 2026-03-02T23:59"),
        (NIGHT_OWL, "2026-03-02T00:00", "Mon 2026-03-02T22:00"),
        (ALWAYS, "2026-03-07T00:00", "Sat 2026-03-07T00:00"),
        (NEVER, "2026-03-07T12:00", "Sun 2026-03-08T09:00"),
    ],
)
def test_what_comes_at_a_bad_moment_waits_until_they_work(
    place: Place, now: str, then: str
) -> None:
    moment = at(now, place)
    found = calendars.next_working(place, moment)
    assert wall(found, place) == then
    assert calendars.is_working(place, moment) == (found == moment)


@pytest.mark.parametrize(
    ("place", "now", "days", "then"),
    [
        (BERLIN, "2026-03-02T14:30", 0, "Mon 2026-03-02T14:30"),
        (BERLIN, "2026-03-02T14:30", 1, "Tue 2026-03-03T14:30"),
        (BERLIN, "2026-03-02T14:30", 3, "Thu 2026-03-05T14:30"),
        (BERLIN, "2026-03-06T14:30", 1, "Mon 2026-03-09T14:30"),
        (BERLIN, "2026-03-05T14:30", 3, "Tue 2026-03-10T14:30"),
        (JERUSALEM, "2026-03-05T14:30", 1, "Sun 2026-03-08T14:30"),
        # over Easter, and over the night on which the clock is put forward
        (BERLIN, "2026-04-02T14:30", 1, "Tue 2026-04-07T14:30"),
        (BERLIN, "2026-03-27T14:30", 1, "Mon 2026-03-30T14:30"),
        # from when they are there
        (BERLIN, "2026-03-02T07:00", 1, "Tue 2026-03-03T09:00"),
        (BERLIN, "2026-03-02T18:00", 1, "Wed 2026-03-04T09:00"),
        (BERLIN, "2026-03-07T12:00", 1, "Tue 2026-03-10T09:00"),
        (BERLIN, "2026-03-07T12:00", 0, "Mon 2026-03-09T09:00"),
        (NEVER, "2026-03-07T12:00", 2, "Wed 2026-03-11T09:00"),
    ],
)
def test_some_working_days_later_it_is_the_same_time(
    place: Place, now: str, days: int, then: str
) -> None:
    found = calendars.workdays_later(place, at(now, place), days)
    assert wall(found, place) == then


def test_t2_on_the_night_the_clock_is_put_back_nothing_comes_early() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second half past two
    assert calendars.workdays_later(ALWAYS, second, 0) == second
    spring = calendars.workdays_later(ALWAYS, second, 154)
    assert wall(spring, ALWAYS) == "Sun 2027-03-28T03:00"


# --- what comes again -----------------------------------------------------------


def first(cadence: Cadence, place: Place, after: str, times: int = 1) -> list[str]:
    moment, found = at(after, place), []
    for _ in range(times):
        moment = next_moment(cadence, place, moment)
        found.append(wall(moment, place))
    return found


@pytest.mark.parametrize(
    ("cadence", "place", "after", "found"),
    [
        # every week, strictly after
        (Cadence(MONDAY, TEN), BERLIN, "2026-03-02T09:59", ["Mon 2026-03-02T10:00"]),
        (Cadence(MONDAY, TEN), BERLIN, "2026-03-02T10:00", ["Mon 2026-03-09T10:00"]),
        (Cadence(SUNDAY, TEN), JERUSALEM, "2026-03-02T10:00", ["Sun 2026-03-08T10:00"]),
        # every second week, whenever one asks
        (
            Cadence(TUESDAY, TEN, weeks=2),
            BERLIN,
            "2026-03-02T10:00",
            ["Tue 2026-03-10T10:00", "Tue 2026-03-24T10:00", "Tue 2026-04-07T10:00"],
        ),
        (
            Cadence(TUESDAY, TEN, weeks=2),
            BERLIN,
            "2026-03-20T10:00",
            ["Tue 2026-03-24T10:00"],
        ),
        # every second week into a year whose last week is the 53rd
        (
            Cadence(WEDNESDAY, TEN, weeks=2),
            BERLIN,
            "2026-12-10T10:00",
            ["Wed 2026-12-16T10:00", "Wed 2026-12-30T10:00", "Wed 2027-01-13T10:00"],
        ),
        # the second Tuesday, the last Friday, a fifth Thursday or else the last
        (
            Cadence(TUESDAY, TEN, nth=2),
            BERLIN,
            "2026-03-02T10:00",
            ["Tue 2026-03-10T10:00", "Tue 2026-04-14T10:00"],
        ),
        (
            Cadence(FRIDAY, TEN, nth=-1),
            BERLIN,
            "2026-03-02T10:00",
            ["Fri 2026-03-27T10:00", "Fri 2026-04-24T10:00"],
        ),
        (
            Cadence(THURSDAY, TEN, nth=5),
            BERLIN,
            "2026-03-02T10:00",
            ["Thu 2026-03-26T10:00", "Thu 2026-04-30T10:00"],
        ),
    ],
)
def test_it_comes_again_as_often_as_they_like(
    cadence: Cadence, place: Place, after: str, found: list[str]
) -> None:
    assert first(cadence, place, after, len(found)) == found


@pytest.mark.parametrize(
    ("wall_time", "after", "found"),
    [
        # Sunday 29 March 2026 has no half past two: it comes at three, and once
        (time(2, 30), "2026-03-28T12:00", ["Sun 2026-03-29T03:00", "2026-03-29T01:00"]),
        # Sunday 25 October has two: it comes at the first, and once
        (time(2, 30), "2026-10-24T12:00", ["Sun 2026-10-25T02:30", "2026-10-25T00:30"]),
        (TEN, "2026-03-28T12:00", ["Sun 2026-03-29T10:00", "2026-03-29T08:00"]),
        (TEN, "2026-10-24T12:00", ["Sun 2026-10-25T10:00", "2026-10-25T09:00"]),
    ],
)
def test_t2_on_the_night_the_clock_is_changed_it_comes_once(
    wall_time: time, after: str, found: list[str]
) -> None:
    cadence = Cadence(SUNDAY, wall_time)
    moment = next_moment(cadence, ALWAYS, at(after, ALWAYS))
    assert [wall(moment, ALWAYS), f"{moment:%Y-%m-%dT%H:%M}"] == found
    again = next_moment(cadence, ALWAYS, moment)
    assert (again - moment) > timedelta(days=6)
    assert wall(again, ALWAYS).endswith(f"{wall_time:%H:%M}")


@pytest.mark.parametrize(
    ("place", "moment"),
    [
        (APIA, "2026-03-03T21:00"),  # +13: Wednesday morning is Tuesday evening
        (PAGO_PAGO, "2026-03-04T21:00"),  # -11
        (KATHMANDU, "2026-03-04T04:15"),  # +5:45
    ],
)
def test_t2_at_the_edges_of_the_world_it_is_their_own_wednesday(
    place: Place, moment: str
) -> None:
    after = datetime(2026, 3, 2, 12, tzinfo=UTC)
    found = next_moment(Cadence(WEDNESDAY, TEN), place, after)
    assert found == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_t2_who_moves_west_does_not_get_it_twice_on_one_day() -> None:
    weekly, monday = Cadence(MONDAY, TEN), date(2026, 3, 2)
    asked = at("2026-03-02T10:00", APIA)
    assert wall(next_moment(weekly, PAGO_PAGO, asked), PAGO_PAGO)[4:14] == str(monday)
    once = next_moment(weekly, PAGO_PAGO, asked, done=monday)
    assert wall(once, PAGO_PAGO) == "Mon 2026-03-09T10:00"


def test_t2_who_moves_east_gets_it_the_next_time() -> None:
    asked = at("2026-03-02T10:00", PAGO_PAGO)
    once = next_moment(Cadence(MONDAY, TEN), APIA, asked, done=date(2026, 3, 2))
    assert wall(once, APIA) == "Mon 2026-03-09T10:00"


@pytest.mark.parametrize(
    ("monthday", "place", "after", "found"),
    [
        # the 31st, or the last of the month; on a weekend, the working day after it
        (31, UTC_PLACE, "2026-03-15T10:00", "Tue 2026-03-31T10:00"),
        (31, UTC_PLACE, "2026-04-01T10:00", "Thu 2026-04-30T10:00"),
        (31, UTC_PLACE, "2026-05-01T10:00", "Mon 2026-06-01T10:00"),
        (31, UTC_PLACE, "2026-06-01T09:59", "Mon 2026-06-01T10:00"),
        (31, UTC_PLACE, "2026-06-01T10:00", "Tue 2026-06-30T10:00"),
        # the 29th of February in a year with one, and in years without
        (29, ALWAYS, "2028-02-01T10:00", "Tue 2028-02-29T10:00"),
        (29, ALWAYS, "2027-02-01T10:00", "Sun 2027-02-28T10:00"),
        (29, UTC_PLACE, "2027-02-01T10:00", "Mon 2027-03-01T10:00"),
        (29, UTC_PLACE, "2028-02-29T10:00", "Wed 2028-03-29T10:00"),
        # over a new year, on a new year, and after 2038
        (15, UTC_PLACE, "2026-12-20T10:00", "Fri 2027-01-15T10:00"),
        (1, BERLIN, "2026-12-20T10:00", "Mon 2027-01-04T10:00"),
        (19, UTC_PLACE, "2038-01-10T10:00", "Tue 2038-01-19T10:00"),
        (19, UTC_PLACE, "2038-01-19T10:00", "Fri 2038-02-19T10:00"),
        # over a leap second
        (1, ALWAYS, "2016-12-31T23:59", "Sun 2017-01-01T10:00"),
    ],
)
def test_t3_a_month_without_that_day_has_another(
    monthday: int, place: Place, after: str, found: str
) -> None:
    assert first(Cadence(MONDAY, TEN, monthday=monthday), place, after) == [found]


@pytest.mark.parametrize(
    ("cadence", "place", "after", "found"),
    [
        # a holiday, Easter Monday, and a Friday before a weekend
        (Cadence(FRIDAY, TEN), BERLIN, "2026-12-20T10:00", "Mon 2026-12-28T10:00"),
        (Cadence(MONDAY, TEN), BERLIN, "2026-04-01T10:00", "Tue 2026-04-07T10:00"),
        (Cadence(THURSDAY, TEN), NEW_YORK, "2026-11-20T10:00", "Fri 2026-11-27T10:00"),
        # asked in between, it is still to come
        (Cadence(FRIDAY, TEN), BERLIN, "2026-12-26T10:00", "Mon 2026-12-28T10:00"),
        (Cadence(FRIDAY, TEN), BERLIN, "2026-12-28T10:00", "Mon 2027-01-04T10:00"),
        # a day that is off each week
        (Cadence(FRIDAY, TEN), JERUSALEM, "2026-03-02T10:00", "Sun 2026-03-08T10:00"),
        (Cadence(SATURDAY, TEN), BERLIN, "2026-03-02T10:00", "Mon 2026-03-09T10:00"),
        # the last Friday of the month, and the third Monday: Martin Luther King
        (
            Cadence(FRIDAY, TEN, nth=-1),
            BERLIN,
            "2026-12-01T10:00",
            "Mon 2026-12-28T10:00",
        ),
        (
            Cadence(MONDAY, TEN, nth=3),
            NEW_YORK,
            "2026-01-02T10:00",
            "Tue 2026-01-20T10:00",
        ),
        # nobody ever works there: the day itself
        (Cadence(MONDAY, TEN), NEVER, "2026-03-01T10:00", "Mon 2026-03-02T10:00"),
    ],
)
def test_t3_what_falls_on_a_day_off_comes_on_the_next_working_day(
    cadence: Cadence, place: Place, after: str, found: str
) -> None:
    assert first(cadence, place, after) == [found]


def test_t3_two_weeks_of_holidays_are_asked_about_once() -> None:
    taipei = place_of("Asia/Taipei")
    found = first(Cadence(MONDAY, TEN), taipei, "2026-02-10T12:00", 2)
    assert found == ["Mon 2026-02-23T10:00", "Mon 2026-03-02T10:00"]


# --- every zone of the world ----------------------------------------------------

EARLIER, BEGIN, END = date(2025, 12, 1), date(2026, 1, 1), date(2027, 1, 31)
DAYS = [EARLIER + timedelta(days=days) for days in range((END - EARLIER).days + 1)]


FEWEST_WEEKS = 52  # of 54: some countries rest for more than a week


def days_off(place: Place) -> frozenset[date]:
    """As the library tells it, day by day."""
    off = {day for day in DAYS if day.weekday() not in place.workdays}
    if place.country:
        off |= set(country_holidays(place.country, years=[2025, 2026, 2027]))
    return frozenset(off)


def moved(day: date, off: frozenset[date]) -> date:
    while day in off:
        day += timedelta(days=1)
    return day


def chain(cadence: Cadence, place: Place) -> Iterator[datetime]:
    moment = on_the_wall(place.zone, BEGIN, time(0))
    while moment < on_the_wall(place.zone, date(2027, 1, 15), time(0)):
        moment = next_moment(cadence, place, moment)
        yield moment


def there(moments: list[datetime], place: Place) -> list[datetime]:
    return [moment.astimezone(place.zone) for moment in moments]


def must_be_good_moments(moments: list[datetime], place: Place) -> None:
    assert all(last < this for last, this in pairwise(moments)), place
    assert {moment.time() for moment in there(moments, place)} == {TEN}, place
    assert all(calendars.is_working(place, moment) for moment in moments), place


def test_t2_in_every_zone_each_working_day_has_one_ten_o_clock() -> None:
    for name in sorted(available_timezones()):
        place = place_of(name)
        off = days_off(place)
        moments = [on_the_wall(place.zone, day, TEN) for day in DAYS]
        assert moments == sorted(set(moments)), name
        assert [calendars.local_day(place, moment) for moment in moments] == DAYS, name
        at_work = [calendars.is_working(place, moment) for moment in moments]
        assert at_work == [day not in off for day in DAYS], name


def test_t2_in_every_zone_it_comes_each_week_of_a_year_at_a_good_moment() -> None:
    for number, name in enumerate(sorted(available_timezones())):
        place, weekday = place_of(name), number % 7
        moments = list(chain(Cadence(weekday, TEN), place))
        must_be_good_moments(moments, place)
        off, days = days_off(place), [moment.date() for moment in there(moments, place)]
        planned = [day for day in DAYS if day.weekday() == weekday]
        expected = {moved(day, off) for day in planned}
        assert days == sorted(day for day in expected if BEGIN <= day <= days[-1]), name
        assert len(days) >= FEWEST_WEEKS, name


@settings(max_examples=300, deadline=None)
@given(
    some.sampled_from(sorted(available_timezones())),
    some.integers(0, 16 * 365 * 24 * 60),
    some.integers(0, 5),
)
def test_t2_wherever_and_whenever_a_reminder_comes_they_work(
    name: str, minutes: int, days: int
) -> None:
    place = place_of(name)
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    begin = calendars.next_working(place, moment)
    later = calendars.workdays_later(place, moment, days)
    assert moment <= begin <= later
    assert calendars.is_working(place, begin)
    assert calendars.is_working(place, later)
    assert there([begin], place)[0].time() == there([later], place)[0].time()
    first, last = (calendars.local_day(place, each) for each in (begin, later))
    between = (first + timedelta(days=day) for day in range(1, (last - first).days + 1))
    assert sum(calendars.is_workday(place, day) for day in between) == days
