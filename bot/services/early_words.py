"""IT hears early of what won't wait for the brief. Each is one unit of work."""

from collections.abc import Iterable

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import fixed
from bot.domain import requests as rules
from bot.errors import AlreadySent
from bot.models import Person, Request, Status
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.views import early_words as views

UNSENT = {Status.INTERVIEWING, Status.CONFIRMING}
OFFER, EARLY = "early_offer", "early"


def offer(uow: UnitOfWork, request: Request, *said: str) -> None:
    """Something is fixed already: they are asked once whether IT may know now."""
    words = _first(said)
    may = request.status in UNSENT and rows.triage_channel(uow)
    if words and may and not outbox.is_known(uow, rows.key(request, OFFER)):
        rows.say(uow, request, OFFER, views.offer(request, words))


def tell(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """IT reads these words, and nothing else of what is not sent yet."""
    request = _unsent(uow, person, request_id)
    rows.note(uow, request, person.slack_id, "told_early")
    rows.say(uow, request, OFFER, views.told())
    _put(uow, request)


def leave(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """Not yet: IT reads it with the rest."""
    request = _unsent(uow, person, request_id)
    if not _is_told(uow, request):
        rows.say(uow, request, OFFER, views.left())


def redraw(uow: UnitOfWork, request: Request) -> None:
    """It was taken back, is open again, or IT has its card by now."""
    if _is_told(uow, request):
        _put(uow, request)


def _unsent(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    request = rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    if request.status not in UNSENT:
        raise AlreadySent("That is settled by now, so I have not told IT again.")
    return request


def _is_told(uow: UnitOfWork, request: Request) -> bool:
    return outbox.is_known(uow, rows.key(request, EARLY))


def _put(uow: UnitOfWork, request: Request) -> None:
    words = _first([request.need, *request.answers.values(), request.added])
    early, to = views.early(request, words), Address(rows.triage_channel(uow))
    told = views.followed(request) if rows.has_card(uow, request) else early
    outbox.put(uow, rows.key(request, EARLY), told, to, stays=True)


def _first(said: Iterable[str]) -> str:
    """The first sentence that says so."""
    found = (fixed.words_of(content.fixed(), each) for each in said)
    return next(filter(None, found), "")
