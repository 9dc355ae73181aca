"""Finding requests, and what every change to one leaves behind: a record, a message."""

from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlmodel import col, select

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.models import Audit, Person, Request, Status, Workspace
from bot.outbox import Address
from bot.prepared import Prepared
from bot.views import requests as views

IN_THREAD = (
    select(Request)
    .where(
        Request.workspace_id == bindparam("workspace"),
        Request.channel == bindparam("channel"),
        Request.thread_ts == bindparam("thread"),
    )
    .with_for_update()
)
UNDER_WAY = (
    select(Request)
    .where(
        Request.workspace_id == bindparam("workspace"),
        Request.requester == bindparam("requester"),
        Request.status == Status.INTERVIEWING,
    )
    .order_by(col(Request.id).desc())
    .limit(1)
    .with_for_update()
)


def say(uow: UnitOfWork, request: Request, what: str, message: Message) -> None:
    """One message in the requester's thread, known as `what`."""
    thread = Address(request.channel, thread_ts=request.thread_ts)
    outbox.put(uow, f"request:{request.id}:{what}", message, thread)


def reply(uow: UnitOfWork, request: Request, message: Message) -> None:
    thread = Address(request.channel, thread_ts=request.thread_ts)
    outbox.put(uow, outbox.reply_key(uow), message, thread)


def show_card(uow: UnitOfWork, request: Request) -> None:
    card, triage = views.card(request), Address(triage_channel(uow))
    outbox.put(uow, f"request:{request.id}:card", card, triage)


def triage_channel(uow: UnitOfWork) -> str:
    return uow.session.get_one(Workspace, uow.workspace_id).triage_channel


def next_number(uow: UnitOfWork) -> int:
    counting = (
        update(Workspace)
        .where(col(Workspace.id) == uow.workspace_id)
        .values(requests=Workspace.requests + 1)
        .returning(col(Workspace.requests))
    )
    return int(uow.session.connection().execute(counting).scalar_one())


def load(uow: UnitOfWork, request_id: int) -> Request | None:
    """A request of this workspace, locked until the unit of work ends."""
    wanted = select(Request).where(
        Request.id == request_id, Request.workspace_id == uow.workspace_id
    )
    return uow.session.exec(wanted.with_for_update()).one_or_none()


def in_thread(uow: UnitOfWork, channel: str, thread_ts: str | None) -> Request | None:
    which = {"workspace": uow.workspace_id, "channel": channel, "thread": thread_ts}
    return uow.session.exec(IN_THREAD, params=which).one_or_none()


def under_way(uow: UnitOfWork, person: Person) -> Request | None:
    """The latest interview of this person that waits for an answer."""
    whose = {"workspace": uow.workspace_id, "requester": person.slack_id}
    return uow.session.exec(UNDER_WAY, params=whose).one_or_none()


TABLE: Any = Audit.__table__  # type: ignore[attr-defined]
COLUMNS = ("workspace_id", "request_id", "at", "actor", "action", "details")
RECORD = Prepared(
    lambda _: insert(TABLE).values(
        {name: bindparam(name, type_=TABLE.c[name].type) for name in COLUMNS}
    )
)


def record(
    uow: UnitOfWork, request: Request, actor: str, action: str, **details: object
) -> None:
    uow.session.flush()
    RECORD(
        uow.session.connection(),
        workspace_id=uow.workspace_id,
        request_id=request.id,
        at=uow.now,
        actor=actor,
        action=action,
        details=details,
    )
