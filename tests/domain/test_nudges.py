"""What becomes of a nudge that is due: every ruling, and its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain import nudge_choices as choices
from bot.domain.availabilities import Availability
from bot.domain.cadences import usually
from bot.domain.calendars import Cadence, place_of
from bot.domain.hold_outs import is_held_out
from bot.domain.nudge_ends import next_look
from bot.domain.nudges import (
    DIGEST,
    Facts,
    Plan,
)
from bot.domain.rulings import Ruling, Situation, Verdict, rule
from bot.models import Nudge, NudgeChoice, NudgeMode, NudgeStatus, Person, Workspace

BERLIN = place_of("Europe/Berlin")
TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # ten o'clock in Berlin
TODAY = date(2026, 3, 3)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAN = Plan(
    key="tea",
    title="A cup of tea",
    because="you like tea",
    every="tuesday 10:00",
    weight=5,
    counts=True,
    reminders=(1, 3),
    window=5,
    late="digest",
    holds_out=True,
)
LAPSES = PLAN.model_copy(update={"late": "lapse"})
UNCOUNTED = PLAN.model_copy(update={"counts": False})
WHEN_DUE = Plan(**{**PLAN.model_dump(), "every": "when due"})
SEND, REMIND = Ruling(Verdict.SEND), Ruling(Verdict.REMIND)
IGNORED, DONE = Ruling(Verdict.IGNORED), Ruling(Verdict.DONE)
HOLD_OUT = Ruling(Verdict.HOLD_OUT)


def digest(why: str) -> Ruling:
    return Ruling(Verdict.DIGEST, why)


def drop(why: str) -> Ruling:
    return Ruling(Verdict.DROP, why)


def wait(why: str, until: datetime) -> Ruling:
    return Ruling(Verdict.WAIT, why, until)


def ana(**more: Any) -> Person:  # noqa: ANN401
    known: dict[str, Any] = {"workspace_id": "T", "slack_id": "U0ANA", "name": "Ana"}
    return Person(**known, timezone="Europe/Berlin", looked_up_at=TUESDAY, **more)


def nudge(**more: Any) -> Nudge:  # noqa: ANN401
    known: dict[str, Any] = {
        "id": 1, "workspace_id": "T", "kind": "tea", "person": "U0ANA",
        "about": "2026-03-03", "due_at": TUESDAY, "planned_for": TUESDAY,
    }  # fmt: skip
    return Nudge(**{**known, **more})


def sent(**more: Any) -> Nudge:  # noqa: ANN401
    return nudge(status=NudgeStatus.SENT, sent_at=TUESDAY, **more)


def put_off(until: datetime, **more: Any) -> Nudge:  # noqa: ANN401
    return nudge(sent_at=TUESDAY - DAY, posts=1, planned_for=until, **more)


def choice(**more: Any) -> NudgeChoice:  # noqa: ANN401
    return NudgeChoice(workspace_id="T", person="U0ANA", kind="tea", **more)


def seen(
    now: datetime = TUESDAY, person: Person | None = None, **more: Any  # noqa: ANN401
) -> Situation:  # fmt: skip
    space = Workspace(id="T", **more.pop("space", {}))
    given = {"nudge": nudge(), "plan": PLAN, "choice": choice(), **more}
    facts = Facts(person or ana(), BERLIN, now)
    known = {"availability": Availability(), "has_case": True, "space": space}
    return Situation(**{**known, "facts": facts, **given})


def ruled(now: datetime = TUESDAY, person: Person | None = None, **more: Any) -> Ruling:  # noqa: ANN401
    return rule(seen(now, person, **more))


def days_ago(*days: int) -> dict[str, Any]:
    return {"counted": tuple(TODAY - timedelta(days=each) for each in days)}


def in_days(*days: int) -> dict[str, Any]:
    return {"heavier": tuple(TODAY + timedelta(days=each) for each in days)}


# --- when ---------------------------------------------------------------------------

NIGHT = TUESDAY.replace(hour=2)
MORNING = TUESDAY.replace(hour=8)


def at_night(planned: datetime, late: str = "digest") -> Situation:
    plan = WHEN_DUE.model_copy(update={"late": late})
    return seen(NIGHT, nudge=nudge(planned_for=planned), plan=plan)


DND = Availability(quiet_until=TUESDAY + 2 * HOUR)
LONG_DND = Availability(quiet_until=TUESDAY + 11 * HOUR)
AWAY = Availability(is_away=True)
LATEST = TUESDAY + 6 * HOUR


@pytest.mark.parametrize(
    ("situation", "ruling"),
    [
        (seen(), SEND),
        (seen(TUESDAY + 6 * HOUR), SEND),
        (seen(TUESDAY + 6 * HOUR + timedelta(seconds=1)), digest("late")),
        (seen(TUESDAY + 7 * HOUR, plan=LAPSES), drop("late")),
        (seen(TUESDAY + 7 * HOUR, nudge=nudge(kind=DIGEST)), drop("late")),
        # at night and on days off
        (at_night(NIGHT), wait("not_working", MORNING)),
        (at_night(NIGHT - HOUR), digest("late")),
        (at_night(NIGHT - HOUR, late="lapse"), drop("late")),
        # they cannot be reached, for a while or for long
        (seen(availability=DND), wait("do_not_disturb", TUESDAY + 2 * HOUR)),
        (seen(availability=LONG_DND), wait("do_not_disturb", LATEST)),
        (seen(LATEST, availability=LONG_DND), digest("late")),
        (seen(LATEST, availability=LONG_DND, plan=LAPSES), drop("late")),
        (seen(availability=AWAY), wait("away", TUESDAY + HOUR / 2)),
        (seen(LATEST - HOUR / 4, availability=AWAY), wait("away", LATEST)),
        (seen(LATEST, availability=AWAY), digest("late")),
    ],
)  # fmt: skip
def test_it_comes_at_its_moment_or_not_at_all(
    situation: Situation, ruling: Ruling
) -> None:
    assert rule(situation) == ruling


QUIET = ana(quiet_until=TUESDAY + 30 * DAY)


@pytest.mark.parametrize(
    ("situation", "ruling"),
    [
        (seen(person=ana(is_gone=True)), drop("left")),
        (seen(person=ana(is_guest=True)), drop("left")),
        (seen(person=ana(is_stranger=True)), drop("left")),
        (seen(person=ana(is_bot=True)), drop("left")),
        (seen(person=ana(is_gone=True), nudge=sent()), drop("left")),
        (seen(choice=choice(mode=NudgeMode.OFF)), drop("stopped")),
        (seen(choice=choice(mode=NudgeMode.OFF), nudge=sent()), drop("stopped")),
        (seen(choice=choice(is_paused=True)), drop("paused")),
        (seen(person=QUIET), digest("asked_for")),
        (seen(person=QUIET, nudge=nudge(kind=DIGEST)), drop("asked_for")),
        (seen(person=QUIET, nudge=put_off(TUESDAY)), digest("asked_for")),
        (seen(person=ana(quiet_until=TUESDAY)), SEND),
        (seen(choice=choice(mode=NudgeMode.DIGEST)), digest("asked_for")),
        (seen(choice=choice(mode=NudgeMode.DIGEST), nudge=put_off(TUESDAY)), SEND),
        (seen(has_case=False), DONE),
        (seen(has_case=False, nudge=sent()), DONE),
        (seen(NIGHT, has_case=False, nudge=sent()), DONE),
    ],
)
def test_nobody_gets_what_they_stopped_or_what_is_done(
    situation: Situation, ruling: Ruling
) -> None:
    assert rule(situation) == ruling


# --- how many -----------------------------------------------------------------------

TWO_A_WEEK: dict[str, Any] = {"space": {"nudges_a_week": 2}}
NONE_AT_ALL: dict[str, Any] = {"space": {"nudges_a_week": 0}}


@pytest.mark.parametrize(
    ("situation", "ruling"),
    [
        (seen(**days_ago(7)), SEND),
        (seen(**days_ago(6)), digest("enough")),
        (seen(**days_ago(6), plan=UNCOUNTED), SEND),
        (seen(**days_ago(6), nudge=put_off(TUESDAY)), SEND),
        (seen(**days_ago(6), **TWO_A_WEEK), SEND),
        (seen(**days_ago(6, 2), **TWO_A_WEEK), digest("enough")),
        (seen(**days_ago(0), **TWO_A_WEEK), digest("enough")),
        # an admin's cap, and their own
        (seen(**NONE_AT_ALL), digest("enough")),
        (seen(person=ana(nudges_a_week=0)), digest("enough")),
        (seen(person=ana(nudges_a_week=2), **days_ago(3)), SEND),
        (seen(person=ana(nudges_a_week=1), **days_ago(3), **TWO_A_WEEK),
         digest("enough")),
        # the weightiest goes
        (seen(**in_days(0)), digest("enough")),
        (seen(**in_days(5)), digest("enough")),
        (seen(**in_days(5), **TWO_A_WEEK), SEND),
        (seen(**in_days(0), **TWO_A_WEEK), digest("enough")),
        (seen(**in_days(1), **days_ago(5), **TWO_A_WEEK), digest("enough")),
        # what went out while the clock was years ahead does not count for years
        (seen(**days_ago(-3650)), SEND),
        (seen(**days_ago(-1)), digest("enough")),
    ],
)  # fmt: skip
def test_one_a_week_and_never_two_a_day(situation: Situation, ruling: Ruling) -> None:
    assert rule(situation) == ruling


def last(days: int, every: int = 1, plan: Plan = PLAN) -> Situation:
    before = TUESDAY - timedelta(days=days)
    return seen(plan=plan, last_sent=before, choice=choice(every=every))


def each(every: str) -> Plan:
    return Plan(**{**PLAN.model_dump(), "every": every})


@pytest.mark.parametrize(
    ("situation", "ruling"),
    [
        (last(7), SEND),
        (last(4), SEND),  # the one before was moved by a day off
        (last(2), drop("rarer")),
        (last(7, 2), drop("rarer")),
        (last(14, 2), SEND),
        (last(21, 4), drop("rarer")),
        (last(28, 4), SEND),
        (last(49, 8), drop("rarer")),
        (last(56, 8), SEND),
        (last(0, 1, WHEN_DUE), SEND),
        (last(7, 2, WHEN_DUE), drop("rarer")),
        (last(14, 2, WHEN_DUE), SEND),
        (last(28, 1, each("monthly on 31 at 10:00")), SEND),
        (last(31, 2, each("first tuesday 10:00")), drop("rarer")),
        (last(59, 2, each("first tuesday 10:00")), SEND),
        (last(49, 1, each("every 8 weeks on tuesday 10:00")), drop("rarer")),
        (last(448, 8, each("every 8 weeks on tuesday 10:00")), SEND),
        (seen(is_put_off=True), drop("rarer")),
        (seen(last_sent=TUESDAY - DAY, nudge=put_off(TUESDAY)), SEND),
    ],
)
def test_fewer_means_every_second_fourth_or_eighth(
    situation: Situation, ruling: Ruling
) -> None:
    assert rule(situation) == ruling


def test_how_long_it_usually_is() -> None:
    ten = time(10)
    assert usually(None) == usually(Cadence(1, ten)) == timedelta(weeks=1)
    assert usually(Cadence(1, ten, weeks=3)) == timedelta(weeks=3)
    assert usually(Cadence(1, ten, nth=-1)) == timedelta(weeks=4)
    assert usually(Cadence(0, ten, monthday=31)) == timedelta(weeks=4)


# --- the end ------------------------------------------------------------------------

NEXT_DAY = TUESDAY + DAY
AFTER_A_WEEK = TUESDAY + 7 * DAY


@pytest.mark.parametrize(
    ("situation", "ruling"),
    [
        (seen(NEXT_DAY, nudge=sent()), REMIND),
        (seen(NEXT_DAY, nudge=sent(reminders=1)), REMIND),
        (seen(NEXT_DAY, nudge=sent(reminders=2)), IGNORED),
        (seen(AFTER_A_WEEK, nudge=sent()), IGNORED),
        (seen(NEXT_DAY + 12 * HOUR, nudge=sent(reminders=2)),
         wait("not_working", MORNING + 2 * DAY)),
        (seen(NEXT_DAY, nudge=sent(), availability=AWAY),
         wait("away", NEXT_DAY + HOUR / 2)),
        (seen(NEXT_DAY, nudge=sent(), person=QUIET),
         wait("quiet", TUESDAY + 30 * DAY)),
        (seen(NEXT_DAY, nudge=sent(), choice=choice(mode=NudgeMode.DIGEST)), REMIND),
        (seen(nudge=nudge(is_control=True)), HOLD_OUT),
        (seen(nudge=nudge(is_control=True), **days_ago(1)), digest("enough")),
        (seen(AFTER_A_WEEK, nudge=nudge(status=NudgeStatus.HELD_OUT)), IGNORED),
        (seen(AFTER_A_WEEK, nudge=nudge(status=NudgeStatus.HELD_OUT), has_case=False),
         DONE),
    ],
)  # fmt: skip
def test_it_is_reminded_of_twice_and_then_it_is_over(
    situation: Situation, ruling: Ruling
) -> None:
    assert rule(situation) == ruling


FRIDAY = TUESDAY + 3 * DAY


@pytest.mark.parametrize(
    ("now", "reminders", "looked_at"),
    [
        (TUESDAY, 0, TUESDAY + DAY),
        (TUESDAY + 5 * HOUR, 0, TUESDAY + DAY),
        (NEXT_DAY, 1, FRIDAY),
        (FRIDAY, 2, TUESDAY + 7 * DAY),
        # what is late by days is not made up for within an hour
        (TUESDAY + 9 * DAY, 1, TUESDAY + 13 * DAY),
        (TUESDAY + 9 * DAY, 2, TUESDAY + 13 * DAY),
    ],
)
def test_reminders_come_after_one_and_three_working_days_and_keep_their_distance(
    now: datetime, reminders: int, looked_at: datetime
) -> None:
    assert next_look(sent(reminders=reminders), PLAN, BERLIN, now) == looked_at


@pytest.mark.parametrize(
    ("reminders", "window"), [((3, 1), 5), ((1, 1), 5), ((0, 3), 5), ((1, 5), 5)]
)
def test_a_plan_whose_reminders_make_no_sense_is_refused(
    reminders: tuple[int, ...], window: int
) -> None:
    with pytest.raises(ValidationError, match="inside the window"):
        Plan(**{**PLAN.model_dump(), "reminders": reminders, "window": window})


def test_three_ignored_in_a_row_pause_it() -> None:
    theirs = choice()
    assert [choices.ignored(theirs) for _ in range(2)] == [False, False]
    choices.answered(theirs)
    assert [choices.ignored(theirs) for _ in range(3)] == [False, False, True]
    assert ruled(choice=theirs) == drop("paused")
    choices.come_back(theirs)
    assert ruled(choice=theirs) == SEND


def test_two_of_no_use_in_a_row_halve_it_down_to_every_eighth() -> None:
    theirs = choice()
    said = [choices.rate(theirs, useful=each) for each in (False, True, False, False)]
    assert (said, theirs.every) == ([False, False, False, True], 2)
    for _ in range(5):
        choices.fewer(theirs)
    assert theirs.every == 8
    assert not any(choices.rate(theirs, useful=False) for _ in range(4))


# --- the hold-out -------------------------------------------------------------------


def held(
    person: str, people: int, when: datetime = TUESDAY, hold_out: str = "auto"
) -> bool:
    space = Workspace(id="T", hold_out=hold_out)
    return is_held_out(theirs_at(person, when), PLAN, space, people)


def theirs_at(person: str, when: datetime) -> Nudge:
    return nudge(person=person, planned_for=when)


def test_one_in_ten_is_held_out_for_a_quarter() -> None:
    everybody = [f"U0P{number}" for number in range(2_000)]
    chosen = {each for each in everybody if held(each, 200)}
    assert 0.07 < len(chosen) / len(everybody) < 0.13
    assert chosen == {each for each in everybody if held(each, 200, TUESDAY + 20 * DAY)}
    later = {each for each in everybody if held(each, 200, TUESDAY + 60 * DAY)}
    assert later != chosen


def test_nobody_is_held_out_where_it_is_off_or_too_few_are_there() -> None:
    everybody = [f"U0P{number}" for number in range(200)]
    assert not any(held(each, 199) for each in everybody)
    assert not any(held(each, 500, hold_out="off") for each in everybody)
    assert any(held(each, 5, hold_out="on") for each in everybody)
    keeps = PLAN.model_copy(update={"holds_out": False})
    space = Workspace(id="T", hold_out="on")
    assert not any(
        is_held_out(theirs_at(each, TUESDAY), keeps, space, 500) for each in everybody
    )


@pytest.mark.parametrize(
    ("zone", "plan", "ruling"),
    [
        # five in the morning: at ten there, or when they come in
        ("America/New_York", PLAN, wait("moved", TUESDAY + 6 * HOUR)),
        ("America/New_York", WHEN_DUE, wait("not_working", TUESDAY + 5 * HOUR)),
        # ten on Tuesday is still to come, and long over
        ("Pacific/Pago_Pago", WHEN_DUE, digest("late")),
        ("Asia/Tokyo", PLAN, digest("late")),
        ("Europe/Helsinki", PLAN, SEND),
    ],
)
def test_who_has_moved_gets_it_at_that_time_there(
    zone: str, plan: Plan, ruling: Ruling
) -> None:
    facts = Facts(ana(), place_of(zone), TUESDAY)
    assert rule(replace(seen(plan=plan), facts=facts)) == ruling
