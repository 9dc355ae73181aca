"""What IT's card says besides the request itself, looked up when it is drawn."""

from typing import Any

from sqlalchemy import bindparam, select

from bot.db import UnitOfWork
from bot.domain.questions import Catalogue
from bot.models import Follower, OutboxRow, Person, Request, Status
from bot.prepared import Prepared
from bot.services import likenesses, update_rows
from bot.views.cards import Facts, Named

PERSON: Any = Person.__table__  # type: ignore[attr-defined]
FOLLOWER: Any = Follower.__table__  # type: ignore[attr-defined]
OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]

UNIT = Prepared(
    lambda _: select(PERSON.c.unit).where(
        PERSON.c.workspace_id == bindparam("workspace_id"),
        PERSON.c.slack_id == bindparam("person"),
    )
)
VOICES = Prepared(
    lambda _: (
        select(FOLLOWER.c.slack_id)
        .where(FOLLOWER.c.request_id == bindparam("row"), FOLLOWER.c.needs_it_too)
        .order_by(FOLLOWER.c.since, FOLLOWER.c.slack_id)
    )
)
PLACE = Prepared(
    lambda _: select(OUTBOX.c.channel, OUTBOX.c.ts).where(
        OUTBOX.c.workspace_id == bindparam("workspace_id"),
        OUTBOX.c.key == bindparam("key"),
        OUTBOX.c.ts.is_not(None),
    )
)


def of(
    uow: UnitOfWork, request: Request, slack_url: str, known: Catalogue | None = None
) -> Facts:
    """All that one card needs to know."""
    return Facts(
        unit=_unit(uow, request),
        voices=tuple(each[0] for each in VOICES(uow.connection, row=request.id).rows),
        similar=_similar(uow, request, slack_url),
        together=_together(uow, request, slack_url),
        known=known,
        today=uow.now.date(),
        update=update_rows.latest(uow, request),
    )


def _unit(uow: UnitOfWork, request: Request) -> str:
    given = {"workspace_id": uow.workspace_id, "person": request.requester}
    found = UNIT(uow.connection, **given).rows
    return str(found[0][0]) if found else ""


def _similar(uow: UnitOfWork, request: Request, slack_url: str) -> tuple[Named, ...]:
    if request.status is not Status.WAITING_FOR_IT:
        return ()
    alike = likenesses.known_to_it(uow, request)
    return tuple(named(uow, each, slack_url) for each in alike)


def _together(uow: UnitOfWork, request: Request, slack_url: str) -> Named | None:
    if request.duplicate_of is None:
        return None
    return named(uow, likenesses.load(uow, request.duplicate_of), slack_url)


def named(uow: UnitOfWork, request: Request, slack_url: str) -> Named:
    """A request, and the way to its card, if that is out."""
    return Named(request, url_of(uow, f"request:{request.id}:card", slack_url))


def url_of(uow: UnitOfWork, key: str, slack_url: str) -> str:
    """Where a message of ours is read; nothing, as long as it is not out."""
    found = PLACE(uow.connection, workspace_id=uow.workspace_id, key=key).rows
    if not found or not slack_url:
        return ""
    channel, ts = found[0]
    return f"{slack_url}archives/{channel}/p{ts.replace('.', '')}"
