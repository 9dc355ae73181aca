"""The rows of the inbox, and every statement about them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.arrivals import Body, key_of, lane_of
from bot.clock import LONGEST_HOLD, real_time
from bot.db import UnitOfWork
from bot.engines import together
from bot.errors import Superseded
from bot.models import InboxRow
from bot.prepared import Prepared

log = structlog.get_logger(__name__)

BATCH = 100
KEEP_DONE = timedelta(hours=26)  # Slack may deliver again for a day
KEEP_FAILED = timedelta(days=30)
NOT_READABLE = "cannot be read"
LONGEST_REASON = 40

ROW: Any = InboxRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Kept:
    """A row of the inbox that is ours to work."""

    id: int
    workspace_id: str
    lane: str
    body: Body
    attempt: int
    owner: str


STILL_OURS = (
    ROW.c.id == bindparam("row"),
    ROW.c.owner == bindparam("me"),
    ROW.c.attempt == bindparam("try"),
    ROW.c.done_at.is_(None),
)
NOW: Any = bindparam("now", type_=ROW.c.done_at.type)
FINISH = Prepared(lambda _: update(ROW).where(*STILL_OURS).values(done_at=NOW))


def finish(kept: Kept) -> Callable[[UnitOfWork], None]:
    """The first statement of the unit of work: done, if the row still is ours."""

    def first(uow: UnitOfWork) -> None:
        if FINISH(uow.connection, **_ours(kept), now=uow.now).changed == 0:
            raise Superseded(f"inbox row {kept.id} is done, or another's by now")

    return first


def _ours(kept: Kept) -> dict[str, Any]:
    return {"row": kept.id, "me": kept.owner, "try": kept.attempt}


class FinishForm:
    """The same for a form, which is worked before it is kept: one row, done at once."""

    def __init__(self, workspace_id: str, body: Body) -> None:
        self.inbox_id: int | None = None
        self._row = {
            "workspace_id": workspace_id,
            "key": key_of(body),
            "lane": lane_of(body),
            "body": "{}",  # what was typed is stored by the unit of work itself
            "held_until": 0,
            "me": None,
        }

    def __call__(self, uow: UnitOfWork) -> None:
        known = {**self._row, "received_at": uow.now, "finished": uow.now}
        uow.inbox_id, _ = insert_row(uow.connection, known)
        if uow.inbox_id is None:
            raise Superseded(f"form {self._row['key']} was stored before")
        self.inbox_id = uow.inbox_id


def fail(uow: UnitOfWork, reference: str) -> None:
    """Note on the row, already marked done, which reference the person was given."""
    failed = update(ROW).where(ROW.c.id == uow.inbox_id).values(failed=reference)
    uow.connection.execute(failed)


def _must_wait() -> Any:  # noqa: ANN401
    """Whether an earlier row of this lane is open and not in our hands."""
    earlier = ROW.alias("earlier")
    return exists().where(
        earlier.c.workspace_id == bindparam("workspace_id"),
        earlier.c.lane == bindparam("lane"),
        earlier.c.done_at.is_(None),
        or_(earlier.c.owner.is_(None), earlier.c.owner != bindparam("me")),
    )


def _insertion(dialect: str) -> Any:  # noqa: ANN401
    insert_into = sqlite.insert if dialect == "sqlite" else postgresql.insert
    values: dict[str, Any] = {
        name: bindparam(name, type_=ROW.c[name].type)
        for name in ("workspace_id", "key", "lane", "body", "received_at")
    }
    me: Any = bindparam("me", type_=ROW.c.owner.type)
    until: Any = bindparam("held_until", type_=ROW.c.held_until.type)
    values["owner"] = case((_must_wait(), null()), else_=me)
    values["held_until"] = case((_must_wait(), 0), else_=until)
    values["done_at"] = bindparam("finished", value=None, type_=ROW.c.done_at.type)
    row = insert_into(ROW).values(**values, attempt=literal(1))
    return row.on_conflict_do_nothing().returning(ROW.c.id, ROW.c.owner)


INSERT = Prepared(_insertion)

Inserted = tuple[int | None, str | None]


def insert_row(connection: Connection, row: dict[str, Any]) -> Inserted:
    """The new row's id and owner; no id if we had it before."""
    new = INSERT(connection, **row).rows
    return (new[0][0], new[0][1]) if new else (None, None)


def insert(connection: Connection, new: list[dict[str, Any]]) -> list[Inserted]:
    """One commit for all."""
    if len(new) == 1:
        return [insert_row(connection, new[0])]
    with together(connection):
        return [insert_row(connection, row) for row in new]


def claim(
    connection: Connection, now: datetime, owner: str, lease: float
) -> list[Kept]:
    """Take the first open row of each lane that nobody holds.

    One that nobody can read, as it stands, is set aside, and its lane goes on.
    """
    claimed = [(row, _read(row.body)) for row in _claim(connection, owner, lease)]
    broken = [row.id for row, body in claimed if body is None]
    if broken:
        log.error("event.not_readable", rows=broken)
        aside = update(ROW).where(ROW.c.id.in_(broken))
        connection.execute(aside.values(done_at=now, failed=NOT_READABLE))
    return [
        Kept(row.id, row.workspace_id, row.lane, body, row.attempt, owner)
        for row, body in claimed
        if body is not None
    ]


def _read(stored: str) -> Body | None:
    try:
        body = json.loads(stored)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _claim(connection: Connection, owner: str, lease: float) -> list[Any]:
    earlier = ROW.alias("earlier")
    is_first = ~exists().where(
        earlier.c.workspace_id == ROW.c.workspace_id,
        earlier.c.lane == ROW.c.lane,
        earlier.c.done_at.is_(None),
        earlier.c.id < ROW.c.id,
    )
    free = (
        select(ROW.c.id)
        .where(ROW.c.done_at.is_(None), _nobody_holds(), is_first)
        .order_by(ROW.c.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    claiming = (
        update(ROW)
        .where(ROW.c.id.in_(select(free.c.id)))
        .values(owner=owner, attempt=ROW.c.attempt + 1, held_until=real_time() + lease)
        .returning(ROW.c.id, ROW.c.workspace_id, ROW.c.lane, ROW.c.body, ROW.c.attempt)
    )
    return sorted(connection.execute(claiming).all())


def _nobody_holds() -> Any:  # noqa: ANN401
    """One held for longer than any hold was held before the clock was put back."""
    now = real_time()
    return or_(ROW.c.held_until < now, ROW.c.held_until > now + LONGEST_HOLD)


def renew(connection: Connection, ids: set[int], owner: str, lease: float) -> None:
    """Hold on to what is in hand for another lease."""
    ours = (ROW.c.id.in_(ids), ROW.c.owner == owner, ROW.c.done_at.is_(None))
    connection.execute(update(ROW).where(*ours).values(held_until=real_time() + lease))


def let_go(connection: Connection, owner: str) -> None:
    """Leave what we hold to whoever comes next, at once."""
    ours = (ROW.c.owner == owner, ROW.c.done_at.is_(None))
    connection.execute(update(ROW).where(*ours).values(owner=None, held_until=0))


def put_off(connection: Connection, kept: Kept, seconds: float) -> None:
    """Let go of a row until later, and of what follows in its lane."""
    later = {"owner": None, "held_until": real_time() + seconds}
    put_off = update(ROW).where(*STILL_OURS).values(later)
    if connection.execute(put_off, _ours(kept)).rowcount == 0:
        return
    following = (
        ROW.c.workspace_id == kept.workspace_id,
        ROW.c.lane == kept.lane,
        ROW.c.id > kept.id,
        ROW.c.owner == kept.owner,
        ROW.c.done_at.is_(None),
    )
    connection.execute(update(ROW).where(*following).values(owner=None, held_until=0))


def prune(connection: Connection, now: datetime) -> None:
    """Forget what was done long ago; keep longer what broke.

    The newest row stays: keys of replies hold ids, and SQLite counts on from there.
    """
    went_well = and_(ROW.c.failed.is_(None), ROW.c.done_at < now - KEEP_DONE)
    broke = ROW.c.done_at < now - KEEP_FAILED
    newest = select(func.max(ROW.c.id)).scalar_subquery()
    connection.execute(delete(ROW).where(or_(went_well, broke), ROW.c.id < newest))
