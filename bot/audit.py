"""The audit trail: each line is sealed to the one before, the last one to its request.

So it shows when a line was changed, added, moved or taken out behind the bot's back, at
the end as well. A seal is a hash and no signature: whoever writes to the database and
works out all later seals anew, or takes a request away with its trail, is not seen.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, String, bindparam, cast, insert, select
from sqlalchemy import type_coerce as as_it_is

from bot.db import UnitOfWork
from bot.models import Audit, Request
from bot.prepared import Prepared

TABLE: Any = Audit.__table__  # type: ignore[attr-defined]
REQUEST: Any = Request.__table__  # type: ignore[attr-defined]

# Not which request: a new one has no id yet, and keeps the last seal itself.
SEALED = ("workspace_id", "at", "actor", "action", "details")
KEPT = (*SEALED, "request_id", "seal")
AT_ONCE = 1_000  # rows of a long trail that are held in memory

Line = dict[str, Any]

KEEP = Prepared(
    lambda _: insert(TABLE).values(
        {name: bindparam(name, type_=TABLE.c[name].type) for name in KEPT}
    )
)
LAST_SEAL = Prepared(
    lambda _: (
        select(REQUEST.c.last_seal)
        .where(REQUEST.c.id == bindparam("id"))
        .with_for_update()
    )
)


def seal(before: str, line: Mapping[str, Any]) -> str:
    """What ties a line to the one whose seal is `before`."""
    content = [line[name] for name in SEALED]
    plain = json.dumps([before, *content], sort_keys=True, default=_in_utc)
    return sha256(plain.encode()).hexdigest()


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def next_line(
    uow: UnitOfWork, request: Request, actor: str, action: str, details: Line
) -> Line:
    """What is to be kept of this moment; from here on, the request ends with it."""
    line = {
        "workspace_id": uow.workspace_id,
        "at": uow.now,
        "actor": actor,
        "action": action,
        "details": details,
    }
    line["seal"] = request.last_seal = seal(_last_seal(uow, request), line)
    return line


def _last_seal(uow: UnitOfWork, request: Request) -> str:
    """As it stands, now that nobody else can write to this trail."""
    if request.id is None:
        return ""
    if (key := _key(request.id)) not in uow.seen:
        uow.seen[key] = LAST_SEAL(uow.connection, id=request.id).rows[0][0]
    return str(uow.seen[key])


def held(uow: UnitOfWork, request: Request) -> Request:
    """It was read or written just now, and is ours until the unit of work ends."""
    uow.seen[_key(request.id)] = request.last_seal
    return request


def _key(request_id: int | None) -> str:
    return f"last_seal:{request_id}"


def keep(uow: UnitOfWork, request: Request, line: Line) -> None:
    """Write it down, beside the request that ends with it."""
    KEEP(uow.connection, request_id=request.id, **line)
    held(uow, request)


def verify(connection: Connection, request_id: int | None = None) -> list[str]:
    """What is wrong with the trail of one request, or of all; a sentence for each."""
    wanted = () if request_id is None else (REQUEST.c.id == request_id,)
    # One statement: what is written meanwhile is seen as a whole or not at all.
    trails = (
        select(
            REQUEST.c.id.label("of"),
            REQUEST.c.number,
            REQUEST.c.last_seal,
            TABLE.c.id,
            *_raw_columns(),
        )
        .outerjoin(TABLE, TABLE.c.request_id == REQUEST.c.id)
        .where(*wanted)
        .order_by(REQUEST.c.id, TABLE.c.id)
    )
    rows = connection.execute(trails, execution_options={"yield_per": AT_ONCE})
    found = (_break(list(lines)) for _, lines in groupby(rows, lambda row: row.of))
    return [*filter(None, found), *([] if wanted else _without_request(connection))]


def _raw_columns() -> Iterable[Any]:
    """As they stand, for what was written by hand may not be readable."""
    for name in SEALED:
        column = TABLE.c[name]
        yield {
            "at": as_it_is(column, String).label("at"),
            "details": cast(column, String).label("details"),
        }.get(name, column)
    yield TABLE.c.seal


def _break(rows: list[Row[Any]]) -> str | None:
    """Where the trail of a request first differs from what was written."""
    seals, name, last = [""], _name(rows[0]), rows[0].last_seal
    for number, row in enumerate((row for row in rows if row.id is not None), 1):
        if not _fits(seals[-1], row):
            return (
                f"{name}: line {number} was changed, or a line before it was added, "
                "moved or taken out"
            )
        seals.append(row.seal)
    if last == seals[-1]:
        return None
    if last in seals:
        return f"{name}: line {seals.index(last) + 1} was added"
    return f"{name}: what came after line {len(seals) - 1} was taken out"


def _fits(before: str, row: Row[Any]) -> bool:
    line = {name: getattr(row, name) for name in SEALED}
    try:
        line["details"] = json.loads(row.details)
        if isinstance(row.at, str):  # so SQLite keeps moments, in UTC
            line["at"] = datetime.fromisoformat(row.at).replace(tzinfo=UTC)
        return seal(before, line) == str(row.seal)
    except (TypeError, ValueError):
        return False


def _name(row: Row[Any]) -> str:
    return f"request #{row.number}" if row.number else f"the request with id {row.of}"


def _without_request(connection: Connection) -> list[str]:
    """Lines of requests that are not there."""
    known = select(REQUEST.c.id)
    stray = select(TABLE.c.request_id).where(TABLE.c.request_id.not_in(known))
    gone = connection.scalars(stray.distinct().order_by(TABLE.c.request_id))
    return [
        f"the request with id {each} is gone, and its lines are not" for each in gone
    ]
