"""What was asked is nothing for IT to decide on: why, and where it belongs."""

from datetime import datetime

from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.requests import must_belong_to
from bot.domain.transitions import move
from bot.errors import AlreadySent
from bot.models import Request, Status


def turn_away(request: Request, why: str, where: str, by: str, now: datetime) -> None:
    """Close it, in words that whoever asked it reads."""
    why = wording.written(why, field="why")
    move(request, Action.TURN_AWAY)
    request.closing = wording.clean(f"{why}\n{where}", field="why")
    request.closed_by, request.closed_at = by, now
    request.asking = None


def is_turned_away(request: Request) -> bool:
    """Whether IT closed it unasked; else whoever asked it needed no more."""
    return request.status is Status.CLOSED and request.closed_by != request.requester


def must_be_turned_away(request: Request | None, person: str) -> Request:
    """What its requester may object to."""
    known = must_belong_to(request, person)
    if not is_turned_away(known):
        raise AlreadySent(f"Request #{known.number} is not turned away any more.")
    return known
