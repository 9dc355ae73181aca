"""Somebody asks how this works, or what a question means."""

from bot.db import UnitOfWork
from bot.domain import interviews
from bot.domain.actions import Action
from bot.domain.questions import Question
from bot.domain.transitions import allows
from bot.models import Person
from bot.outbox import Address
from bot.services import replies
from bot.services import request_rows as rows
from bot.views import help as views


def explain(
    uow: UnitOfWork, person: Person, place: Address, *, is_puzzled: bool
) -> None:
    """The question they are puzzled by; else, how to ask."""
    asked = _open_question(uow, person, place) if is_puzzled else None
    explained = views.about(asked) if asked else views.how_to_ask()
    replies.say(uow, explained, place)


def _open_question(uow: UnitOfWork, person: Person, place: Address) -> Question | None:
    """In the thread of an interview of theirs."""
    if place.thread_ts is None:
        return None
    request = rows.in_thread(uow, place.to, place.thread_ts)
    if request is None or request.requester != person.slack_id:
        return None
    key = interviews.open_question(request)
    if key is None or not allows(request, Action.ANSWER):
        return None
    return rows.catalogue(uow).questions[key]
