"""IT asks the requester something. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import requests as rules
from bot.domain import talks, wording
from bot.domain.actions import Action
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import questions as views


def may_ask(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """The request to ask about, for somebody who may."""
    return for_it(uow, person, request_id, Action.ASK, is_in_it=is_in_it)


def ask(
    uow: UnitOfWork, person: Person, request_id: int, typed: str, *, is_in_it: bool
) -> None:
    """It stands in both threads; what the requester says next is the answer."""
    request = may_ask(uow, person, request_id, is_in_it=is_in_it)
    question = wording.written(typed, field="question")
    rules.ask(request, person.slack_id)
    is_first = talks.begin(request)
    rows.save(uow, request, person.slack_id, "asked_back")
    asked = views.asked(request, question, person.slack_id)
    rows.say(uow, request, f"asked:{uow.inbox_id}", asked)
    noted = views.noted(request, question, person.slack_id, is_first=is_first)
    rows.tell_it(uow, request, "asked_back", noted)
