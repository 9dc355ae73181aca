"""What comes of IT's answer. Each function is one unit of work."""

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import progress as rules
from bot.domain import requests as request_rules
from bot.domain import wording
from bot.domain.actions import Action
from bot.domain.followers import Event
from bot.domain.transitions import must_allow
from bot.models import Person, Request, Status
from bot.services import answers, champions, decisions, followers, ratings, wins
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import progress as views
from bot.views import requests as request_views

NOT_MEANT = "says this is not what was meant"
OPENED_AGAIN = "opens this again"


def start(uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool) -> None:
    """IT is at it: whoever asked, and whoever follows, hears so."""
    request = for_it(uow, person, request_id, Action.START, is_in_it=is_in_it)
    rules.start(request, person.slack_id, uow.now)
    rows.save(uow, request, person.slack_id, "started")
    _say_started(uow, request)
    _show(uow, request)
    followers.tell(uow, request, Event.STARTED, by=person.slack_id)


def show_start(uow: UnitOfWork, request: Request) -> None:
    """Somebody else is on it, or nobody: so says what was said of the start."""
    what = rules.this_answer(request, "started")
    if outbox.is_known(uow, rows.key(request, what)):
        _say_started(uow, request)


def _say_started(uow: UnitOfWork, request: Request) -> None:
    what = rules.this_answer(request, "started")
    rows.say(uow, request, what, views.started(request), stays=True)


def deliver(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> None:
    """It is done, as IT sees it; whoever asked is asked."""
    request = for_it(uow, person, request_id, Action.DELIVER, is_in_it=is_in_it)
    rules.deliver(request, uow.now)
    rows.save(uow, request, person.slack_id, "delivered")
    what = rules.this_time(request, "delivered")
    rows.say(uow, request, what, views.delivered(request), stays=True)
    _show(uow, request)
    followers.tell(uow, request, Event.DELIVERED, by=person.slack_id)


def may_close(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its requester may say that they need no more."""
    return _theirs(uow, person, request_id, Action.CLOSE)


def close(uow: UnitOfWork, person: Person, request_id: int, typed: str = "") -> None:
    """Its partner hears so; whoever follows as well, if it was not delivered."""
    request = may_close(uow, person, request_id)
    was_delivered = request.status is Status.DELIVERED
    words = wording.clean(typed, field="words")
    rules.close(request, person.slack_id, words, uow.now)
    rows.save(uow, request, person.slack_id, "closed")
    rows.tell_it(uow, request, "closed", views.closed_for_it(request))
    what = rules.this_time(request, "closed")
    rows.say(uow, request, what, views.closed(request), stays=True)
    _show(uow, request)
    if was_delivered:
        ratings.ask(uow, request)
        wins.notice(uow, request)
    else:
        followers.tell(uow, request, Event.CLOSED, by=person.slack_id)


def may_reopen(uow: UnitOfWork, person: Person, request_id: int) -> Request:
    """The request, if its requester has an answer to object to."""
    return _theirs(uow, person, request_id, Action.REOPEN)


def reopen(uow: UnitOfWork, person: Person, request_id: int, typed: str) -> None:
    """IT has answered or made something else: it waits for IT, with their words."""
    request = may_reopen(uow, person, request_id)
    meant = wording.written(typed, field="meant")
    was_closed = request.status is Status.CLOSED
    _set_aside(uow, request)
    rules.reopen(request, meant)
    rows.save(uow, request, person.slack_id, "reopened")
    says = OPENED_AGAIN if was_closed else NOT_MEANT
    rows.tell_it(uow, request, "reopened", request_views.note(request, meant, says))
    _show(uow, request)
    followers.tell(uow, request, Event.REOPENED, by=person.slack_id)


def _theirs(
    uow: UnitOfWork, person: Person, request_id: int, action: Action
) -> Request:
    request = request_rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    must_allow(request, action)
    return request


def _show(uow: UnitOfWork, request: Request) -> None:
    """Everything that says where it stands, or offers what can be done."""
    decisions.show(uow, request)
    answers.show(uow, request)
    champions.show(uow, request)
    _say_anew(uow, request, is_reopened=False)


def _set_aside(uow: UnitOfWork, request: Request) -> None:
    """What was said this time stays, without its buttons."""
    answers.show(uow, request, is_reopened=True)
    champions.show(uow, request, is_over=True)
    ratings.set_aside(uow, request)
    _say_anew(uow, request, is_reopened=True)


def _say_anew(uow: UnitOfWork, request: Request, *, is_reopened: bool) -> None:
    for name, view in (("delivered", views.delivered), ("closed", views.closed)):
        what = rules.this_time(request, name)
        if outbox.is_known(uow, f"request:{request.id}:{what}"):
            anew = view(request, is_reopened=is_reopened)
            rows.say(uow, request, what, anew, stays=True)
