"""A round of check-ins: who comes, who meets whom, and when each group hears of it.

It is made when it is ten o'clock on Tuesday for the first of its people: until then
everybody can say “not this time”. Each group is brought together when it is ten o'clock
for all of its own, inside all their working hours. So a holiday on that Tuesday moves a
meeting to the next day on which all of them work; who has none in that week is away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.domain.calendars import ONE_DAY, Place, is_working
from bot.domain.checkins import TUESDAY, ten_oclock
from bot.domain.circles import (
    HALF_HOUR,
    HALF_HOURS,
    Absence,
    Circle,
    Participant,
    week_of,
)
from bot.domain.nudges import place_for
from bot.domain.pairings import Round, Why, pair
from bot.domain.people import works_here
from bot.models import CheckinMember, CheckinRound, Person, Side

QUIET_FOR = 4  # weeks
TO_MEET = 3  # days that a round needs after it was made; later, it is the next one


@dataclass(frozen=True)
class Known:
    """Somebody who is in a circle, as a round looks at them."""

    member: CheckinMember
    person: Person
    is_away: bool  # their status in Slack says so
    skips: bool
    requests: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Gathered:
    """All that a round is made from."""

    on: date
    seed: int
    now: datetime
    stood: frozenset[tuple[Any, ...]]  # who was in, and who was not to come
    circle: Circle
    places: Mapping[str, Place]


@dataclass(frozen=True)
class Made:
    """A round as it was worked out, and when each group is introduced."""

    round: Round
    moments: tuple[datetime, ...]


def is_over(coming: CheckinRound, today: date) -> bool:
    """The bot was away for so long that hardly a day is left to meet."""
    return today > coming.ends_on - ONE_DAY * TO_MEET


def make(gathered: Gathered) -> Made:
    """Who meets whom, and when each group hears of it. It may take seconds."""
    made = pair(gathered.circle, gathered.seed)
    places = gathered.places
    moments = (
        meets_at([places[who] for who in each.people], gathered.on, gathered.now)
        for each in made.groups
    )
    return Made(made, tuple(moments))


def participant(known: Known, on: date) -> Participant:
    """Somebody as they would take part on that Tuesday, or why they don't."""
    member, person = known.member, known.person
    works = _week(place_for(person), on - ONE_DAY * TUESDAY)
    return Participant(
        id=person.slack_id,
        side=person.side or Side.BUSINESS,
        unit=person.unit,
        works=works,
        requests=known.requests,
        waited=member.waited,
        is_leader=member.is_leader,
        is_guest=person.is_guest,
        absence=_absence(known, on, works),
    )


_week = lru_cache(1_000)(week_of)  # thousands of people, in a few places


def _absence(known: Known, on: date, works: int) -> Absence | None:
    """Who has no working day in the whole week is away as well."""
    paused, quiet = known.member.paused_until, known.person.quiet_until
    if known.skips or (paused is not None and paused > on):
        return Absence.PAUSED
    if quiet is not None and quiet > ten_oclock(place_for(known.person), on):
        return Absence.SNOOZED
    if known.is_away or not works:
        return Absence.AWAY
    return None


def still_works_here(person: Person) -> bool:
    """Who has left the company, or come from another, is in no round."""
    return works_here(person) and not person.is_bot


def gone_quiet(weeks: Mapping[str, int]) -> dict[str, int]:
    """The units of which it is worth a word that nobody spoke with them."""
    return {unit: count for unit, count in weeks.items() if count >= QUIET_FOR}


def told(why: Why) -> dict[str, Any]:
    """Why these people, as it is kept; nothing of it is confidential."""
    last = date.fromordinal(why.last_met) if why.last_met is not None else None
    return {
        "occasion": why.occasion,
        "last_met": str(last) if last else None,
        "requests": sorted(why.requests),
        "works": why.works.bit_count(),
        "quiet": list(why.quiet),
    }


def meets_at(places: Iterable[Place], on: date, now: datetime) -> datetime:
    """From ten o'clock for all of them, inside all their working hours.

    Who are never at work at the same time hear of it when it is ten for the last.
    """
    found = tuple(places)
    start = max(now, *(ten_oclock(each, on) for each in found))
    for number in range(HALF_HOURS):
        moment = start + HALF_HOUR * number
        if all(is_working(each, moment) for each in found):
            return moment
    return start
