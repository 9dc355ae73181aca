"""Who meets, what they could talk about, when, and what they are asked."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import meetings as rules
from bot.domain import proposals
from bot.domain.calendars import is_working, local_day, place_of
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.sittings import Sitting
from bot.errors import AlreadyAnswered, DayHasPassed, NotFound
from bot.models import (
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Met,
    Person,
    Side,
    Status,
)
from tests.samples import MONDAY, request

BEGINS, ENDS = date(2026, 3, 3), date(2026, 3, 16)
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)  # ten o'clock in Berlin
BERLIN, LONDON = place_of("Europe/Berlin"), place_of("Europe/London")
DAY = timedelta(days=1)


def meeting(**more: Any) -> CheckinMeeting:  # noqa: ANN401
    given: dict[str, Any] = {
        "id": 1,
        "workspace_id": "T1",
        "round_id": 1,
        "people": ["U0ANA", "U0IVO"],
        "introduced_at": TUESDAY,
    }
    return CheckinMeeting(**{**given, **more})


def sitting(met: Met | None = None, told_by: str = "", **more: Any) -> Sitting:  # noqa: ANN401
    return Sitting(meeting(**more), BEGINS, ENDS, met, TUESDAY, told_by)


def facts(*sittings: Sitting, now: datetime = TUESDAY) -> Facts:
    ana = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", timezone="Europe/Berlin",
        looked_up_at=MONDAY,
    )  # fmt: skip
    return Facts(ana, place_for(ana), now, sittings=sittings)


def round_() -> CheckinRound:
    return CheckinRound(
        id=1, workspace_id="T1", circle_id=1, number=1, on=BEGINS, ends_on=ENDS, seed=7
    )


# --- who, and what about ---


def test_who_has_left_does_not_come() -> None:
    known: dict[str, Any] = {"workspace_id": "T1", "looked_up_at": MONDAY}
    people = [
        Person(slack_id="U1", name="Ana", **known),
        Person(slack_id="U2", name="Ben", is_gone=True, **known),
        Person(slack_id="U3", name="Tess", is_stranger=True, **known),
        Person(slack_id="U4", name="Bot", is_bot=True, **known),
    ]
    assert [each.name for each in rules.here(people, MONDAY)] == ["Ana"]


def test_who_has_left_the_circle_or_wants_quiet_does_not_come() -> None:
    known: dict[str, Any] = {"workspace_id": "T1", "looked_up_at": MONDAY}
    people = [
        Person(slack_id="U1", name="Ana", **known),
        Person(slack_id="U2", name="Ben", **known),
        Person(slack_id="U3", name="Cleo", quiet_until=TUESDAY, **known),
        Person(slack_id="U4", name="Ivo", **known),
    ]
    come = rules.here(people, MONDAY, {"U2"})
    assert [each.name for each in come] == ["Ana", "Ivo"]
    come = rules.here(people, TUESDAY, apart={("U1", "U4"), ("U2", "U3")})
    assert [each.name for each in come] == ["Ana", "Ben"]


def test_both_sides_still_come_where_both_were_to() -> None:
    known: dict[str, Any] = {"workspace_id": "T1", "looked_up_at": MONDAY}
    ana = Person(slack_id="U1", name="Ana", side=Side.BUSINESS, **known)
    ivo = Person(slack_id="U2", name="Ivo", side=Side.IT, **known)
    mia = Person(slack_id="U3", name="Mia", side=Side.IT, **known)
    assert rules.is_still_one([ana, ivo, mia], [ana, mia])
    assert not rules.is_still_one([ana, ivo, mia], [ivo, mia])
    assert rules.is_still_one([ivo, mia], [ivo, mia])  # a leader, and whoever is drawn
    assert not rules.is_still_one([ana, ivo], [ana])


def subjects(*requests: Any) -> list[tuple[int, str]]:  # noqa: ANN401
    found = rules.points(requests, TUESDAY)
    return [(each.request.id or 0, each.subject.value) for each in found]


def test_what_they_share_is_an_open_request_a_promise_and_something_done() -> None:
    waits = request(Status.WAITING_FOR_IT, id=1)
    promised = request(Status.IN_PROGRESS, id=2, promised_for=date(2026, 4, 1))
    done = request(Status.DELIVERED, id=3, delivered_at=TUESDAY - DAY)
    assert subjects(waits, promised, done) == [
        (2, "promise"),
        (1, "open"),
        (3, "delivered"),
    ]
    assert subjects(promised) == [(2, "open"), (2, "promise")]
    assert subjects(waits) == [(1, "open")]


def test_three_points_are_enough() -> None:
    many = [request(Status.WAITING_FOR_IT, id=each) for each in range(1, 9)]
    assert subjects(*many) == [(1, "open"), (2, "open"), (3, "open")]


def test_what_is_long_done_or_over_is_nothing_to_begin_with() -> None:
    old = request(Status.DELIVERED, id=1, delivered_at=TUESDAY - 61 * DAY)
    closed = request(Status.CLOSED, id=2)
    unsent = request(Status.CONFIRMING, id=3)
    assert subjects(old, closed, unsent) == []


def test_a_topic_is_drawn_once_for_all() -> None:
    topics = ("one", "two", "three")
    assert {rules.topic(topics, 7) for _ in range(5)} == {rules.topic(topics, 7)}
    assert {rules.topic(topics, seed) for seed in range(50)} == {*topics}


# --- when ---

ZONES = st.sampled_from(
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata",
        "Asia/Dubai", "Australia/Adelaide", "America/Los_Angeles", "Pacific/Chatham",
    ]
)  # fmt: skip
MOMENTS = st.integers(0, 16_000).map(lambda hours: TUESDAY + timedelta(hours=hours))


@given(st.lists(ZONES, min_size=2, max_size=3), MOMENTS, st.integers(0, 9))
def test_a_proposal_lies_inside_the_hours_of_all_or_there_is_none(
    zones: list[str], now: datetime, seed: int
) -> None:
    places = [place_of(zone) for zone in zones]
    ends_on = now.date() + 13 * DAY
    found = proposals.proposal(places, now, ends_on, seed)
    assert found == proposals.proposal(places, now, ends_on, seed)
    if found is None:
        return
    assert found > now
    assert local_day(places[0], found) <= ends_on
    for place in places:
        assert is_working(place, found)
        assert is_working(place, found + timedelta(minutes=29))


def test_it_leaves_two_days_to_read_and_lunch_alone() -> None:
    for seed in range(30):
        found = proposals.proposal([BERLIN, LONDON], TUESDAY, ENDS, seed)
        assert found
        assert local_day(BERLIN, found) == date(2026, 3, 5)
        assert found.astimezone(BERLIN.zone).hour not in {12, 13}


def test_who_is_never_at_work_together_chooses_alone() -> None:
    far = place_of("Pacific/Auckland")
    assert proposals.proposal([BERLIN, far], TUESDAY, ENDS, 1) is None


def test_a_holiday_of_one_of_them_is_not_proposed() -> None:
    good_friday = datetime(2026, 4, 1, 8, tzinfo=UTC)
    for seed in range(10):
        found = proposals.proposal(
            [BERLIN, LONDON], good_friday, date(2026, 4, 14), seed
        )
        assert found
        assert local_day(BERLIN, found) == date(2026, 4, 7)  # after Easter Monday


def test_an_hour_stays_an_hour_when_the_clocks_change() -> None:
    """On 29 March Berlin goes ahead; New York did so on the 8th."""
    friday = datetime(2026, 3, 27, 9, tzinfo=UTC)
    places = [BERLIN, place_of("America/New_York")]
    for seed in range(10):
        found = proposals.proposal(places, friday, date(2026, 4, 1), seed)
        assert found
        assert 9 <= found.astimezone(places[1].zone).hour < 11
        assert 15 <= found.astimezone(BERLIN.zone).hour < 17


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (None, "choose a day and an hour"),
        (TUESDAY, "has passed"),
        (TUESDAY - DAY, "has passed"),
        (datetime(2026, 3, 31, 9, tzinfo=UTC), "long after this round"),
    ],
)
def test_a_time_must_be_possible(moment: datetime | None, told: str) -> None:
    with pytest.raises(DayHasPassed, match=told):
        rules.must_be_possible(moment, TUESDAY, ENDS)


def test_a_time_soon_after_the_round_is_as_good() -> None:
    later = datetime(2026, 3, 30, 9, tzinfo=UTC)
    assert rules.must_be_possible(later, TUESDAY, ENDS) == later
    with pytest.raises(DayHasPassed, match="round is over"):
        rules.must_be_open(round_(), datetime(2026, 3, 31, tzinfo=UTC))
    rules.must_be_open(round_(), later)


@pytest.mark.parametrize("written", ["", "tomorrow", "-5", "99999999999", "\uff11"])
def test_what_no_picker_carries_is_no_time(written: str) -> None:
    assert rules.chosen(written) is None


def test_a_picker_carries_seconds() -> None:
    assert rules.chosen(str(int(TUESDAY.timestamp()))) == TUESDAY


def test_what_was_proposed_is_gone_once_they_have_another_time() -> None:
    rules.must_be_free(meeting(proposed_for=TUESDAY))
    rules.must_be_free(meeting(proposed_for=TUESDAY, planned_for=TUESDAY))
    with pytest.raises(AlreadyAnswered):
        rules.must_be_free(meeting(proposed_for=TUESDAY, planned_for=TUESDAY + DAY))


# --- who may speak for it ---


@pytest.mark.parametrize(
    ("ours", "person", "of"),
    [
        (None, "U0ANA", 1),
        (meeting(), "U0BEN", 1),
        (meeting(introduced_at=None), "U0ANA", 1),
        (meeting(), "U0ANA", 2),
    ],
)
def test_only_who_is_in_it_speaks_for_it(
    ours: CheckinMeeting | None, person: str, of: int
) -> None:
    seat = CheckinSeat(workspace_id="T1", round_id=1, slack_id=person, meeting_id=of)
    with pytest.raises(NotFound):
        rules.must_sit(ours, seat, person)
    with pytest.raises(NotFound):
        rules.must_sit(meeting(), None, "U0ANA")


def seats(*met: Met | None) -> list[CheckinSeat]:
    return [
        CheckinSeat(workspace_id="T1", round_id=1, slack_id=f"U{at}", met=each)
        for at, each in enumerate(met)
    ]


NO = Met.NOT_THIS_TIME


@pytest.mark.parametrize(
    ("met", "is_off"),
    [
        ([None, None], False),
        ([NO, None], True),
        ([NO, Met.MET], False),
        ([NO, None, Met.PLANNED], False),
        ([NO, NO, None], True),
    ],
)
def test_it_is_off_when_nobody_is_left_to_meet(
    met: list[Met | None], *, is_off: bool
) -> None:
    assert rules.is_off(seats(*met)) is is_off


def test_who_is_left_alone_is_asked_again_once_there_is_a_time_after_all() -> None:
    those = seats(NO, None, Met.MET)
    rules.call_off(those)
    assert [each.met for each in those] == [NO, NO, Met.MET]
    rules.call_on(those)
    assert [each.met for each in those] == [None, None, Met.MET]


# --- what they are asked ---


def cases(
    rule: Any,  # noqa: ANN401
    *sittings: Sitting,
    now: datetime = TUESDAY,
) -> list[tuple[str, datetime | None, bool]]:
    return [
        (each.about, each.due, each.is_past) for each in rule(facts(*sittings, now=now))
    ]


def test_midway_who_has_no_time_is_asked_for_one() -> None:
    week_later = datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert cases(rules.without_time, sitting()) == [("1:time", week_later, False)]
    assert cases(rules.without_time, sitting(planned_for=week_later)) == []
    assert cases(rules.without_time, sitting(Met.MET)) == []
    assert cases(rules.without_time, sitting(told_by="U0IVO")) == []
    late = datetime(2026, 3, 16, 9, tzinfo=UTC)
    assert cases(rules.without_time, sitting(), now=late) == [
        ("1:time", week_later, True)
    ]


def test_who_was_brought_together_late_has_two_days_first() -> None:
    friday = datetime(2026, 3, 13, 9, tzinfo=UTC)
    found = cases(rules.without_time, sitting(introduced_at=friday))
    assert found == [("1:time", datetime(2026, 3, 17, 9, tzinfo=UTC), False)]


def test_at_the_end_each_is_asked_what_became_of_it() -> None:
    monday = datetime(2026, 3, 16, 9, tzinfo=UTC)
    assert cases(rules.what_became, sitting()) == [("1:end", monday, False)]
    assert cases(rules.what_became, sitting(Met.MET)) == []
    assert cases(rules.what_became, sitting(Met.NOT_THIS_TIME)) == []
    assert cases(rules.what_became, sitting(Met.PLANNED)) == []
    late = monday + 8 * DAY
    assert cases(rules.what_became, sitting(), now=late) == [("1:end", monday, True)]


def test_or_on_the_working_day_after_the_one_they_planned() -> None:
    friday = datetime(2026, 3, 6, 13, tzinfo=UTC)
    monday = datetime(2026, 3, 9, 9, tzinfo=UTC)
    wanted = [("1:2026-03-06", monday, False)]
    assert cases(rules.what_became, sitting(planned_for=friday)) == wanted
    planned = sitting(Met.PLANNED, planned_for=friday)
    assert cases(rules.what_became, planned) == wanted
    past = sitting(Met.PLANNED, planned_for=TUESDAY - DAY)
    assert cases(rules.what_became, past) == []  # they were asked after it


def test_a_case_knows_its_meeting() -> None:
    known = facts(sitting(id=1), sitting(id=12))
    assert rules.sitting_of(known, Case("12:end")).meeting.id == 12
    assert rules.others(meeting(), "U0ANA") == ["U0IVO"]


def test_summer_time_begins_and_ten_stays_ten() -> None:
    assert rules.at_ten(BERLIN, date(2026, 3, 28)) == datetime(
        2026, 3, 30, 8, tzinfo=UTC
    )
