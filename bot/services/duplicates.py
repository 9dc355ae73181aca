"""Requests that ask for the same go on as one. Each function is one unit of work."""

from typing import Any

from sqlalchemy import update

from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import duplicates as rules
from bot.domain import people, progress
from bot.domain import requests as request_rules
from bot.domain.actions import Action
from bot.models import Person, Request
from bot.services import followers, likenesses, lookups
from bot.services import request_rows as rows
from bot.services.request_statements import TABLE
from bot.services.requests import for_it
from bot.views import duplicates as views
from bot.views import followers as follower_views


def may_put_together(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> tuple[Request, list[Request]]:
    """The request, and those it may go on with."""
    request = _to_put_together(uow, person, request_id, is_in_it=is_in_it)
    return request, likenesses.known_to_it(uow, request)


def put_together(
    uow: UnitOfWork, person: Person, request_id: int, number: str, *, is_in_it: bool
) -> None:
    """One of them goes on for both, and all who asked or followed hear of it."""
    request = _to_put_together(uow, person, request_id, is_in_it=is_in_it)
    other = lookups.numbered(uow, number)
    people.must_be_somebody_elses(other, person.slack_id)
    rules.put_together(request, other)
    request.turns += 1
    _tell_followers(uow, request, person)
    _bring_along(uow, request, other)
    rows.save(uow, request, person.slack_id, "put_together", with_=other.number)
    sees = _sees(uow, request, other)
    _tell(uow, request, views.put_together(request, other, sees=sees))
    _count_in(uow, request, other)


def join(uow: UnitOfWork, person: Person, request_id: int, other_id: int) -> None:
    """Its requester adds their voice to another one, instead of sending theirs."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    known = rows.load(uow, other_id)
    sees = known is not None and likenesses.may_see(uow, known, person)
    other = rules.join(request, known, sees=sees)
    request.turns += 1
    _tell_followers(uow, request, person)
    rows.save(uow, request, person.slack_id, "joined", with_=other.number)
    _tell(uow, request, views.joined(request, other))
    _count_in(uow, request, other)


def stand_alone(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """Its requester says that it is something else: nothing is offered any more."""
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    rules.stand_alone(request)
    rows.save(uow, request, person.slack_id, "stands_alone")
    rows.show_brief(uow, request)


def part(uow: UnitOfWork, request: Request) -> None:
    """It is something else after all: their voice is no longer with the other one."""
    other_id = rules.part(request)
    other = rows.load(uow, other_id) if other_id else None
    if other is None:
        return
    rows.save(uow, request, request.requester, "parted")
    _tell(uow, request, views.was_together(request, other))
    followers.drop_voice(uow, other, request.requester)
    rows.tell_it(uow, other, f"voice:{request.id}", views.voice(request, still=False))
    rows.show_card(uow, other)


def pass_on(uow: UnitOfWork, request: Request, text: str) -> None:
    """What they write in their thread belongs to the one that goes on."""
    other = rows.load(uow, request.duplicate_of or 0)
    if other is None:
        return
    rows.tell_it(uow, other, "words", views.words(request, text))
    rows.reply(uow, request, views.passed_on(other))


def _tell(uow: UnitOfWork, request: Request, told: Message) -> None:
    """In its requester's thread: once each time, and edited when they part."""
    what = progress.this_turn(request, "together")
    rows.say(uow, request, what, told, stays=True)


def _to_put_together(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    return for_it(uow, person, request_id, Action.PUT_TOGETHER, is_in_it=is_in_it)


def _tell_followers(uow: UnitOfWork, request: Request, by: Person) -> None:
    heard = follower_views.put_together
    followers.say(uow, request, f"goes_on:{uow.inbox_id}", heard, by=by.slack_id)


def _bring_along(uow: UnitOfWork, request: Request, other: Request) -> None:
    """Who needs it too does so with the other one from now on."""
    followers.bring_along(uow, request, other)
    with_it: Any = update(TABLE).where(
        TABLE.c.workspace_id == uow.workspace_id, TABLE.c.duplicate_of == request.id
    )
    uow.connection.execute(with_it.values(duplicate_of=other.id))


def _sees(uow: UnitOfWork, request: Request, other: Request) -> bool:
    person = uow.session.get(Person, (uow.workspace_id, request.requester))
    return person is not None and likenesses.may_see(uow, other, person)


def _count_in(uow: UnitOfWork, request: Request, other: Request) -> None:
    """The other card has one more voice, with its words; this one is a record."""
    if request.requester != other.requester:
        followers.add_voice(uow, other, request.requester)
    rows.tell_it(uow, other, f"voice:{request.id}", views.voice(request))
    rows.show_card(uow, other)
    rows.redraw_brief(uow, request)
    if rows.has_card(uow, request):
        rows.show_card(uow, request)
    rows.show_progress(uow, request)
