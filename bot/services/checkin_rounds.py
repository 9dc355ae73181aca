"""A round is made once: who meets whom. Each function is one unit of work.

Between the two, who meets whom is worked out in a thread, and no transaction is open.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import checkin_rounds as rules
from bot.domain import checkins as circle_rules
from bot.domain.checkin_rounds import Gathered, Made
from bot.domain.pairings import Group, Round, Wait
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
)
from bot.services import checkin_facts as facts
from bot.services import checkin_rows as rows

ROUND: Any = CheckinRound.__table__  # type: ignore[attr-defined]
LEASE = timedelta(minutes=5)  # for whoever makes it; if they die, it is due again


def due(uow: UnitOfWork) -> list[int]:
    """The rounds whose time has come."""
    asked = select(col(CheckinRound.id)).where(
        col(CheckinRound.workspace_id) == uow.workspace_id,
        col(CheckinRound.due_at) <= uow.now,
    )
    return list(uow.session.scalars(asked.order_by(col(CheckinRound.due_at))))


def claim(uow: UnitOfWork, round_id: int) -> bool:
    """Of two who come at once, one makes it; what is out of date moves on."""
    ours = (
        update(ROUND)
        .where(
            ROUND.c.id == round_id,
            ROUND.c.due_at <= uow.now,
            ROUND.c.made_at.is_(None),
        )
        .values(due_at=uow.now + LEASE)
    )
    if uow.connection.execute(ours).rowcount != 1:
        return False
    found = uow.session.get_one(CheckinRound, round_id)
    if rules.is_over(found, uow.now.date()):
        _move_on(uow, found)
        return False
    return True


def _move_on(uow: UnitOfWork, missed: CheckinRound) -> None:
    """The bot was away for long: nobody is brought together for the last days of it."""
    circle = uow.session.get_one(CheckinCircle, missed.circle_id)
    on = circle_rules.after(missed.on, circle.weeks, uow.now.date())
    missed.on, missed.ends_on = on, circle_rules.ends_on(on, circle.weeks)
    missed.seed = circle_rules.seed_of(circle, on)
    missed.due_at = rows.ten_oclock_first(uow, circle, on)
    circle.next_on = on


def gather(uow: UnitOfWork, round_id: int, away: frozenset[str]) -> Gathered | None:
    """All that a round is made from. `away`: who says so in Slack."""
    found = uow.session.get(CheckinRound, round_id)
    if found is None or found.made_at is not None:
        return None
    circle = uow.session.get_one(CheckinCircle, found.circle_id)
    people = facts.participants(uow, circle, found, away)
    return Gathered(
        on=found.on,
        seed=found.seed,
        now=uow.now,
        away=away,
        circle=facts.circle(uow, circle, people),
        places=facts.places(uow, circle),
    )


def members(uow: UnitOfWork, round_id: int) -> list[str]:
    """Whose status is asked for in Slack, before it is made."""
    found = uow.session.get_one(CheckinRound, round_id)
    known = rows.members(uow, found.circle_id)
    return [person.slack_id for _, person in known]


def store(uow: UnitOfWork, round_id: int, gathered: Gathered, made: Made) -> bool:
    """Write it down, once. False: meanwhile somebody came or left; work it out anew."""
    found = uow.session.get(CheckinRound, round_id, with_for_update=True)
    if found is None or found.made_at is not None:
        return True
    circle = uow.session.get_one(CheckinCircle, found.circle_id, with_for_update=True)
    now_coming = facts.participants(uow, circle, found, gathered.away)
    if facts.coming(now_coming) != facts.coming(gathered.circle.people):
        return False
    _seat(uow, found, made)
    _wait(uow, circle, made.round)
    found.made_at, found.due_at = uow.now, None
    found.ends_on = circle_rules.ends_on(found.on, circle.weeks)
    _plan_next(uow, circle, found)
    return True


def _seat(uow: UnitOfWork, found: CheckinRound, made: Made) -> None:
    round_id = found.id or 0
    pairs = zip(made.round.groups, made.moments, strict=True)
    meetings = [_meeting(found, group, moment) for group, moment in pairs]
    uow.session.add_all(meetings)
    uow.session.flush()
    seats = _seats(uow, round_id)
    for meeting in meetings:
        for slack_id in meeting.people:
            seat = _seat_of(seats, found, slack_id)
            seat.meeting_id = meeting.id
            uow.session.add(seat)
    for slack_id, why in made.round.left_out.items():
        seat = _seat_of(seats, found, slack_id)
        seat.left_out = why
        uow.session.add(seat)


def _seats(uow: UnitOfWork, round_id: int) -> dict[str, CheckinSeat]:
    """Who said before that they would not come."""
    asked = select(CheckinSeat).where(col(CheckinSeat.round_id) == round_id)
    return {each.slack_id: each for each in uow.session.scalars(asked)}


def _seat_of(
    seats: dict[str, CheckinSeat], found: CheckinRound, slack_id: str
) -> CheckinSeat:
    return seats.get(slack_id) or CheckinSeat(
        workspace_id=found.workspace_id, round_id=found.id or 0, slack_id=slack_id
    )


def _meeting(found: CheckinRound, group: Group, moment: datetime) -> CheckinMeeting:
    return CheckinMeeting(
        workspace_id=found.workspace_id,
        round_id=found.id or 0,
        people=list(group.people),
        why=rules.told(group.why),
        due_at=moment,
    )


def _wait(uow: UnitOfWork, circle: CheckinCircle, made: Round) -> None:
    """Who had no place comes first the next time; who was away keeps their turn."""
    seated = {each for group in made.groups for each in group.people}
    for member, _ in rows.members(uow, circle.id or 0):
        if member.slack_id in seated:
            member.waited = 0
        elif isinstance(made.left_out.get(member.slack_id), Wait):
            member.waited += 1


def _plan_next(uow: UnitOfWork, circle: CheckinCircle, made: CheckinRound) -> None:
    if circle.is_stopped:
        circle.next_on = None
        return
    on = circle_rules.after(made.on, circle.weeks, uow.now.date())
    uow.session.flush()
    rows.plan(uow, circle, on)
