"""Check-ins: who may take part in a circle, and on which Tuesdays its rounds are."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from bot.domain.calendars import ONE_DAY, WEEK, Place
from bot.domain.people import works_here
from bot.domain.zones import UNKNOWN, on_the_wall
from bot.errors import AlreadyAnswered, DayHasPassed, NotAllowed, NotFound, TooLong
from bot.models import CheckinCircle, CheckinMember, CheckinRound, Person

TUESDAY, TEN = 1, time(10)
EVERY = (1, 2, 4)  # weeks from one round to the next
USUAL = 2
LEAD = 4  # days to the first round: time to join, and to hear of it before
ANYWHERE = Place(UNKNOWN)  # as long as nobody is known
MOST_AS_INTEGER = 0x7FFF_FFFF  # in every database
MOST_APART = 80  # pairs that fit into a form
LONGEST_NAME = 30
LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True)
class Standing:
    """A circle, and what somebody is in it."""

    circle: CheckinCircle
    member: CheckinMember | None = None
    coming: CheckinRound | None = None  # the next one
    skips: bool = False  # they said: not this time

    @property
    def is_in(self) -> bool:
        return self.member is not None and self.member.left_at is None

    @property
    def paused_until(self) -> date | None:
        """As long as it keeps them out of the round to come."""
        until = self.member.paused_until if self.member else None
        next_on = self.coming.on if self.coming else None
        return until if until and (next_on is None or until > next_on) else None

    @property
    def takes_part(self) -> bool:
        """In the round to come, as far as they have said so."""
        is_on = self.is_in and not self.circle.is_stopped
        return is_on and not (self.skips or self.paused_until)


@dataclass(frozen=True)
class LeftOut:
    """Somebody for whom a round had no place."""

    round_id: int
    on: date
    why: str
    channel: str


@dataclass(frozen=True)
class Never:
    """Two people who are not to be brought together; for the eyes of admins."""

    one: str
    other: str
    names: str

    @property
    def value(self) -> str:
        return f"{self.one}:{self.other}"


@dataclass(frozen=True)
class Settled:
    """How a circle is, or is to be."""

    circle: CheckinCircle
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """The circles that concern somebody, seen from a channel or from their Home."""

    standings: tuple[Standing, ...]
    channel: str  # where they look from; empty: their Home
    may_begin: bool
    is_admin: bool


# --- when ----------------------------------------------------------------------------


def first_on(today: date) -> date:
    """The Tuesday of the first round of a circle that begins today."""
    earliest = today + ONE_DAY * LEAD
    return earliest + ONE_DAY * ((TUESDAY - earliest.weekday()) % WEEK)


def after(on: date, weeks: int, today: date) -> date:
    """The Tuesday of the next round: never one that is over."""
    following = on + timedelta(weeks=weeks)
    while following <= today:
        following += timedelta(weeks=weeks)
    return following


def ends_on(on: date, weeks: int) -> date:
    return on + timedelta(weeks=weeks) - ONE_DAY


def ten_oclock(place: Place, on: date) -> datetime:
    return on_the_wall(place.zone, on, TEN)


def back_on(next_on: date | None, today: date) -> date:
    """When somebody who pauses now may want to be back: after the round to come."""
    return max(next_on or today, today) + ONE_DAY


def seed_of(circle: CheckinCircle, on: date) -> int:
    """Nobody chooses it, and the same round would come out again."""
    return crc32(f"{circle.workspace_id}:{circle.id}:{on}".encode()) & MOST_AS_INTEGER


# --- who -----------------------------------------------------------------------------


def must_take(person: Person, circle: CheckinCircle) -> None:
    """People who work here; guests, if an admin says so."""
    if not works_here(person) or person.is_bot:
        raise NotAllowed("Check-ins are for people who work here.")
    if person.is_guest and not circle.takes_guests:
        raise NotAllowed(
            "These check-ins are for colleagues only, without guests for now. "
            "An admin can change that."
        )


def must_be_there(circle: CheckinCircle | None) -> CheckinCircle:
    if circle is None:
        raise NotFound("These check-ins are not there any more.")
    return circle


def must_run(found: CheckinCircle | None) -> CheckinCircle:
    circle = must_be_there(found)
    if circle.is_stopped:
        raise NotFound("These check-ins have stopped. An admin can begin them again.")
    return circle


def must_be_in(member: CheckinMember | None) -> CheckinMember:
    if member is None or member.left_at is not None:
        raise NotFound("You are not in these check-ins. You can join at any time.")
    return member


def must_be_new(member: CheckinMember | None) -> None:
    if member is not None and member.left_at is None:
        raise AlreadyAnswered("You are in already. I write to you before each round.")


def must_be_to_come(until: date | None, today: date) -> date:
    """The day on which somebody is back."""
    if until is None or until <= today:
        raise DayHasPassed("Please choose a day that is to come.", field="until")
    if until - today > LONGEST_PAUSE:
        raise DayHasPassed(
            "Please choose a day within a year. To be out for longer, you can leave, "
            "and join again at any time.",
            field="until",
        )
    return until


def must_be_open(coming: CheckinRound | None, meant: int | None) -> CheckinRound:
    """Who meets whom is settled once; a word about one round is not about the next."""
    if coming is None or (meant is not None and meant != coming.id):
        raise AlreadyAnswered(
            "This round has begun. If it does not suit you, please say so where you "
            "were brought together."
        )
    return coming


def must_be_two(one: str, other: str, listed: int) -> tuple[str, str]:
    """Two people, the lesser id first."""
    if not (one and other) or one == other:
        raise NotFound("Please choose two people.", field="other")
    if listed >= MOST_APART:
        raise TooLong(
            f"{MOST_APART} pairs fit on the list. Please take one off first.",
            field="other",
        )
    return min(one, other), max(one, other)


def weeks_of(chosen: str) -> int:
    """How often, as a form says it."""
    found = [each for each in EVERY if str(each) == chosen]
    if not found:
        raise NotFound("Please choose how often.", field="weeks")
    return found[0]


def whose(chosen: str, channels: tuple[str, ...]) -> str:
    """The channel whose members may join; nothing, if everybody may."""
    if not channels:
        raise NotFound("Please choose a channel.", field="channels")
    if chosen != "channel":
        return ""
    if len(channels) > 1:
        raise NotFound(
            "Please choose one channel, or let everybody join who works here.",
            field="whose",
        )
    return channels[0]
