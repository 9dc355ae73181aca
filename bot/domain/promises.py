"""The days IT names with a go ahead: not before one, and promised for another."""

from datetime import date, datetime
from typing import NamedTuple

from bot.domain.zones import UNKNOWN, local_day, zone_named
from bot.errors import DayHasPassed
from bot.models import Outcome, Request


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
