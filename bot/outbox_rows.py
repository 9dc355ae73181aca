"""The rows of the outbox, from due to sent, and every statement about them."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    exists,
    null,
    or_,
    select,
    update,
)

from bot.clock import LONGEST_HOLD, real_time
from bot.models import Delivery
from bot.outbox import AT_ONCE, ROW, Address, stored
from bot.prepared import Prepared

log = structlog.get_logger(__name__)

BATCH = 50
KEEP = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    """A message that is ours to send, for as long as the lease lasts."""

    id: int
    workspace_id: str
    key: str
    lane: str
    address: Address
    message: dict[str, Any]
    revision: int
    attempt: int
    cleared: int
    channel: str | None
    ts: str | None
    created_at: datetime
    first_tried: float
    held_until: float
    owner: str

    @property
    def may_be_out(self) -> bool:
        """Whether an earlier attempt may have reached Slack without our noting it."""
        return self.ts is None and self.attempt - 1 > self.cleared


def _claiming(_: str) -> Any:  # noqa: ANN401
    earlier = ROW.alias("earlier")
    now: Any = bindparam("now", type_=ROW.c.due_at.type)
    due = (ROW.c.status == Delivery.PENDING, ROW.c.due_at <= now)
    is_first = ~exists().where(
        earlier.c.workspace_id == ROW.c.workspace_id,
        earlier.c.lane == ROW.c.lane,
        earlier.c.status == Delivery.PENDING,
        earlier.c.due_at <= now,
        earlier.c.id < ROW.c.id,
    )
    # One held for longer than any hold was held before the clock was put back.
    held_until: Any = ROW.c.held_until
    longest: Any = bindparam("longest")
    nobody_holds = (held_until < bindparam("real"), held_until > longest)
    free = (
        select(ROW.c.id)
        .where(*due, or_(*nobody_holds), is_first)
        .order_by(ROW.c.due_at, ROW.c.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    tried = case(
        (ROW.c.first_tried.is_(None), bindparam("real")), else_=ROW.c.first_tried
    )
    return (
        update(ROW)
        .where(ROW.c.id.in_(select(free.c.id)))
        .values(
            owner=bindparam("me"),
            attempt=ROW.c.attempt + 1,
            held_until=bindparam("until"),
            first_tried=tried,
        )
        .returning(ROW)
    )


CLAIM = Prepared(_claiming)


def claim(connection: Connection, now: datetime, owner: str, lease: float) -> list[Due]:
    """Take what is due and nobody's, the first of each lane.

    One that nobody can read, as it stands, is set aside, and its lane goes on.
    """
    real = real_time()
    moments = {"now": now, "real": real, "until": real + lease}
    longest = real + LONGEST_HOLD
    rows = CLAIM.find(connection, **moments, longest=longest, me=owner)
    found = [_due(row) for row in sorted(rows, key=lambda row: row["id"])]
    if broken := [due for due in found if not due.message]:
        log.error("message.not_readable", keys=[due.key for due in broken])
        why = "cannot be read"
        note(
            connection, [refused(each, why, now, took_nothing=True) for each in broken]
        )
    return [due for due in found if due.message]


def _due(row: dict[str, Any]) -> Due:
    same = (
        "id", "workspace_id", "key", "lane", "revision", "attempt", "cleared",
        "channel", "ts", "created_at", "first_tried", "held_until", "owner",
    )  # fmt: skip
    return Due(
        **{name: row[name] for name in same},
        address=Address(row["to"], row["thread_ts"], row["thread_of"]),
        message=stored(row["message"]),
    )


@dataclass(frozen=True)
class Result:
    """What became of an attempt; the columns to set, fenced by owner and attempt."""

    due: Due
    values: dict[str, Any]
    prepared: Prepared | None = None  # for the one that stands behind every message

    @property
    def is_final(self) -> bool:
        """Sent or refused, not put off."""
        return "status" in self.values


def sent(due: Due, channel: str, ts: str, now: datetime) -> Result:
    """It stands in Slack; if it was reworded meanwhile, it stays pending."""
    values = {"status": Delivery.SENT, "channel": channel, "ts": ts, "now": now}
    return Result(due, values, SENT)


def _sending(_: str) -> Any:  # noqa: ANN401
    def given(name: str, column: str) -> Any:  # noqa: ANN401
        return bindparam(name, type_=ROW.c[column].type)

    fence = (
        ROW.c.id == bindparam("row"),
        ROW.c.owner == bindparam("me"),
        ROW.c.attempt == bindparam("try"),
    )
    same = ROW.c.revision == bindparam("said")
    first = ROW.c.sent_at.is_(None)
    return (
        update(ROW)
        .where(*fence)
        .values(
            status=case(
                (same, given("status", "status")), else_=Delivery.PENDING.value
            ),
            sent_at=case((first, given("now", "sent_at")), else_=ROW.c.sent_at),
            channel=given("channel", "channel"),
            ts=given("ts", "ts"),
            error=null(),
            first_tried=null(),
            **_FREE,
        )
    )


_FREE: dict[str, Any] = {"owner": None, "held_until": 0}
SENT = Prepared(_sending)


def refused(due: Due, error: str, now: datetime, *, took_nothing: bool) -> Result:
    """Slack will never take it; if it was reworded meanwhile, the new words may go.

    `took_nothing`: should somebody try again, this attempt is not to be looked for.
    """
    status = _if_not_reworded(due, Delivery.REFUSED)
    values = {"status": status, "first_tried": null(), "refused_at": now}
    if took_nothing and not due.may_be_out:
        values["cleared"] = due.attempt
    return Result(due, {**values, "error": error[:80], **_FREE})


def put_off(due: Due, seconds: float, *, reached_slack: bool, error: str) -> Result:
    """Try again later; after an attempt that may have reached Slack, look first."""
    values: dict[str, Any] = {"owner": None, "held_until": real_time() + seconds}
    same = ROW.c.revision == due.revision
    values["due_at"] = case((same, AT_ONCE), else_=ROW.c.due_at)  # it has come due
    if not (reached_slack or due.may_be_out):
        # An earlier attempt that may be out stays so: only a clean row stays clean.
        values["cleared"] = due.attempt
    return Result(due, {**values, "error": error[:80]})


def not_tried(due: Due, seconds: float, why: str) -> Result:
    """Its turn has not come: later, and as if it had not been touched."""
    result = put_off(due, seconds, reached_slack=False, error=why)
    untouched = {} if due.may_be_out else {"first_tried": null()}
    return Result(due, {**result.values, **untouched})


def reworded(due: Due, message: dict[str, Any]) -> Result:
    """Slack refused how it looked: try once more with plain text."""
    same = ROW.c.revision == due.revision
    plain = case((same, json.dumps(message)), else_=ROW.c.message)
    return Result(due, {"message": plain, "cleared": due.attempt, **_FREE})


def _if_not_reworded(due: Due, status: Delivery) -> Any:  # noqa: ANN401
    return case(
        (ROW.c.revision == due.revision, status.value), else_=Delivery.PENDING.value
    )


def note(connection: Connection, results: list[Result]) -> list[bool]:
    """Write down results in one commit; for each, whether its lane has more to send."""
    return [_note(connection, result) for result in results]


def _note(connection: Connection, result: Result) -> bool:
    due = result.due
    if result.prepared:
        fence = {"row": due.id, "me": due.owner, "try": due.attempt}
        result.prepared(connection, **fence, said=due.revision, **result.values)
    else:
        noting = update(ROW).where(*_still_ours(due)).values(result.values)
        connection.execute(noting)
    more = MORE(connection, workspace_id=due.workspace_id, lane=due.lane)
    return bool(more.rows)


def _still_ours(due: Due) -> tuple[Any, ...]:
    return (
        ROW.c.id == due.id,
        ROW.c.owner == due.owner,
        ROW.c.attempt == due.attempt,
    )


def _more(_: str) -> Any:  # noqa: ANN401
    same_lane = (
        ROW.c.workspace_id == bindparam("workspace_id"),
        ROW.c.lane == bindparam("lane"),
    )
    pending = ROW.c.status == Delivery.PENDING
    return select(ROW.c.id).where(*same_lane, pending).limit(1)


MORE = Prepared(_more)


def hold(connection: Connection, due: Due, lease: float) -> bool:
    """Renew a lease before a call to Slack; False if it is another's by now."""
    renewal = (
        update(ROW).where(*_still_ours(due)).values(held_until=real_time() + lease)
    )
    return connection.execute(renewal).rowcount == 1


@dataclass(frozen=True)
class Heading:
    """The message a thread hangs under: out, to come, or neither: it never comes."""

    channel: str | None = None
    ts: str | None = None
    to_come: bool = False


def heading(connection: Connection, workspace_id: str, key: str) -> Heading:
    known = select(ROW.c.channel, ROW.c.ts, ROW.c.status).where(
        ROW.c.workspace_id == workspace_id, ROW.c.key == key
    )
    row = connection.execute(known).first()
    if row is None:
        return Heading(to_come=True)
    return Heading(row.channel, row.ts, row.ts is None and row.status == "pending")


def let_go(connection: Connection, owner: str) -> None:
    """Leave what we hold to whoever comes next, at once."""
    ours = (ROW.c.owner == owner, ROW.c.status == Delivery.PENDING)
    connection.execute(update(ROW).where(*ours).values(**_FREE))


def prune(connection: Connection, now: datetime) -> None:
    """Forget messages that nothing edits or hangs under any more."""
    old = or_(ROW.c.sent_at < now - KEEP, ROW.c.created_at < now - KEEP)
    done = (ROW.c.status != Delivery.PENDING, ROW.c.stays.is_(False))
    connection.execute(delete(ROW).where(old, *done))
