"""A unit that IT has not spoken with for longer than they meant."""

from datetime import datetime

from bot.blocks import Block, Part, bold, button, escape, line
from bot.domain import quiet_units as rules
from bot.domain import requests as request_rules
from bot.domain.contacts import Unit
from bot.domain.homes import waited
from bot.domain.nudges import Case, Facts
from bot.models import Request, Status
from bot.views.nudges import Said
from bot.views.standings import promised

SPEAK = "contact.spoke"

BEGIN_WITH = "You could ask what has changed for them."


def gone_quiet(facts: Facts, case: Case) -> Said:
    """Since when, what there is to talk about, and one thing to say once they have."""
    unit = rules.unit_of(facts, case)
    since = _since(unit, facts.now)
    return Said(
        f"{escape(unit.name)}{since}",
        [
            line("unit", bold(unit.name), since, _meant(unit)),
            *_to_talk_about(case.requests, facts.now),
        ],
        button("We spoke", SPEAK, unit.name, primary=True),
        short=f"{unit.name}{since}",
    )


def _since(unit: Unit, now: datetime) -> str:
    if unit.last is None:
        return " and IT have not spoken yet, as far as I know."
    return f" and IT have not spoken for {waited(unit.last.at, now)}."


def _meant(unit: Unit) -> str:
    weeks = unit.agreed.weeks
    return f" Agreed: every {f'{weeks} weeks' if weeks > 1 else 'week'}."


def _to_talk_about(requests: tuple[Request, ...], now: datetime) -> list[Block]:
    if not requests:
        return [line("begin_with", BEGIN_WITH)]
    return [line(f"talk_{each.id}", *_about(each, now)) for each in requests]


def _about(request: Request, now: datetime) -> tuple[str | Part, ...]:
    title = request_rules.title(request, request_rules.IN_A_SENTENCE)
    named = bold(f"#{request.number} {title}")
    if request.status is Status.WAITING_FOR_IT:
        since = request.sent_at or request.opened_at
        return (named, f" has been with IT for {waited(since, now)}.")
    if request.status is Status.DELIVERED:
        return (named, " is delivered: thanks may be due.")
    return (named, f" is under way{promised(request)}.")
