"""Followers hear what becomes of another person's request, step by step.

Where one goes on for several, whoever follows one of those hears it too. They keep
following that one alone: what the other is about may not be theirs to know.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot import outbox
from bot.blocks import Block, Message
from bot.db import UnitOfWork
from bot.domain import progress
from bot.domain.followers import OFTEN, Event
from bot.models import Follower, Person, Request, Status
from bot.outbox import Address
from bot.prepared import Prepared
from bot.services import glossary
from bot.services import request_rows as rows
from bot.services.request_statements import finding, given
from bot.views import asks as views
from bot.views import followers as follower_views
from bot.views.followers import ANSWERED, Hears

Heard = Callable[[Request, Hears], Message | None]  # nothing for some of them

TABLE: Any = Follower.__table__  # type: ignore[attr-defined]
REQUEST: Any = Request.__table__  # type: ignore[attr-defined]
NAMES = ("workspace_id", "request_id", "slack_id", "since", "needs_it_too")
WHERE = {name: TABLE.c[name] == value for name, value in given(TABLE, *NAMES).items()}

OF_REQUEST = Prepared(
    lambda _: select(TABLE.c.slack_id, TABLE.c.needs_it_too).where(WHERE["request_id"])
)
KNOWN = Prepared(
    lambda _: select(TABLE.c.since).where(WHERE["request_id"], WHERE["slack_id"])
)
VOICE = Prepared(
    lambda _: (
        update(TABLE)
        .where(WHERE["request_id"], WHERE["slack_id"])
        .values(needs_it_too=True)
    )
)
DROP = Prepared(
    lambda _: delete(TABLE).where(
        WHERE["request_id"], WHERE["slack_id"], TABLE.c.needs_it_too
    )
)
THROUGH = Prepared(
    lambda _: (
        select(TABLE.c.slack_id, TABLE.c.request_id)
        .join(REQUEST, REQUEST.c.id == TABLE.c.request_id)
        .where(
            REQUEST.c.duplicate_of == bindparam("request_id"),
            REQUEST.c.status == Status.DUPLICATE,
            TABLE.c.needs_it_too.is_(False),
        )
    )
)
OWN = finding("workspace_id", "duplicate_of", "requester", status=Status.DUPLICATE)
ADD = Prepared(lambda _: insert(TABLE).values(given(TABLE, *NAMES)))


def follow(uow: UnitOfWork, person: Person, request: Request) -> Message:
    """Somebody asks where there is a request already. What to tell them, only them."""
    is_theirs = request.requester == person.slack_id
    if not is_theirs:
        add(uow, request, person.slack_id)
    return views.following(request, is_theirs=is_theirs)


def add(uow: UnitOfWork, request: Request, slack_id: str) -> None:
    who = {"request_id": request.id, "slack_id": slack_id}
    if KNOWN(uow.connection, **who).rows:
        return
    since = {"since": uow.now, "needs_it_too": False}
    ADD(uow.connection, **who, workspace_id=uow.workspace_id, **since)
    rows.note(uow, request, slack_id, "followed")


def add_voice(uow: UnitOfWork, request: Request, slack_id: str) -> None:
    """They follow it, and need it too."""
    add(uow, request, slack_id)
    VOICE(uow.connection, request_id=request.id, slack_id=slack_id)


def drop_voice(uow: UnitOfWork, request: Request, slack_id: str) -> None:
    """What they need is something else; nothing else of theirs goes on with it."""
    if own(uow, request, slack_id) is None:
        DROP(uow.connection, request_id=request.id, slack_id=slack_id)


def bring_along(uow: UnitOfWork, request: Request, other: Request) -> None:
    """Whoever needs one needs the other, but for whoever asked that."""
    for slack_id, needs_it_too in _of(uow, request):
        if needs_it_too and slack_id != other.requester:
            add_voice(uow, other, slack_id)


def own(uow: UnitOfWork, request: Request, slack_id: str) -> Request | None:
    """A request of theirs that goes on together with this one."""
    search = {"duplicate_of": request.id, "requester": slack_id}
    return rows.first(OWN, uow, **search)


def tell(uow: UnitOfWork, request: Request, event: Event, *, by: str) -> None:
    """What has happened to it, each time in a message of its own.

    Whoever needs it too reads the answer, where a start and an end are noted as well.
    """
    news = partial(follower_views.news, event)
    with_answer = _what(uow, request, Event.DECIDED) if event in ANSWERED else None
    what = _what(uow, request, event)
    say(uow, request, what, news, by=by, with_answer=with_answer)


def no_longer_started(uow: UnitOfWork, request: Request) -> None:
    """IT decides anew: what they read of a start goes on promising nothing."""
    what = _what(uow, request, Event.STARTED)
    for hears in _hearing(uow, request):
        key = rows.key(request, f"{what}:{hears.slack_id}")
        if outbox.is_known(uow, key):
            was = follower_views.was_started(request, hears)
            outbox.put(uow, key, was, Address(hears.slack_id), stays=True)


def _what(uow: UnitOfWork, request: Request, event: Event) -> str:
    """What the message is known as."""
    is_of_answer = event in {Event.DECIDED, Event.STARTED}
    this = progress.this_answer if is_of_answer else progress.this_time
    what = this(request, event)
    return f"{what}:{uow.inbox_id}" if event in OFTEN else what


def say(
    uow: UnitOfWork,
    request: Request,
    what: str,
    heard: Heard,
    *,
    by: str,
    with_answer: str | None = None,
) -> None:
    """To each but whoever did it: in their DM, or in the thread of what they asked.

    `with_answer`: what the answer is known as, if it is told where that stands.
    """
    for hears in _hearing(uow, request):
        told = heard(request, hears)
        if told is None or hears.slack_id in {by, request.requester}:
            continue
        theirs = hears.through if hears.needs_it_too else None
        there = rows.thread_with_requester(theirs) if theirs else None
        known_as = (with_answer or what) if theirs else what
        key = f"request:{request.id}:{known_as}:{hears.slack_id}"
        to = there or Address(hears.slack_id)
        is_edited_later = bool(theirs) or what.startswith(Event.STARTED)
        outbox.put(uow, key, told, to, stays=is_edited_later)


def _hearing(uow: UnitOfWork, request: Request) -> list[Hears]:
    """Each of them once; who follows it needs no other one to hear of it."""
    found = THROUGH(uow.connection, request_id=request.id).rows
    hearing = {str(who): Hears(str(who), rows.load(uow, id_)) for who, id_ in found}
    for who, needs_it_too in _of(uow, request):
        theirs = own(uow, request, who) if needs_it_too else None
        if theirs or not needs_it_too:  # else theirs goes on with yet another one
            hearing[who] = Hears(who, theirs, _explained(uow, request, theirs))
    return list(hearing.values())


def _explained(
    uow: UnitOfWork, request: Request, theirs: Request | None
) -> Block | None:
    """What whoever needs it too may not know of IT's words."""
    if theirs is None:
        return None
    written = (request.finding, request.goal, request.reason)
    unknown = glossary.unknown_to_requester(uow, theirs, *written)
    return glossary.explanation(unknown)


def _of(uow: UnitOfWork, request: Request) -> list[tuple[str, bool]]:
    found = OF_REQUEST(uow.connection, request_id=request.id).rows
    return [(str(slack_id), bool(needs_it_too)) for slack_id, needs_it_too in found]
