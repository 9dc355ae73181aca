"""Who in IT looks at a request."""

from bot.domain.actions import Action
from bot.domain.transitions import move
from bot.errors import AlreadyTaken, NotAllowed
from bot.models import Request


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
