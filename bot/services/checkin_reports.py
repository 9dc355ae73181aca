"""How check-ins go, counted by the database. Each function is one unit of work."""

from datetime import date
from typing import Any

from sqlalchemy import Subquery, case, func, select
from sqlmodel import col

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import checkin_reports as rules
from bot.domain.checkin_reports import Crowd, Report, Round
from bot.domain.people import Deed
from bot.models import (
    CheckinCircle,
    CheckinMember,
    CheckinRound,
    CheckinSeat,
    Met,
    Person,
)
from bot.outbox import Address
from bot.services import contacts
from bot.views import checkin_reports as views


def show(uow: UnitOfWork, person: Person, *, is_in_it: bool) -> None:
    """To whoever asks: one message a day, brought up to date when asked again."""
    contacts.must_be_allowed(uow, person, Deed.SEE_MAP, is_in_it=is_in_it)
    key = f"checkin_report:{person.slack_id}:{uow.now.date()}"
    said, there = views.report(of_all(uow), uow.now), Address(person.slack_id)
    outbox.put(uow, key, said, there, stays=True)


def of_all(uow: UnitOfWork) -> Report:
    days = _days(uow)
    rounds = [Round(*row) for row in uow.session.execute(_rounds(uow, days))]
    return rules.report(rounds, _crowd(uow, days))


def _days(uow: UnitOfWork) -> list[date]:
    """On which the last rounds began."""
    asked = (
        select(col(CheckinRound.on))
        .where(
            col(CheckinRound.workspace_id) == uow.workspace_id,
            col(CheckinRound.made_at).is_not(None),
        )
        .group_by(col(CheckinRound.on))
        .order_by(col(CheckinRound.on).desc())
        .limit(rules.ROUNDS)
    )
    return list(uow.session.scalars(asked))


def _rounds(uow: UnitOfWork, days: list[date]) -> Any:  # noqa: ANN401 - a statement
    seats = _seats(uow, days)
    return select(
        seats.c.on,
        func.count(),
        func.sum(seats.c.met),
        func.sum(1 - seats.c.said),
        func.count(seats.c.slack_id.distinct()),
        func.max(seats.c.ends_on) < uow.now.date(),
    ).group_by(seats.c.on)


def _seats(uow: UnitOfWork, days: list[date]) -> Subquery:
    """Each with what became of its meeting, by whoever said so."""
    seat, began = CheckinSeat, CheckinRound
    theirs = col(seat.meeting_id)
    met = case((col(seat.met) == Met.MET, 1), else_=0)
    said = case((col(seat.met).is_not(None), 1), else_=0)
    return (
        select(
            col(began.on).label("on"),
            col(began.ends_on).label("ends_on"),
            col(seat.slack_id).label("slack_id"),
            func.max(met).over(partition_by=theirs).label("met"),
            func.max(said).over(partition_by=theirs).label("said"),
        )
        .join(began, col(began.id) == col(seat.round_id))
        .where(
            col(began.workspace_id) == uow.workspace_id,
            col(began.on).in_(days),
            col(seat.meeting_id).is_not(None),
        )
        .subquery()
    )


def _crowd(uow: UnitOfWork, days: list[date]) -> Crowd:
    joined, pausing = uow.session.execute(_members(uow)).one()
    seats, today = _seats(uow, days), uow.now.date()
    each = (
        select(func.max(seats.c.met).label("met"))
        .where(seats.c.ends_on < today)
        .group_by(seats.c.slack_id)
        .subquery()
    )
    counted = select(func.count(), func.coalesce(func.sum(1 - each.c.met), 0))
    paired, never_met = uow.session.execute(counted.select_from(each)).one()
    return Crowd(joined, pausing, paired, never_met)


def _members(uow: UnitOfWork) -> Any:  # noqa: ANN401 - a statement
    """Who is in several circles counts once."""
    member = CheckinMember
    whoever = col(member.slack_id)
    pauses = col(member.paused_until) > uow.now.date()
    return (
        select(
            func.count(whoever.distinct()),
            func.count(case((pauses, whoever)).distinct()),
        )
        .join(CheckinCircle, col(CheckinCircle.id) == col(member.circle_id))
        .where(
            col(member.workspace_id) == uow.workspace_id,
            col(member.left_at).is_(None),
            col(CheckinCircle.is_stopped).is_(False),
        )
    )
