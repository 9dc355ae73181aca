"""What admins settle about check-ins. Each function is one unit of work."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import col

from bot import home_rows, outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import checkins as rules
from bot.domain import workspaces
from bot.domain.checkins import Never, Settled
from bot.errors import NotFound
from bot.models import (
    CheckinCircle,
    CheckinMember,
    CheckinNever,
    CheckinSeat,
    OutboxRow,
    Person,
    Workspace,
)
from bot.outbox import Address
from bot.services import checkin_rows as rows
from bot.views import checkins as views

OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]
SEAT: Any = CheckinSeat.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Chosen:
    """What an admin filled in about a circle."""

    weeks: int
    takes_guests: bool
    leaders: tuple[str, ...]
    stops: bool


def must_be_admin(uow: UnitOfWork, person: Person) -> None:
    space = uow.session.get_one(Workspace, uow.workspace_id)
    workspaces.must_be_admin(space, person)


def to_settle(uow: UnitOfWork, person: Person, circle_id: int) -> Settled:
    must_be_admin(uow, person)
    circle = rules.must_run(rows.circle(uow, circle_id))
    leaders = [each.slack_id for each in _known(uow, circle_id) if each.is_leader]
    return Settled(circle, tuple(leaders))


def settle(uow: UnitOfWork, person: Person, circle_id: int, chosen: Chosen) -> None:
    """How often holds from the next round on."""
    must_be_admin(uow, person)
    circle = rules.must_run(rows.circle(uow, circle_id, is_changed=True))
    was = circle.weeks
    circle.weeks, circle.takes_guests = chosen.weeks, chosen.takes_guests
    _lead(uow, circle, chosen.leaders)
    if chosen.stops:
        _stop(uow, circle, person)
    elif was != circle.weeks:
        _tell_invited(uow, circle, views.invitation(circle))
    uow.session.add(circle)
    home_rows.mark_everyone(uow)


def _known(uow: UnitOfWork, circle_id: int) -> list[CheckinMember]:
    asked = select(CheckinMember).where(col(CheckinMember.circle_id) == circle_id)
    return list(uow.session.scalars(asked.order_by(col(CheckinMember.slack_id))))


def _lead(uow: UnitOfWork, circle: CheckinCircle, leaders: tuple[str, ...]) -> None:
    """Who is named one, and has not joined, is one from when they do."""
    known = {each.slack_id: each for each in _known(uow, circle.id or 0)}
    for slack_id in leaders:
        if slack_id not in known:
            known[slack_id] = CheckinMember(
                workspace_id=uow.workspace_id, circle_id=circle.id or 0,
                slack_id=slack_id, joined_at=uow.now, left_at=uow.now,
            )  # fmt: skip
    for slack_id, member in known.items():
        member.is_leader = slack_id in leaders
        uow.session.add(member)


def _stop(uow: UnitOfWork, circle: CheckinCircle, person: Person) -> None:
    """Who was brought together still is; there is no next round."""
    circle.is_stopped, circle.next_on = True, None
    if coming := rows.coming(uow, circle.id or 0):
        uow.connection.execute(delete(SEAT).where(SEAT.c.round_id == coming.id))
        uow.session.delete(coming)
    _tell_invited(uow, circle, views.was_invitation(person.slack_id))


def _tell_invited(uow: UnitOfWork, circle: CheckinCircle, said: Message) -> None:
    """In place of the invitation, wherever it stands."""
    asked = select(OUTBOX.c.key, OUTBOX.c.to).where(
        OUTBOX.c.workspace_id == uow.workspace_id,
        OUTBOX.c.key.startswith(rows.invitation_key(circle, "")),
    )
    for key, channel in uow.connection.execute(asked).all():
        outbox.put(uow, key, said, Address(channel), stays=True)


# --- who is not to meet --------------------------------------------------------------


def kept_apart(uow: UnitOfWork, person: Person) -> list[Never]:
    must_be_admin(uow, person)
    asked = select(CheckinNever).where(
        col(CheckinNever.workspace_id) == uow.workspace_id
    )
    ordered = asked.order_by(col(CheckinNever.one), col(CheckinNever.other))
    return [
        Never(each.one, each.other, f"{_name(uow, each.one)}, {_name(uow, each.other)}")
        for each in uow.session.scalars(ordered)
    ]


def _name(uow: UnitOfWork, slack_id: str) -> str:
    known = uow.session.get(Person, (uow.workspace_id, slack_id))
    return known.name[: rules.LONGEST_NAME] if known else "A colleague"


def keep_apart(uow: UnitOfWork, person: Person, one: str, other: str, off: str) -> None:
    """From the next round on. Nobody is told, and it stands in no log."""
    listed = kept_apart(uow, person)
    if off:
        pair = next((each for each in listed if each.value == off), None)
        if pair is None:
            raise NotFound("These two are not on the list any more.", field="off")
        key = (uow.workspace_id, pair.one, pair.other)
        uow.session.delete(uow.session.get_one(CheckinNever, key))
    if one or other:
        lesser, greater = rules.must_be_two(one, other, len(listed))
        uow.session.merge(
            CheckinNever(
                workspace_id=uow.workspace_id, one=lesser, other=greater,
                set_by=person.slack_id, at=uow.now,
            )
        )  # fmt: skip
