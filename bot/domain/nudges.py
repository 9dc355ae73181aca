"""What the bot says unasked: to whom, when, how often, and when it stops.

A kind is data (`content/nudges.toml`) and a rule: who has a case for it? Everything
else is the same for every kind and stands here. Few, timely, easy to stop.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.domain.cadences import cadence
from bot.domain.calendars import (
    Cadence,
    Place,
    place_of,
)
from bot.domain.checkins import LeftOut, Standing
from bot.domain.contacts import Unit
from bot.domain.forwards import Forward
from bot.domain.people import works_here
from bot.domain.sittings import Sitting
from bot.models import (
    Nudge,
    Person,
    ProgressUpdate,
    Request,
    Win,
)

DIGEST = "digest"
A_WEEK = timedelta(days=7)
RAREST = 8  # times as seldom as planned
MOST_REMINDERS = 2


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

    @model_validator(mode="after")
    def _is_in_order(self) -> "Plan":
        days = [0, *self.reminders, self.window]
        if days != sorted(set(days)):
            raise ValueError("reminders come one after another, inside the window")
        return self

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
    is_past: bool = False  # too late to say it, and nobody has answered who read it


@dataclass(frozen=True)
class ToThank:
    """Something delivered, and who worked on it and likes to be thanked."""

    request: Request
    people: tuple[Person, ...]


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
    last_news: dict[int, datetime] = field(default_factory=dict)  # of how it goes
    updates: dict[int, ProgressUpdate] = field(default_factory=dict)  # the latest
    waiting: tuple[Nudge, ...] = ()  # for the digest
    partner_asked: frozenset[str] = frozenset()  # whether these promises hold
    checkins: tuple[Standing, ...] = ()  # circles they are in
    left_out: tuple[LeftOut, ...] = ()  # of a round that is on
    to_thank: tuple[ToThank, ...] = ()  # in a week without public thanks
    unthanked: tuple[ToThank, ...] = ()  # whom nobody has thanked for long
    sittings: tuple[Sitting, ...] = ()  # in meetings of a round that are not over
    units: tuple[Unit, ...] = ()  # that they see to, for IT
    wins: tuple[tuple[Win, Request], ...] = ()  # what went well, to be told by them
    forwards: tuple[Forward, ...] = ()  # what was told, for them to pass on


Rule = Callable[[Facts], list[Case]]


def may_be_nudged(person: Person) -> bool:
    """Only people who work here, and whom the bot knows."""
    return works_here(person) and not person.is_guest and not person.is_bot


def place_for(person: Person) -> Place:
    return place_of(person.timezone, person.country)
