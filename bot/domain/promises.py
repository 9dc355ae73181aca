"""The days IT names with a go ahead: not before one, and promised for another."""

from datetime import date, datetime
from typing import NamedTuple

from bot.domain.actions import Action
from bot.domain.calendars import local_day as day_there
from bot.domain.calendars import workdays_before
from bot.domain.nudges import Case, Facts
from bot.domain.progress import must_be_a_yes
from bot.domain.zones import UNKNOWN, local_day, zone_named
from bot.errors import DayHasPassed, NotFound
from bot.models import Outcome, Request, Status

NEAR = "promise_near"  # to the partner in IT
AT_RISK = "promise"  # to the requester
ASKED_BEFORE, TOLD_BEFORE = 2, 1  # working days before the promised one
OPEN = {Status.DECIDED, Status.IN_PROGRESS}


class Promise(NamedTuple):
    """Either day, both, or none."""

    not_before: date | None = None
    promised_for: date | None = None


def day(written: str) -> date | None:
    """What a date picker carries."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def today(now: datetime, timezone: str) -> date:
    """Which day it is where somebody is."""
    return local_day(zone_named(timezone) or UNKNOWN, now)


def of(outcome: Outcome, not_before: str, promised_for: str) -> Promise:
    """What was picked; only a go ahead has days."""
    if outcome is not Outcome.GO_AHEAD:
        return Promise()
    return Promise(day(not_before), day(promised_for))


def must_be_possible(promise: Promise, today: date) -> None:
    """Nobody begins, or has finished, before they say so."""
    earliest, latest = promise
    if earliest and earliest < today:
        raise DayHasPassed(
            "That day has passed. Please choose a later one, or leave it open.",
            field="not_before",
        )
    if latest and latest <= today:
        raise DayHasPassed(
            "A promise is for a day to come. Please choose a later one, or none.",
            field="promised_for",
        )
    if earliest and latest and latest < earliest:
        raise DayHasPassed(
            "It can't be done before it begins. "
            "Please promise the day you begin, or a later one.",
            field="promised_for",
        )


def make(request: Request, promise: Promise) -> None:
    request.not_before, request.promised_for = promise


# --- whether it holds ---


def near(facts: Facts) -> list[Case]:
    """Whoever looks after it is asked, while there is time to say so."""
    return _due(facts, facts.looks_after, ASKED_BEFORE)


def at_risk(facts: Facts) -> list[Case]:
    """Whoever asked hears before the day that nobody has said whether it holds."""
    return _due(facts, facts.asked, TOLD_BEFORE)


def _due(facts: Facts, requests: tuple[Request, ...], before: int) -> list[Case]:
    today = day_there(facts.place, facts.now)
    return [
        Case(about(each), requests=(each,), is_past=day < today)
        for each in requests
        if (day := _unconfirmed(each))
        and workdays_before(facts.place, day, before) <= facts.now
    ]


def _unconfirmed(request: Request) -> date | None:
    """The day that is promised, if nobody has said that it holds."""
    is_open = request.status in OPEN and request.holds_for != request.promised_for
    return request.promised_for if is_open else None


def about(request: Request) -> str:
    return f"{request.id}:{request.promised_for}"


def hold(request: Request, today: date) -> None:
    """IT says that the promised day holds."""
    must_be_promised(request)
    if request.promised_for and request.promised_for < today:
        raise DayHasPassed("That day has passed. Please choose a new date instead.")
    request.holds_for = request.promised_for


def move(request: Request, day: date | None, today: date) -> None:
    """IT promises another day, before the first one is missed."""
    must_be_promised(request)
    if day is None or day == request.promised_for:
        raise DayHasPassed("Please choose another day.", field="promised_for")
    must_be_possible(Promise(None, day), today)
    request.promised_for, request.holds_for = day, None


def must_be_promised(request: Request) -> None:
    must_be_a_yes(request, Action.PROMISE)
    if request.promised_for is None:
        raise NotFound(f"Nothing is promised for request #{request.number} any more.")
