"""Followers hear what becomes of another person's request, step by step."""

from typing import Any

from sqlalchemy import insert, select

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import progress
from bot.domain.followers import Event
from bot.models import Follower, Person, Request
from bot.outbox import Address
from bot.prepared import Prepared
from bot.services import request_rows as rows
from bot.services.request_rows import given
from bot.views import asks as views
from bot.views import followers as follower_views

TABLE: Any = Follower.__table__  # type: ignore[attr-defined]
NAMES = ("workspace_id", "request_id", "slack_id", "since", "needs_it_too")
WHERE = {name: TABLE.c[name] == value for name, value in given(TABLE, *NAMES).items()}

OF_REQUEST = Prepared(
    lambda _: select(TABLE.c.slack_id, TABLE.c.needs_it_too).where(WHERE["request_id"])
)
KNOWN = Prepared(
    lambda _: select(TABLE.c.since).where(WHERE["request_id"], WHERE["slack_id"])
)
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


def tell(uow: UnitOfWork, request: Request, event: Event, *, by: str) -> None:
    """One message to each, in their DM; not to whoever did it."""
    what = progress.this_time(request, event)
    for slack_id, needs_it_too in OF_REQUEST(
        uow.connection, request_id=request.id
    ).rows:
        if slack_id not in {by, request.requester}:
            why = follower_views.why(request, slack_id, needs_it_too=bool(needs_it_too))
            news = follower_views.news(request, event, why)
            key = f"request:{request.id}:{what}:{slack_id}"
            outbox.put(uow, key, news, Address(slack_id))
