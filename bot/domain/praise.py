"""Thanks: to whom, for what, and how somebody likes to be thanked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain import people as people_rules
from bot.domain import wins
from bot.domain.people import Role
from bot.domain.requests import IN_A_SENTENCE, shortened, title
from bot.domain.workspaces import named_once
from bot.domain.zones import UNKNOWN, local_day, on_the_wall, zone_named
from bot.errors import AlreadyClosed, NotAllowed, NotFound, TooLong
from bot.models import Person, Praise, Request, Thanked, Wanted, Workspace

OPEN = "praise.open"  # a button that opens the form, wherever it stands
IT = "IT"  # as a team
A_DAY = 5  # by one person, in their own day
MOST_PEOPLE = 10  # by name, at once
LONGEST_VALUE = 70  # characters that fit into a menu
MOST_VALUES = 20
UNDO = timedelta(minutes=10)
WAITS = timedelta(days=30)  # for a yes, until it is no news any more
KNOWS = {Role.IT, Role.PARTNER, Role.CHAMPION, Role.REQUESTER}
BEFORE_WORDS = re.compile(r"^(?:\s|[,;:&-]|and\b|for\b)+", re.IGNORECASE)


class Where(StrEnum):
    """Who may read it."""

    WINS = "wins"
    CHANNEL = "channel"  # another one
    ALONE = "alone"  # each of them, and nobody else


@dataclass(frozen=True)
class Words:
    """What somebody is thanked for."""

    did: str
    changed: str
    value: str = ""


@dataclass(frozen=True)
class Thanks:
    """What somebody filled in."""

    people: tuple[str, ...]
    team: str
    words: Words
    where: str
    channel: str = ""  # the other one


@dataclass(frozen=True)
class Example:
    """How it could be put."""

    did: str
    changed: str


def about(request_id: int | None = None, people: Iterable[str] = ()) -> str:
    """What such a button carries, so that the form comes filled in."""
    return f"{request_id or ''}:{','.join(people)}"


def read_about(carried: str) -> tuple[int | None, list[str]]:
    """The request and the people; nothing, of what no button of ours carries."""
    number, _, people = carried.partition(":")
    request_id = int(number) if number.isascii() and number.isdigit() else None
    return request_id, [each for each in people.split(",") if each]


def reason(typed: str) -> str:
    """What follows the names behind the command."""
    return BEFORE_WORDS.sub("", " ".join(typed.split()))


def values_of(typed: str) -> list[str]:
    """What thanks may be for, one a line."""
    return named_once(typed, "values", LONGEST_VALUE, MOST_VALUES)


# --- who thanks whom ---


def must_give(giver: Person, given_today: int) -> None:
    """Whoever works here, five times a day, unless an admin has said otherwise."""
    if not people_rules.works_here(giver):
        raise NotAllowed("Thanks go between people who work here.")
    must_be_free(giver)
    if given_today >= A_DAY:
        raise NotAllowed(
            f"You have given thanks {A_DAY} times today, which is all for one day. "
            "Tomorrow you can give more."
        )


def must_be_free(giver: Person) -> None:
    if giver.praise_locked_by:
        raise NotAllowed(
            "You can give no thanks through me for now. "
            "An admin of this Slack can change that."
        )


def day_began(giver: Person, now: datetime) -> datetime:
    """When today began, by their own clock."""
    zone = zone_named(giver.timezone) or UNKNOWN
    return on_the_wall(zone, local_day(zone, now), time())


def must_be_few(people: Iterable[str]) -> None:
    if len(set(people)) > MOST_PEOPLE:
        raise TooLong(
            f"At most {MOST_PEOPLE} people can be named at once. "
            "Please choose their team instead.",
            field="people",
        )


def is_thankable(person: Person) -> bool:
    return people_rules.works_here(person) and not person.is_bot


def to_thank(giver: Person, chosen: list[Person], team: str) -> list[Person]:
    """Whom the thanks reach: never whoever gives them."""
    others = [each for each in chosen if each.slack_id != giver.slack_id]
    found = [each for each in others if is_thankable(each)]
    if found or team:
        return found
    raise NotFound(_whom_else(chosen, others), field="people")


def _whom_else(chosen: list[Person], others: list[Person]) -> str:
    if others:
        return "Only people who work here can be thanked. Please choose one of them."
    if chosen:
        return "Thanks go to somebody else. Please choose who had a part in it."
    return "Please choose whom you thank: people, or a team."


def teams(units: list[str]) -> list[str]:
    return [IT, *(each for each in units if each != IT)]


def must_be_a_team(team: str, units: list[str]) -> None:
    if team and team not in teams(units):
        raise NotFound(
            "That team is no longer in the list. Please choose again.", field="team"
        )


def channel_for(thanks: Thanks, space: Workspace) -> str:
    """Where everybody reads it; empty: nowhere."""
    is_the_same = thanks.where == Where.WINS and thanks.channel == space.wins_channel
    if thanks.channel and thanks.where != Where.CHANNEL and not is_the_same:
        raise NotFound(
            "You have chosen a channel below. Please say that it may be read there, "
            "or take the channel out.",
            field="where",
        )
    if thanks.where == Where.CHANNEL:
        if not thanks.channel:
            raise NotFound("Please choose the channel.", field="channel")
        return thanks.channel
    if thanks.where == Where.WINS and space.wins_channel:
        return space.wins_channel
    if thanks.team:
        raise NotFound(
            "A team reads its thanks in a channel. Please choose one, or name the "
            "people.",
            field="where",
        )
    return ""


# --- what stands where ---


def is_named(person: Person, praise: Praise) -> bool:
    """Nobody is, in public, who has not said yes."""
    return praise.is_public and person.thanks is Wanted.PUBLIC


def in_public(praise: Praise, people: Iterable[Person]) -> Words:
    """What everybody reads: nor does it name, in its words, who is not named there."""
    known = list(people)
    named = [each.name for each in known if is_named(each, praise)]
    gone = [each.name for each in known if not is_named(each, praise)]
    did, changed = (
        wins.without(each, gone, named) for each in (praise.did, praise.changed)
    )
    return Words(did, changed, praise.value)


def is_told(person: Person) -> bool:
    """Whoever wants no thanks looks for them, if they like, in their Home."""
    return person.thanks is not Wanted.NONE


def tell(row: Thanked, person: Person, now: datetime) -> None:
    """They hear of it; with the first, they are asked how they like it.

    The two moments are the same for that one alone, however many come at once.
    """
    if person.thanks is None and person.thanks_asked_at is None:
        person.thanks_asked_at = now
        row.told_at = now
    else:
        row.told_at = now + timedelta(microseconds=person.thanks_asked_at == now)


def is_asked(row: Thanked, person: Person) -> bool:
    """Whether it was with these thanks."""
    return row.told_at is not None and row.told_at == person.thanks_asked_at


def may_change(praise: Praise | None, person: Person) -> Praise:
    """Whoever gave it, as long as it stands."""
    if praise is None or praise.giver != person.slack_id:
        raise NotFound("I can't find that among the thanks you gave.")
    if praise.undone_at:
        raise AlreadyClosed("You took it back already. Nothing has changed.")
    return praise


def may_take_back(praise: Praise | None, person: Person, now: datetime) -> Praise:
    found = may_change(praise, person)
    if now - found.given_at > UNDO:
        raise AlreadyClosed(
            "The ten minutes are over, so it stays. You can still change the words."
        )
    return found


# --- what the form has in it ---


def may_know(giver: Person, request: Request | None, *, is_in_it: bool) -> bool:
    """Whether the form may name this request to them."""
    if request is None or request.number is None:
        return False
    return bool(KNOWS & people_rules.roles(giver, request, is_in_it=is_in_it))


def likely(giver: Person, request: Request) -> list[str]:
    """Who had a part in a request, seen from one of them."""
    had = [request.requester, request.champion, request.partner]
    if giver.slack_id == request.requester:
        had = [request.partner or request.decided_by, request.champion]
    known = dict.fromkeys(each for each in had if each)
    return [each for each in known if each != giver.slack_id]


def example(giver: Person, request: Request | None, *, is_in_it: bool) -> Example:
    """From the request, where there is one; what was confided is never in it."""
    if request is None:
        return Example(
            "sat with us for an hour, and found out why the list was a day old",
            "the vans have left with the right list since Monday",
        )
    named = f"“{title(request, IN_A_SENTENCE)}”"
    is_theirs = giver.slack_id == request.requester
    did = f"asked how we work before anything was built for {named}"
    if not is_theirs:
        did = f"answered each question about {named} on the same day"
    goal = request.answers.get("goal", "") if is_theirs or is_in_it else ""
    hoped = shortened(" ".join(goal.split()), IN_A_SENTENCE).rstrip(" .")
    changed = f"what was hoped for came true: “{hoped}”" if hoped else ""
    return Example(did, changed or "it takes us an hour less each week")
