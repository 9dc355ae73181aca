"""Who in IT looks at a request. Each function is one unit of work."""

from typing import Any

from sqlalchemy import select, update

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import partners as rules
from bot.domain import people
from bot.domain import requests as request_rules
from bot.domain.actions import Action
from bot.domain.partners import Chosen
from bot.models import Person, Request, Status
from bot.outbox import Address
from bot.services import answers, card_facts, confidences, contacts, progress
from bot.services import request_rows as rows
from bot.services.request_statements import TABLE
from bot.services.requests import for_it, name_of
from bot.views import partners as views

PERSON: Any = Person.__table__  # type: ignore[attr-defined]


def take(uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool) -> None:
    """The card and the brief say from now on who has it."""
    request = for_it(uow, person, request_id, Action.TAKE, is_in_it=is_in_it)
    rules.take(request, person.slack_id, name_of(uow, request.partner))
    _show(uow, request, person.slack_id, "taken")


def give_back(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> None:
    """It is for anybody in IT to take again."""
    people.must_be_in_it(is_in_it)
    request = request_rules.must_be_there(rows.load(uow, request_id))
    rules.give_back(request, person.slack_id, name_of(uow, request.partner))
    _show(uow, request, person.slack_id, "given_back")
    if request.status is Status.IN_PROGRESS:
        what = f"given_back:{uow.inbox_id}"
        rows.say(uow, request, what, views.given_back(request, person.slack_id))


def may_hand_over(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    return for_it(uow, person, request_id, Action.HAND_OVER, is_in_it=is_in_it)


def hand_over(
    uow: UnitOfWork, person: Person, request_id: int, to: Chosen, *, is_in_it: bool
) -> None:
    """Whoever has it now, and whoever had it, hear of it from whoever did not do it."""
    request = may_hand_over(uow, person, request_id, is_in_it=is_in_it)
    before = rules.hand_over(request, to)
    _show(uow, request, person.slack_id, "handed_over")
    url = rows.workspace(uow).url
    card = card_facts.named(uow, request, url).card
    for each in {before, to.slack_id} - {None, person.slack_id}:
        key = f"request:{request.id}:handed_over:{uow.inbox_id}:{each}"
        said = views.handed_over(request, person.slack_id, str(each), card)
        outbox.put(uow, key, said, Address(str(each)))


def leave(uow: UnitOfWork, slack_id: str, channel: str) -> None:
    """Somebody left a channel. If it is IT's, what they had is free to take."""
    if channel == rows.triage_channel(uow):
        _set_free(uow, slack_id)


def be_deactivated(uow: UnitOfWork, slack_id: str) -> None:
    """Somebody is no longer here at all."""
    them = (PERSON.c.workspace_id == uow.workspace_id, PERSON.c.slack_id == slack_id)
    uow.connection.execute(update(PERSON).where(*them).values(is_gone=True))
    _set_free(uow, slack_id)


def _set_free(uow: UnitOfWork, gone: str) -> None:
    held = [each for each in _of_partner(uow, gone) if rules.is_held(each)]
    for request in held:
        request.partner = None
        _show(uow, request, gone, "set_free")
    _say_they_are_free(uow, held, gone)
    contacts.let_go(uow, gone)


def _say_they_are_free(uow: UnitOfWork, held: list[Request], gone: str) -> None:
    """A few in their threads; more in one line of the channel."""
    name, channel = name_of(uow, gone), rows.triage_channel(uow)
    if len(held) > rules.A_FEW:
        key = f"partner:{gone}:gone:{uow.inbox_id}"
        outbox.put(uow, key, views.are_free(held, gone, name), Address(channel))
        return
    for request in held:
        rows.tell_it(uow, request, "set_free", views.is_free(request, gone, name))


def _of_partner(uow: UnitOfWork, slack_id: str) -> list[Request]:
    theirs = select(TABLE.c.id).where(
        TABLE.c.workspace_id == uow.workspace_id, TABLE.c.partner == slack_id
    )
    found = uow.connection.execute(theirs.order_by(TABLE.c.id)).scalars().all()
    loaded = (rows.load(uow, each) for each in found)
    return [each for each in loaded if each is not None]


def _show(uow: UnitOfWork, request: Request, actor: str, action: str) -> None:
    confidences.confide(uow, request)
    rows.save(uow, request, actor, action)
    rows.redraw_brief(uow, request)
    rows.show_card(uow, request)
    answers.show(uow, request)
    progress.show_start(uow, request)
