"""What the bot says unasked: to whom, when, how often, and when it stops.

A kind is data (`content/nudges.toml`) and a rule: who has a case for it? Everything
else is the same for every kind and stands here. Few, timely, easy to stop.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.domain.availabilities import Availability
from bot.domain.cadences import cadence
from bot.domain.calendars import (
    Cadence,
    Place,
    is_working,
    local_day,
    next_working,
    place_of,
)
from bot.domain.people import works_here
from bot.models import (
    Nudge,
    NudgeChoice,
    NudgeMode,
    NudgeStatus,
    Person,
    Request,
    Workspace,
)

DIGEST = "digest"
LATE = timedelta(hours=6)  # after that a nudge has missed its moment
A_WEEK = timedelta(days=7)
MOVED = timedelta(days=4)  # a day off moves a nudge by so much at most, as a rule
RAREST = 8  # times as seldom as planned
MOST_REMINDERS = 2
HELD_OUT_OF_100 = 10
HOLD_OUT_FROM = 200  # people, unless an admin says otherwise
LOOK_AGAIN = timedelta(minutes=30)  # while somebody's status says they are away
SAME_WEEK = timedelta(days=6)
LOOK_BACK = A_WEEK * RAREST * 5  # how far what was sent before still matters
LEFT = "left"


class Plan(BaseModel):
    """A kind of nudge, as `content/nudges.toml` describes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z_]{1,40}$")
    title: str = Field(min_length=1, max_length=60)
    because: str = Field(min_length=1, max_length=200)
    every: str
    weight: int
    counts: bool
    reminders: tuple[int, ...] = Field(max_length=MOST_REMINDERS)
    window: int = Field(ge=1, le=30)
    late: Literal["digest", "lapse"]
    holds_out: bool
    asks: bool = True  # whether silence means that it is ignored

    @field_validator("every")
    @classmethod
    def _is_understood(cls, written: str) -> str:
        cadence(written)
        return written

    @cached_property
    def cadence(self) -> Cadence | None:
        """None: its rule names the moment."""
        return cadence(self.every)


@dataclass(frozen=True)
class Case:
    """Something to say to one person. A nudge comes once for each `about`.

    A kind with a cadence has one case at a time, and the day is what it is about.
    """

    about: str = ""
    due: datetime | None = None
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What concerns one person now: all that a rule may look at."""

    person: Person
    place: Place
    now: datetime
    asked: tuple[Request, ...] = ()  # requests of theirs that are not over
    looks_after: tuple[Request, ...] = ()  # as the partner in IT
    champions: tuple[Request, ...] = ()
    follows: tuple[Request, ...] = ()
    last_word: dict[int, datetime] = field(default_factory=dict)  # by request
    waiting: tuple[Nudge, ...] = ()  # for the digest
    partner_asked: frozenset[str] = frozenset()  # whether these promises hold


Rule = Callable[[Facts], list[Case]]


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
    outweighed: bool = False  # a weightier one is planned within the week
    last_sent: datetime | None = None  # of this kind
    is_put_off: bool = False  # an earlier one of this kind, to a moment to come

    @property
    def now(self) -> datetime:
        return self.facts.now


def rule(seen: Situation) -> Ruling:
    """What is to be done with a nudge that is due."""
    if gone := _must_not(seen):
        return gone
    if not seen.has_case:
        return Ruling(Verdict.DONE)
    if seen.nudge.status is NudgeStatus.HELD_OUT:
        return Ruling(Verdict.IGNORED)
    if seen.nudge.status is NudgeStatus.SENT:
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


def may_be_nudged(person: Person) -> bool:
    """Only people who work here, and whom the bot knows."""
    return works_here(person) and not person.is_guest and not person.is_bot


def _first(seen: Situation) -> Ruling:
    """Now, later, or not as a message of its own."""
    is_new = seen.nudge.sent_at is None
    if _is_quiet(seen) or (seen.choice.mode is NudgeMode.DIGEST and is_new):
        return _into_digest("asked_for", seen)
    if seen.now - seen.nudge.planned_for > LATE:
        late = seen.plan.late == "digest"
        return _into_digest("late", seen) if late else Ruling(Verdict.DROP, "late")
    wait = _wait(seen)
    if wait or not is_new:  # they chose this moment themselves
        return wait or Ruling(Verdict.SEND)
    return _may_count(seen)


def _may_count(seen: Situation) -> Ruling:
    """Its moment has come, if it is not one too many."""
    if seen.is_put_off or is_too_soon(seen):
        return Ruling(Verdict.DROP, "rarer")
    if seen.nudge.is_control:
        return Ruling(Verdict.HOLD_OUT)
    if seen.plan.counts and is_too_many(seen):
        return _into_digest("enough", seen)
    return Ruling(Verdict.SEND)


def _into_digest(why: str, seen: Situation) -> Ruling:
    """The digest itself has no other place to go to."""
    is_digest = seen.nudge.kind == DIGEST
    return Ruling(Verdict.DROP if is_digest else Verdict.DIGEST, why)


def _again(seen: Situation) -> Ruling:
    """It stands there, and nothing has happened."""
    if seen.nudge.reminders >= len(seen.plan.reminders):
        return Ruling(Verdict.IGNORED)
    if _is_quiet(seen):
        return Ruling(Verdict.WAIT, "quiet", seen.facts.person.quiet_until)
    return _wait(seen) or Ruling(Verdict.REMIND)


def _is_quiet(seen: Situation) -> bool:
    until = seen.facts.person.quiet_until
    return until is not None and until > seen.now


def _wait(seen: Situation) -> Ruling | None:
    """Not at night, not on a day off, not while they don't want to be disturbed."""
    now, place = seen.now, seen.facts.place
    if not is_working(place, now):
        return Ruling(Verdict.WAIT, "not_working", next_working(place, now))
    if (until := seen.availability.quiet_until) and until > now:
        return Ruling(Verdict.WAIT, "do_not_disturb", until)
    if seen.availability.is_away:
        return Ruling(Verdict.WAIT, "away", now + LOOK_AGAIN)
    return None


def is_too_soon(seen: Situation) -> bool:
    """The last one is not long enough ago, for how seldom they want it.

    A little earlier than planned will do: days off move it about.
    """
    plan, every = seen.plan, seen.choice.every
    if seen.last_sent is None or (plan.cadence is None and every == 1):
        return False
    return seen.now - seen.last_sent < _usual(plan.cadence) * every - MOVED


def _usual(planned: Cadence | None) -> timedelta:
    """How long it usually is from one to the next."""
    if planned is None:
        return A_WEEK
    is_monthly = planned.nth is not None or planned.monthday is not None
    return A_WEEK * (4 if is_monthly else planned.weeks)


def is_too_many(seen: Situation) -> bool:
    """One a week over all kinds, never two a day; the weightiest goes."""
    today = local_day(seen.facts.place, seen.now)
    within_a_week = [day for day in seen.counted if today - day < A_WEEK]
    cap = cap_of(seen.facts.person, seen.space)
    return today in seen.counted or len(within_a_week) >= cap or seen.outweighed


def cap_of(person: Person, space: Workspace) -> int:
    """A person's own wish; otherwise what the admins say."""
    own = person.nudges_a_week
    return space.nudges_a_week if own is None else own


def is_held_out(nudge: Nudge, plan: Plan, space: Workspace, people: int) -> bool:
    """One in ten, by person and quarter: the same ones all the time."""
    on = space.hold_out == "on" or (
        space.hold_out == "auto" and people >= HOLD_OUT_FROM
    )
    if not (plan.holds_out and on):
        return False
    when = nudge.planned_for
    period = f"{when.year}Q{(when.month - 1) // 3}"
    name = f"{nudge.workspace_id}:{nudge.kind}:{nudge.person}:{period}"
    drawn = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return drawn % 100 < HELD_OUT_OF_100


def place_for(person: Person) -> Place:
    return place_of(person.timezone, person.country)
