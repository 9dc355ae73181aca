"""IT asks the requester something. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import requests as rules
from bot.domain import talks, wording
from bot.domain.actions import Action
from bot.forms import Flags, Seen
from bot.models import Person, Request
from bot.services import glossary, second_looks
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
) -> tuple[Request, Flags]:
    """The request, and what could be said otherwise in a question."""
    request = may_ask(uow, person, request_id, is_in_it=is_in_it)
    return request, second_looks.flags(second_looks.notice(uow, request, typed))


def ask(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    typed: str,
    *,
    seen: Seen,
    is_in_it: bool,
) -> None:
    """It stands in both threads; what the requester says next is the answer."""
    request = may_ask(uow, person, request_id, is_in_it=is_in_it)
    wording.written(typed, field="question")
    noticed = second_looks.notice(uow, request, typed)
    (words,) = second_looks.final(noticed, seen, typed)
    question = wording.written(words, field="question")
    rules.ask(request, person.slack_id)
    is_first = talks.begin(request)
    rows.save(uow, request, person.slack_id, "asked_back")
    unknown = glossary.unknown_to_requester(uow, request, question)
    explained = glossary.explanation(unknown)
    asked = views.asked(request, question, person.slack_id, explained)
    rows.say(uow, request, f"asked:{uow.inbox_id}", asked)
    noted = views.noted(request, question, person.slack_id, is_first=is_first)
    rows.tell_it(uow, request, "asked_back", noted)
