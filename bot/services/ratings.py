"""Whoever asked says how it went, and where the number is. One unit of work each."""

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import measures, progress, ratings
from bot.domain import requests as request_rules
from bot.models import Person, Request
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.services import wins
from bot.views import progress as progress_views
from bot.views import ratings as views

MEASURE, RATED = "measure", "rated"


def rate(uow: UnitOfWork, person: Person, request_id: int, rating: int) -> None:
    """In a word; only who looks after it in IT reads one that asks for a talk."""
    request = _theirs(uow, person, request_id)
    ratings.rate(request, rating, uow.now)
    rows.save(uow, request, person.slack_id, "rated")
    closed = progress.this_time(request, "closed")
    rows.say(uow, request, closed, progress_views.closed(request), stays=True)
    _tell_partner(uow, request)
    wins.notice(uow, request)


def _tell_partner(uow: UnitOfWork, request: Request) -> None:
    """Kindly, privately; what they read follows what is said last."""
    key = rows.key(request, progress.this_time(request, RATED))
    if request.partner and (ratings.needs_talk(request) or outbox.is_known(uow, key)):
        told = views.for_partner(request, is_well=not ratings.needs_talk(request))
        outbox.put(uow, key, told, Address(request.partner), stays=True)


def ask(uow: UnitOfWork, request: Request) -> None:
    """Where the number is that they aimed at, once it is closed as delivered."""
    if aim := measures.aim(request):
        what = progress.this_time(request, MEASURE)
        rows.say(uow, request, what, views.question(request, str(aim)), stays=True)


def set_aside(uow: UnitOfWork, request: Request) -> None:
    """It is opened again: nothing is measured yet."""
    what = progress.this_time(request, MEASURE)
    if outbox.is_known(uow, rows.key(request, what)):
        rows.say(uow, request, what, views.too_early(request), stays=True)


def may_measure(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if it is theirs and done."""
    request = _theirs(uow, person, request_id)
    ratings.must_be_done(request)
    return request


def measure(uow: UnitOfWork, person: Person, request_id: int, typed: str) -> None:
    """IT reads it under the card; it may make what went well worth telling."""
    request = may_measure(uow, person, request_id)
    request.measured, request.measured_at = measures.say(typed), uow.now
    rows.save(uow, request, person.slack_id, "measured")
    is_met = measures.is_met(request)
    what = progress.this_time(request, MEASURE)
    rows.say(uow, request, what, views.noted(request, is_met=is_met), stays=True)
    if rows.has_card(uow, request):
        rows.say_to_it(uow, request, f"{what}:it", views.for_it(request))
    wins.notice(uow, request)


def _theirs(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    return request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
