"""Who in the business moves along what IT said yes to: asked, and only then named."""

from typing import NamedTuple

from bot.domain.actions import Action
from bot.domain.progress import must_be_a_yes
from bot.errors import AlreadyAnswered, NotAllowed, NotFound
from bot.models import Outcome, Person, Request, Status

ASKED_ELSEWHERE = "You are not being asked about this any more. Thank you all the same."


class Named(NamedTuple):
    """Whom the requester would like to have."""

    person: Person
    is_in_it: bool


def may_name(request: Request, holder: str) -> None:
    """`holder`: the name of whoever moves it along already."""
    must_be_a_yes(request, Action.CHAMPION)
    if request.champion:
        raise AlreadyAnswered(f"{holder} moves #{request.number} along already.")


def volunteer(request: Request, holder: str) -> None:
    """The requester does it themselves."""
    may_name(request, holder)
    request.champion, request.champion_asked = request.requester, None
    request.champion_asking = None


def is_moving(request: Request) -> bool:
    """Whether there is something to move along: IT said yes, and is not done."""
    is_agreed = request.outcome is Outcome.GO_AHEAD
    return is_agreed and request.status in {Status.DECIDED, Status.IN_PROGRESS}


def must_be_known(named: Person | None, *, is_in_it: bool) -> Named:
    """Slack shows us everybody who works here, and some who do not."""
    if named is None:
        raise NotFound("I can't see who that is. Please choose somebody else.")
    return Named(named, is_in_it)


def ask(request: Request, named: Named, holder: str, asking: int | None = None) -> None:
    """Somebody is to be asked; they are not the champion before they say yes.

    `asking`: by which message.
    """
    may_name(request, holder)
    if reason := _why_not(request, named):
        raise NotAllowed(f"{reason} Please choose somebody else.")
    who = named.person
    if request.champion_asked == who.slack_id:
        raise AlreadyAnswered(f"I have asked {who.name} already.")
    request.champion_asked, request.champion_asking = who.slack_id, asking


def _why_not(request: Request, named: Named) -> str | None:
    """The first thing that speaks against it."""
    person, name = named.person, named.person.name
    against = {
        f"{name} is an app, and can't answer for anybody.": person.is_bot,
        f"{name} is no longer here.": person.is_gone,
        f"{name} is with another company.": person.is_stranger,
        f"{name} is a guest here, and can't answer for your unit.": person.is_guest,
        f"{name} looks after it in IT already.": person.slack_id == request.partner,
        f"{name} is in IT; a champion comes from your side.": named.is_in_it,
    }
    return next((sentence for sentence, holds in against.items() if holds), None)


def answer(request: Request | None, person: str, *, says_yes: bool) -> Request:
    """Whoever was asked says yes, or that it is not for them."""
    if request and request.champion == person:
        raise AlreadyAnswered(f"You move #{request.number} along already. Thank you.")
    if request is None or request.champion_asked != person:
        raise NotFound(ASKED_ELSEWHERE)
    must_be_a_yes(request, Action.CHAMPION)
    request.champion_asked = None
    if says_yes:
        request.champion = person
    return request
