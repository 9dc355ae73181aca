"""IT notes something for itself. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import wording
from bot.domain.actions import Action
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import notes as views


def may_note(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    return for_it(uow, person, request_id, Action.NOTE, is_in_it=is_in_it)


def note(
    uow: UnitOfWork, person: Person, request_id: int, typed: str, *, is_in_it: bool
) -> None:
    """It stands in the card's thread, and reaches nobody outside of IT."""
    request = may_note(uow, person, request_id, is_in_it=is_in_it)
    words = wording.written(typed, field="note")
    rows.note(uow, request, person.slack_id, "noted")
    said = views.private(request, words, person.slack_id)
    rows.tell_it(uow, request, "private_note", said)
