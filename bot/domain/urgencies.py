"""Why something can't wait, in its requester's words."""

from bot.domain.actions import Action
from bot.domain.transitions import must_allow
from bot.errors import NothingWritten
from bot.models import Request


def urge(request: Request, reason: str) -> None:
    """Say it, put it differently, or take it back by leaving it empty."""
    must_allow(request, Action.URGE)
    if not reason and not request.urgent:
        raise NothingWritten("Please write a sentence here.", field="reason")
    request.urgent = reason
