"""Check-ins: who may take part, on which Tuesday, and when each group meets."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import checkin_rounds as rounds
from bot.domain import checkins as rules
from bot.domain.calendars import Place, is_working
from bot.domain.checkin_rounds import Known
from bot.domain.checkins import Standing
from bot.domain.circles import Absence
from bot.domain.pairings import Occasion, Why
from bot.errors import BotError
from bot.models import CheckinCircle, CheckinMember, CheckinRound, Person, Side
from tests.samples import MONDAY

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
LONDON, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")
TUESDAY = date(2026, 3, 10)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
OURS: dict[str, Any] = {"workspace_id": "T1", "circle_id": 1}


def circle(**more: Any) -> CheckinCircle:  # noqa: ANN401
    known: dict[str, Any] = {"id": 1, "workspace_id": "T1", "set_at": MONDAY}
    return CheckinCircle(**{**known, **more})


def member(**more: Any) -> CheckinMember:  # noqa: ANN401
    return CheckinMember(**{**OURS, "slack_id": "U1", "joined_at": MONDAY, **more})


def person(**more: Any) -> Person:  # noqa: ANN401
    known: dict[str, Any] = {"workspace_id": "T1", "slack_id": "U1", "name": "Ana"}
    known |= {"timezone": "Europe/Berlin", "looked_up_at": MONDAY, "side": Side.IT}
    return Person(**{**known, **more})


def coming(on: date = TUESDAY, **more: Any) -> CheckinRound:  # noqa: ANN401
    known = {"number": 1, "on": on, "ends_on": on + timedelta(days=13), "seed": 1}
    return CheckinRound(**{**OURS, "id": 1, **known, **more})


# --- when ---


@pytest.mark.parametrize(
    ("today", "first"),
    [
        ("2026-03-02", "2026-03-10"),  # on a Monday, tomorrow is too soon
        ("2026-03-06", "2026-03-10"),  # four days are enough
        ("2026-03-07", "2026-03-17"),
        ("2026-03-10", "2026-03-17"),
    ],
)
def test_the_first_round_leaves_time_to_join(today: str, first: str) -> None:
    assert str(rules.first_on(date.fromisoformat(today))) == first
    assert rules.first_on(date.fromisoformat(today)).weekday() == rules.TUESDAY


@pytest.mark.parametrize(
    ("weeks", "today", "following"),
    [
        (1, "2026-03-10", "2026-03-17"),
        (2, "2026-03-10", "2026-03-24"),
        (4, "2026-03-11", "2026-04-07"),
        (2, "2026-03-24", "2026-04-07"),  # that Tuesday has come
        (1, "2026-05-06", "2026-05-12"),  # it was away for weeks
    ],
)
def test_the_next_round_is_never_one_that_is_over(
    weeks: int, today: str, following: str
) -> None:
    found = rules.after(TUESDAY, weeks, date.fromisoformat(today))
    assert str(found) == following


def test_ten_oclock_stays_ten_when_the_clock_is_changed() -> None:
    before, later = date(2026, 3, 24), date(2026, 3, 31)
    moments = [rules.ten_oclock(Place(BERLIN), on) for on in (before, later)]
    assert [each.hour for each in moments] == [9, 8]
    assert later - before == timedelta(days=7)


@pytest.mark.parametrize(
    ("today", "is_over"), [("2026-03-10", False), ("2026-03-20", False),
                           ("2026-03-21", True), ("2026-04-30", True)],
)  # fmt: skip
def test_a_round_that_is_nearly_over_is_not_made(today: str, is_over: bool) -> None:  # noqa: FBT001
    assert rounds.is_over(coming(), date.fromisoformat(today)) is is_over


@pytest.mark.parametrize(
    ("places", "moment"),
    [
        ([BERLIN, BERLIN], "2026-03-10 09:00"),
        ([BERLIN, LONDON], "2026-03-10 10:00"),  # ten o'clock for both
        ([BERLIN, NEW_YORK], "2026-03-10 14:00"),  # the States changed theirs before
    ],
)
def test_a_group_meets_at_ten_or_later_for_all(
    places: list[ZoneInfo], moment: str
) -> None:
    found = rounds.meets_at(list(map(Place, places)), TUESDAY, MONDAY)
    assert f"{found:%Y-%m-%d %H:%M}" == moment


def test_a_holiday_on_tuesday_moves_them_to_the_next_day_of_both() -> None:
    """Epiphany, 6 January 2026, is a holiday in Austria and not in Britain."""
    vienna = Place(ZoneInfo("Europe/Vienna"), "AT")
    found = rounds.meets_at([vienna, Place(LONDON)], date(2026, 1, 6), LONG_AGO)
    assert f"{found:%Y-%m-%d}" == "2026-01-07"


def test_who_is_never_at_work_together_hears_when_it_is_ten_for_the_last() -> None:
    places = [Place(TOKYO, closes=time(12)), Place(NEW_YORK, opens=time(9))]
    found = rounds.meets_at(places, TUESDAY, MONDAY)
    assert found == rules.ten_oclock(places[1], TUESDAY)


def test_what_is_made_late_is_told_now() -> None:
    now = datetime(2026, 3, 12, 12, 10, tzinfo=UTC)
    assert rounds.meets_at([Place(BERLIN)], TUESDAY, now) == now


ZONES = ["Asia/Kolkata", "Europe/Berlin", "Africa/Cairo", "America/Sao_Paulo"]


@given(
    st.lists(st.sampled_from(ZONES), min_size=2, max_size=3),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_it_is_in_all_their_hours_and_not_before_ten_or_there_are_none(
    zones: list[str], on: date
) -> None:
    places = [Place(ZoneInfo(each)) for each in zones]
    found = rounds.meets_at(places, on, LONG_AGO)
    tens = [rules.ten_oclock(each, on) for each in places]
    assert found >= max(tens)
    assert found == max(tens) or all(is_working(each, found) for each in places)


# --- who ---


@pytest.mark.parametrize(
    ("who", "takes_guests", "may"),
    [
        ({}, False, True),
        ({"is_guest": True}, False, False),
        ({"is_guest": True}, True, True),
        ({"is_stranger": True}, True, False),
        ({"is_gone": True}, True, False),
        ({"is_bot": True}, True, False),
    ],
)
def test_people_who_work_here_may_and_guests_where_an_admin_says_so(
    who: dict[str, bool],
    takes_guests: bool,  # noqa: FBT001
    may: bool,  # noqa: FBT001
) -> None:
    try:
        rules.must_take(person(**who), circle(takes_guests=takes_guests))
    except BotError:
        assert not may
    else:
        assert may


@pytest.mark.parametrize(
    ("of_member", "of_person", "more", "absence"),
    [
        ({}, {}, {}, None),
        ({"paused_until": date(2026, 3, 11)}, {}, {}, Absence.PAUSED),
        ({"paused_until": TUESDAY}, {}, {}, None),  # back on that very day
        ({}, {}, {"skips": True}, Absence.PAUSED),
        ({}, {}, {"is_away": True}, Absence.AWAY),
        ({}, {"quiet_until": datetime(2026, 3, 10, 8, tzinfo=UTC)}, {}, None),
        ({}, {"quiet_until": datetime(2026, 3, 10, 10, tzinfo=UTC)}, {},
         Absence.SNOOZED),
    ],
)  # fmt: skip
def test_who_does_not_come_and_why(
    of_member: dict[str, Any],
    of_person: dict[str, Any],
    more: dict[str, bool],
    absence: Absence | None,
) -> None:
    known: dict[str, Any] = {"is_away": False, "skips": False, **more}
    found = Known(member(**of_member), person(**of_person), **known)
    assert rounds.participant(found, TUESDAY).absence is absence


def test_who_has_no_working_day_in_that_week_is_away() -> None:
    """In Vietnam, the week of Tet 2026 has none."""
    hanoi = person(timezone="Asia/Ho_Chi_Minh")
    known = Known(member(), hanoi, is_away=False, skips=False)
    assert rounds.participant(known, date(2026, 2, 17)).absence is Absence.AWAY
    assert rounds.participant(known, TUESDAY).absence is None


@pytest.mark.parametrize(
    ("until", "next_on", "shown"),
    [
        (None, TUESDAY, None),
        (date(2026, 3, 11), TUESDAY, date(2026, 3, 11)),
        (TUESDAY, TUESDAY, None),
        (date(2026, 3, 11), None, date(2026, 3, 11)),
    ],
)
def test_a_pause_is_over_when_it_keeps_them_out_of_no_round(
    until: date | None, next_on: date | None, shown: date | None
) -> None:
    next_one = coming(next_on) if next_on else None
    standing = Standing(circle(), member(paused_until=until), next_one)
    assert standing.paused_until == shown
    assert standing.takes_part is (shown is None)


@pytest.mark.parametrize("until", [None, MONDAY.date(), date(2028, 1, 1)])
def test_a_pause_ends_on_a_day_to_come_within_a_year(until: date | None) -> None:
    with pytest.raises(BotError) as caught:
        rules.must_be_to_come(until, MONDAY.date())
    assert caught.value.field == "until"


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [("U1", "", 0), ("", "U2", 0), ("U1", "U1", 0), ("U1", "U2", rules.MOST_APART)],
)
def test_only_two_people_are_kept_apart(one: str, other: str, listed: int) -> None:
    with pytest.raises(BotError):
        rules.must_be_two(one, other, listed)


def test_two_people_stand_on_the_list_once() -> None:
    assert rules.must_be_two("U2", "U1", 0) == rules.must_be_two("U1", "U2", 0)


@pytest.mark.parametrize("chosen", ["", "0", "3", "-1", "2 ", "weekly"])
def test_other_weeks_are_refused(chosen: str) -> None:
    with pytest.raises(BotError):
        rules.weeks_of(chosen)


@pytest.mark.parametrize(
    ("chosen", "channels", "whose"),
    [("channel", ("C1",), "C1"), ("all", ("C1", "C2"), ""), ("forged", ("C1",), "")],
)
def test_a_circle_is_of_a_channel_or_of_everybody(
    chosen: str, channels: tuple[str, ...], whose: str
) -> None:
    assert rules.whose(chosen, channels) == whose


@pytest.mark.parametrize("channels", [(), ("C1", "C2")])
def test_a_circle_is_not_of_two_channels(channels: tuple[str, ...]) -> None:
    with pytest.raises(BotError):
        rules.whose("channel", channels)


# --- why us ---


def test_what_is_told_of_why_has_nothing_confidential() -> None:
    last = date(2026, 1, 13)
    why = Why(Occasion.AGAIN, last.toordinal(), frozenset({14, 12}), 0b111, ("Sales",))
    assert rounds.told(why) == {
        "occasion": "again",
        "last_met": "2026-01-13",
        "requests": [12, 14],
        "works": 3,
        "quiet": ["Sales"],
    }


def test_only_units_that_are_quiet_for_weeks_are_quiet() -> None:
    weeks = {"Sales": 3, "Finance": 4, "Warehouse": 9}
    assert rounds.gone_quiet(weeks) == {"Finance": 4, "Warehouse": 9}
