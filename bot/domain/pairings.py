"""Check-ins: who meets whom in a round, one from the business and one from IT.

Nobody meets the same person again while somebody new is left whom they could meet in
both their working hours; then whom they met the longest ago. Where one side has more
people there are trios, and up to twice as many everybody has a place. Beyond that, who
waited longest comes first, then whose unit went quiet. The same seed makes the same
round. Ten thousand people take seconds: call it in a thread.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial, reduce
from operator import and_
from random import Random

from bot.domain.chairs import FULL
from bot.domain.circles import Absence, Circle, Participant, Table
from bot.domain.seatings import Seating, arranged
from bot.models import Side

RIDDLE = 20  # times at most; a large circle has room enough for the first to do


class Wait(StrEnum):
    """Why a round had no place for somebody who would have come."""

    TOO_MANY = "too_many"  # on their side, for those on the other
    NOBODY_LEFT = "nobody_left"  # whom they may meet
    NOT_DRAWN = "not_drawn"  # a leader, whose turn is another time


class Occasion(StrEnum):
    """What brings a group together."""

    FIRST_TIME = "first_time"
    AGAIN = "again"
    DRAWN = "drawn"  # with a leader, by lot


@dataclass(frozen=True)
class Why:
    """Why these people: what may be told to each of them."""

    occasion: Occasion
    last_met: int | None  # the last round in which two of them met
    requests: frozenset[int]  # open ones that all of them take part in
    works: int  # half-hours of the week in which all of them work; 0: there are none
    quiet: tuple[str, ...]  # units of theirs that went quiet


@dataclass(frozen=True)
class Group:
    """Two people, or three."""

    people: tuple[str, ...]
    why: Why


@dataclass(frozen=True)
class Round:
    """Who meets whom, and of everybody else why not."""

    groups: tuple[Group, ...]
    left_out: dict[str, Absence | Wait]


def pair(circle: Circle, seed: int) -> Round:
    """One round. Each participant is in one group, or left out for a reason."""
    absent = {each.id: why for each in circle.people if (why := absence(circle, each))}
    coming = [each for each in circle.people if each.id not in absent]
    chance = Random(seed)  # noqa: S311 - a lot anybody may draw again
    made = _Making(circle, Table(circle, coming, chance), chance)
    return Round(made.groups(), {**absent, **made.waits})


def absence(circle: Circle, person: Participant) -> Absence | None:
    """Why somebody does not take part, if they don't."""
    if person.is_guest and not circle.takes_guests:
        return Absence.GUEST
    return person.absence


def is_within_reach(one: int, other: int) -> bool:
    """Whether two sides of so many people have a place for everybody."""
    return max(one, other) <= FULL * min(one, other)


class _Making:
    """A round being made."""

    def __init__(self, circle: Circle, table: Table, chance: Random) -> None:
        self._circle, self._table, self._chance = circle, table, chance
        self._sides = {side: table.of(side) for side in Side}
        self.waits: dict[str, Wait] = {}

    def groups(self) -> tuple[Group, ...]:
        drawn = self._lottery()
        hosts, others = sorted(self._sides.values(), key=len)
        guests = self._invited(others, hosts)
        seating = self._seated(hosts, guests)
        self._wait(seating.left_out, Wait.NOBODY_LEFT)
        parties = seating.chairs.party
        tables = [[host, *party] for host, party in parties.items() if party]
        groups = [self._group(each) for each in tables]
        return (*(self._group(each, is_drawn=True) for each in drawn), *groups)

    def _seated(self, hosts: list[int], guests: list[int]) -> Seating:
        """The never-list can make trios a riddle; what is not solved is tried anew."""
        best = arranged(self._table, hosts, guests, self._chance)
        tries = RIDDLE if len(guests) > len(hosts) else 0
        for _ in range(tries):
            if len(best.left_out) <= len(best.barred):
                break
            guests = self._chance.sample(guests, len(guests))
            other = arranged(self._table, hosts, guests, self._chance)
            best = min(best, other, key=self._regret)
        return best

    def _regret(self, seating: Seating) -> tuple[int, int]:
        """Who waited already must not wait again; then, the fewer the better."""
        left = seating.left_out
        return sum(self._table.waited[each] > 0 for each in left), len(left)

    def _wait(self, people: Iterable[int], why: Wait) -> None:
        self.waits |= {self._table.people[each].id: why for each in people}

    def _invited(self, people: list[int], hosts: list[int]) -> list[int]:
        """Who comes, in the order in which they choose; the others wait."""
        waited, quiet = self._table.waited, self._table.quiet
        places = FULL * len(hosts)
        lots = self._chance.sample(people, len(people))
        if len(lots) > places:  # then rather those for whom there is somebody new
            lots.sort(key=lambda each: not self._has_somebody_new(each, hosts))
        ordered = sorted(lots, key=lambda each: (-waited[each], -quiet[each]))
        self._wait(ordered[places:], Wait.TOO_MANY)
        return ordered[:places]

    def _has_somebody_new(self, guest: int, hosts: list[int]) -> bool:
        return any(self._table.is_fresh(host, guest) for host in hosts)

    # --- the leaders' lottery ---

    def _lottery(self) -> list[list[int]]:
        """One leader, and who won the lot: somebody who never met them, if possible."""
        leaders = self._leaders()
        self._wait(leaders, Wait.NOT_DRAWN)
        for leader in self._by_turn(leaders):
            lots = self._lots(leader)
            if lots:
                winner = self._chance.choice(lots)
                self._sides[self._table.people[winner].side].remove(winner)
                del self.waits[self._table.people[leader].id]
                return [[leader, winner]]
        return []

    def _leaders(self) -> list[int]:
        """Leaders take part in the lottery only."""
        people = self._table.people
        found = [at for at, each in enumerate(people) if each.is_leader]
        for each in found:
            self._sides[people[each].side].remove(each)
        return found

    def _by_turn(self, leaders: list[int]) -> list[int]:
        waited = self._table.waited
        shuffled = self._chance.sample(leaders, len(leaders))
        return sorted(shuffled, key=lambda each: -waited[each])

    def _lots(self, leader: int) -> list[int]:
        """Who may be drawn without anybody else having to wait for it."""
        own = self._table.people[leader].side
        others = next(self._sides[side] for side in Side if side is not own)
        here, there = len(self._sides[own]), len(others)
        if there <= here and not is_within_reach(here, there - 1):
            return []
        stale = partial(self._table.staleness, leader)
        lots = [each for each in others if each not in self._table.never[leader]]
        best = min(map(stale, lots), default=None)
        return [each for each in lots if stale(each) == best]

    # --- why us? ---

    def _group(self, numbers: list[int], *, is_drawn: bool = False) -> Group:
        people = [self._table.people[each] for each in numbers]
        last = self._table.last_met(numbers)
        new = Occasion.FIRST_TIME if last is None else Occasion.AGAIN
        quiet = {self._table.people[at].unit for at in numbers if self._table.quiet[at]}
        why = Why(
            occasion=Occasion.DRAWN if is_drawn else new,
            last_met=last,
            requests=reduce(and_, (each.requests for each in people)),
            works=reduce(and_, (each.works for each in people)),
            quiet=tuple(sorted(quiet)),
        )
        return Group(tuple(each.id for each in people), why)
