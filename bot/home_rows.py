"""Whose Home is to be drawn anew, and when: every statement about that.

`home_due_at` is business time. While a Home is being drawn it holds the end of a lease;
whatever changes meanwhile sets it to an earlier moment, so the fence notices.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select, tuple_, update

from bot.clock import LONGEST_HOLD
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


def _marking(*whom: Any) -> Any:  # noqa: ANN401
    """At once for who acted, soon for the others; never later than it was."""
    now: Any = bindparam("now", type_=ROW.c.home_due_at.type)
    soon: Any = bindparam("soon", type_=ROW.c.home_due_at.type)
    since: Any = bindparam("since", type_=ROW.c.home_opened_at.type)
    when = case((ROW.c.slack_id == bindparam("actor"), now), else_=soon)
    return (
        update(ROW)
        .where(
            ROW.c.workspace_id == bindparam("workspace"),
            *whom,
            ROW.c.home_opened_at >= since,
            or_(ROW.c.home_due_at.is_(None), ROW.c.home_due_at > when),
        )
        .values(home_due_at=when)
    )


def _concerned() -> Any:  # noqa: ANN401
    """Who asked, who acted, who follows."""
    followers = select(FOLLOWER.c.slack_id).where(
        FOLLOWER.c.request_id == bindparam("request_id")
    )
    named: Any = select(bindparam("requester")).union_all(
        select(bindparam("actor")), followers
    )
    return ROW.c.slack_id.in_(named)


# Two statements, each with an index of its own: together they would use neither.
MARK_CONCERNED = Prepared(lambda _: _marking(_concerned()))
MARK_IT = Prepared(lambda _: _marking(ROW.c.side == Side.IT))


def mark(uow: UnitOfWork, request: Request, actor: str) -> None:
    """A request changed: draw anew what shows it and was opened today.

    IT's queue shows it from the moment it is sent.
    """
    moments = {"now": uow.now, "soon": uow.now + SOON, "since": uow.now - TODAY}
    given = {"workspace": uow.workspace_id, "actor": actor, **moments}
    who = {"request_id": request.id, "requester": request.requester}
    changed = MARK_CONCERNED(uow.connection, **given, **who).changed
    if request.sent_at:
        changed += MARK_IT(uow.connection, **given).changed
    uow.home_due = uow.home_due or changed > 0


def mark_one(uow: UnitOfWork, slack_id: str) -> None:
    """Something about this person changed."""
    _mark_where(uow, ROW.c.slack_id == slack_id)


def mark_admins(uow: UnitOfWork, named: list[str]) -> None:
    """Slack's owners and admins, and those that are named."""
    _mark_where(uow, or_(ROW.c.is_admin, ROW.c.slack_id.in_(named)))


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


def _claiming(_: str) -> Any:  # noqa: ANN401
    moment = ROW.c.home_due_at.type
    now: Any = bindparam("now", type_=moment)
    until: Any = bindparam("until", type_=moment)
    # Later than anything is put off: from before the clock was put back.
    far: Any = bindparam("far", type_=moment)
    due = (
        select(*KEY)
        .where(
            ROW.c.home_due_at.is_not(None),
            or_(ROW.c.home_due_at <= now, ROW.c.home_due_at > far),
        )
        .order_by(ROW.c.home_opened_at.desc())
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(ROW)
        .where(tuple_(*KEY).in_(select(due.c.workspace_id, due.c.slack_id)))
        .values(home_due_at=until)
        .returning(*KEY)
    )


CLAIM = Prepared(_claiming)


def claim(connection: Connection, now: datetime) -> list[Due]:
    """Take what is due, in one statement; first who opened it last, and may look."""
    until, far = now + LEASE, now + timedelta(seconds=LONGEST_HOLD)
    found = CLAIM(connection, now=now, until=until, far=far).rows
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
