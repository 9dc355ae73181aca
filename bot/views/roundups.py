"""The thanks and wins of a week, in the channel for wins."""

from dataclasses import dataclass, field
from datetime import date

from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    heading,
    line,
    link,
    message,
    sentence,
)
from bot.domain.praise import OPEN, about
from bot.domain.requests import shortened
from bot.domain.wording import listed
from bot.views.standings import in_words

MOST_WORDS = 150  # characters of each


@dataclass(frozen=True)
class Thanks:
    """Who thanked whom for what, and where it stands."""

    giver: str
    people: list[str]
    did: str
    url: str = ""


@dataclass(frozen=True)
class Gain:
    """What a win changed, its number before and after, and where it stands."""

    changed: str
    before: str = ""
    after: str = ""
    url: str = ""


@dataclass(frozen=True)
class Week:
    """What one round-up tells of, and how much more there was."""

    day: date
    thanks: list[Thanks] = field(default_factory=list)
    wins: list[Gain] = field(default_factory=list)
    more: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.thanks or self.wins)


def roundup(week: Week) -> Message:
    text = f"Thanks and wins of the week to {in_words(week.day)}"
    more = [line("more", f"And {week.more} more.")] if week.more else []
    return message(
        text,
        line("week", f"{text}."),
        *_part("Thanks", "thanks", [_thanks(each) for each in week.thanks]),
        *_part("Wins", "wins", [_win(each) for each in week.wins]),
        *more,
        buttons("give", button("Give thanks", OPEN, about())),
    )


def _part(title: str, name: str, rows: list[list[str | Part]]) -> list[Block]:
    if not rows:
        return []
    lines = [line(f"{name}_{number}", *row) for number, row in enumerate(rows)]
    return [heading(title, name), *lines]


def _thanks(each: Thanks) -> list[str | Part]:
    whom = listed(each.people)
    said = f" thanked {whom}: “{_short(each.did)}”"
    return [bold(each.giver), said, *_way(each.url)]


def _win(each: Gain) -> list[str | Part]:
    return [f"{_short(each.changed)}{_number(each)}", *_way(each.url)]


def _number(each: Gain) -> str:
    if each.before and each.after:
        return f" From {each.before} to {each.after}."
    return f" Now: {each.after}." if each.after else ""


def _short(typed: str) -> str:
    return shortened(" ".join(typed.split()), MOST_WORDS)


def _way(url: str) -> list[str | Part]:
    return [" ", link("Read it there", url)] if url else []


def over() -> Message:
    """What it becomes when all that stood in it was taken back."""
    return sentence("What stood in this round-up was taken back.")
