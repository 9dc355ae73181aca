"""What was said last about how requests go."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import updates as rules
from bot.models import Audit, ProgressUpdate, Request, Status
from bot.prepared import Prepared

TABLE: Any = ProgressUpdate.__table__  # type: ignore[attr-defined]
AUDIT: Any = Audit.__table__  # type: ignore[attr-defined]
ANSWERS = ("told", "asked_back")

LATEST = Prepared(
    lambda _: (
        select(TABLE)
        .where(TABLE.c.request_id == bindparam("row"))
        .order_by(TABLE.c.id.desc())
        .limit(1)
    )
)


def latest(uow: UnitOfWork, request: Request) -> ProgressUpdate | None:
    """Since it began; of what is not in progress, nothing."""
    if request.status is not Status.IN_PROGRESS:
        return None
    found = LATEST.find(uow.connection, row=request.id)
    return rules.latest(request, ProgressUpdate(**found[0]) if found else None)


def latest_of(
    uow: UnitOfWork, requests: Iterable[Request]
) -> dict[int, ProgressUpdate]:
    """The same for several, by request."""
    begun = {each.id: each for each in requests if each.status is Status.IN_PROGRESS}
    newest = (
        select(func.max(TABLE.c.id))
        .where(TABLE.c.request_id.in_(begun))
        .group_by(TABLE.c.request_id)
    )
    found = uow.connection.execute(select(TABLE).where(TABLE.c.id.in_(newest)))
    said = [ProgressUpdate(**row) for row in found.mappings()]
    return {
        each.request_id: each
        for each in said
        if rules.latest(begun[each.request_id], each)
    }


def keep(uow: UnitOfWork, said: ProgressUpdate) -> None:
    uow.session.add(said)
    uow.session.flush()


def load(uow: UnitOfWork, update_id: int) -> ProgressUpdate | None:
    """An update of this workspace."""
    asked = select(ProgressUpdate).where(
        col(ProgressUpdate.workspace_id) == uow.workspace_id,
        col(ProgressUpdate.id) == update_id,
    )
    return uow.session.scalars(asked).one_or_none()


def is_unanswered(uow: UnitOfWork, request: Request) -> bool:
    """Whether the requester asked something, and IT has not written since."""
    asked = (
        select(AUDIT.c.action, AUDIT.c.details)
        .where(
            AUDIT.c.request_id == request.id,
            AUDIT.c.action.in_(("passed_on", *ANSWERS)),
        )
        .order_by(AUDIT.c.id.desc())
    )
    for action, details in uow.connection.execute(asked):
        if action in ANSWERS:
            return False
        if details.get("asks"):
            return True
    return False
