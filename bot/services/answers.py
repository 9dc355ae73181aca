"""IT's answer, in the requester's thread: said once, and edited ever after."""

from bot.db import UnitOfWork
from bot.domain import progress
from bot.domain.jargon import Term
from bot.models import Request
from bot.services import glossary
from bot.services import request_rows as rows
from bot.views import decisions as views


def unknown_words(uow: UnitOfWork, request: Request) -> list[Term]:
    """What its reader may not know."""
    written = (request.finding, request.goal, request.reason)
    return glossary.unknown_to_requester(uow, request, *written)


def show(uow: UnitOfWork, request: Request, *, is_reopened: bool = False) -> None:
    """As it stands by now, if there is one."""
    if request.outcome:
        explained = glossary.explanation(unknown_words(uow, request))
        answer = views.outcome(request, explained, is_reopened=is_reopened)
        rows.say(
            uow, request, progress.this_time(request, "outcome"), answer, stays=True
        )
