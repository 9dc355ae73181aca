"""Somebody in IT looks at a request, or gives it back. Each is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import partners, people
from bot.domain import requests as rules
from bot.domain.actions import Action
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.services.requests import for_it, name_of


def take(uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool) -> None:
    """The card and the brief say from now on who has it."""
    request = for_it(uow, person, request_id, Action.TAKE, is_in_it=is_in_it)
    partners.take(request, person.slack_id, name_of(uow, request.partner))
    _show(uow, request, person, "taken")


def give_back(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> None:
    """It is for anybody in IT to take again."""
    people.must_be_in_it(is_in_it)
    request = rules.must_be_there(rows.load(uow, request_id))
    partners.give_back(request, person.slack_id, name_of(uow, request.partner))
    _show(uow, request, person, "given_back")


def _show(uow: UnitOfWork, request: Request, person: Person, action: str) -> None:
    rows.save(uow, request, person.slack_id, action)
    rows.redraw_brief(uow, request)
    rows.show_card(uow, request)
