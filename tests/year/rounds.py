"""What must be true of all rounds of check-ins, read from the tables alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations

import networkx as nx
from sqlmodel import col, func, select

from bot.db import UnitOfWork
from bot.domain.circles import Absence, Pair, pair_of, week_of
from bot.domain.pairings import Wait
from bot.models import (
    CheckinMeeting,
    CheckinNever,
    CheckinRound,
    CheckinSeat,
    Met,
    Side,
)
from tests.year.company import Company

ABSENT = set(Absence)
TWICE_AS_MANY = 2

Gone = dict[int, set[Pair]]  # by round: who had met when it was made


@dataclass
class Rounds:
    """Figures of all rounds, and sentences about what went wrong."""

    rounds: int = 0
    meetings: int = 0
    seats: int = 0
    again: int = 0  # pairs who had met before
    left_out: int = 0
    skipped: int = 0
    met: int = 0
    not_this_time: int = 0
    planned: int = 0
    avoidable: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    """One round as it stands in the tables."""

    round: CheckinRound
    groups: list[frozenset[str]]
    seats: list[CheckinSeat]

    @property
    def coming(self) -> set[str]:
        waits = {each.slack_id for each in self.seats if each.left_out in set(Wait)}
        return waits.union(*self.groups)


def look(uow: UnitOfWork, company: Company, gone: Gone) -> Rounds:
    found = Rounds()
    never = {(each.one, each.other) for each in uow.session.exec(select(CheckinNever))}
    made = list(of_all(uow))
    for each in made:
        before = gone[each.round.id or 0]
        count(found, each)
        found.again += sum(len(across(g, company) & before) for g in each.groups)
        found.avoidable += avoidable(each, before | never, company)
    found.twice += left_out_twice(made, company)
    return found


def of_all(uow: UnitOfWork) -> Iterator[Made]:
    asked = select(CheckinRound).where(col(CheckinRound.made_at).is_not(None))
    for each in uow.session.exec(asked.order_by(col(CheckinRound.made_at))).all():
        meetings = uow.session.exec(
            select(CheckinMeeting).where(CheckinMeeting.round_id == each.id)
        )
        seats = select(CheckinSeat).where(CheckinSeat.round_id == each.id)
        groups = [frozenset(meeting.people) for meeting in meetings]
        yield Made(each, groups, list(uow.session.exec(seats)))


def pairs(group: Iterable[str]) -> Iterator[Pair]:
    return (pair_of(*two) for two in combinations(sorted(group), 2))


def across(group: Iterable[str], company: Company) -> set[Pair]:
    """Those of both sides."""
    side = {who: company.by_id[who].side for who in group}
    return {(one, two) for one, two in pairs(group) if side[one] is not side[two]}


def held(made: list[Made]) -> set[Pair]:
    """Who has met, by what they say now; not those who all say: not this time."""
    found: set[Pair] = set()
    for each in made:
        said = {seat.slack_id: seat.met for seat in each.seats}
        for group in each.groups:
            if {said.get(who) for who in group} != {Met.NOT_THIS_TIME}:
                found.update(pairs(group))
    return found


def remember(uow: UnitOfWork, gone: Gone) -> None:
    """Of each new round, who had met by then: what people say of it may change."""
    count = select(func.count()).where(col(CheckinRound.made_at).is_not(None))
    if uow.session.exec(count).one() > len(gone):
        made = list(of_all(uow))
        for at, each in enumerate(made):
            gone.setdefault(each.round.id or 0, held(made[:at]))


def count(found: Rounds, made: Made) -> None:
    found.rounds += 1
    found.meetings += len(made.groups)
    found.seats += sum(len(each) for each in made.groups)
    found.left_out += sum(each.left_out in set(Wait) for each in made.seats)
    found.skipped += sum(each.skips for each in made.seats)
    found.met += sum(each.met is Met.MET for each in made.seats)
    found.planned += sum(each.met is Met.PLANNED for each in made.seats)
    found.not_this_time += sum(each.met is Met.NOT_THIS_TIME for each in made.seats)


def avoidable(made: Made, gone: set[Pair], company: Company) -> Iterator[str]:
    """Whether more could have met somebody new, by an exact matching of all."""
    graph, here = possible(made, gone, company)
    new = sum(any(graph.has_edge(*p) for p in pairs(group)) for group in made.groups)
    if new < len(made.groups):
        best = len(nx.bipartite.hopcroft_karp_matching(graph, here)) // 2
        if new < min(best, len(made.groups)):
            yield f"{made.round.on}: {new} groups with somebody new, {best} possible"


def possible(
    made: Made, gone: set[Pair], company: Company
) -> tuple[nx.Graph, list[str]]:
    """Who could meet somebody new, at an hour at which both work.

    Where not all can have a place, who waited longest has one, whomever they met.
    """
    monday = made.round.on - timedelta(days=made.round.on.weekday())
    coming = made.coming if within(made, company) else set().union(*made.groups)
    people = [company.by_id[who] for who in sorted(coming)]
    works = {each.id: week_of(each.place, monday) for each in people}
    here = [each.id for each in people if each.side is Side.BUSINESS]
    there = [each.id for each in people if each.side is Side.IT]
    graph = nx.Graph()
    graph.add_nodes_from([*here, *there])
    graph.add_edges_from(
        (one, other)
        for one in here
        for other in there
        if works[one] & works[other] and pair_of(one, other) not in gone
    )
    return graph, here


def left_out_twice(made: list[Made], company: Company) -> Iterator[str]:
    """In two rounds running that they would have come to, with enough on both sides."""
    last: dict[tuple[int, str], tuple[Made, bool]] = {}
    for each in made:
        is_even = within(each, company)
        for seat in each.seats:
            if seat.skips or seat.left_out in ABSENT:
                continue
            who = (each.round.circle_id, seat.slack_id)
            is_out = seat.left_out == Wait.TOO_MANY and is_even
            if is_out and last.get(who, (each, False))[1]:
                yield f"{seat.slack_id} had no place up to {each.round.on}, twice"
            last[who] = each, is_out


def within(made: Made, company: Company) -> bool:
    sides = [company.by_id[who].side for who in made.coming]
    few, many = sorted((sides.count(Side.IT), sides.count(Side.BUSINESS)))
    return many <= TWICE_AS_MANY * few
