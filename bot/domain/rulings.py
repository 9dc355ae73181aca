"""What becomes of a nudge whose time has come: now, later, or not at all.

Few, timely, easy to stop.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.availabilities import Availability
from bot.domain.cadences import usually
from bot.domain.calendars import is_working, local_day, next_working, workdays_later
from bot.domain.nudges import A_WEEK, DIGEST, Facts, Plan, may_be_nudged
from bot.domain.zones import on_the_wall
from bot.models import (
    Nudge,
    NudgeChoice,
    NudgeMode,
    NudgeStatus,
    Person,
    Workspace,
)

LATE = timedelta(hours=6)  # after that a nudge has missed its moment
MOVED = timedelta(days=4)  # a day off moves a nudge by so much at most, as a rule
LOOK_AGAIN = timedelta(minutes=30)  # while somebody's status says they are away
SAME_WEEK = timedelta(days=6)
LEFT = "left"
PAST = "past"
NOT_WORKING = "not_working"
MOVED_ELSEWHERE = "moved"


class Verdict(StrEnum):
    """What becomes of a nudge that is due."""

    SEND = "send"
    REMIND = "remind"
    WAIT = "wait"
    DIGEST = "digest"
    HOLD_OUT = "hold_out"
    DONE = "done"
    IGNORED = "ignored"
    DROP = "drop"


@dataclass(frozen=True)
class Ruling:
    verdict: Verdict
    why: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Situation:
    """All that counts when a nudge is due."""

    nudge: Nudge
    plan: Plan
    facts: Facts
    choice: NudgeChoice
    space: Workspace
    availability: Availability
    has_case: bool
    counted: tuple[date, ...] = ()  # days of this person's counted nudges, newest first
    heavier: tuple[date, ...] = ()  # days for which weightier ones are planned
    last_sent: datetime | None = None  # of this kind
    is_past: bool = False  # too late to say it; who read it may still answer
    is_put_off: bool = False  # an earlier one of this kind, to a moment to come

    @property
    def now(self) -> datetime:
        return self.facts.now


def rule(seen: Situation) -> Ruling:
    """What is to be done with a nudge that is due."""
    if gone := _must_not(seen):
        return gone
    is_said = seen.nudge.status is NudgeStatus.SENT
    if is_said and seen.nudge.kind == DIGEST:
        return Ruling(Verdict.IGNORED)  # it stays to be read, with what can be done
    if not seen.has_case:
        return Ruling(Verdict.DONE)
    if seen.nudge.status is NudgeStatus.HELD_OUT:
        return Ruling(Verdict.IGNORED)
    if is_said:
        return _again(seen)
    return _first(seen)


def _must_not(seen: Situation) -> Ruling | None:
    """Who stopped, left, or became a guest between planning and sending."""
    person, choice = seen.facts.person, seen.choice
    if not may_be_nudged(person):
        return Ruling(Verdict.DROP, LEFT)
    if choice.mode is NudgeMode.OFF:
        return Ruling(Verdict.DROP, "stopped")
    if choice.is_paused:
        return Ruling(Verdict.DROP, "paused")
    return None


def _first(seen: Situation) -> Ruling:
    """Now, later, or not as a message of its own."""
    if seen.is_past:
        return Ruling(Verdict.DROP, PAST)
    is_new = seen.nudge.sent_at is None
    if _is_quiet(seen) or (seen.choice.mode is NudgeMode.DIGEST and is_new):
        return _into_digest("asked_for", seen)
    if seen.now - seen.nudge.planned_for > LATE:
        return _missed(seen)
    if is_new and (elsewhere := _elsewhere(seen)):
        return elsewhere
    if wait := _wait(seen):
        return _at_most(wait, seen)
    # Of what comes again, they chose the moment themselves.
    return _may_count(seen) if is_new else Ruling(Verdict.SEND)


def _elsewhere(seen: Situation) -> Ruling | None:
    """Who has moved since it was planned gets it at the same time of day there."""
    place, planned = seen.facts.place, seen.plan.cadence
    if planned is None:
        return None
    day = date.fromisoformat(seen.nudge.about)
    moment = on_the_wall(place.zone, day, planned.at)
    is_to_come = moment > seen.now and day == local_day(place, seen.now)
    return Ruling(Verdict.WAIT, MOVED_ELSEWHERE, moment) if is_to_come else None


def _missed(seen: Situation) -> Ruling:
    late = seen.plan.late == "digest"
    return _into_digest("late", seen) if late else Ruling(Verdict.DROP, "late")


def _at_most(wait: Ruling, seen: Situation) -> Ruling:
    """Six hours from its moment; whoever can be reached sooner is reached sooner."""
    latest = seen.nudge.planned_for + LATE
    if wait.until is None or wait.until <= latest:
        return wait
    if wait.why == NOT_WORKING or seen.now >= latest:
        return _missed(seen)
    return replace(wait, until=latest)


def _may_count(seen: Situation) -> Ruling:
    """Its moment has come, if it is not one too many."""
    if seen.is_put_off or is_too_soon(seen):
        return Ruling(Verdict.DROP, "rarer")
    if seen.plan.counts and is_too_many(seen):
        return _into_digest("enough", seen)
    return Ruling(Verdict.HOLD_OUT if seen.nudge.is_control else Verdict.SEND)


def _into_digest(why: str, seen: Situation) -> Ruling:
    """The digest itself has no other place to go to."""
    is_digest = seen.nudge.kind == DIGEST
    return Ruling(Verdict.DROP if is_digest else Verdict.DIGEST, why)


def _again(seen: Situation) -> Ruling:
    """It stands there, and nothing has happened."""
    if night := _not_working(seen):
        return night
    no_more = seen.nudge.reminders >= len(seen.plan.reminders)
    if no_more or _is_over(seen):
        return Ruling(Verdict.IGNORED)
    if _is_quiet(seen):
        return Ruling(Verdict.WAIT, "quiet", seen.facts.person.quiet_until)
    return _wait(seen) or Ruling(Verdict.REMIND)


def _is_over(seen: Situation) -> bool:
    """Reminding of what was said long ago would only be odd."""
    said_at, window = seen.nudge.planned_for, seen.plan.window
    return seen.now >= workdays_later(seen.facts.place, said_at, window)


def _is_quiet(seen: Situation) -> bool:
    until = seen.facts.person.quiet_until
    return until is not None and until > seen.now


def _wait(seen: Situation) -> Ruling | None:
    """Not at night, not on a day off, not while they don't want to be disturbed."""
    if night := _not_working(seen):
        return night
    now = seen.now
    if (until := seen.availability.quiet_until) and until > now:
        return Ruling(Verdict.WAIT, "do_not_disturb", until)
    if seen.availability.is_away:
        return Ruling(Verdict.WAIT, "away", now + LOOK_AGAIN)
    return None


def _not_working(seen: Situation) -> Ruling | None:
    now, place = seen.now, seen.facts.place
    if is_working(place, now):
        return None
    return Ruling(Verdict.WAIT, NOT_WORKING, next_working(place, now))


def is_too_soon(seen: Situation) -> bool:
    """The last one is not long enough ago, for how seldom they want it.

    A little earlier than planned will do: days off move it about.
    """
    plan, every = seen.plan, seen.choice.every
    if seen.last_sent is None or (plan.cadence is None and every == 1):
        return False
    return seen.now - seen.last_sent < usually(plan.cadence) * every - MOVED


def is_too_many(seen: Situation) -> bool:
    """One a week over all kinds, never two a day; the weightiest goes."""
    today = local_day(seen.facts.place, seen.now)
    days = [day for day in seen.counted + seen.heavier if abs(today - day) < A_WEEK]
    return today in days or len(days) >= cap_of(seen.facts.person, seen.space)


def cap_of(person: Person, space: Workspace) -> int:
    """A person's own wish; otherwise what the admins say."""
    own = person.nudges_a_week
    return space.nudges_a_week if own is None else own
