"""Whether somebody can be reached now; when unsure, they can."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.domain.listening import plain
from bot.domain.sentences import first

EMOJI = re.compile(r":([^\s:]+):")


@dataclass(frozen=True)
class Availability:
    """Away may be for days; quiet is for some hours, and ends at a time we know."""

    is_away: bool = False
    quiet_until: datetime | None = None


@dataclass(frozen=True)
class Absences:
    """How a status says that somebody is away, as `plain` leaves it."""

    emoji: frozenset[str]
    whole: frozenset[str]
    words: frozenset[str]
    here: frozenset[str]


@dataclass(frozen=True)
class Status:
    """What somebody set for others to see; without an end, it holds."""

    text: str
    emoji: str
    ends_at: datetime | None = None


def is_away(known: Absences, status: Status, now: datetime) -> bool:
    """Whether a status that still holds says so."""
    if status.ends_at and status.ends_at <= now:
        return False
    shown = {plain(each) for each in EMOJI.findall(f"{status.emoji} {status.text}")}
    text = EMOJI.sub(" ", status.text)
    if first(known.here, text):
        return False
    is_said = plain(text) in known.whole or first(known.words, text)
    return bool(is_said or known.emoji & shown)


def quiet_until(start: datetime, end: datetime, now: datetime) -> datetime | None:
    """When Do Not Disturb ends, if it is on; what is planned does not count yet."""
    return end if start <= now < end else None
