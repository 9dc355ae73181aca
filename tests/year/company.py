"""Who works there, where, and how they usually answer. All of it is made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import TypeVar

from bot.domain.calendars import Place, local_day, place_of
from bot.models import Person, Side, Wanted

T = TypeVar("T")

TEAM = "T0SANDBOX"
IT_SHARE = 0.4
ZONES = {
    "Europe/Berlin": 0.34,
    "Europe/London": 0.22,
    "America/New_York": 0.18,
    "Asia/Kolkata": 0.14,
    "America/Los_Angeles": 0.07,
    "Asia/Tokyo": 0.05,
}
UNITS = (
    "Sales", "Finance", "Warehouse", "Marketing", "Legal", "Purchasing", "Service",
    "People", "Production", "Research", "Logistics", "Quality",
)  # fmt: skip
ZEAL = {0.85: 0.25, 0.5: 0.5, 0.15: 0.25}  # how often somebody answers: for how many
WISHES = {None: 0.9, 2: 0.05, 0: 0.02, 3: 0.03}  # unasked messages a week, of their own
LIKES = {None: 0.5, Wanted.PUBLIC: 0.3, Wanted.PRIVATE: 0.15, Wanted.NONE: 0.05}
HOLIDAY_WEEKS = 5
ILL = 0.02  # of all days


@dataclass(frozen=True)
class Employee:
    """Somebody who works there."""

    id: str
    name: str
    zone: str
    side: Side
    unit: str
    zeal: float
    wish: int | None
    likes: Wanted | None  # how they are thanked
    off: frozenset[int]  # weeks of the year away

    @cached_property
    def place(self) -> Place:
        return place_of(self.zone)

    def is_away(self, now: datetime, seed: int) -> bool:
        """On holiday, or ill: the same on the whole day."""
        day = local_day(self.place, now)
        return week_of(day) in self.off or is_ill(self.id, day, seed)

    def row(self, now: datetime) -> Person:
        return Person(
            workspace_id=TEAM, slack_id=self.id, name=self.name, timezone=self.zone,
            looked_up_at=now, side=self.side, unit=self.unit, nudges_a_week=self.wish,
            thanks=self.likes,
        )  # fmt: skip


def week_of(day: date) -> int:
    return day.isocalendar().week


def is_ill(who: str, day: date, seed: int) -> bool:
    return Random(f"{seed}:{who}:{day}").random() < ILL  # noqa: S311 - made up


class Company:
    """So many people; the same seed makes the same ones."""

    def __init__(self, size: int, seed: int) -> None:
        self.seed = seed
        self.people = list(employees(size, Random(seed)))  # noqa: S311 - made up
        self.by_id = {each.id: each for each in self.people}

    def of(self, side: Side) -> list[Employee]:
        return [each for each in self.people if each.side is side]


def employees(size: int, luck: Random) -> Iterator[Employee]:
    for number in range(size):
        is_it = number < size * IT_SHARE
        yield Employee(
            id=f"U0P{number:04}",
            name=f"Person {number}",
            zone=drawn(ZONES, luck),
            side=Side.IT if is_it else Side.BUSINESS,
            unit="IT" if is_it else luck.choice(UNITS),
            zeal=drawn(ZEAL, luck),
            wish=drawn(WISHES, luck),
            likes=drawn(LIKES, luck),
            off=frozenset(luck.sample(range(1, 53), HOLIDAY_WEEKS)),
        )


def drawn(shares: dict[T, float], luck: Random) -> T:
    return luck.choices(list(shares), list(shares.values()))[0]


def monday(start: date) -> datetime:
    """The night in which it is Monday in the first of all zones."""
    day = start - timedelta(days=start.weekday())
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=9)
