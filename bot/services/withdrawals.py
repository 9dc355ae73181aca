"""A request is taken back, or brought back. Each function is one unit of work."""

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import progress
from bot.domain import requests as rules
from bot.domain.followers import Event
from bot.models import Person, Request, Status
from bot.services import confidences, duplicates, early_words, followers, interviews
from bot.services import request_rows as rows
from bot.views import asks as views
from bot.views import progress as progress_views

TAKEN_BACK = "withdrawn"


def withdraw(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """Whoever it was for does not need it any more; nothing disappears silently."""
    request = rows.load(uow, request_id)
    was_begun = rules.is_begun(request)
    request = rules.withdraw(request, person.slack_id)
    confidences.confide(uow, request)
    request.turns += was_begun
    rows.save(uow, request, person.slack_id, "withdrawn")
    if was_begun:
        _say_it_is_gone(uow, request)
    _redraw(uow, request)
    followers.tell(uow, request, Event.WITHDRAWN, by=person.slack_id)


def bring_back(uow: UnitOfWork, person: Person, request_id: int) -> None:
    """They need it after all: on with it where it was."""
    request = rules.must_belong_to(rows.load(uow, request_id), person.slack_id)
    _set_aside(uow, request)
    duplicates.part(uow, request)
    rules.bring_back(request)
    confidences.confide(uow, request)
    rows.save(uow, request, person.slack_id, "brought_back")
    followers.tell(uow, request, Event.BROUGHT_BACK, by=person.slack_id)
    if not rows.has_thread(uow, request):
        interviews.start(uow, request, in_channel=True)
        return
    what = progress.this_turn(request, "brought_back")
    rows.say(uow, request, what, views.brought_back(request))
    _redraw(uow, request)


def _say_it_is_gone(uow: UnitOfWork, request: Request) -> None:
    is_told, what = rows.has_card(uow, request), progress.this_turn(request, TAKEN_BACK)
    gone = views.withdrawn(request, is_told=is_told)
    rows.say(uow, request, what, gone, stays=True)
    if is_told and request.partner:
        rows.tell_it(uow, request, TAKEN_BACK, progress_views.taken_back(request))


def _set_aside(uow: UnitOfWork, request: Request) -> None:
    """What was said of it stays, without the button that is pressed now."""
    what = progress.this_turn(request, TAKEN_BACK)
    if outbox.is_known(uow, rows.key(request, what)):
        rows.say(uow, request, what, views.was_withdrawn(request), stays=True)


def _redraw(uow: UnitOfWork, request: Request) -> None:
    rows.redraw_brief(uow, request)
    early_words.redraw(uow, request)
    is_due = request.status is Status.WAITING_FOR_IT and rows.triage_channel(uow)
    if is_due or rows.has_card(uow, request):
        rows.show_card(uow, request)
    rows.show_progress(uow, request)
