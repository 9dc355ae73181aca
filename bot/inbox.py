"""What Slack tells us: kept as a row before Slack gets its 200, then worked in order.

`keep` commits one row per event; duplicates fall to the unique key. The rows of one
person are a lane and are worked one after the other; lanes run side by side. A row is
ours under a lease: the first statement of its unit of work marks it done, if it still
is ours, so effect and done are one commit. Rows that a crash left behind are claimed
when their lease has run out, and take the same path.
"""

import asyncio
import hashlib
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    literal,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from bot.clock import real_time
from bot.db import Database, Grouped, P, R, Service, UnitOfWork, together
from bot.errors import Superseded
from bot.models import InboxRow

Body = dict[str, Any]

log = structlog.get_logger(__name__)

IN_HAND = 1_000  # rows held in memory; what comes beyond waits in the table
SIDE_BY_SIDE = 64  # lanes worked at once
BATCH = 100
KEEP_DONE = timedelta(hours=26)  # Slack may deliver again for a day
KEEP_FAILED = timedelta(days=30)

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


class Inbox:
    """Keeps what arrives, and hands it to `work`, one lane in order."""

    def __init__(
        self, database: Database, owner: str, lease: float, bot_user_id: str = ""
    ) -> None:
        self._database = database
        self._owner = owner
        self._lease = lease
        self.bot_user_id = bot_user_id
        self.work: Callable[[Kept], Awaitable[None]] | None = None
        self._keep = Grouped(self._insert)
        self._lanes: dict[tuple[str, str], deque[Kept]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._hand: set[int] = set()
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._stopping = False
        self._claiming = asyncio.Lock()

    async def keep(self, workspace_id: str, body: Body) -> bool:
        """Commit what arrived; whether it was new. Raises if it could not be stored."""
        key, lane = key_of(body), lane_of(body)
        mine = self.work is not None and len(self._hand) < IN_HAND
        row = await self._keep(
            {
                "workspace_id": workspace_id,
                "key": key,
                "lane": lane,
                "body": json.dumps(body),
                "received_at": self._database.clock(),
                "held_until": real_time() + self._lease if mine else 0,
                "me": self._owner if mine else None,
            }
        )
        if row is None:
            log.info("event.repeated", key=key)
        elif row.owner == self._owner:
            self._enqueue(Kept(row.id, workspace_id, lane, body, 1, self._owner))
        return row is not None

    async def claim_due(self) -> None:
        """Take over rows nobody holds: left by a crash, put off, or too many at once."""
        if self.work is None or self._stopping:
            return
        async with self._claiming:
            claim = partial(claim_rows, owner=self._owner, lease=self._lease)
            for kept in await self._database.write(claim):
                self._enqueue(kept)

    async def renew(self) -> None:
        """Keep the leases of what is in hand."""
        if self._hand:
            renewal = partial(
                renew_rows, ids=set(self._hand), owner=self._owner, lease=self._lease
            )
            await self._database.write(renewal)

    async def put_off(self, kept: Kept, seconds: float) -> None:
        """Try this row again later."""
        await self._database.write(
            lambda session: session.execute(
                update(ROW)
                .where(*_still_ours(kept))
                .values(owner=None, held_until=real_time() + seconds)
            )
        )

    async def idle(self) -> None:
        """Wait until nothing is in hand."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self, seconds: float) -> None:
        """Finish what is being worked, and leave the rest to whoever starts next."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await self._database.write(partial(let_go, owner=self._owner))

    async def prune(self) -> None:
        """Forget rows that no repeated delivery can hit any more."""
        now = self._database.clock()
        await self._database.write(
            lambda session: session.execute(
                delete(ROW).where(
                    or_(
                        and_(
                            ROW.c.failed.is_(None),
                            ROW.c.done_at < now - KEEP_DONE,
                        ),
                        ROW.c.done_at < now - KEEP_FAILED,
                    )
                )
            )
        )

    async def _insert(self, rows: list[dict[str, Any]]) -> list[Any]:
        return await self._database.write_alone(partial(insert_rows, rows=rows))

    def _enqueue(self, kept: Kept) -> None:
        self._hand.add(kept.id)
        name = (kept.workspace_id, kept.lane)
        if name in self._lanes:
            self._lanes[name].append(kept)
            return
        self._lanes[name] = deque([kept])
        task = asyncio.create_task(self._work_lane(name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work_lane(self, name: tuple[str, str]) -> None:
        lane, claimed = self._lanes[name], False
        try:
            while lane and not self._stopping:
                kept = lane[0]
                async with self._places:
                    await self._work_one(kept)
                claimed = claimed or kept.attempt > 1
                lane.popleft()
        finally:
            for kept in lane:
                self._hand.discard(kept.id)
            del self._lanes[name]
        if claimed:
            await self.claim_due()  # the next of a lane that had to wait

    async def _work_one(self, kept: Kept) -> None:
        try:
            if self.work is not None:
                await self.work(kept)
        except Exception:
            # The row is not done: its lease runs out, and it is worked again.
            log.exception("event.not_worked", inbox_id=kept.id, attempt=kept.attempt)
        finally:
            self._hand.discard(kept.id)


def finish(kept: Kept) -> Callable[[UnitOfWork], None]:
    """The first statement of the unit of work: done, if the row still is ours."""

    def first(uow: UnitOfWork) -> None:
        done = update(ROW).where(*_still_ours(kept)).values(done_at=uow.now)
        if uow.session.execute(done).rowcount == 0:  # type: ignore[attr-defined]
            raise Superseded(f"inbox row {kept.id} is done, or another's by now")

    return first


class Once:
    """Units of work for one kept row: the first marks it done, a second is refused."""

    def __init__(self, database: Database, kept: Kept) -> None:
        self._transact = database.transacting(
            kept.workspace_id, finish(kept), inbox_id=kept.id
        )
        self.done = False

    async def __call__(
        self, service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        result = await self._transact(service, *args, **kwargs)
        self.done = True
        return result


def finish_form(workspace_id: str, body: Body) -> Callable[[UnitOfWork], None]:
    """The same for a form, which is worked before it is kept: one row, done at once."""
    row = {
        "workspace_id": workspace_id,
        "key": key_of(body),
        "lane": lane_of(body),
        "body": "{}",  # what was typed is stored by the unit of work itself
        "held_until": 0,
        "me": None,
    }

    def first(uow: UnitOfWork) -> None:
        connection = uow.session.connection()
        known = {**row, "received_at": uow.now, "finished": uow.now}
        kept = insert_row(connection, known)
        if kept is None:
            raise Superseded(f"form {row['key']} was stored before")
        uow.inbox_id = kept.id

    return first


def fail(uow: UnitOfWork, reference: str) -> None:
    """Note on the row, already marked done, which reference the person was given."""
    failed = update(ROW).where(ROW.c.id == uow.inbox_id).values(failed=reference)
    uow.session.execute(failed)


def key_of(body: Body) -> str:
    """What makes this the same thing again, however often it is delivered."""
    event = body.get("event")
    if isinstance(event, dict):
        return _key_of_event(event)
    view = body.get("view")
    if body.get("type") == "view_submission" and isinstance(view, dict):
        return f"form:{_short(view.get('id'))}"
    if body.get("trigger_id"):
        return f"{_short(body.get('type', 'command'))}:{_short(body['trigger_id'])}"
    return f"body:{_digest(body)}"


def _key_of_event(event: Body) -> str:
    if event.get("type") == "message" and "ts" in event:
        named = (event.get(name) for name in ("channel", "ts", "subtype"))
        return ":".join(["message", *(_short(value or "") for value in named)])
    return f"event:{_short(event.get('type'))}:{_digest(event)}"


def _short(value: object) -> str:
    text = str(value)
    usable = len(text) <= 60 and text.isascii() and text.isprintable()  # noqa: PLR2004
    return text if usable else _digest(text)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:40]


def lane_of(body: Body) -> str:
    """Whose lane it is: the person's who did it."""
    event = body.get("event")
    where: Body = event if isinstance(event, dict) else body
    user = where.get("user") or where.get("user_id") or where.get("channel") or ""
    return _short(user.get("id") if isinstance(user, dict) else user)


def _taken_by_others() -> Any:  # noqa: ANN401
    """Whether an earlier row of this lane is open and not in our hands."""
    earlier = ROW.alias("earlier")
    return exists().where(
        earlier.c.workspace_id == bindparam("workspace_id"),
        earlier.c.lane == bindparam("lane"),
        earlier.c.done_at.is_(None),
        or_(earlier.c.owner.is_(None), earlier.c.owner != bindparam("me")),
    )


def _insertion(insert: Any) -> Any:  # noqa: ANN401
    values = {
        name: bindparam(name)
        for name in ("workspace_id", "key", "lane", "body", "received_at", "held_until")
    }
    me: Any = bindparam("me", type_=ROW.c.owner.type)
    owner = case((_taken_by_others(), null()), else_=me)
    done_at = bindparam("finished", value=None, type_=ROW.c.done_at.type)
    row = insert(ROW).values(**values, owner=owner, done_at=done_at, attempt=literal(1))
    return row.on_conflict_do_nothing().returning(ROW.c.id, ROW.c.owner)


INSERT = {
    "sqlite": _insertion(sqlite.insert),
    "postgresql": _insertion(postgresql.insert),
}


def insert_row(connection: Connection, row: dict[str, Any]) -> Any:  # noqa: ANN401
    """The new row's id and owner, or None if we had it before."""
    return connection.execute(INSERT[connection.dialect.name], row).one_or_none()


def insert_rows(connection: Connection, rows: list[dict[str, Any]]) -> list[Any]:
    """One commit for all."""
    if len(rows) == 1:
        return [insert_row(connection, rows[0])]
    with together(connection):
        return [insert_row(connection, row) for row in rows]


def claim_rows(session: Session, owner: str, lease: float) -> list[Kept]:
    """Take the first open row of each lane that nobody holds, in one statement."""
    earlier = ROW.alias("earlier")
    is_first = ~exists().where(
        earlier.c.workspace_id == ROW.c.workspace_id,
        earlier.c.lane == ROW.c.lane,
        earlier.c.done_at.is_(None),
        earlier.c.id < ROW.c.id,
    )
    free = (
        select(ROW.c.id)
        .where(ROW.c.done_at.is_(None), ROW.c.held_until < real_time(), is_first)
        .order_by(ROW.c.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    claim = (
        update(ROW)
        .where(col(ROW.c.id).in_(select(free.c.id)))
        .values(owner=owner, attempt=ROW.c.attempt + 1, held_until=real_time() + lease)
        .returning(ROW.c.id, ROW.c.workspace_id, ROW.c.lane, ROW.c.body, ROW.c.attempt)
    )
    rows = sorted(session.execute(claim).all())
    return [
        Kept(
            row.id, row.workspace_id, row.lane, json.loads(row.body), row.attempt, owner
        )
        for row in rows
    ]


def renew_rows(session: Session, ids: set[int], owner: str, lease: float) -> None:
    """Hold on to what is in hand for another lease."""
    ours = (ROW.c.id.in_(ids), ROW.c.owner == owner, ROW.c.done_at.is_(None))
    session.execute(update(ROW).where(*ours).values(held_until=real_time() + lease))


def let_go(session: Session, owner: str) -> None:
    """Leave what we hold to whoever comes next, at once."""
    ours = (ROW.c.owner == owner, ROW.c.done_at.is_(None))
    session.execute(update(ROW).where(*ours).values(owner=None, held_until=0))


def _still_ours(kept: Kept) -> tuple[Any, ...]:
    return (
        ROW.c.id == kept.id,
        ROW.c.owner == kept.owner,
        ROW.c.attempt == kept.attempt,
        ROW.c.done_at.is_(None),
    )
