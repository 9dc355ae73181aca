"""Home: what is shown of how much, and for how long something has waited."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from bot.domain import workspaces
from bot.domain.checkins import Standing
from bot.domain.letters import Pile
from bot.models import Person, ProgressUpdate, Request, Workspace

T = TypeVar("T")

PAGE, PAGE_OF_PILES = 8, 5  # all of them, full, are what Slack takes in one Home

UNITS = (
    ("week", timedelta(weeks=1)),
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)


class Turned(NamedTuple):
    """Which page of each list is open; buttons carry it."""

    waiting: int = 0
    yours: int = 0
    queue: int = 0
    follows: int = 0
    looks_after: int = 0
    undelivered: int = 0

    def __str__(self) -> str:
        return ":".join(map(str, self))


def turned(value: object) -> Turned:
    """What a button carries; anything else is the first page."""
    numbers = str(value).split(":")
    if len(numbers) == len(Turned._fields) and all(map(_is_page, numbers)):
        return Turned(*map(int, numbers))
    return Turned()


def _is_page(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 7  # noqa: PLR2004


@dataclass(frozen=True)
class Listed(Generic[T]):
    """One page of a list, and whether there is another one."""

    shown: list[T]
    page: int
    more: bool


@dataclass(frozen=True)
class Entry:
    """A request, and the message that heads its thread, if it is out."""

    request: Request
    place: tuple[str, str] | None
    unit: str = ""  # of who asked
    is_coming: bool = False  # the message that heads its thread is on its way


@dataclass(frozen=True)
class Home:
    """All that one person's Home shows."""

    person: Person
    workspace: Workspace
    waiting: Listed[Entry]
    yours: Listed[Entry]
    follows: Listed[Entry]
    looks_after: Listed[Entry] | None  # for members of IT only, and so is the next
    queue: Listed[Entry] | None
    undelivered: Listed[Pile] | None  # for admins only
    turned: Turned
    now: datetime
    paused: tuple[str, ...] = ()  # kinds of what the bot says unasked, by their titles
    checkins: tuple[Standing, ...] = ()  # circles they are in
    updates: dict[int, ProgressUpdate] = field(default_factory=dict)  # by request

    @property
    def requests(self) -> list[Request]:
        """All that is shown, whatever list it stands in."""
        every = (self.yours, self.follows, self.looks_after, self.queue)
        return [entry.request for each in every if each for entry in each.shown]

    @property
    def is_empty(self) -> bool:
        """Nothing of theirs to show, and not in IT."""
        theirs = self.waiting.shown or self.yours.shown or self.follows.shown
        return not (theirs or self.queue)

    @property
    def awaits_thread(self) -> bool:
        """A link is missing that will be there in a moment."""
        theirs = (*self.waiting.shown, *self.yours.shown)
        return any(entry.is_coming for entry in theirs)

    @property
    def is_set_up(self) -> bool:
        return bool(workspaces.triage_channel(self.workspace))

    @property
    def is_admins(self) -> bool:
        return workspaces.is_admin(self.workspace, self.person)


def page_of(found: list[T], page: int, most: int = PAGE) -> Listed[T]:
    """A page, from one entry more than it holds."""
    return Listed(found[:most], page, len(found) > most)


def waited(since: datetime, now: datetime) -> str:
    """How long it has been, as one would say it."""
    passed = now - since
    for name, length in UNITS:
        if (count := passed // length) >= 1:
            return f"{count} {name}{'s' if count > 1 else ''}"
    return "less than a minute"
