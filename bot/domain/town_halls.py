"""A month's best wins, for a town hall: which month is meant, and which are shown."""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable
from datetime import UTC, date, datetime

from bot.domain.people import works_here
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Win, WinCause, WinStatus

BEST = 3
MONTHS = 12
NUMBERS = {
    name.casefold(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
}
WRITTEN = re.compile(r"(\d{4})-(\d\d?)", re.ASCII)
# What it changed for the business comes before what was merely done; people are never
# held against each other.
WEIGHTS = {
    WinCause.TARGET_MET: 1,
    WinCause.RATED_FIVE: 2,
    WinCause.EARLY_WARNING: 3,
    WinCause.DELIVERED: 4,
}


def must_work_here(person: Person) -> None:
    if not works_here(person) or person.is_guest:
        raise NotAllowed("Only colleagues who work here can read these together.")


def month(typed: str, today: date) -> date | None:
    """The first day of the month somebody named; none, if they named none."""
    words = " ".join(typed.casefold().split())
    this = today.replace(day=1)
    if words in {"", "this month"}:
        return None if not words else this
    if words == "last month":
        return before(this)
    found = _numbered(words) or _latest(words, this)
    if found is None or found > this:
        raise NotFound(
            "I don't know that month. Please write `/goodwill wins march`, "
            "or `/goodwill wins 2026-03`."
        )
    return found


def _numbered(words: str) -> date | None:
    found = WRITTEN.fullmatch(words)
    year, number = map(int, found.groups()) if found else (0, 0)
    return date(year, number, 1) if year and 1 <= number <= MONTHS else None


def _latest(words: str, this: date) -> date | None:
    """March is the last one that has begun."""
    number = NUMBERS.get(words)
    if number is None:
        return None
    return date(this.year - (number > this.month), number, 1)


def before(this: date) -> date:
    """The first day of the month before."""
    years, number = divmod(this.year * MONTHS + this.month - 2, MONTHS)
    return date(years, number + 1, 1)


def after(this: date) -> date:
    """The first day of the next month."""
    years, number = divmod(this.year * MONTHS + this.month, MONTHS)
    return date(years, number + 1, 1)


def best(wins: Iterable[Win]) -> list[Win]:
    """Three at most, one of each request: what can be shown in numbers comes first."""
    once: dict[int, Win] = {}
    told = [each for each in wins if each.status is WinStatus.POSTED]
    for each in sorted(told, key=_weight):
        once.setdefault(each.request_id, each)
    return list(once.values())[:BEST]


def _weight(win: Win) -> tuple[int, float]:
    has_numbers = win.cause is WinCause.TARGET_MET and win.before and win.after
    at = win.posted_at or datetime.min.replace(tzinfo=UTC)
    return (0 if has_numbers else WEIGHTS[win.cause]), -at.timestamp()
