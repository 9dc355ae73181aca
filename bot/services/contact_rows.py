"""When each unit and IT last spoke, counted by the database."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import praise
from bot.domain.contacts import (
    BUSINESS_SAYS,
    IT_SAYS,
    Agreed,
    Contact,
    How,
    Unit,
    latest,
)
from bot.models import (
    Audit,
    CheckinSeat,
    Met,
    Person,
    Praise,
    Request,
    Side,
    Status,
    Thanked,
    UnitCadence,
    Wanted,
)
from bot.services import request_rows as rows

THEIRS, OURS = aliased(Person), aliased(Person)
LATELY, NOTHING = timedelta(days=30), Agreed()
Rows = Select[*tuple[Any, ...]]


def units(uow: UnitOfWork, named: list[str]) -> list[Unit]:
    """All there is to know of each."""
    known, how_often = last(uow, named), _agreed(uow)
    return [Unit(each, known.get(each), how_often.get(each, NOTHING)) for each in named]


def looked_after(uow: UnitOfWork, partner: str = "") -> dict[str, list[Unit]]:
    """By whoever in IT sees to them; of one person, if one is named."""
    agreed = {
        unit: each
        for unit, each in _agreed(uow).items()
        if each.weeks and each.partner and partner in {"", each.partner}
    }
    listed = rows.workspace(uow).units if agreed else []
    named = [each for each in listed if each in agreed]
    known, asked = last(uow, named), _requests(uow, named)
    found: dict[str, list[Unit]] = defaultdict(list)
    for name in named:
        unit = Unit(name, known.get(name), agreed[name], tuple(asked[name]))
        found[str(unit.agreed.partner)].append(unit)
    return found


def _agreed(uow: UnitOfWork) -> dict[str, Agreed]:
    ours = select(UnitCadence).where(col(UnitCadence.workspace_id) == uow.workspace_id)
    return {
        kept.unit: Agreed(kept.weeks, kept.partner, kept.set_at)
        for kept in uow.session.scalars(ours)
    }


def _requests(uow: UnitOfWork, named: Collection[str]) -> dict[str, list[Request]]:
    """What these units asked, as far as there is something to say of it.

    What was delivered lately is worth a word until somebody has been thanked for it.
    """
    found: dict[str, list[Request]] = defaultdict(list)
    thanked = select(col(Praise.id)).where(
        col(Praise.request_id) == col(Request.id), col(Praise.undone_at).is_(None)
    )
    asked = (
        select(col(THEIRS.unit), Request)
        .join(THEIRS, _is(THEIRS, Request.requester, uow))
        .where(
            *_of_units(uow, named),
            col(Request.workspace_id) == uow.workspace_id,
            or_(
                col(Request.status).in_((Status.WAITING_FOR_IT, Status.IN_PROGRESS)),
                and_(
                    col(Request.status) == Status.DELIVERED,
                    col(Request.delivered_at) > uow.now - LATELY,
                    ~thanked.exists(),
                ),
            ),
        )
        .order_by(col(Request.id))
    )
    for unit, request in uow.session.execute(asked) if named else ():
        found[unit].append(request)
    return found


def last(uow: UnitOfWork, units: Collection[str]) -> dict[str, Contact]:
    """Of these units; of a private word of thanks nothing is told."""
    return latest(_found(uow, units)) if units else {}


def _found(uow: UnitOfWork, units: Collection[str]) -> Iterator[tuple[str, Contact]]:
    for how, asked in (
        (How.TALK, _talks(uow, units)),
        (How.CHECKIN, _checkins(uow, units)),
        (How.THANKS, _thanks_to_it(uow, units)),
        (How.THANKS, _thanks_of_it(uow, units)),
        (How.THANKS, _thanks_to_unit(uow, units)),
        (How.TOLD, _told(uow, units)),
    ):
        for unit, at in uow.session.execute(asked):
            yield unit, Contact(at, how)


def _talks(uow: UnitOfWork, units: Collection[str]) -> Rows:
    """The last word about a request that answered the other side."""
    side = case((col(Audit.action).in_(BUSINESS_SAYS), 1), else_=0)
    order = (col(Audit.at), col(Audit.id))
    before = func.lag(side).over(partition_by=col(Audit.request_id), order_by=order)
    words = (
        select(
            col(THEIRS.unit).label("unit"),
            col(Audit.at).label("at"),
            side.label("side"),
            before.label("before"),
        )
        .select_from(THEIRS)
        .join(Request, _is(THEIRS, Request.requester, uow))
        .join(Audit, col(Audit.request_id) == col(Request.id))
        .where(
            *_of_units(uow, units),
            col(Request.workspace_id) == uow.workspace_id,
            col(Audit.action).in_((*BUSINESS_SAYS, *IT_SAYS)),
        )
        .subquery()
    )
    answers = words.c.side != words.c.before
    return select(words.c.unit, func.max(words.c.at)).where(answers).group_by("unit")


def _checkins(uow: UnitOfWork, units: Collection[str]) -> Rows:
    """Somebody of either side says that they met: whoever says so was there."""
    said, unit_seat, it_seat = (aliased(CheckinSeat) for _ in range(3))
    return (
        _last(said.answered_at)
        .select_from(said)
        .join(unit_seat, col(unit_seat.meeting_id) == col(said.meeting_id))
        .join(it_seat, col(it_seat.meeting_id) == col(said.meeting_id))
        .join(THEIRS, _is(THEIRS, unit_seat.slack_id, uow))
        .join(OURS, _is(OURS, it_seat.slack_id, uow))
        .where(
            *_of_units(uow, units),
            col(OURS.side) == Side.IT,
            col(said.workspace_id) == uow.workspace_id,
            col(said.met) == Met.MET,
            col(said.answered_at).is_not(None),
        )
    )


def _thanks_to_it(uow: UnitOfWork, units: Collection[str]) -> Rows:
    """By somebody of the unit, to somebody in IT or all of it."""
    return (
        _thanks(uow, units)
        .join(THEIRS, _is(THEIRS, Praise.giver, uow))
        .outerjoin(Thanked, _of_praise())
        .outerjoin(OURS, _is(OURS, Thanked.slack_id, uow))
        .where(
            or_(
                and_(col(OURS.side) == Side.IT, col(OURS.thanks) == Wanted.PUBLIC),
                col(Praise.team) == praise.IT,
            )
        )
    )


def _thanks_of_it(uow: UnitOfWork, units: Collection[str]) -> Rows:
    """By somebody in IT, to somebody of the unit."""
    return (
        _thanks(uow, units)
        .join(Thanked, _of_praise())
        .join(THEIRS, _is(THEIRS, Thanked.slack_id, uow))
        .join(OURS, _is(OURS, Praise.giver, uow))
        .where(col(OURS.side) == Side.IT, col(THEIRS.thanks) == Wanted.PUBLIC)
    )


def _of_praise() -> ColumnElement[bool]:
    """With its workspace: else SQLite looks at everybody for each of them."""
    same_place = col(Thanked.workspace_id) == col(Praise.workspace_id)
    return (col(Thanked.praise_id) == col(Praise.id)) & same_place


def _thanks(uow: UnitOfWork, units: Collection[str]) -> Rows:
    return (
        _last(Praise.given_at)
        .select_from(Praise)
        .where(*_of_units(uow, units), *_everybody_read(uow))
    )


def _thanks_to_unit(uow: UnitOfWork, units: Collection[str]) -> Rows:
    """By somebody in IT, to all of the unit."""
    unit = col(Praise.team)
    return (
        select(unit, func.max(col(Praise.given_at)))
        .join(OURS, _is(OURS, Praise.giver, uow))
        .where(unit.in_(units), col(OURS.side) == Side.IT, *_everybody_read(uow))
        .group_by(unit)
    )


def _told(uow: UnitOfWork, units: Collection[str]) -> Rows:
    return select(col(UnitCadence.unit), col(UnitCadence.spoken_at)).where(
        col(UnitCadence.workspace_id) == uow.workspace_id,
        col(UnitCadence.unit).in_(units),
        col(UnitCadence.spoken_at).is_not(None),
    )


def _last(moment: Any) -> Rows:  # noqa: ANN401
    return select(col(THEIRS.unit), func.max(col(moment))).group_by(col(THEIRS.unit))


def _of_units(uow: UnitOfWork, units: Collection[str]) -> tuple[Any, ...]:
    return (
        col(THEIRS.workspace_id) == uow.workspace_id,
        col(THEIRS.unit).in_(units),
        col(THEIRS.side) == Side.BUSINESS,
    )


def _everybody_read(uow: UnitOfWork) -> tuple[Any, ...]:
    """What stands in a channel; there, nobody is named who has not said yes."""
    return (
        col(Praise.workspace_id) == uow.workspace_id,
        col(Praise.undone_at).is_(None),
        col(Praise.is_public).is_(True),
        col(Praise.channel) != "",
    )


def _is(person: Any, slack_id: Any, uow: UnitOfWork) -> Any:  # noqa: ANN401
    return (col(person.slack_id) == col(slack_id)) & (
        col(person.workspace_id) == uow.workspace_id
    )
