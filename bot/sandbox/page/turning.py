"""A clock that can be turned: what the demo hands in, and the buttons for it."""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag

_MORNING = 9
_FRIDAY = 4
CHOICES = {
    "hour": "An hour later",
    "tomorrow": "Tomorrow morning",
    "friday": "Next Friday",
}


class DemoClock(Protocol):
    """A clock the page may turn; it only goes forward."""

    def now(self) -> datetime:
        """The time it is, aware of its zone."""

    def advance_to(self, moment: datetime) -> Awaitable[object] | None:
        """Make it that time, and let happen what is due by then."""


def target(choice: str, now: datetime, zone: ZoneInfo) -> datetime:
    """When a choice is, on the clock where a person is."""
    here = now.astimezone(zone)
    if choice == "hour":
        return now + timedelta(hours=1)
    days = 1 if choice == "tomorrow" else (_FRIDAY - here.weekday() - 1) % 7 + 1
    day = (here + timedelta(days=days)).date()
    return datetime(day.year, day.month, day.day, _MORNING, tzinfo=zone)


def control(eyes: Eyes, clock: DemoClock) -> Html:
    now = clock.now().astimezone(eyes.zone())
    buttons = (
        tag("button", label, type="button", class_="pill", data_turn=choice)
        for choice, label in CHOICES.items()
    )
    return tag(
        "section",
        tag("h2", "Turn the clock"),
        tag(
            "p",
            "It is ",
            tag("time", f"{now:%A} {now.day} {now:%B}, {now:%H:%M}"),
            class_="now",
        ),
        tag("div", *buttons, class_="turns"),
        class_="card clock",
        aria_label="Clock",
    )
