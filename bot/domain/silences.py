"""Requests of which nobody says a word any more: whoever asked decides."""

from datetime import datetime, timedelta

from bot.domain import transitions
from bot.domain.actions import Action
from bot.domain.calendars import workdays_later
from bot.domain.nudges import Case, Facts
from bot.models import Request, Status

UNFINISHED = "unfinished"
STILL_MATTERS = "still_matters"

GO_ON_AFTER = 2  # working days
LONG = timedelta(days=30)
NOT_SENT = {Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING}
WITH_IT = {Status.WAITING_FOR_IT, Status.DECIDED, Status.IN_PROGRESS}


def unfinished(facts: Facts) -> list[Case]:
    """Once for each request; the reminder is the second and last time."""
    return [
        Case(str(each.id), requests=(each,))
        for each in facts.asked
        if each.status in NOT_SENT and _is_left(each, facts)
    ]


def _is_left(request: Request, facts: Facts) -> bool:
    last = _last_word(request, facts)
    return workdays_later(facts.place, last, GO_ON_AFTER) <= facts.now


def still_matters(facts: Facts) -> list[Case]:
    """Nothing follows by itself: only a person closes it."""
    return [
        Case(f"{each.id}:{_last_word(each, facts):%Y-%m-%d}", requests=(each,))
        for each in facts.asked
        if each.status in WITH_IT and facts.now - _last_word(each, facts) >= LONG
    ]


def _last_word(request: Request, facts: Facts) -> datetime:
    return facts.last_word.get(request.id or 0, request.opened_at)


def say_it_matters(request: Request, now: datetime) -> None:
    transitions.move(request, Action.MATTER)
    request.matters_at = now
