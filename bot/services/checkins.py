"""Circles of check-ins, and who is in them. Each function is one unit of work."""

from dataclasses import dataclass
from datetime import date

from bot import home_rows, outbox
from bot.db import UnitOfWork
from bot.domain import checkin_nudges as nudge_rules
from bot.domain import checkins as rules
from bot.domain import people as people_rules
from bot.domain import workspaces
from bot.domain.calendars import local_day
from bot.domain.checkins import Page
from bot.domain.nudges import place_for
from bot.errors import AlreadyAnswered
from bot.models import CheckinCircle, CheckinMember, CheckinSeat, Person, Workspace
from bot.outbox import Address
from bot.services import checkin_rows as rows
from bot.services import nudge_messages, people
from bot.views import checkins as views


@dataclass(frozen=True)
class Wanted:
    """What somebody begins: for whom, where it is told, and how often."""

    channel: str  # whose members may join; empty: everybody who works here
    invited: tuple[str, ...]  # channels that read the invitation
    weeks: int


def look(uow: UnitOfWork, person: Person, channel: str, *, is_in_it: bool) -> Page:
    """All circles that concern somebody, seen from a channel, or from their Home."""
    space = uow.session.get_one(Workspace, uow.workspace_id)
    is_admin = workspaces.is_admin(space, person)
    standings = [
        rows.standing(uow, each, person.slack_id) for each in rows.circles(uow)
    ]
    mine = [
        each
        for each in standings
        if each.is_in or is_admin or each.circle.channel in {"", channel}
    ]
    return Page(
        standings=tuple(mine),
        channel=channel,
        may_begin=is_admin or is_in_it,
        is_admin=is_admin,
    )


def may_begin(uow: UnitOfWork, person: Person, *, is_in_it: bool) -> None:
    space = uow.session.get_one(Workspace, uow.workspace_id)
    people_rules.must_begin_checkins(
        is_admin=workspaces.is_admin(space, person), is_in_it=is_in_it
    )


def begin(uow: UnitOfWork, person: Person, wanted: Wanted, *, is_in_it: bool) -> None:
    """Everybody in the channels reads of it, and joins by their own click, or not."""
    may_begin(uow, person, is_in_it=is_in_it)
    # Two who begin at once come one after the other.
    uow.session.get_one(Workspace, uow.workspace_id, with_for_update=True)
    circle = rows.circle_of(uow, wanted.channel)
    is_running = circle is not None and not circle.is_stopped
    if circle is None or circle.is_stopped:
        circle = _begun(uow, circle, person, wanted)
    if not _invite(uow, circle, wanted.invited) and is_running:
        raise AlreadyAnswered("Check-ins are on there already. Nothing has changed.")
    home_rows.mark_everyone(uow)


def _begun(
    uow: UnitOfWork, circle: CheckinCircle | None, person: Person, wanted: Wanted
) -> CheckinCircle:
    if circle is None:
        circle = CheckinCircle(
            workspace_id=uow.workspace_id, channel=wanted.channel, set_at=uow.now
        )
    circle.set_by, circle.set_at = person.slack_id, uow.now
    circle.weeks, circle.is_stopped = wanted.weeks, False
    uow.session.add(circle)
    uow.session.flush()
    today = local_day(place_for(person), uow.now)
    rows.plan(uow, circle, rules.first_on(today))
    return circle


def _invite(uow: UnitOfWork, circle: CheckinCircle, channels: tuple[str, ...]) -> bool:
    """Once in each channel. Whether any is new."""
    new = [
        each
        for each in channels
        if not outbox.is_known(uow, rows.invitation_key(circle, each))
    ]
    said = views.invitation(circle)
    for channel in new:
        outbox.put(
            uow,
            rows.invitation_key(circle, channel),
            said,
            Address(channel),
            stays=True,
        )
    return bool(new)


# --- by one's own click --------------------------------------------------------------


def channel_of(uow: UnitOfWork, circle_id: int) -> str:
    """Whose members may join; nothing, if everybody may."""
    return rules.must_run(rows.circle(uow, circle_id)).channel


def to_join(uow: UnitOfWork, person: Person, circle_id: int) -> list[str] | None:
    """The units to choose from, if they have not said yet where they work."""
    circle = rules.must_run(rows.circle(uow, circle_id))
    rules.must_take(person, circle)
    rules.must_be_new(rows.member(uow, circle_id, person.slack_id))
    known, units = people.to_fill_in(uow, person)
    return None if known.side else units


def join(uow: UnitOfWork, person: Person, circle_id: int, place: str = "") -> None:
    """`place`: where they work, if they had not said so before."""
    circle = rules.must_run(rows.circle(uow, circle_id, is_changed=True))
    rules.must_take(person, circle)
    member = rows.member(uow, circle_id, person.slack_id)
    rules.must_be_new(member)
    if place:
        people.choose(uow, person, place)
    people_rules.must_have_said(people.to_change(uow, person))
    if member is None:
        member = CheckinMember(
            workspace_id=uow.workspace_id, circle_id=circle_id,
            slack_id=person.slack_id, joined_at=uow.now,
        )  # fmt: skip
    member.joined_at, member.left_at, member.paused_until = uow.now, None, None
    uow.session.add(member)
    _count_on(uow, circle_id, person)
    _show(uow, circle, member)


def _count_on(uow: UnitOfWork, circle_id: int, person: Person) -> None:
    """For somebody in the east, ten o'clock is earlier."""
    if coming := rows.coming(uow, circle_id):
        theirs = rules.ten_oclock(place_for(person), coming.on)
        coming.due_at = min(coming.due_at or theirs, theirs)


def leave(uow: UnitOfWork, person: Person, circle_id: int) -> None:
    circle, member = _theirs(uow, person, circle_id)
    member.left_at = uow.now
    _settle(uow, member, views.LEFT)
    _show(uow, circle, member)


def to_pause(uow: UnitOfWork, person: Person, circle_id: int) -> date:
    """The day the form proposes: after the round to come."""
    circle, _ = _theirs(uow, person, circle_id)
    today = local_day(place_for(person), uow.now)
    return rules.back_on(circle.next_on, today)


def pause(uow: UnitOfWork, person: Person, circle_id: int, until: date | None) -> None:
    """They come back by themselves on that day."""
    circle, member = _theirs(uow, person, circle_id)
    today = local_day(place_for(person), uow.now)
    member.paused_until = rules.must_be_to_come(until, today)
    _settle(uow, member, views.PAUSED)
    _show(uow, circle, member)


def come_back(uow: UnitOfWork, person: Person, circle_id: int) -> None:
    circle, member = _theirs(uow, person, circle_id)
    member.paused_until = None
    if seat := _seat(uow, circle, person):
        seat.skips = False
    _show(uow, circle, member)


def skip(
    uow: UnitOfWork, person: Person, circle_id: int, round_id: int | None = None
) -> None:
    """Not this time; the round after, they are in again. `round_id`: what was told."""
    circle, member = _theirs(uow, person, circle_id)
    coming = rules.must_be_open(rows.coming(uow, circle_id), round_id)
    seat = _seat(uow, circle, person) or CheckinSeat(
        workspace_id=uow.workspace_id, round_id=coming.id or 0,
        slack_id=person.slack_id,
    )  # fmt: skip
    seat.skips = True
    uow.session.add(seat)
    _settle(uow, member, views.SKIPPED)
    _show(uow, circle, member)


def _seat(uow: UnitOfWork, circle: CheckinCircle, person: Person) -> CheckinSeat | None:
    coming = rows.coming(uow, circle.id or 0)
    return rows.seat(uow, coming.id, person.slack_id) if coming else None


def _theirs(
    uow: UnitOfWork, person: Person, circle_id: int
) -> tuple[CheckinCircle, CheckinMember]:
    """A circle that somebody is in; nothing of it changes beside this."""
    found = rows.circle(uow, circle_id, is_changed=True)
    circle = rules.must_be_there(found)
    return circle, rules.must_be_in(rows.member(uow, circle_id, person.slack_id))


def _settle(uow: UnitOfWork, member: CheckinMember, what: str) -> None:
    """What told them of the round becomes a record of what they said."""
    if coming := rows.coming(uow, member.circle_id):
        about = nudge_rules.about(coming.id, coming.on)
        nudge_messages.settle(uow, member.slack_id, nudge_rules.SOON, about, what)


def _show(uow: UnitOfWork, circle: CheckinCircle, member: CheckinMember) -> None:
    """Where they stand, in one message for each time they joined."""
    uow.session.flush()
    said = views.membership(rows.standing(uow, circle, member.slack_id))
    key = f"checkin:{circle.id}:{member.slack_id}:{member.joined_at:%Y%m%d%H%M%S}"
    outbox.put(uow, key, said, Address(member.slack_id), stays=True)
    home_rows.mark_one(uow, member.slack_id)
