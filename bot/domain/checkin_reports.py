"""How check-ins go: how many were paired, met, never said. Numbers, never people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import NamedTuple

FEWEST = 5  # people; of fewer, nothing is told
ROUNDS = 6  # that are looked back on


class Round(NamedTuple):
    """All that began on one day."""

    on: date
    paired: int  # seats, each with somebody in it
    met: int  # of these, where at least one says so
    silent: int  # of these, where nobody said anything
    people: int
    is_over: bool = True


class Crowd(NamedTuple):
    """Everybody who takes part, however often."""

    joined: int
    pausing: int
    paired: int  # at least once in these rounds
    never_met: int  # of these, in none of their meetings


@dataclass(frozen=True)
class Report:
    """What may be told of them."""

    shown: tuple[Round, ...]  # that are over, the oldest first
    small: tuple[Round, ...]  # that are over, and were about too few people
    going_on: Round | None
    crowd: Crowd

    @property
    def total(self) -> Round:
        return reduce(_together, self.shown)


def report(rounds: Iterable[Round], crowd: Crowd) -> Report:
    """Of the last rounds, in their order."""
    in_order = sorted(rounds)
    big = [each for each in in_order if each.people >= FEWEST]
    now = [each for each in big if not each.is_over]
    return Report(
        shown=tuple(each for each in big if each.is_over),
        small=tuple(each for each in in_order if each.is_over and each not in big),
        going_on=now[-1] if now else None,
        crowd=crowd,
    )


def _together(one: Round, other: Round) -> Round:
    return other._replace(
        paired=one.paired + other.paired,
        met=one.met + other.met,
        silent=one.silent + other.silent,
    )
