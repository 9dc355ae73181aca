"""What a kind of nudge does: who got it, against those who were held out.

R. G. Newcombe, “Interval estimation for the difference between independent
proportions: comparison of eleven methods”, Statistics in Medicine 17 (1998), 873-890:
his method 10, made of the intervals of E. B. Wilson (1927).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import hypot, sqrt
from typing import NamedTuple

from bot.domain.nudges import Plan
from bot.domain.rulings import LEFT
from bot.models import NudgeStatus

Z = 1.959963984540054  # 95 %
FEWEST = 30  # in either arm; below that nothing is said of an effect
FEWEST_PEOPLE = 5  # below that, nothing at all
LOOK_BACK = timedelta(days=90)
STOPPED = "stopped"
OVER = {NudgeStatus.DONE, NudgeStatus.IGNORED, NudgeStatus.DROPPED}


class Share(NamedTuple):
    """How many of how many."""

    done: int
    of: int

    @property
    def rate(self) -> float:
        return self.done / self.of if self.of else 0.0


class Effect(NamedTuple):
    """By how much the shares differ, and between which two it truly lies."""

    by: float
    low: float
    high: float


class Told(NamedTuple):
    """What is looked at of a nudge: never what it was about."""

    kind: str
    person: str
    status: NudgeStatus
    why: str
    sent_at: datetime | None
    done_at: datetime | None
    snoozes: int
    useful: bool | None
    is_control: bool


@dataclass
class Tally:
    """What became of all nudges of a kind."""

    sent: int = 0
    answered: int = 0
    snoozed: int = 0
    stopped: int = 0
    useful: int = 0
    not_useful: int = 0
    over: int = 0  # of those sent, whose time for an answer has passed
    in_time: int = 0  # of these, done before it had
    held_out: int = 0
    done_anyway: int = 0  # of these
    people: set[str] = field(default_factory=set)
    people_held_out: set[str] = field(default_factory=set)

    @property
    def may_be_shown(self) -> bool:
        return len(self.people) >= FEWEST_PEOPLE

    @property
    def effect(self) -> Effect | None:
        """None: too few to say."""
        if min(len(self.people), len(self.people_held_out)) < FEWEST_PEOPLE:
            return None
        return effect(
            Share(self.in_time, self.over), Share(self.done_anyway, self.held_out)
        )


def effect(got: Share, held_out: Share) -> Effect | None:
    """The difference, with its interval of 95 %; None where there are too few."""
    if min(got.of, held_out.of) < FEWEST:
        return None
    return difference(got, held_out)


def difference(one: Share, other: Share) -> Effect:
    """Newcombe's method 10."""
    by = one.rate - other.rate
    (low, high), (other_low, other_high) = wilson(one), wilson(other)
    down = hypot(one.rate - low, other_high - other.rate)
    up = hypot(high - one.rate, other.rate - other_low)
    return Effect(by, by - down, by + up)


def wilson(share: Share) -> tuple[float, float]:
    """Between what the true share lies, also where it is none or all of a few."""
    rate, of, square = share.rate, share.of, Z * Z
    middle = rate + square / (2 * of)
    reach = Z * sqrt(rate * (1 - rate) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def tallies(nudges: Iterable[Told], plans: dict[str, Plan]) -> dict[str, Tally]:
    """Kind by kind, in the order in which they are described."""
    found: dict[str, Tally] = defaultdict(Tally)
    for each in nudges:
        if each.kind in plans:
            _count(found[each.kind], each, plans[each.kind])
    return {kind: found[kind] for kind in plans if kind in found}


def _count(tally: Tally, told: Told, plan: Plan) -> None:
    if told.sent_at is not None:
        _count_sent(tally, told, plan)
    elif told.is_control and told.status in {NudgeStatus.DONE, NudgeStatus.IGNORED}:
        tally.held_out += 1
        tally.done_anyway += told.status is NudgeStatus.DONE
        tally.people_held_out.add(told.person)


def _count_sent(tally: Tally, told: Told, plan: Plan) -> None:
    """Who left is not to be asked; who stopped it counts as somebody who did not."""
    tally.people.add(told.person)
    tally.sent += 1
    tally.answered += told.done_at is not None
    tally.snoozed += told.snoozes > 0
    tally.useful += told.useful is True
    tally.not_useful += told.useful is False
    tally.stopped += told.why == STOPPED
    if told.status in OVER and told.why != LEFT:
        tally.over += 1
        tally.in_time += _is_in_time(told, plan)


def _is_in_time(told: Told, plan: Plan) -> bool:
    """Within the days that those held out have: later moments give no longer time."""
    if told.done_at is None or told.sent_at is None:
        return False
    weekends = 2 * -(-plan.window // 5)
    return told.done_at - told.sent_at <= timedelta(days=plan.window + weekends)


class Short(NamedTuple):
    """All kinds together, as everybody may know it."""

    sent: int
    answered: Share
    stopped: int  # people
