"""Finding thanks, and whom they are for."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as select_rows

from bot.db import UnitOfWork
from bot.models import Person, Praise, Thanked

PRAISE: Any = Praise.__table__  # type: ignore[attr-defined]


def load(uow: UnitOfWork, praise_id: int) -> Praise | None:
    """Thanks given in this workspace."""
    found = uow.session.get(Praise, praise_id)
    return found if found and found.workspace_id == uow.workspace_id else None


def hold(uow: UnitOfWork, praise_id: int) -> Praise | None:
    """The same, until we are done with it: whoever changes it as well waits."""
    uow.session.get(Praise, praise_id, with_for_update=True, populate_existing=True)
    return load(uow, praise_id)


def somebody(uow: UnitOfWork, slack_id: str) -> Person | None:
    return uow.session.get(Person, (uow.workspace_id, slack_id))


def everybody(uow: UnitOfWork, slack_ids: tuple[str, ...]) -> list[Person]:
    """Those we know, each once, in this order."""
    found = (somebody(uow, each) for each in dict.fromkeys(slack_ids))
    return [each for each in found if each]


def giver(uow: UnitOfWork, person: Person) -> Person:
    """As they are stored."""
    return somebody(uow, person.slack_id) or person


def take_turns(uow: UnitOfWork, person: Person) -> None:
    """Whoever gives twice at once is counted twice, and asked nothing twice."""
    uow.session.flush()
    key = (uow.workspace_id, person.slack_id)
    uow.session.get(Person, key, with_for_update=True, populate_existing=True)


def given_since(uow: UnitOfWork, slack_id: str, since: datetime) -> int:
    """How often; what was taken back does not count."""
    theirs = select(func.count()).where(
        PRAISE.c.workspace_id == uow.workspace_id,
        PRAISE.c.giver == slack_id,
        PRAISE.c.given_at >= since,
        PRAISE.c.undone_at.is_(None),
    )
    return int(uow.connection.execute(theirs).scalar_one())


def thanked(uow: UnitOfWork, praise: Praise) -> list[tuple[Thanked, Person]]:
    """Each of them, by name."""
    rows = select_rows(Thanked).where(Thanked.praise_id == praise.id)
    found = []
    for row in uow.session.exec(rows.order_by(Thanked.slack_id)):
        person = somebody(uow, row.slack_id)
        found += [(row, person)] if person else []
    return found


def received(
    uow: UnitOfWork, slack_id: str, *, since: datetime | None = None, most: int = 100
) -> list[Praise]:
    """What somebody was thanked for, newest first, as long as it stands."""
    theirs = (
        select_rows(Praise)
        .join(Thanked, col(Thanked.praise_id) == Praise.id)
        .where(
            Thanked.workspace_id == uow.workspace_id,
            Thanked.slack_id == slack_id,
            col(Praise.undone_at).is_(None),
        )
    )
    if since:
        theirs = theirs.where(Praise.given_at >= since)
    newest = theirs.order_by(col(Praise.id).desc()).limit(most)
    return list(uow.session.exec(newest))


def is_thanked(uow: UnitOfWork, praise_id: int, slack_id: str) -> bool:
    found = uow.session.get(Thanked, (praise_id, slack_id))
    return found is not None and found.workspace_id == uow.workspace_id
