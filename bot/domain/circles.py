"""Who may meet whom in a round, and how well two people would do together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from math import inf
from random import Random

from bot.domain.calendars import ONE_DAY, WEEK, Place, is_workday
from bot.domain.zones import on_the_wall
from bot.models import Side

HALF_HOUR = timedelta(minutes=30)
HALF_HOURS = 2 * 24 * WEEK
ANY_TIME = (1 << HALF_HOURS) - 1
PLENTY = 40  # half-hours in a week: four hours a day; more are no better
SHARED = 2.0  # what an open request in common is worth, against plenty of hours
KNOWN = 1.0  # what it costs when two of the same side meet again in a trio
NO_HOUR = 4.0  # and when the three of them are never at work at the same time
ELSEWHERE = 4  # one in so many is to meet somebody with whom they share nothing

Pair = tuple[str, str]
Staleness = tuple[bool, bool, int]


class Absence(StrEnum):
    """Why somebody does not take part this time."""

    AWAY = "away"
    PAUSED = "paused"
    SNOOZED = "snoozed"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody of the circle. `waited`: rounds in a row that had no place for them."""

    id: str
    side: Side
    unit: str = ""
    works: int = ANY_TIME  # the half-hours of a week in UTC, a bit each
    requests: frozenset[int] = frozenset()  # the open ones they take part in
    waited: int = 0
    is_leader: bool = False
    is_guest: bool = False
    absence: Absence | None = None


@dataclass(frozen=True)
class Circle:
    """What a round is made from."""

    people: Collection[Participant]
    met: Mapping[Pair, int]  # in which round two people met last
    never: Collection[Pair] = ()  # confidential; no explanation names it
    quiet: Mapping[str, int] | None = None  # units that went quiet: for how many weeks
    takes_guests: bool = False


def pair_of(one: str, other: str) -> Pair:
    """Two people, whoever is named first."""
    return (one, other) if one < other else (other, one)


def week_of(place: Place, monday: date) -> int:
    """The half-hours of a week in which somebody works, its holidays left out."""
    start = datetime.combine(monday, time(), UTC)
    days = (monday + ONE_DAY * number for number in range(WEEK))
    found = 0
    for day in (day for day in days if is_workday(place, day)):
        ends_on = day if place.opens < place.closes else day + ONE_DAY
        opens = on_the_wall(place.zone, day, place.opens) - start
        closes = on_the_wall(place.zone, ends_on, place.closes) - start
        for number in range(-(-opens // HALF_HOUR), closes // HALF_HOUR):
            found |= 1 << number % HALF_HOURS
    return found


class Table:
    """The people of a round by number, with what is asked of them again and again."""

    def __init__(
        self, circle: Circle, people: Iterable[Participant], chance: Random
    ) -> None:
        self.people = sorted(people, key=lambda each: each.id)
        self.works = [each.works for each in self.people]
        self.requests = [each.requests for each in self.people]
        self.waited = [each.waited for each in self.people]
        self.quiet = [(circle.quiet or {}).get(each.unit, 0) for each in self.people]
        self.wanders = [chance.randrange(ELSEWHERE) == 0 for _ in self.people]
        self.met: list[dict[int, int]] = [{} for _ in self.people]
        self.never: list[set[int]] = [set() for _ in self.people]
        self._remember(circle)

    def _remember(self, circle: Circle) -> None:
        number = {each.id: at for at, each in enumerate(self.people)}
        for (one, other), last in circle.met.items():
            a, b = number.get(one), number.get(other)
            if a is not None and b is not None:
                self.met[a][b] = self.met[b][a] = last
        for one, other in circle.never:
            if one in number and other in number:
                self.never[number[one]].add(number[other])
                self.never[number[other]].add(number[one])

    def of(self, side: Side) -> list[int]:
        return [at for at, each in enumerate(self.people) if each.side is side]

    def is_fresh(self, one: int, other: int) -> bool:
        """Whether they never met, may, and are at work at the same time."""
        return (
            other not in self.met[one]
            and other not in self.never[one]
            and self.works[one] & self.works[other] != 0
        )

    def staleness(self, one: int, other: int) -> Staleness:
        """The less, the better: hours in common, somebody new, the longest ago."""
        last = self.met[one].get(other)
        hours = self.works[one] & self.works[other]
        return hours == 0, last is not None, last or 0

    def liking(self, one: int, other: int) -> float:
        """How well they would do together; `other` is who may be off to elsewhere."""
        shares = not self.requests[one].isdisjoint(self.requests[other])
        hours = (self.works[one] & self.works[other]).bit_count()
        wanted = SHARED if shares is not self.wanders[other] else 0.0
        return wanted + min(hours, PLENTY) / PLENTY

    def comfort(self, host: int, guest: int, beside: list[int]) -> float:
        """How well a guest would do at a table where others sit already."""
        liked = self.liking(host, guest)
        for other in beside:
            if other in self.never[guest]:
                return -inf
            liked -= KNOWN * (other in self.met[guest])
            liked -= NO_HOUR * (not self.hours(host, guest, other))
        return liked

    def hours(self, one: int, other: int, third: int) -> int:
        return self.works[one] & self.works[other] & self.works[third]

    def last_met(self, group: Collection[int]) -> int | None:
        """The round in which any two of them met last."""
        rounds = [
            self.met[one][other]
            for one in group
            for other in group
            if other in self.met[one]
        ]
        return max(rounds, default=None)
