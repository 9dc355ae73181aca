"""How it went, as whoever asked for it says in a word."""

from datetime import datetime

from bot.domain.wins import WENT_WELL
from bot.errors import AlreadyAnswered, NotFound
from bot.models import Request

BEST, WORST = 5, 1
TALK = 2  # up to here, a talk may help
OPEN_AGAIN = "That request is not done by now. I ask how it went once it is."


def must_be_done(request: Request) -> None:
    """Only of what was delivered can be said how it went."""
    if request.status not in WENT_WELL or request.delivered_at is None:
        raise NotFound(OPEN_AGAIN)


def rate(request: Request, rating: int, now: datetime) -> None:
    """The last word counts; the same once more is no news."""
    must_be_done(request)
    if request.rating == rating:
        raise AlreadyAnswered("I have noted that already. Thank you.")
    request.rating, request.rated_at = rating, now


def needs_talk(request: Request) -> bool:
    return request.rating is not None and request.rating <= TALK
