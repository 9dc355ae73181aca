"""What is posted in a channel of itself. Each function is one unit of work."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import channel_reminders as rules
from bot.domain.calendars import local_day
from bot.errors import AlreadyAnswered
from bot.models import ChannelReminder, Person, Request, Workspace
from bot.outbox import Address
from bot.services import mornings
from bot.services import request_rows as rows
from bot.views import channel_reminders as views
from bot.views import mornings as morning_views
from bot.views.channel_reminders import Monday


def begin(uow: UnitOfWork, person: Person, channel: str) -> None:
    """Somebody sets them up here: everybody here reads who, what and when."""
    rules.must_work_here(person)
    space = _space(uow, is_changed=True)
    reminder = _row(uow, channel)
    if reminder and reminder.due_at:
        raise AlreadyAnswered(views.ALREADY)
    reminder = _begun(uow, space, channel, person.slack_id, person.timezone)
    is_its = rules.is_its(reminder, space)
    said = views.introduction(person.slack_id, is_its=is_its)
    _say(uow, reminder, "introduction", said)


def begin_with_hello(uow: UnitOfWork, channel: str, by: str | None) -> None:
    """In IT's channel they come with the bot; its hello has said so."""
    space = _space(uow)
    by = by or space.set_up_by
    person = uow.session.get(Person, (uow.workspace_id, by)) if by else None
    if _row(uow, channel) is None:
        _begun(uow, space, channel, by, person.timezone if person else "")


def leave(uow: UnitOfWork, channel: str) -> None:
    """It is not IT's channel any more."""
    if reminder := _row(uow, channel):
        reminder.due_at = None


def _begun(
    uow: UnitOfWork, space: Workspace, channel: str, by: str | None, zone: str
) -> ChannelReminder:
    reminder = _row(uow, channel)
    if reminder is None:
        reminder = ChannelReminder(workspace_id=uow.workspace_id, channel=channel)
    reminder.set_by, reminder.timezone = by, zone
    reminder.times += 1
    reminder.due_at = rules.first_due(reminder, space, uow.now)
    uow.session.add(reminder)
    return reminder


def stop(uow: UnitOfWork, person: Person, channel: str) -> None:
    """And everybody here reads who did."""
    space = _space(uow)
    reminder = rules.must_be_stoppable(_row(uow, channel), person, space)
    reminder.due_at = None
    if outbox.is_known(uow, _key(reminder, "introduction")):
        _say(uow, reminder, "introduction", views.was_introduction())
    _say(uow, reminder, "stopped", views.stopped(person.slack_id))


def due(uow: UnitOfWork) -> list[str]:
    """The channels whose time has come."""
    found = select(col(ChannelReminder.channel)).where(
        col(ChannelReminder.workspace_id) == uow.workspace_id,
        col(ChannelReminder.due_at) <= uow.now,
    )
    return list(uow.session.scalars(found.order_by(col(ChannelReminder.due_at))))


def post(uow: UnitOfWork, channel: str) -> None:
    """What is due there now. The row is locked: twice at once says nothing twice."""
    reminder = _row(uow, channel)
    if reminder is None or reminder.due_at is None or reminder.due_at > uow.now:
        return
    space = _space(uow)
    post_there = _morning if rules.is_its(reminder, space) else _monday
    post_there(uow, reminder, space)
    reminder.due_at = rules.next_due(reminder, space, uow.now)


def _morning(uow: UnitOfWork, reminder: ChannelReminder, space: Workspace) -> None:
    """The first of the day is a message; after that, the same one is edited."""
    place = rules.place_for(reminder, space)
    today = local_day(place, uow.now)
    seen = mornings.of(uow, space, place, today)
    if reminder.posted_on == today:
        _say(uow, reminder, _number(reminder), morning_views.morning(seen))
        return
    _shrink(uow, reminder, morning_views.over)
    if not seen.is_empty:
        reminder.posts, reminder.posted_on = reminder.posts + 1, today
        _say(uow, reminder, _number(reminder), morning_views.morning(seen))


def _monday(uow: UnitOfWork, reminder: ChannelReminder, space: Workspace) -> None:
    asked = _asked_in(uow, reminder.channel)
    if not asked:
        return
    _shrink(uow, reminder, views.over)
    today = local_day(rules.place_for(reminder, space), uow.now)
    reminder.posts, reminder.posted_on = reminder.posts + 1, today
    shown = asked[: rules.MOST_ASKED]
    seen = Monday(uow.now, shown, len(asked) - len(shown))
    _say(uow, reminder, _number(reminder), views.monday(seen))


def _asked_in(uow: UnitOfWork, channel: str) -> list[Request]:
    """What everybody there saw become a request, by our line in its thread."""
    asked = select(Request).where(
        col(Request.workspace_id) == uow.workspace_id, col(Request.place) == channel
    )
    return [
        each
        for each in uow.session.scalars(asked.order_by(col(Request.id)))
        if rules.is_news(each, uow.now)
        and outbox.is_known(uow, rows.confirmation_key(each))
    ]


def _shrink(
    uow: UnitOfWork, reminder: ChannelReminder, over: Callable[[date], Message]
) -> None:
    """The one before makes way, and shrinks once."""
    if reminder.posted_on:
        _say(uow, reminder, _number(reminder), over(reminder.posted_on))
        reminder.posted_on = None


def _number(reminder: ChannelReminder) -> str:
    return f"post:{reminder.posts}"


def _say(uow: UnitOfWork, reminder: ChannelReminder, what: str, said: Message) -> None:
    there = Address(reminder.channel)
    outbox.put(uow, _key(reminder, what), said, there, stays=True)


def _key(reminder: ChannelReminder, what: str) -> str:
    """Each time it is set up anew, its introduction and its end are new messages."""
    times = "" if what.startswith("post:") else f":{reminder.times}"
    return f"reminder:{reminder.channel}:{what}{times}"


def _row(uow: UnitOfWork, channel: str) -> ChannelReminder | None:
    key = (uow.workspace_id, channel)
    return uow.session.get(ChannelReminder, key, with_for_update=True)


def _space(uow: UnitOfWork, *, is_changed: bool = False) -> Workspace:
    """Two who set the first ones up at once come one after the other."""
    return uow.session.get_one(
        Workspace, uow.workspace_id, with_for_update=True if is_changed else None
    )
