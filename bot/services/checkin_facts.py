"""What a round is made from: who comes, who works when, who met whom."""

from itertools import combinations
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import checkin_rounds as rules
from bot.domain import circles
from bot.domain.calendars import Place
from bot.domain.circles import Circle, Pair, Participant
from bot.domain.nudges import place_for
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinNever,
    CheckinRound,
    CheckinSeat,
    Follower,
    Met,
    Person,
    Request,
)
from bot.services import contacts
from bot.services.nudge_facts import NOT_OVER

Members = list[tuple[CheckinMember, Person]]


def participants(
    uow: UnitOfWork, members: Members, found: CheckinRound, away: frozenset[str]
) -> tuple[Participant, ...]:
    skipping = _skipping(uow, found)
    requests = _requests(uow)
    return tuple(
        rules.participant(
            rules.Known(
                member=member,
                person=person,
                is_away=person.slack_id in away,
                skips=person.slack_id in skipping,
                requests=requests.get(person.slack_id, frozenset()),
            ),
            found.on,
        )
        for member, person in members
        if rules.still_works_here(person)
    )


def as_it_stands(uow: UnitOfWork, found: CheckinRound) -> frozenset[tuple[Any, ...]]:
    """Who is in, who pauses, who skips: if that changes, a round is worked out anew."""
    asked = (
        select(
            col(CheckinMember.slack_id), col(CheckinMember.paused_until),
            col(CheckinMember.is_leader), col(CheckinSeat.skips),
        )
        .outerjoin(
            CheckinSeat,
            (col(CheckinSeat.slack_id) == col(CheckinMember.slack_id))
            & (col(CheckinSeat.round_id) == found.id),
        )
        .where(
            col(CheckinMember.circle_id) == found.circle_id,
            col(CheckinMember.left_at).is_(None),
        )
    )  # fmt: skip
    return frozenset(tuple(row) for row in uow.session.execute(asked))


def places(members: Members) -> dict[str, Place]:
    return {person.slack_id: place_for(person) for _, person in members}


def circle(
    uow: UnitOfWork, of: CheckinCircle, people: tuple[Participant, ...]
) -> Circle:
    return Circle(
        people=people,
        met=met(uow, {each.id for each in people}),
        never=_never(uow),
        quiet=rules.gone_quiet(contacts.quiet_weeks(uow)),
        takes_guests=of.takes_guests,
    )


def _skipping(uow: UnitOfWork, found: CheckinRound) -> set[str]:
    asked = select(col(CheckinSeat.slack_id)).where(
        col(CheckinSeat.round_id) == found.id, col(CheckinSeat.skips)
    )
    return set(uow.session.scalars(asked))


def met(uow: UnitOfWork, people: set[str]) -> dict[Pair, int]:
    """When two people met last in any circle, by the day of that round.

    Whoever all said “not this time” did not meet, and may be brought together anew.
    """
    asked = (
        select(col(CheckinMeeting.people), col(CheckinRound.on))
        .join(CheckinRound, col(CheckinRound.id) == col(CheckinMeeting.round_id))
        .where(
            col(CheckinMeeting.workspace_id) == uow.workspace_id,
            col(CheckinMeeting.id).not_in(_not_held(uow)),
        )
        .order_by(col(CheckinRound.on))
    )
    found: dict[Pair, int] = {}
    for who, on in uow.session.execute(asked):
        for pair in combinations(sorted(people & set(who)), 2):
            found[circles.pair_of(*pair)] = on.toordinal()
    return found


def _not_held(uow: UnitOfWork) -> set[int]:
    """Meetings of which everybody said: not this time."""
    no = col(CheckinSeat.met) == Met.NOT_THIS_TIME
    asked = (
        select(col(CheckinSeat.meeting_id))
        .where(
            col(CheckinSeat.workspace_id) == uow.workspace_id,
            col(CheckinSeat.meeting_id).is_not(None),
        )
        .group_by(col(CheckinSeat.meeting_id))
        .having(func.count() == func.sum(case((no, 1), else_=0)))
    )
    return set(uow.session.scalars(asked))


def _never(uow: UnitOfWork) -> tuple[Pair, ...]:
    asked = select(col(CheckinNever.one), col(CheckinNever.other)).where(
        col(CheckinNever.workspace_id) == uow.workspace_id
    )
    return tuple((row[0], row[1]) for row in uow.session.execute(asked))


def _requests(uow: UnitOfWork) -> dict[str, frozenset[int]]:
    """The open requests in which each person takes part, by their numbers."""
    asked = select(
        col(Request.id), col(Request.number), col(Request.requester),
        col(Request.partner), col(Request.champion),
    ).where(
        col(Request.workspace_id) == uow.workspace_id,
        NOT_OVER,
        col(Request.number).is_not(None),
    )  # fmt: skip
    found: dict[str, set[int]] = {}
    numbers = {}
    for request_id, number, *those in uow.session.execute(asked):
        numbers[request_id] = number
        for slack_id in filter(None, those):
            found.setdefault(slack_id, set()).add(number)
    for slack_id, request_id in _following(uow):
        if request_id in numbers:
            found.setdefault(slack_id, set()).add(numbers[request_id])
    return {who: frozenset(those) for who, those in found.items()}


def _following(uow: UnitOfWork) -> list[tuple[str, int]]:
    asked = select(col(Follower.slack_id), col(Follower.request_id)).where(
        col(Follower.workspace_id) == uow.workspace_id,
        col(Follower.needs_it_too).is_(False),
    )
    return [(row[0], row[1]) for row in uow.session.execute(asked)]
