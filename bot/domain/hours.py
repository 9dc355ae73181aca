"""IT's working hours: whether somebody is there, and when they are back.

Hours are read off the clock on the wall of IT's time zone, Monday to Friday: also when
that clock is changed, nine o'clock stays nine o'clock.
"""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.domain import calendars
from bot.domain.calendars import Place
from bot.domain.wording import clean
from bot.domain.zones import UNKNOWN, zone_named
from bot.errors import EndsTooEarly, NotFound
from bot.models import Workspace

MIDNIGHT = 24
DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


@dataclass(frozen=True)
class Hours:
    """From one hour until another, on workdays."""

    zone: ZoneInfo
    opens: int
    closes: int

    @property
    def place(self) -> Place:
        return Place(
            self.zone, opens=time(self.opens), closes=time(self.closes % MIDNIGHT)
        )

    def __str__(self) -> str:
        span = f"{oclock(self.opens)} to {oclock(self.closes)}"
        return f"Monday to Friday, {span}, {self.zone.key}"


def of(workspace: Workspace) -> Hours | None:
    """IT's hours; None as long as nobody has said where their clock hangs."""
    zone = zone_named(workspace.it_timezone)
    hours = zone and Hours(zone, workspace.it_from, workspace.it_until)
    return hours if hours and hours.opens < hours.closes else None


def is_open(now: datetime, hours: Hours) -> bool:
    """Whether somebody in IT is there."""
    return calendars.is_working(hours.place, now)


def next_opening(now: datetime, hours: Hours) -> datetime:
    """When IT comes in for the next time."""
    return calendars.next_opening(hours.place, now)


def moment(when: datetime, now: datetime, zone: str) -> str:
    """A moment of the next days, as somebody there would say it."""
    place = zone_named(zone) or UNKNOWN
    there, here = when.astimezone(place), now.astimezone(place)
    is_today = there.date() == here.date()
    day = "today" if is_today else f"on {DAYS[there.weekday()]}"
    whose = "UTC" if place is UNKNOWN else "your time"
    return f"{day} at {oclock(there.hour, there.minute)} {whose}"


def oclock(hour: int, minute: int = 0) -> str:
    return f"{hour}:{minute:02}"


def zone_typed(typed: str) -> str:
    """The name of the time zone that an admin wrote; none, if they wrote nothing."""
    name = clean(typed, field="zone")
    zone = zone_named(name)
    if name and zone is None:
        raise NotFound(
            f"I don't know the time zone “{name[:40]}”. "
            "Please write a region and a city, such as Europe/Berlin.",
            field="zone",
        )
    return zone.key if zone else ""


def must_end_later(opens: int, closes: int) -> None:
    if not 0 <= opens < closes <= MIDNIGHT:
        raise EndsTooEarly(
            "IT's day has to end after it begins. Please choose a later hour.",
            field="closes",
        )
