"""Who in IT looks at a request."""

from dataclasses import dataclass

from bot.domain.actions import Action
from bot.domain.transitions import move
from bot.errors import AlreadyTaken, NotAllowed
from bot.models import Outcome, Request, Status

FIELD = "partner"
A_FEW = 3  # that become free at once: each thread says so; more are named in one line


@dataclass(frozen=True)
class Chosen:
    """Whom somebody in IT hands a request over to."""

    slack_id: str
    name: str
    is_in_it: bool


def take(request: Request, person: str, holder: str) -> None:
    """Somebody in IT looks at it. `holder`: the name of who does so already."""
    move(request, Action.TAKE)
    if request.partner == person:
        raise AlreadyTaken(f"You have #{request.number} already.")
    if request.partner:
        raise AlreadyTaken(
            f"{holder} has #{request.number} already. "
            "They can give it back, and then it is yours to take."
        )
    request.partner = person


def give_back(request: Request, person: str, holder: str) -> None:
    """Whoever took it can't look at it after all: it waits for IT as before."""
    move(request, Action.GIVE_BACK)
    if request.partner is None:
        raise AlreadyTaken(
            f"Nobody has #{request.number} at the moment, so it can be taken."
        )
    if request.partner != person:
        raise NotAllowed(f"{holder} has #{request.number}. Only they can give it back.")
    request.partner = None


def hand_over(request: Request, to: Chosen) -> str | None:
    """Somebody else in IT goes on with it. Who had it until now, if anybody."""
    move(request, Action.HAND_OVER)
    before = request.partner
    if not to.is_in_it:
        raise NotAllowed(
            f"{to.name} is not in IT's channel. "
            "Choose somebody who is, or invite them there first.",
            field=FIELD,
        )
    if to.slack_id == request.requester:
        raise NotAllowed(
            f"{to.name} asked for #{request.number}, so somebody else looks at it.",
            field=FIELD,
        )
    if to.slack_id == before:
        raise AlreadyTaken(f"{to.name} has #{request.number} already.", field=FIELD)
    request.partner = to.slack_id
    return before


def is_held(request: Request) -> bool:
    """Whether IT still has something to do for it: it has a partner, others join it."""
    is_agreed = request.outcome is Outcome.GO_AHEAD
    return request.status in {Status.WAITING_FOR_IT, Status.IN_PROGRESS} or (
        request.status is Status.DECIDED and is_agreed
    )
