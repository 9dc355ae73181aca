"""Which open requests ask for the same as one, as far as words can tell."""

from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from bot import content
from bot.db import UnitOfWork
from bot.domain import duplicates as rules
from bot.domain import likeness
from bot.models import Follower, Outcome, Person, Request, Status
from bot.prepared import Prepared

TABLE: Any = Request.__table__  # type: ignore[attr-defined]
FOLLOWER: Any = Follower.__table__  # type: ignore[attr-defined]

LATEST = 300  # open requests that are compared
LOOKED_AT = 20  # of those alike, whether their requester may know of them
MOST_SHOWN = 3


def _open(_: str) -> Any:  # noqa: ANN401
    """As `partners.is_held` has it."""
    agreed = and_(TABLE.c.status == Status.DECIDED, TABLE.c.outcome == Outcome.GO_AHEAD)
    waits = TABLE.c.status == Status.WAITING_FOR_IT
    others = (
        TABLE.c.workspace_id == bindparam("workspace_id"),
        TABLE.c.id != bindparam("row"),
        or_(waits, TABLE.c.status == Status.IN_PROGRESS, agreed),
    )
    needs = select(TABLE.c.id, TABLE.c.need).where(*others)
    return needs.order_by(TABLE.c.id.desc()).limit(LATEST)


OPEN = Prepared(_open)
ONE = Prepared(lambda _: select(TABLE).where(TABLE.c.id == bindparam("row")))
FOLLOWED = Prepared(
    lambda _: select(FOLLOWER.c.request_id).where(
        FOLLOWER.c.workspace_id == bindparam("workspace_id"),
        FOLLOWER.c.slack_id == bindparam("person"),
        FOLLOWER.c.needs_it_too.is_(False),  # they may only know that it is alike
    )
)


def known_to_it(uow: UnitOfWork, request: Request) -> list[Request]:
    """For IT, which sees them all."""
    return [load(uow, each) for each in _like(uow, request)[:MOST_SHOWN]]


def known_to_requester(uow: UnitOfWork, request: Request) -> Request | None:
    """The one most alike that whoever asks may know of; before it goes to IT."""
    if request.status is not Status.CONFIRMING or request.stands_alone:
        return None
    like = _like(uow, request)[:LOOKED_AT]
    asks = (uow.workspace_id, request.requester)
    person = uow.session.get(Person, asks) if like else None
    if person is None:
        return None
    found = (load(uow, each) for each in like)
    return next((each for each in found if may_see(uow, each, person)), None)


def may_see(uow: UnitOfWork, other: Request, person: Person) -> bool:
    """Whether somebody may read what another request is about."""
    given = {"workspace_id": uow.workspace_id, "person": person.slack_id}
    followed = {row[0] for row in FOLLOWED(uow.connection, **given).rows}
    return rules.may_see(other, person, follows=other.id in followed)


def _like(uow: UnitOfWork, request: Request) -> list[int]:
    given = {"workspace_id": uow.workspace_id, "row": request.id}
    found = OPEN(uow.connection, **given).rows
    needs = [need for _, need in found]
    places = likeness.alike(content.lexicon(), request.need, needs)
    return [found[place][0] for place in places]


def load(uow: UnitOfWork, request_id: int) -> Request:
    """To look at: it is not locked."""
    return Request(**ONE.find(uow.connection, row=request_id)[0])
