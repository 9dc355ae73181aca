"""How somebody wants to hear what the bot says unasked: kind by kind, and in all."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from bot.domain.calendars import countries, local_day
from bot.domain.effects import Short
from bot.domain.nudge_choices import come_back
from bot.domain.nudges import Plan, place_for
from bot.domain.zones import on_the_wall
from bot.errors import DayHasPassed
from bot.models import NudgeChoice, NudgeMode, Person

AS_USUAL = "usual"
PAUSED = "paused"
NO_COUNTRY = "none"  # and so no holidays
MOST_A_WEEK = 3
LONGEST_QUIET = timedelta(days=366)


class Wishes(NamedTuple):
    """What somebody filled in."""

    kinds: dict[str, str]
    a_week: str
    quiet_until: date | None
    country: str


class Held(NamedTuple):
    """A kind, and what they said of it so far."""

    plan: Plan
    choice: NudgeChoice


class Known(NamedTuple):
    """How it is by now, as the form shows it."""

    person: Person
    usual_a_week: int  # as the admins say
    kinds: list[Held]
    quiet_until: date | None
    short: Short | None  # of everybody, in the last months


def held(choice: NudgeChoice) -> str:
    """How they hear of a kind as it is."""
    is_paused = choice.is_paused and choice.mode is not NudgeMode.OFF
    return PAUSED if is_paused else choice.mode


def choose(choice: NudgeChoice, wanted: str) -> None:
    """What differs from how it was; a kind that paused comes back."""
    if wanted == held(choice) or wanted not in {AS_USUAL, *NudgeMode}:
        return
    come_back(choice)
    if wanted == AS_USUAL:
        choice.every = 1
    choice.mode = NudgeMode.DM if wanted == AS_USUAL else NudgeMode(wanted)


def take(person: Person, wishes: Wishes, now: datetime) -> None:
    """What is about all kinds together."""
    person.quiet_until = _quiet(person, wishes.quiet_until, now)
    person.nudges_a_week = _a_week(wishes.a_week)
    if wishes.country:  # nothing chosen: as it was
        known = {NO_COUNTRY, *countries()}
        person.country = wishes.country if wishes.country in known else ""


def _a_week(chosen: str) -> int | None:
    offered = {str(each): each for each in range(MOST_A_WEEK + 1)}
    return offered.get(chosen)


def _quiet(person: Person, day: date | None, now: datetime) -> datetime | None:
    """Until that day begins, where they are."""
    if day is None:
        return None
    place = place_for(person)
    today = local_day(place, now)
    if day <= today:
        raise DayHasPassed(
            "Please choose a day after today, or none at all.", field="quiet"
        )
    if day - today > LONGEST_QUIET:
        raise DayHasPassed(
            "I can be quiet for a year at most. To stop a kind for good, please choose "
            "“Never” for it.",
            field="quiet",
        )
    return on_the_wall(place.zone, day, time())


def quiet_until(person: Person, now: datetime) -> date | None:
    """The day on which the bot speaks again, where they are."""
    if person.quiet_until is None or person.quiet_until <= now:
        return None
    return local_day(place_for(person), person.quiet_until)
