"""Whose Home is to be drawn anew, and when: every statement about that.

`home_due_at` is business time. While a Home is being drawn it holds the end of a lease;
whatever changes meanwhile sets it to an earlier moment, so the fence notices.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, exists, or_, select, tuple_, update

from bot.db import UnitOfWork
from bot.models import Follower, Person, Request, Side
from bot.prepared import Prepared

ROW: Any = Person.__table__  # type: ignore[attr-defined]
FOLLOWER: Any = Follower.__table__  # type: ignore[attr-defined]
KEY = (ROW.c.workspace_id, ROW.c.slack_id)

TODAY = timedelta(hours=24)  # who has not opened their Home for so long sees it anew
SOON = timedelta(seconds=15)  # what changes until then is drawn in one go
LEASE = timedelta(seconds=60)
BATCH = 20


@dataclass(frozen=True)
class Due:
    """A Home that is ours to draw, until somebody sees something newer."""

    workspace_id: str
    slack_id: str
    until: datetime


def _marking(_: str) -> Any:  # noqa: ANN401
    """At once for who acted, soon for the others; never later than it was."""
    now: Any = bindparam("now", type_=ROW.c.home_due_at.type)
    soon: Any = bindparam("soon", type_=ROW.c.home_due_at.type)
    since: Any = bindparam("since", type_=ROW.c.home_opened_at.type)
    when = case((ROW.c.slack_id == bindparam("actor"), now), else_=soon)
    follows = exists().where(
        FOLLOWER.c.request_id == bindparam("request_id"),
        FOLLOWER.c.slack_id == ROW.c.slack_id,
    )
    concerned = or_(
        ROW.c.slack_id == bindparam("requester"),
        ROW.c.slack_id == bindparam("actor"),
        ROW.c.side == bindparam("side"),
        follows,
    )
    return (
        update(ROW)
        .where(
            ROW.c.workspace_id == bindparam("workspace"),
            ROW.c.home_opened_at >= since,
            concerned,
            or_(ROW.c.home_due_at.is_(None), ROW.c.home_due_at > when),
        )
        .values(home_due_at=when)
    )


MARK = Prepared(_marking)


def mark(uow: UnitOfWork, request: Request, actor: str) -> None:
    """A request changed: draw anew what shows it and was opened today.

    IT's queue shows it from the moment it is sent.
    """
    marked = MARK(
        uow.connection,
        workspace=uow.workspace_id,
        request_id=request.id,
        requester=request.requester,
        actor=actor,
        side=Side.IT.value if request.sent_at else None,
        now=uow.now,
        soon=uow.now + SOON,
        since=uow.now - TODAY,
    )
    uow.home_due = uow.home_due or marked.changed > 0


def mark_one(uow: UnitOfWork, slack_id: str) -> None:
    """Something about this person changed."""
    _mark_where(uow, ROW.c.slack_id == slack_id)


def mark_everyone(uow: UnitOfWork) -> None:
    """Something changed that everybody sees."""
    _mark_where(uow)


def _mark_where(uow: UnitOfWork, *where: Any) -> None:  # noqa: ANN401
    opened = (
        ROW.c.workspace_id == uow.workspace_id,
        ROW.c.home_opened_at >= uow.now - TODAY,
    )
    marking = update(ROW).where(*opened, *where).values(home_due_at=uow.now)
    uow.connection.execute(marking)
    uow.home_due = True


def claim(connection: Connection, now: datetime) -> list[Due]:
    """Take what is due, in one statement."""
    until = now + LEASE
    due = (
        select(*KEY)
        .where(ROW.c.home_due_at.is_not(None), ROW.c.home_due_at <= now)
        .order_by(ROW.c.home_due_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    claiming = (
        update(ROW)
        .where(tuple_(*KEY).in_(select(due.c.workspace_id, due.c.slack_id)))
        .values(home_due_at=until)
        .returning(*KEY)
    )
    found = connection.execute(claiming).all()
    return [Due(workspace_id, slack_id, until) for workspace_id, slack_id in found]


def drawn(connection: Connection, due: Due, now: datetime) -> None:
    """It stands in Slack. What came meanwhile may be hidden by it: once more then."""
    if not _set(connection, due, None):
        one = (ROW.c.workspace_id == due.workspace_id, ROW.c.slack_id == due.slack_id)
        again = update(ROW).where(*one).values(home_due_at=now)
        connection.execute(again)


def put_off(connection: Connection, due: Due, until: datetime | None) -> None:
    """Draw it later; without a moment, when something changes or it is opened."""
    _set(connection, due, until)


def _set(connection: Connection, due: Due, moment: datetime | None) -> bool:
    """Whether it still was ours."""
    ours = (
        ROW.c.workspace_id == due.workspace_id,
        ROW.c.slack_id == due.slack_id,
        ROW.c.home_due_at == due.until,
    )
    setting = update(ROW).where(*ours).values(home_due_at=moment)
    return connection.execute(setting).rowcount == 1
