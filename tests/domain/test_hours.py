"""When IT is there, and what others read of it, wherever they are."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain import hours as rules
from bot.domain.hours import Hours
from bot.errors import EndsTooEarly, NotFound
from bot.models import Workspace

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
KOLKATA, AUCKLAND = "Asia/Kolkata", "Pacific/Auckland"
LOS_ANGELES, KATHMANDU = "America/Los_Angeles", "Asia/Kathmandu"


def at(moment: str, zone: str = "UTC") -> datetime:
    """A moment by the clock on some wall, as the bot reads it."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def it(zone: str = BERLIN, opens: int = 9, closes: int = 17) -> Hours:
    return Hours(ZoneInfo(zone), opens, closes)


@pytest.mark.parametrize(
    ("now", "hours", "is_open"),
    [
        # by the day of the week: 2 March 2026 is a Monday
        ("2026-03-02T09:00", it(), True),
        ("2026-03-03T12:00", it(), True),
        ("2026-03-04T16:59", it(), True),
        ("2026-03-05T10:00", it(), True),
        ("2026-03-06T16:00", it(), True),
        ("2026-03-07T10:00", it(), False),
        ("2026-03-08T10:00", it(), False),
        # at the edges
        ("2026-03-02T08:59", it(), False),
        ("2026-03-02T17:00", it(), False),
        ("2026-03-02T00:00", it(), False),
        ("2026-03-02T23:59", it(), False),
        ("2026-03-02T00:00", it(BERLIN, 0, 24), True),
        ("2026-03-06T23:59", it(BERLIN, 0, 24), True),
        ("2026-03-07T00:00", it(BERLIN, 0, 24), False),
        ("2026-03-02T22:30", it(BERLIN, 22, 24), True),
        ("2026-03-02T09:59", it(BERLIN, 9, 10), True),
        ("2026-03-02T10:00", it(BERLIN, 9, 10), False),
        # Berlin goes to summer time on Sunday 29 March, back on Sunday 25 October
        ("2026-03-27T16:30", it(), True),
        ("2026-03-29T09:30", it(), False),
        ("2026-03-30T09:00", it(), True),
        ("2026-03-30T08:30", it(), False),
        ("2026-10-23T16:59", it(), True),
        ("2026-10-26T09:00", it(), True),
        ("2026-10-26T08:59", it(), False),
        # and New York on 8 March and 1 November
        ("2026-03-09T09:00", it(NEW_YORK), True),
        ("2026-03-09T08:59", it(NEW_YORK), False),
        ("2026-11-02T09:00", it(NEW_YORK), True),
        ("2026-11-02T17:00", it(NEW_YORK), False),
        # half hours and quarters
        ("2026-03-02T09:00", it(KOLKATA), True),
        ("2026-03-02T08:59", it(KATHMANDU), False),
        ("2026-03-02T09:00", it(KATHMANDU), True),
    ],
)
def test_it_is_there_by_its_own_clock(now: str, hours: Hours, *, is_open: bool) -> None:
    assert rules.is_open(at(now, hours.zone.key), hours) == is_open


@pytest.mark.parametrize(
    ("now", "zone", "hours", "is_open"),
    [
        ("2026-03-02T08:00", "UTC", it(), True),
        ("2026-03-02T07:59", "UTC", it(), False),
        ("2026-03-30T07:00", "UTC", it(), True),  # an hour earlier in summer
        ("2026-03-30T06:59", "UTC", it(), False),
        ("2026-03-01T20:00", "UTC", it(AUCKLAND), True),  # Monday there already
        ("2026-03-06T05:00", "UTC", it(AUCKLAND), False),  # the weekend has begun
        ("2026-03-02T03:30", "UTC", it(KOLKATA), True),
        ("2026-03-02T03:29", "UTC", it(KOLKATA), False),
        ("2026-03-02T18:00", BERLIN, it(LOS_ANGELES), True),
        ("2026-03-02T17:59", BERLIN, it(LOS_ANGELES), False),
    ],
)
def test_where_one_asks_from_does_not_matter(
    now: str, zone: str, hours: Hours, *, is_open: bool
) -> None:
    assert rules.is_open(at(now, zone), hours) == is_open


@pytest.mark.parametrize(
    ("now", "hours", "opens"),
    [
        ("2026-03-02T07:00", it(), "2026-03-02T09:00"),
        ("2026-03-02T08:59", it(), "2026-03-02T09:00"),
        ("2026-03-02T09:00", it(), "2026-03-03T09:00"),
        ("2026-03-02T12:00", it(), "2026-03-03T09:00"),
        ("2026-03-02T17:00", it(), "2026-03-03T09:00"),
        ("2026-03-05T23:59", it(), "2026-03-06T09:00"),
        ("2026-03-06T08:00", it(), "2026-03-06T09:00"),
        ("2026-03-06T17:00", it(), "2026-03-09T09:00"),
        ("2026-03-07T00:00", it(), "2026-03-09T09:00"),
        ("2026-03-08T23:59", it(), "2026-03-09T09:00"),
        ("2026-03-09T00:00", it(), "2026-03-09T09:00"),
        ("2026-03-06T23:00", it(BERLIN, 0, 24), "2026-03-09T00:00"),
        ("2026-03-02T23:00", it(BERLIN, 22, 24), "2026-03-03T22:00"),
        # over both changes of the clocks, nine o'clock stays nine o'clock
        ("2026-03-27T18:00", it(), "2026-03-30T09:00"),
        ("2026-03-29T01:30", it(), "2026-03-30T09:00"),
        ("2026-03-29T03:30", it(), "2026-03-30T09:00"),
        ("2026-10-23T18:00", it(), "2026-10-26T09:00"),
        ("2026-10-25T02:30", it(), "2026-10-26T09:00"),
        ("2026-03-06T18:00", it(NEW_YORK), "2026-03-09T09:00"),
        ("2026-10-30T18:00", it(NEW_YORK), "2026-11-02T09:00"),
        ("2026-12-31T20:00", it(), "2027-01-01T09:00"),
        ("2026-02-27T20:00", it(), "2026-03-02T09:00"),
    ],
)
def test_it_is_back_on_the_next_working_morning(
    now: str, hours: Hours, opens: str
) -> None:
    zone = hours.zone.key
    assert rules.next_opening(at(now, zone), hours) == at(opens, zone)


@pytest.mark.parametrize("hours", [it(), it(AUCKLAND, 0, 24), it(LOS_ANGELES, 2, 3)])
def test_until_it_is_back_nobody_is_there(hours: Hours) -> None:
    """Every half hour of a year: closed until the opening, and open from then on."""
    now = at("2026-01-01T00:00")
    while now < at("2027-01-01T00:00"):
        if not rules.is_open(now, hours):
            opening = rules.next_opening(now, hours)
            assert rules.is_open(opening, hours)
            assert not rules.is_open(opening - timedelta(minutes=1), hours)
            assert opening - now < timedelta(days=4)
        now += timedelta(minutes=30)


@pytest.mark.parametrize("day", ["2026-04-24", "2026-10-30"])
def test_a_clock_that_changes_on_a_working_day_is_no_trouble(day: str) -> None:
    """In Cairo the hour from midnight on is left out on a Friday, or comes twice."""
    hours = it("Africa/Cairo", 0, 8)
    evening = at(f"{day}T00:00") - timedelta(hours=6)
    opening = rules.next_opening(evening, hours)
    assert rules.is_open(opening, hours)
    assert opening.astimezone(hours.zone).date().isoformat() == day


@pytest.mark.parametrize(
    ("when", "now", "reader", "words"),
    [
        ("2026-03-02T08:00", "2026-03-02T05:00", BERLIN, "today at 9:00 your time"),
        (
            "2026-03-03T08:00",
            "2026-03-02T20:00",
            BERLIN,
            "on Tuesday at 9:00 your time",
        ),
        ("2026-03-09T08:00", "2026-03-06T20:00", BERLIN, "on Monday at 9:00 your time"),
        ("2026-03-30T07:00", "2026-03-28T20:00", BERLIN, "on Monday at 9:00 your time"),
        # at night it is Monday in Berlin before it is in London
        ("2026-03-02T08:00", "2026-03-01T23:30", BERLIN, "today at 9:00 your time"),
        (
            "2026-03-02T08:00",
            "2026-03-01T23:30",
            "Europe/London",
            "on Monday at 8:00 your time",
        ),
        # between the two changes, New York is five hours behind and not six
        ("2026-03-02T08:00", "2026-03-02T06:00", NEW_YORK, "today at 3:00 your time"),
        ("2026-03-10T08:00", "2026-03-10T06:00", NEW_YORK, "today at 4:00 your time"),
        ("2026-03-02T08:00", "2026-03-02T05:00", KOLKATA, "today at 13:30 your time"),
        ("2026-03-02T08:00", "2026-03-02T05:00", KATHMANDU, "today at 13:45 your time"),
        # a Monday of Auckland is a Sunday in Los Angeles
        (
            "2026-03-01T20:00",
            "2026-02-28T20:00",
            LOS_ANGELES,
            "on Sunday at 12:00 your time",
        ),
        (
            "2026-03-06T17:00",
            "2026-03-06T05:00",
            AUCKLAND,
            "on Saturday at 6:00 your time",
        ),
        # of whom we know no zone, we say which one we mean
        ("2026-03-02T08:00", "2026-03-02T05:00", "UTC", "today at 8:00 UTC"),
        ("2026-03-02T08:00", "2026-03-02T05:00", "", "today at 8:00 UTC"),
        ("2026-03-02T08:00", "2026-03-02T05:00", "Mars/Base", "today at 8:00 UTC"),
    ],
)
def test_everybody_reads_it_by_their_own_clock(
    when: str, now: str, reader: str, words: str
) -> None:
    assert rules.moment(at(when), at(now), reader) == words


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin \n", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("asia/kolkata", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("", ""),
        (" \u200b", ""),
    ],
)
def test_a_time_zone_is_known_however_it_is_written(typed: str, zone: str) -> None:
    assert rules.zone_typed(typed) == zone


@pytest.mark.parametrize(
    "typed",
    ["Berlin", "Middle-earth", "../../etc/passwd", "/etc/passwd", "GMT+1:30", "9-17"],
)
def test_a_place_that_is_none_is_a_clear_sentence(typed: str) -> None:
    with pytest.raises(NotFound, match="such as Europe/Berlin") as caught:
        rules.zone_typed(typed)
    assert caught.value.field == "zone"


@pytest.mark.parametrize(
    ("opens", "closes"), [(17, 9), (9, 9), (0, 0), (24, 24), (9, 25), (-1, 9)]
)
def test_a_day_ends_after_it_begins(opens: int, closes: int) -> None:
    with pytest.raises(EndsTooEarly) as caught:
        rules.must_end_later(opens, closes)
    assert caught.value.field == "closes"


@pytest.mark.parametrize(("opens", "closes"), [(9, 17), (0, 24), (23, 24)])
def test_any_other_day_is_fine(opens: int, closes: int) -> None:
    rules.must_end_later(opens, closes)


@pytest.mark.parametrize(
    ("zone", "opens", "closes", "said"),
    [
        (BERLIN, 9, 17, "Monday to Friday, 9:00 to 17:00, Europe/Berlin"),
        (BERLIN, 0, 24, "Monday to Friday, 0:00 to 24:00, Europe/Berlin"),
        ("", 9, 17, "None"),
        ("Mars/Base", 9, 17, "None"),
        (BERLIN, 17, 9, "None"),
    ],
)
def test_hours_nobody_can_read_are_none(
    zone: str, opens: int, closes: int, said: str
) -> None:
    stored = Workspace(id="T1", it_timezone=zone, it_from=opens, it_until=closes)
    assert str(rules.of(stored)) == said
