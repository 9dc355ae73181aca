"""Who in the business moves along what IT said yes to: asked, and only then named."""

from bot.domain.actions import Action
from bot.domain.progress import must_be_a_yes
from bot.errors import AlreadyAnswered, NotAllowed, NotFound
from bot.models import Person, Request

ASKED_ELSEWHERE = "You are not being asked about this any more. Thank you all the same."


def may_name(request: Request, holder: str) -> None:
    """`holder`: the name of whoever moves it along already."""
    must_be_a_yes(request, Action.CHAMPION)
    if request.champion:
        raise AlreadyAnswered(f"{holder} moves #{request.number} along already.")


def volunteer(request: Request, holder: str) -> None:
    """The requester does it themselves."""
    may_name(request, holder)
    request.champion, request.champion_asked = request.requester, None


def must_be_known(named: Person | None) -> Person:
    """Slack shows us everybody who works here, and some who do not."""
    if named is None:
        raise NotFound("I can't see who that is. Please choose somebody else.")
    return named


def ask(request: Request, named: Person, holder: str) -> None:
    """Somebody is to be asked; they are not the champion before they say yes."""
    may_name(request, holder)
    if reason := _why_not(request, named):
        raise NotAllowed(f"{reason} Please choose somebody else.")
    if request.champion_asked == named.slack_id:
        raise AlreadyAnswered(f"I have asked {named.name} already.")
    request.champion_asked = named.slack_id


def _why_not(request: Request, named: Person) -> str | None:
    if named.is_bot:
        return f"{named.name} is an app, and can't answer for anybody."
    if named.is_gone:
        return f"{named.name} is no longer here."
    if named.is_guest or named.is_stranger:
        return f"{named.name} is a guest here, and can't answer for your unit."
    if named.slack_id == request.partner:
        return f"{named.name} looks after it in IT already."
    return None


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
