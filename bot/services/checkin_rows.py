"""Circles, who is in them, and their next rounds: every statement about these."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import checkins as rules
from bot.domain.calendars import place_of
from bot.domain.checkins import LeftOut, Standing
from bot.domain.pairings import Wait
from bot.models import (
    CheckinCircle,
    CheckinMember,
    CheckinRound,
    CheckinSeat,
    Person,
)


def circle(
    uow: UnitOfWork, circle_id: int, *, is_changed: bool = False
) -> CheckinCircle | None:
    """One of this workspace. Who changes it comes one after the other."""
    lock = True if is_changed else None
    found = uow.session.get(CheckinCircle, circle_id, with_for_update=lock)
    return found if found and found.workspace_id == uow.workspace_id else None


def circle_of(uow: UnitOfWork, channel: str) -> CheckinCircle | None:
    """Of a channel; with no channel, of everybody."""
    asked = select(CheckinCircle).where(
        col(CheckinCircle.workspace_id) == uow.workspace_id,
        col(CheckinCircle.channel) == channel,
    )
    return uow.session.scalars(asked).one_or_none()


def circles(uow: UnitOfWork) -> list[CheckinCircle]:
    asked = select(CheckinCircle).where(
        col(CheckinCircle.workspace_id) == uow.workspace_id
    )
    return list(uow.session.scalars(asked.order_by(col(CheckinCircle.id))))


def member(uow: UnitOfWork, circle_id: int, slack_id: str) -> CheckinMember | None:
    return uow.session.get(CheckinMember, (circle_id, slack_id))


def members(uow: UnitOfWork, circle_id: int) -> list[tuple[CheckinMember, Person]]:
    """Who is in it, with what we know of them."""
    asked = (
        select(CheckinMember, Person)
        .join(
            Person,
            (col(Person.workspace_id) == col(CheckinMember.workspace_id))
            & (col(Person.slack_id) == col(CheckinMember.slack_id)),
        )
        .where(
            col(CheckinMember.circle_id) == circle_id,
            col(CheckinMember.left_at).is_(None),
        )
        .order_by(col(CheckinMember.slack_id))
    )
    return [(row[0], row[1]) for row in uow.session.execute(asked)]


def coming(uow: UnitOfWork, circle_id: int) -> CheckinRound | None:
    """The round that is not made yet."""
    asked = select(CheckinRound).where(
        col(CheckinRound.circle_id) == circle_id,
        col(CheckinRound.made_at).is_(None),
    )
    return uow.session.scalars(asked).one_or_none()


def seat(uow: UnitOfWork, round_id: int | None, slack_id: str) -> CheckinSeat | None:
    return uow.session.get(CheckinSeat, (round_id, slack_id))


def standing(uow: UnitOfWork, circle: CheckinCircle, slack_id: str) -> Standing:
    number = circle.id or 0
    next_one = coming(uow, number)
    theirs = seat(uow, next_one.id, slack_id) if next_one else None
    skips = theirs is not None and theirs.skips
    return Standing(circle, member(uow, number, slack_id), next_one, skips)


def standings(
    uow: UnitOfWork, whose: Collection[str] = ()
) -> Iterator[tuple[str, Standing]]:
    """What each of these people is in; of nobody in particular, everybody."""
    those = [col(CheckinMember.slack_id).in_(whose)] if whose else []
    asked = (
        select(CheckinMember, CheckinCircle, CheckinRound, col(CheckinSeat.skips))
        .join(CheckinCircle, col(CheckinCircle.id) == col(CheckinMember.circle_id))
        .outerjoin(
            CheckinRound,
            (col(CheckinRound.circle_id) == col(CheckinCircle.id))
            & col(CheckinRound.made_at).is_(None),
        )
        .outerjoin(
            CheckinSeat,
            (col(CheckinSeat.round_id) == col(CheckinRound.id))
            & (col(CheckinSeat.slack_id) == col(CheckinMember.slack_id)),
        )
        .where(
            col(CheckinMember.workspace_id) == uow.workspace_id,
            col(CheckinMember.left_at).is_(None),
            *those,
        )
        .order_by(col(CheckinMember.slack_id), col(CheckinCircle.id))
    )
    for one, circle, coming, skips in uow.session.execute(asked):
        yield one.slack_id, Standing(circle, one, coming, bool(skips))


def left_out(
    uow: UnitOfWork, whose: Collection[str] = ()
) -> Iterator[tuple[str, LeftOut]]:
    """For whom a round that is on had no place; a leader's turn is another time."""
    those = [col(CheckinSeat.slack_id).in_(whose)] if whose else []
    asked = (
        select(CheckinSeat, CheckinRound, col(CheckinCircle.channel))
        .join(CheckinRound, col(CheckinRound.id) == col(CheckinSeat.round_id))
        .join(CheckinCircle, col(CheckinCircle.id) == col(CheckinRound.circle_id))
        .where(
            col(CheckinSeat.workspace_id) == uow.workspace_id,
            col(CheckinSeat.left_out).in_((Wait.TOO_MANY, Wait.NOBODY_LEFT)),
            col(CheckinRound.ends_on) >= uow.now.date(),
            *those,
        )
    )
    for seat, on_now, channel in uow.session.execute(asked):
        missed = LeftOut(seat.round_id, on_now.on, seat.left_out, channel)
        yield seat.slack_id, missed


def invitation_key(circle: CheckinCircle, channel: str) -> str:
    """Begun anew, it is told anew."""
    begun = f"{circle.set_at:%Y%m%d%H%M%S}"
    return f"checkin:{circle.id}:invitation:{begun}:{channel}"


def plan(uow: UnitOfWork, circle: CheckinCircle, on: date) -> None:
    """The next round."""
    asked = select(func.max(col(CheckinRound.number))).where(
        col(CheckinRound.circle_id) == circle.id
    )
    circle.next_on = on
    planned = CheckinRound(
        workspace_id=uow.workspace_id,
        circle_id=circle.id or 0,
        number=(uow.session.scalar(asked) or 0) + 1,
        on=on,
        ends_on=rules.ends_on(on, circle.weeks),
        seed=rules.seed_of(circle, on),
        due_at=ten_oclock_first(uow, circle, on),
    )
    uow.session.add(planned)
    uow.session.flush()


def ten_oclock_first(uow: UnitOfWork, circle: CheckinCircle, on: date) -> datetime:
    """For whoever is farthest east; as long as nobody is in, for whoever began it."""
    is_in = select(col(CheckinMember.slack_id)).where(
        col(CheckinMember.circle_id) == circle.id,
        col(CheckinMember.left_at).is_(None),
    )
    zones = _zones(uow, is_in) or _zones(uow, [circle.set_by or ""])
    tens = [rules.ten_oclock(place_of(each), on) for each in zones]
    return min(tens, default=rules.ten_oclock(rules.ANYWHERE, on))


def _zones(uow: UnitOfWork, whose: Any) -> list[str]:  # noqa: ANN401
    asked = select(col(Person.timezone)).where(
        col(Person.workspace_id) == uow.workspace_id, col(Person.slack_id).in_(whose)
    )
    return list(uow.session.scalars(asked.distinct()))
