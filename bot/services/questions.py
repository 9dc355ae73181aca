"""IT asks the requester something. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import requests as rules
from bot.domain import talks, wording
from bot.domain.actions import Action
from bot.domain.jargon import Term
from bot.models import Person, Request
from bot.services import glossary
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import questions as views


def may_ask(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """The request to ask about, for somebody who may."""
    return for_it(uow, person, request_id, Action.ASK, is_in_it=is_in_it)


def look(
    uow: UnitOfWork, person: Person, request_id: int, typed: str, *, is_in_it: bool
) -> tuple[Request, list[Term]]:
    """The request, and the words of a question that its reader may not know."""
    request = may_ask(uow, person, request_id, is_in_it=is_in_it)
    return request, glossary.unknown_to_requester(uow, request, typed)


def ask(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    typed: str,
    *,
    as_it_is: bool,
    is_in_it: bool,
) -> None:
    """It stands in both threads; what the requester says next is the answer."""
    request, words = look(uow, person, request_id, typed, is_in_it=is_in_it)
    question = wording.written(typed, field="question")
    glossary.must_be_plain(words, as_it_is=as_it_is)
    rules.ask(request, person.slack_id)
    is_first = talks.begin(request)
    rows.save(uow, request, person.slack_id, "asked_back")
    explained = glossary.explanation(words)
    asked = views.asked(request, question, person.slack_id, explained)
    rows.say(uow, request, f"asked:{uow.inbox_id}", asked)
    noted = views.noted(request, question, person.slack_id, is_first=is_first)
    rows.tell_it(uow, request, "asked_back", noted)
