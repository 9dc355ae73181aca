"""Statements about requests and their workspace, prepared once."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.models import Request, Status, Workspace
from bot.prepared import Prepared

TABLE: Any = Request.__table__  # type: ignore[attr-defined]
SPACE: Any = Workspace.__table__  # type: ignore[attr-defined]

CHANGING = [column.name for column in TABLE.c if column.name != "id"]


def given(table: Any, *names: str) -> dict[str, Any]:  # noqa: ANN401
    """Parameters for columns, each of its column's type."""
    return {name: bindparam(name, type_=table.c[name].type) for name in names}


def finding(*where: str, status: Status | None = None) -> Prepared:
    """The latest request with these values, locked until the unit of work ends."""
    known = [TABLE.c[name] == value for name, value in given(TABLE, *where).items()]
    if status:
        known.append(TABLE.c.status == status)
    latest = select(TABLE).where(*known).order_by(TABLE.c.id.desc()).limit(1)
    return Prepared(lambda _: latest.with_for_update())


BY_ID = finding("workspace_id", "id")
IN_THREAD = finding("workspace_id", "channel", "thread_ts")
IN_PLACE = finding("workspace_id", "place", "place_thread")
UNDER_WAY = finding("workspace_id", "requester", status=Status.INTERVIEWING)
INSERT = Prepared(
    lambda _: insert(TABLE).values(given(TABLE, *CHANGING)).returning(TABLE.c.id)
)


@cache
def updating(*columns: str) -> Prepared:
    """Only what changed is written: each column named here costs its indexes, too."""
    changed = update(TABLE).where(TABLE.c.id == bindparam("row"))
    return Prepared(lambda _: changed.values(given(TABLE, *columns)))


WORKSPACE = Prepared(lambda _: select(SPACE).where(SPACE.c.id == bindparam("id")))
COUNT = Prepared(
    lambda _: (
        update(SPACE)
        .where(SPACE.c.id == bindparam("id"))
        .values(requests=SPACE.c.requests + 1)
        .returning(SPACE.c.requests)
    )
)
