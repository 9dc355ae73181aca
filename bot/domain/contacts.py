"""When units and IT last spoke, as far as we know, and how often they mean to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.partners import Chosen
from bot.domain.people import MAY, Deed, Role, works_here
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Request

A_WEEK = timedelta(weeks=1)
EVERY = (1, 2, 4, 8, 12)  # weeks
NOTHING_AGREED = 0

# What one side says of a request, and the other reads. They spoke when one of these
# answered one of those: who writes and is not answered has not spoken with anybody.
BUSINESS_SAYS = ("sent", "passed_on", "reopened", "insisted", "urged")
IT_SAYS = (
    "asked_back", "told", "decided", "decided_anew", "turned_away", "delivered",
)  # fmt: skip


class How(StrEnum):
    """What the bot knows it from."""

    TALK = "talk"  # about a request
    CHECKIN = "checkin"
    THANKS = "thanks"  # in a channel
    TOLD = "told"  # somebody in IT says so


@dataclass(frozen=True, order=True)
class Contact:
    at: datetime
    how: How


@dataclass(frozen=True)
class Agreed:
    """How often a unit and IT mean to talk, and who in IT sees to it."""

    weeks: int = NOTHING_AGREED
    partner: str | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Unit:
    """A unit of the business, seen from IT."""

    name: str
    last: Contact | None = None  # none: not that the bot knows
    agreed: Agreed = Agreed()
    requests: tuple[Request, ...] = ()  # of theirs, that are not over

    @property
    def quiet_since(self) -> datetime | None:
        """Who never spoke is counted from when it was agreed."""
        return self.last.at if self.last else self.agreed.since


@dataclass(frozen=True)
class Seen:
    """These units at one moment."""

    units: tuple[Unit, ...]
    now: datetime


def latest(found: Iterable[tuple[str, Contact]]) -> dict[str, Contact]:
    """Of each unit, the last one."""
    known: dict[str, Contact] = {}
    for unit, contact in found:
        known[unit] = max(contact, known.get(unit, contact))
    return known


def periods_passed(unit: Unit, now: datetime) -> int:
    """How often they could have spoken by now, as it was agreed, and have not."""
    if not unit.agreed.weeks or unit.quiet_since is None:
        return 0
    return max(0, (now - unit.quiet_since) // (unit.agreed.weeks * A_WEEK))


def is_overdue(unit: Unit, now: datetime) -> bool:
    return periods_passed(unit, now) > 0


def missed(unit: Unit, now: datetime) -> list[datetime]:
    """When each of these ended, the latest first."""
    since, weeks = unit.quiet_since, unit.agreed.weeks
    passed = range(periods_passed(unit, now), 0, -1)
    return [since + number * weeks * A_WEEK for number in passed] if since else []


def longest_first(units: Iterable[Unit]) -> list[Unit]:
    """Who has not spoken at all stands above everybody else."""
    return sorted(units, key=lambda each: (each.last is not None, each.last, each.name))


def quiet_weeks(units: Iterable[Unit], now: datetime) -> dict[str, int]:
    """Whole weeks without a word; who never spoke is as quiet as the quietest."""
    known = {each.name: each.last for each in units}
    weeks = {name: (now - last.at) // A_WEEK for name, last in known.items() if last}
    most = max(weeks.values(), default=0) + 1
    return {name: weeks.get(name, most) for name in known}


def must_be_a_unit(name: str, units: list[str]) -> str:
    if name not in units:
        raise NotFound("That unit is no longer in the list. Please open it again.")
    return name


def weeks_chosen(value: str) -> int:
    offered = {str(each): each for each in (NOTHING_AGREED, *EVERY)}
    if value not in offered:
        raise NotFound("Please choose how often.", field="weeks")
    return offered[value]


def must_be_able_to(partner: Chosen | None) -> None:
    """Whoever sees to it works in IT."""
    if partner and not partner.is_in_it:
        raise NotAllowed(
            f"{partner.name} is not in IT's channel. Please choose somebody who is.",
            field="partner",
        )


def must_see_to_it(
    person: Person, deed: Deed, *, is_in_it: bool, is_admin: bool
) -> None:
    """What the table says of IT as a whole, and of admins."""
    known = {Role.IT: is_in_it, Role.ADMIN: is_admin}
    roles = {role for role, is_so in known.items() if is_so and works_here(person)}
    if not MAY[deed] & roles:
        raise NotAllowed(
            "Only IT and admins see who talks with whom. "
            "Somebody in IT's channel can invite you."
        )
