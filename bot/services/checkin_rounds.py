"""A round is made once: who meets whom. Each function is one unit of work.

Between the two, who meets whom is worked out in a thread, and no transaction is open.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import checkin_rounds as rules
from bot.domain import checkins as circle_rules
from bot.domain.checkin_rounds import Gathered, Made
from bot.domain.pairings import Round, Wait
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinRound,
    CheckinSeat,
)
from bot.services import checkin_facts as facts
from bot.services import checkin_rows as rows

ROUND: Any = CheckinRound.__table__  # type: ignore[attr-defined]
MEETING: Any = CheckinMeeting.__table__  # type: ignore[attr-defined]
SEAT: Any = CheckinSeat.__table__  # type: ignore[attr-defined]
MEMBER: Any = CheckinMember.__table__  # type: ignore[attr-defined]
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
    stood = facts.as_it_stands(uow, found)
    known = rows.members(uow, found.circle_id)
    people = facts.participants(uow, known, found, away)
    return Gathered(
        on=found.on,
        seed=found.seed,
        now=uow.now,
        stood=stood,
        circle=facts.circle(uow, circle, people),
        places=facts.places(known),
    )


def members(uow: UnitOfWork, round_id: int) -> list[str]:
    """Whose status is asked for in Slack, before it is made."""
    found = uow.session.get_one(CheckinRound, round_id)
    known = rows.members(uow, found.circle_id)
    return [person.slack_id for _, person in known]


def store(uow: UnitOfWork, round_id: int, gathered: Gathered, made: Made) -> bool:
    """Write it down, once. False: meanwhile somebody came or left; work it out anew."""
    found = uow.session.get(CheckinRound, round_id)
    if found is None:
        return True
    # In this order, as everything that changes a circle.
    circle = uow.session.get_one(CheckinCircle, found.circle_id, with_for_update=True)
    found = uow.session.get(CheckinRound, round_id, with_for_update=True)
    if found is None or found.made_at is not None:
        return True
    if facts.as_it_stands(uow, found) != gathered.stood:
        return False
    _seat(uow, found, made, _meet(uow, found, made))
    _wait(uow, circle, made.round)
    found.made_at, found.due_at = uow.now, None
    found.ends_on = circle_rules.ends_on(found.on, circle.weeks)
    _plan_next(uow, circle, found)
    return True


# Thousands of rows at once, in a few statements: on SQLite the event loop waits for it.


def _meet(uow: UnitOfWork, found: CheckinRound, made: Made) -> list[int]:
    """The ids of the meetings, in their order."""
    pairs = zip(made.round.groups, made.moments, strict=True)
    new = [
        {
            "workspace_id": found.workspace_id,
            "round_id": found.id,
            "people": list(group.people),
            "why": rules.told(group.why),
            "due_at": moment,
        }
        for group, moment in pairs
    ]
    if not new:
        return []
    adding = insert(MEETING).returning(MEETING.c.id, sort_by_parameter_order=True)
    return list(uow.connection.execute(adding, new).scalars())


def _seat(uow: UnitOfWork, found: CheckinRound, made: Made, ids: list[int]) -> None:
    """Who said before that they would not come has a seat already."""
    ours = SEAT.c.round_id == found.id
    skipping = select(SEAT.c.slack_id).where(ours, SEAT.c.skips)
    skips = set(uow.connection.execute(skipping).scalars())
    met = {
        who: number
        for number, group in zip(ids, made.round.groups, strict=True)
        for who in group.people
    }
    left_out = made.round.left_out
    new = [
        {
            "workspace_id": found.workspace_id,
            "round_id": found.id,
            "slack_id": who,
            "skips": who in skips,
            "meeting_id": met.get(who),
            "left_out": left_out.get(who, ""),
        }
        for who in {*met, *left_out, *skips}
    ]
    uow.connection.execute(delete(SEAT).where(ours))
    if new:
        uow.connection.execute(insert(SEAT), new)


def _wait(uow: UnitOfWork, circle: CheckinCircle, made: Round) -> None:
    """Who had no place comes first the next time; who was away keeps their turn."""
    seated = [each for group in made.groups for each in group.people]
    waits = [who for who, why in made.left_out.items() if isinstance(why, Wait)]
    of_circle = MEMBER.c.circle_id == circle.id
    for whom, number in ((seated, 0), (waits, MEMBER.c.waited + 1)):
        those = update(MEMBER).where(of_circle, MEMBER.c.slack_id.in_(whom))
        uow.connection.execute(those.values(waited=number))


def _plan_next(uow: UnitOfWork, circle: CheckinCircle, made: CheckinRound) -> None:
    if circle.is_stopped:
        circle.next_on = None
        return
    on = circle_rules.after(made.on, circle.weeks, uow.now.date())
    uow.session.flush()
    rows.plan(uow, circle, on)
