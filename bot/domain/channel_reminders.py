"""What is posted in a channel of itself: when, about what, and who stops it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain import hours, workspaces
from bot.domain.calendars import (
    Cadence,
    Place,
    is_workday,
    is_working,
    local_day,
    next_moment,
    next_opening,
    place_of,
)
from bot.domain.people import works_here
from bot.errors import NotAllowed, NotFound
from bot.models import ChannelReminder, Outcome, Person, Request, Status, Workspace

MONDAYS = Cadence(0, time(9))
LOOK_AGAIN = timedelta(minutes=5)  # through the day, in IT's channel
MOST = 5  # of each, in the morning
MOST_ASKED = 10  # in a channel
SOON = 2  # working days to a promised day
A_WEEK = timedelta(days=7)
NOT_SENT = {Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING}
OPEN = {Status.DECIDED, Status.IN_PROGRESS}


def is_its(reminder: ChannelReminder, space: Workspace) -> bool:
    return reminder.channel == workspaces.triage_channel(space)


def place_for(reminder: ChannelReminder, space: Workspace) -> Place:
    """IT's hours in its channel; else those of whoever set it up."""
    known = hours.of(space) if is_its(reminder, space) else None
    if known is None:
        return place_of(reminder.timezone)
    there = place_of(known.zone.key)
    return replace(there, opens=known.place.opens, closes=known.place.closes)


def first_due(reminder: ChannelReminder, space: Workspace, now: datetime) -> datetime:
    """Not at once: what it will be is said first."""
    place = place_for(reminder, space)
    if is_its(reminder, space):
        return next_opening(place, now)
    return next_moment(MONDAYS, place, now)


def next_due(reminder: ChannelReminder, space: Workspace, now: datetime) -> datetime:
    """In IT's channel, what was said this morning is kept right through the day."""
    place = place_for(reminder, space)
    is_today = reminder.posted_on == local_day(place, now)
    soon = now + LOOK_AGAIN
    if is_its(reminder, space) and is_today and is_working(place, soon):
        return soon
    return first_due(reminder, space, now)


def must_work_here(person: Person) -> None:
    if not works_here(person) or person.is_guest:
        raise NotAllowed("Only colleagues who work here can set this up.")


def must_be_stoppable(
    reminder: ChannelReminder | None, person: Person, space: Workspace
) -> ChannelReminder:
    """By whoever set it up, and by admins."""
    if reminder is None or reminder.due_at is None:
        raise NotFound("I post no reminders here. `/goodwill here` sets them up.")
    is_theirs = works_here(person) and reminder.set_by == person.slack_id
    if not (is_theirs or (works_here(person) and workspaces.is_admin(space, person))):
        raise NotAllowed(
            f"Only {_named(reminder)}admins can stop these. Please ask one of them."
        )
    return reminder


def _named(reminder: ChannelReminder) -> str:
    return f"<@{reminder.set_by}> and " if reminder.set_by else ""


# --- what stands in them -------------------------------------------------------------


def oldest(requests: list[Request]) -> list[Request]:
    """What has waited longest for IT."""
    waiting = [each for each in requests if each.status is Status.WAITING_FOR_IT]
    return sorted(waiting, key=lambda each: each.sent_at or each.opened_at)


def alone(requests: list[Request], shown: list[Request]) -> list[Request]:
    """What nobody in IT has, as far as it is not shown already."""
    open_still = [
        each
        for each in requests
        if each.status is Status.WAITING_FOR_IT or _is_agreed(each)
    ]
    return [each for each in open_still if not each.partner and each not in shown]


def promised_soon(requests: list[Request], place: Place, today: date) -> list[Request]:
    """What is promised for these days, or was for one that has passed."""
    last = today
    for _ in range(SOON):
        last += timedelta(days=1)
        while not is_workday(place, last):
            last += timedelta(days=1)
    near = [
        each
        for each in requests
        if _is_agreed(each) and each.promised_for and each.promised_for <= last
    ]
    return sorted(near, key=lambda each: each.promised_for or today)


def _is_agreed(request: Request) -> bool:
    return request.status in OPEN and request.outcome is Outcome.GO_AHEAD


def is_news(request: Request, now: datetime) -> bool:
    """Not over yet, or since a week at most."""
    ended = request.closed_at or request.decided_at
    if request.status in {Status.SORTING, Status.DUPLICATE, Status.MERGED}:
        return False
    if request.status is Status.WITHDRAWN:
        return False
    is_over = request.status is Status.CLOSED or (
        request.status is Status.DECIDED and request.outcome is not Outcome.GO_AHEAD
    )
    return not is_over or (ended is not None and now - ended < A_WEEK)
