"""What its owner makes of a win before it is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain import measures, requests, wording
from bot.errors import TooLong
from bot.models import Part, Request, Win

MOST_NAMED = 20
MOST_OF_A_NUMBER = 80


@dataclass(frozen=True)
class Draft:
    """What its owner finds in the form."""

    win: Win
    request: Request
    changed: str
    rowed: tuple[str, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Filled:
    """What they make of it."""

    changed: str
    before: str = ""
    after: str = ""
    rowed: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Each once, who went beyond first."""
        return tuple(dict.fromkeys((*self.beyond, *self.rowed)))

    def part(self, slack_id: str) -> Part:
        if slack_id in self.beyond:
            return Part.BEYOND
        return Part.ROWED if slack_id in self.rowed else Part.ASKED


def draft(win: Win, request: Request, rowed: Iterable[str]) -> Draft:
    """With words to begin with."""
    goal = request.goal or request.answers.get("goal", "")
    words = [requests.title(request).rstrip("."), goal.rstrip(".")]
    changed = ". ".join(each for each in words if each)
    now = request.measured
    return Draft(
        win, request, f"{changed}.", tuple(rowed), measures.before(request), now
    )


def fill(win: Win, filled: Filled, changed: str) -> None:
    """Their words, and both numbers in a few."""
    if len(filled.named) > MOST_NAMED:
        raise TooLong(f"I can name {MOST_NAMED} people at most.", field="rowed")
    win.changed = changed
    win.before = _short(filled.before, "before")
    win.after = _short(filled.after, "after")


def _short(typed: str, field: str) -> str:
    text = " ".join(wording.clean(typed, field=field).split())
    if len(text) > MOST_OF_A_NUMBER:
        raise TooLong(
            f"A number and a few words will do, {MOST_OF_A_NUMBER} characters at most.",
            field=field,
        )
    return text
