"""Whoever sees to a unit in IT hears that it is longer ago than they meant."""

from datetime import datetime

from bot.domain import contacts
from bot.domain.contacts import Unit
from bot.domain.nudges import Case, Facts
from bot.models import Request, Status

KIND = "unit_quiet"
MOST = 2  # things to talk about
STILL_KNOWN = 12  # periods; whoever put it off for longer has had others since

FIRST = (Status.WAITING_FOR_IT, Status.DELIVERED, Status.IN_PROGRESS, Status.DECIDED)


def cases(facts: Facts) -> list[Case]:
    """Once, and not again before another whole period has gone by.

    What was said of an earlier one is over then, and nothing has come of it.
    """
    return [
        Case(each, requests=to_talk_about(unit), is_past=number > 0)
        for unit in facts.units
        for number, each in enumerate(abouts(unit, facts.now))
    ]


def abouts(unit: Unit, now: datetime) -> list[str]:
    """They are others once they have spoken, or agree on something else."""
    ended = contacts.missed(unit, now)[:STILL_KNOWN]
    return [f"{unit.name}:{each:%y%m%d}" for each in ended]


def unit_of(facts: Facts, case: Case) -> Unit:
    found = (each for each in facts.units if case.about in abouts(each, facts.now))
    return next(found)


def to_talk_about(unit: Unit) -> tuple[Request, ...]:
    """What waits for an answer comes first, then what may have earned some thanks."""
    listed = [each for each in unit.requests if each.status in FIRST]
    in_order = sorted(listed, key=lambda each: (FIRST.index(each.status), each.id or 0))
    return tuple(in_order[:MOST])
