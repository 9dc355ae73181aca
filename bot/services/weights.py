"""Effort and risk, as IT sees them. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import weights as rules
from bot.domain.actions import Action
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.services.requests import for_it


def may_weigh(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """The request to weigh, for somebody who may."""
    return for_it(uow, person, request_id, Action.WEIGH, is_in_it=is_in_it)


def weigh(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    seen: dict[str, str],
    *,
    is_in_it: bool,
) -> None:
    """What both sides have said by now stands in the card and in the brief."""
    request = may_weigh(uow, person, request_id, is_in_it=is_in_it)
    if rules.weigh(request, seen):
        rows.save(uow, request, person.slack_id, "weighed")
        rows.show_card(uow, request)
        rows.redraw_brief(uow, request)
