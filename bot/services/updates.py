"""How what is in progress goes. Each function is one unit of work."""

from functools import partial

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import people, promises, wording
from bot.domain import requests as request_rules
from bot.domain import updates as rules
from bot.domain.actions import Action
from bot.domain.transitions import must_allow
from bot.domain.updates import Told
from bot.errors import NotFound
from bot.forms import Flags, Seen
from bot.models import Person, ProgressUpdate, Request, Track
from bot.outbox import Address
from bot.services import (
    followers,
    glossary,
    nudge_messages,
    replies,
    second_looks,
    update_rows,
)
from bot.services import promises as promise_services
from bot.services import request_rows as rows
from bot.views import followers as follower_views
from bot.views import updates as views

OVER = "There is something newer by now. Nothing has changed."


def may_say(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """The request, if they may say how it goes."""
    found = rows.load(uow, request_id)
    people.must_move_it(person, found, is_in_it=is_in_it)
    request = request_rules.must_be_there(found)
    must_allow(request, Action.UPDATE)
    return request


def look(
    uow: UnitOfWork, person: Person, request_id: int, told: Told, *, is_in_it: bool
) -> tuple[Request, Track, Flags]:
    """The request, and what could be said otherwise in a line about it."""
    request = may_say(uow, person, request_id, is_in_it=is_in_it)
    noticed = second_looks.notice_blame(uow, told.line)
    return request, told.track, second_looks.flags(noticed)


def say(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    told: Told,
    *,
    seen: Seen,
    is_in_it: bool,
) -> None:
    """In a word, a line and a day; whom it concerns hears of it."""
    request = may_say(uow, person, request_id, is_in_it=is_in_it)
    noticed = second_looks.notice_blame(uow, told.line)
    (words,) = second_looks.final(noticed, seen, told.line)
    line = wording.clean(words, field=rules.LINE).replace("\n", " ")
    said = Told(told.track, line, told.promised_for)
    rules.must_be_said(request, said, promises.today(uow.now, person.timezone))
    _keep(uow, person, request, said)


def is_on_track(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> None:
    """One press, and nothing to fill in."""
    request = may_say(uow, person, request_id, is_in_it=is_in_it)
    _keep(uow, person, request, Told(Track.ON, "", request.promised_for))


def _keep(uow: UnitOfWork, person: Person, request: Request, told: Told) -> None:
    last = update_rows.latest(uow, request)
    if last and rules.is_said_already(told, last, uow.now):
        _show(uow, person, request, last)
        return
    about, held = promises.about(request), request.holds_for
    said = rules.update(request, told, person.slack_id, uow.now, last)
    update_rows.keep(uow, said)
    day = {"promised_for": str(said.promised_for)} if said.has_moved else {}
    rows.save(uow, request, person.slack_id, "updated", track=said.track.value, **day)
    rows.show_card(uow, request)
    if said.has_moved or said.by == request.partner:
        promise_services.answer(uow, request, about, held)
    _tell(uow, request, said, last)
    _ask_no_more(uow, request, last)
    _doubt(uow, person, request, said)
    _show(uow, person, request, said)


def _tell(
    uow: UnitOfWork,
    request: Request,
    said: ProgressUpdate,
    last: ProgressUpdate | None,
) -> None:
    """What can't wait until Monday: a worry, its end, another day."""
    if not rules.is_news_at_once(said, last):
        return
    what = f"update:{said.id}"
    if said.by != request.requester:
        words = glossary.unknown_to_requester(uow, request, said.line)
        told = views.told(request, said, glossary.explanation(words))
        rows.say(uow, request, what, told)
    rows.say_to_it(uow, request, f"{what}:it", views.told_it(request, said))
    turns_off = rules.turns_off(said, last)
    heard = partial(follower_views.goes, said, turns_off=turns_off)
    followers.say(uow, request, what, heard, by=said.by)


def _show(
    uow: UnitOfWork, person: Person, request: Request, said: ProgressUpdate
) -> None:
    """All who are asked see what was said; who said it, in any case."""
    others = views.answered_by(request, person.name)
    becomes = dict.fromkeys((request.partner, request.champion), others)
    becomes[person.slack_id] = "done, thank you."
    seen = {
        each: nudge_messages.look_again(uow, each, rules.KIND, becomes[each])
        for each in sorted(filter(None, becomes))
    }
    if not seen[person.slack_id]:
        replies.say(uow, views.noted(request, said), Address(person.slack_id))


def _doubt(
    uow: UnitOfWork, person: Person, request: Request, said: ProgressUpdate
) -> None:
    """All is well, they say, and something is open: that is between them and us."""
    if said.track is not Track.ON:
        return
    today = promises.today(uow.now, person.timezone)
    unanswered = update_rows.is_unanswered(uow, request)
    if doubt := rules.doubt(request, today, unanswered=unanswered):
        asked = views.doubted(request, said, doubt)
        outbox.put(uow, _asking(said), asked, Address(said.by), stays=True)


def _ask_no_more(
    uow: UnitOfWork, request: Request, last: ProgressUpdate | None
) -> None:
    """There is something newer than what was doubted."""
    if last and not last.is_sure and outbox.is_known(uow, _asking(last)):
        over = views.said_more(request)
        outbox.put(uow, _asking(last), over, Address(last.by), stays=True)


def is_sure(uow: UnitOfWork, person: Person, update_id: int, *, is_in_it: bool) -> None:
    """Asked again, they say that it really is on track."""
    said = update_rows.load(uow, update_id)
    if said is None or said.by != person.slack_id:
        raise NotFound(OVER)
    request = may_say(uow, person, said.request_id, is_in_it=is_in_it)
    last = update_rows.latest(uow, request)
    if last is None or last.id != said.id or not outbox.is_known(uow, _asking(said)):
        raise NotFound(OVER)
    said.is_sure = True
    outbox.put(uow, _asking(said), views.sure(request), Address(said.by), stays=True)


def _asking(said: ProgressUpdate) -> str:
    """What the question about it is known as."""
    return f"update:{said.id}:doubted"
