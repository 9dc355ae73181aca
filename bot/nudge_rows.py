"""The rows of nudges that are due, and every statement about taking them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from bot.clock import LONGEST_HOLD, real_time
from bot.db import UnitOfWork
from bot.errors import Superseded
from bot.models import NUDGE_DUE, Nudge, NudgeStatus
from bot.prepared import Prepared

ROW: Any = Nudge.__table__  # type: ignore[attr-defined]
BATCH = 100
OPEN = (NudgeStatus.PLANNED, NudgeStatus.SENT, NudgeStatus.HELD_OUT)
KEEP = timedelta(days=400)  # a year can be held against the one before


@dataclass(frozen=True)
class Due:
    """A nudge that is ours to rule on, for as long as the lease lasts."""

    id: int
    workspace_id: str
    person: str
    kind: str
    owner: str
    until: float


def _claiming(_: str) -> Any:  # noqa: ANN401
    held_until: Any = ROW.c.held_until
    due = (
        select(ROW.c.id)
        .where(
            NUDGE_DUE,  # as its index says it
            ROW.c.due_at <= bindparam("now", type_=ROW.c.due_at.type),
            # Held for longer than anything is: from before the clock was put back.
            or_(held_until < bindparam("real"), held_until > bindparam("longest")),
        )
        .order_by(ROW.c.due_at, ROW.c.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(ROW)
        .where(ROW.c.id.in_(select(due.c.id)))
        .values(owner=bindparam("me"), held_until=bindparam("until"))
        .returning(ROW.c.id, ROW.c.workspace_id, ROW.c.person, ROW.c.kind)
    )


CLAIM = Prepared(_claiming)
RELEASE = Prepared(
    lambda _: (
        update(ROW)
        .where(
            ROW.c.id == bindparam("row"),
            ROW.c.owner == bindparam("me"),
            ROW.c.held_until == bindparam("until"),
        )
        .values(owner=None, held_until=0)
    )
)


def claim(connection: Connection, now: datetime, owner: str, lease: float) -> list[Due]:
    """Take what is due and nobody's, in one statement."""
    real = real_time()
    until = real + lease
    moments = {"now": now, "real": real, "until": until, "longest": real + LONGEST_HOLD}
    found = CLAIM(connection, **moments, me=owner).rows
    return [
        Due(number, workspace_id, person, kind, owner, until)
        for number, workspace_id, person, kind in sorted(found)
    ]


def release(uow: UnitOfWork, due: Due) -> None:
    """The first statement of its unit of work: refused, if it is another's by now."""
    ours = {"row": due.id, "me": due.owner, "until": due.until}
    if RELEASE(uow.connection, **ours).changed == 0:
        raise Superseded(f"nudge {due.id} is another's by now")


def prune(connection: Connection, now: datetime) -> None:
    """Forget what has been over for long."""
    is_over = ROW.c.status.not_in(OPEN)
    old = ROW.c.planned_for < now - KEEP
    connection.execute(delete(ROW).where(is_over, old))
