"""Why a request can't wait, as its requester says. Each function is a unit of work."""

from bot.db import UnitOfWork
from bot.domain import requests as request_rules
from bot.domain import urgencies as rules
from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.transitions import must_allow
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.views import urgencies as views


def may_urge(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its requester may still say so."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    must_allow(request, Action.URGE)
    return request


def urge(uow: UnitOfWork, person: Person, request_id: int, typed: str) -> None:
    """The reason stands on the card from now on, and one line in its thread says so."""
    request = may_urge(uow, person, request_id)
    reason = wording.clean(typed, field="reason")
    if reason and reason == request.urgent:
        return
    rules.urge(request, reason)
    rows.save(uow, request, person.slack_id, "urged" if reason else "calmed")
    if rows.has_card(uow, request):
        rows.tell_it(uow, request, "urged", views.noted(request))
        rows.show_card(uow, request)
    rows.show_brief(uow, request)
