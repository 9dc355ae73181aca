"""The rows of meetings, and what the people in one share."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import meetings as rules
from bot.domain.sittings import Sitting
from bot.models import (
    CheckinMeeting,
    CheckinMember,
    CheckinNever,
    CheckinRound,
    CheckinSeat,
    Follower,
    Met,
    Person,
    Request,
    Status,
)

NOT_OVER = timedelta(days=14)  # somebody may still be asked what became of it
KNOWN = (*rules.OPEN, Status.DELIVERED)


class Theirs(NamedTuple):
    """A meeting, for somebody who is in it."""

    meeting: CheckinMeeting
    round: CheckinRound
    seat: CheckinSeat


def due(uow: UnitOfWork) -> list[int]:
    """What is to be introduced now, the longest due first."""
    found = select(col(CheckinMeeting.id)).where(
        col(CheckinMeeting.workspace_id) == uow.workspace_id,
        col(CheckinMeeting.due_at) <= uow.now,
    )
    ordered = found.order_by(col(CheckinMeeting.due_at), col(CheckinMeeting.id))
    return list(uow.session.scalars(ordered))


def load(
    uow: UnitOfWork, meeting_id: int, *, is_changed: bool = False
) -> CheckinMeeting | None:
    """A meeting of this workspace; two who say something of it come in turn."""
    lock = True if is_changed else None
    found = uow.session.get(CheckinMeeting, meeting_id, with_for_update=lock)
    return found if found and found.workspace_id == uow.workspace_id else None


def of(
    uow: UnitOfWork, person: Person, meeting_id: int, *, is_changed: bool = False
) -> Theirs:
    """Only for who is in it."""
    meeting = load(uow, meeting_id, is_changed=is_changed)
    key = (meeting.round_id, person.slack_id) if meeting else None
    seat = uow.session.get(CheckinSeat, key) if key else None
    theirs = rules.must_sit(meeting, seat, person.slack_id)
    round_ = uow.session.get_one(CheckinRound, theirs.round_id)
    return Theirs(theirs, round_, uow.session.get_one(CheckinSeat, key))


def seats(uow: UnitOfWork, meeting: CheckinMeeting) -> list[CheckinSeat]:
    """Of all who are in it."""
    keys = ((meeting.round_id, each) for each in meeting.people)
    found = (uow.session.get(CheckinSeat, key) for key in keys)
    return [each for each in found if each]


def have_left(uow: UnitOfWork, whose: Sequence[str], round_: CheckinRound) -> set[str]:
    """Who has left the circle since that round was made, or pauses."""
    asked = select(col(CheckinMember.slack_id)).where(
        col(CheckinMember.circle_id) == round_.circle_id,
        col(CheckinMember.slack_id).in_(whose),
        or_(
            col(CheckinMember.left_at).is_not(None),
            col(CheckinMember.paused_until) > round_.on,
        ),
    )
    return set(uow.session.scalars(asked))


def apart(uow: UnitOfWork, whose: Sequence[str]) -> set[tuple[str, str]]:
    """Who of these is not to be brought together, the lesser id first."""
    asked = select(col(CheckinNever.one), col(CheckinNever.other)).where(
        col(CheckinNever.workspace_id) == uow.workspace_id,
        col(CheckinNever.one).in_(whose),
        col(CheckinNever.other).in_(whose),
    )
    return {(row[0], row[1]) for row in uow.session.execute(asked)}


def free(uow: UnitOfWork, meeting: CheckinMeeting, whose: Sequence[str]) -> None:
    """These do not meet after all: nobody asks them how it went, or counts them."""
    for each in whose:
        if seat := uow.session.get(CheckinSeat, (meeting.round_id, each)):
            seat.meeting_id = None


def first_next_time(uow: UnitOfWork, circle_id: int, slack_id: str) -> None:
    if member := uow.session.get(CheckinMember, (circle_id, slack_id)):
        member.waited += 1


def people(uow: UnitOfWork, slack_ids: Iterable[str]) -> list[Person]:
    """As far as we know them, in that order."""
    keys = ((uow.workspace_id, each) for each in slack_ids)
    found = (uow.session.get(Person, key) for key in keys)
    return [each for each in found if each]


def shared(uow: UnitOfWork, slack_ids: Iterable[str]) -> list[Request]:
    """What all of them take part in or hear of; nothing that only one may read."""
    asked = select(Request).where(
        col(Request.workspace_id) == uow.workspace_id,
        col(Request.status).in_(KNOWN),
        col(Request.number).is_not(None),
        *(_takes_part(uow, each) for each in slack_ids),
    )
    return list(uow.session.scalars(asked.order_by(col(Request.id))))


def _takes_part(uow: UnitOfWork, slack_id: str) -> Any:  # noqa: ANN401
    """Who needs the same has not read this one."""
    follows = select(col(Follower.request_id)).where(
        col(Follower.workspace_id) == uow.workspace_id,
        col(Follower.slack_id) == slack_id,
        col(Follower.needs_it_too).is_(False),
    )
    return or_(
        col(Request.requester) == slack_id,
        col(Request.partner) == slack_id,
        col(Request.champion) == slack_id,
        col(Request.id).in_(follows),
    )


def sittings(uow: UnitOfWork, slack_id: str = "") -> dict[str, list[Sitting]]:
    """By person, of each meeting whose round is not long over."""
    seats = defaultdict(list)
    asked = _seats(uow)
    if slack_id:
        theirs = select(col(CheckinSeat.meeting_id)).where(
            col(CheckinSeat.workspace_id) == uow.workspace_id,
            col(CheckinSeat.slack_id) == slack_id,
        )
        asked = asked.where(col(CheckinMeeting.id).in_(theirs))
    for meeting, round_, seat in uow.session.execute(asked):
        seats[meeting.id].append((meeting, round_, seat))
    gone = _gone(uow, {row[2].slack_id for rows in seats.values() for row in rows})
    found = defaultdict(list)
    for rows in seats.values():
        here = [each for each in rows if each[2].slack_id not in gone]
        for each in here if len(here) >= rules.FEW else ():
            found[each[2].slack_id].append(_sitting(*each, [row[2] for row in rows]))
    return found


def _gone(uow: UnitOfWork, slack_ids: set[str]) -> set[str]:
    """Who has left since: nobody is asked when to meet them."""
    asked = select(col(Person.slack_id)).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.slack_id).in_(slack_ids),
        col(Person.is_gone),
    )
    return set(uow.session.scalars(asked))


def _seats(uow: UnitOfWork) -> Any:  # noqa: ANN401
    return (
        select(CheckinMeeting, CheckinRound, CheckinSeat)
        .join(CheckinRound, col(CheckinRound.id) == col(CheckinMeeting.round_id))
        .join(CheckinSeat, col(CheckinSeat.meeting_id) == col(CheckinMeeting.id))
        .where(
            col(CheckinRound.workspace_id) == uow.workspace_id,
            or_(
                col(CheckinRound.ends_on) >= (uow.now - NOT_OVER).date(),
                col(CheckinMeeting.planned_for) >= uow.now - NOT_OVER,
            ),
            col(CheckinMeeting.introduced_at).is_not(None),
        )
        .order_by(col(CheckinMeeting.id), col(CheckinSeat.slack_id))
    )


def _sitting(
    meeting: CheckinMeeting,
    round_: CheckinRound,
    seat: CheckinSeat,
    seats: list[CheckinSeat],
) -> Sitting:
    said = [each.slack_id for each in seats if each.met is Met.MET]
    told_by = next((each for each in said if each != seat.slack_id), "")
    said_at = seat.answered_at
    return Sitting(meeting, round_.on, round_.ends_on, seat.met, said_at, told_by)
