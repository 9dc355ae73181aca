"""IT finds a request by its number. Each function is one unit of work."""

from bot.blocks import Block
from bot.db import UnitOfWork
from bot.domain import lookups as rules
from bot.domain import people
from bot.models import Person, Request
from bot.services import card_facts
from bot.services import request_rows as rows
from bot.services.request_statements import finding
from bot.views import lookups as views

BY_NUMBER = finding("workspace_id", "number")


def may_find(
    _: UnitOfWork, _person: Person, _request_id: int, *, is_in_it: bool
) -> None:
    people.must_be_in_it(is_in_it)


def find(uow: UnitOfWork, typed: str, *, is_in_it: bool) -> list[Block]:
    """What is shown of it; IT reads every request it was sent."""
    people.must_be_in_it(is_in_it)
    request = numbered(uow, typed)
    card = card_facts.named(uow, request, rows.workspace(uow).url).card
    return views.summary(request, card, uow.now)


def numbered(uow: UnitOfWork, typed: str) -> Request:
    """The request with this number, if it is with IT."""
    wanted = rules.number(typed)
    return rules.must_be_known(rows.first(BY_NUMBER, uow, number=wanted), wanted)
