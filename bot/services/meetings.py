"""Those who meet: introduced, and asked what becomes of it. Each is a unit of work."""

from datetime import datetime
from typing import NamedTuple

from bot import content, outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import calendar_files, proposals
from bot.domain import meetings as rules
from bot.domain.calendar_files import Event
from bot.domain.nudges import place_for
from bot.domain.questions import Kind
from bot.models import CheckinMeeting, CheckinRound, Met, Person
from bot.outbox import Address, among
from bot.services import asks, nudge_messages, replies
from bot.services import meeting_rows as rows
from bot.views import checkins as checkin_views
from bot.views import meetings as views
from bot.views import sittings as sitting_views
from bot.views.meetings import Seen

due = rows.due
HUDDLES = "https://app.slack.com/huddle"


class Start(NamedTuple):
    """How the form for a request begins."""

    need: str
    kinds: list[Kind]


class CalendarFile(NamedTuple):
    """One event, to be put into somebody's calendar."""

    title: str
    content: str


def introduce(uow: UnitOfWork, meeting_id: int) -> None:
    """They read who they are, and what about and when they could talk. Once."""
    meeting = rows.load(uow, meeting_id, is_changed=True)
    if meeting is None or meeting.due_at is None or meeting.due_at > uow.now:
        return
    meeting.due_at = None
    round_ = uow.session.get_one(CheckinRound, meeting.round_id)
    coming = _gather(uow, meeting, round_)
    if coming and rows.meet_already(uow, meeting):
        rows.free(uow, meeting, meeting.people)
        meeting.people, coming = [], []
    if not coming:
        return
    meeting.introduced_at = uow.now
    places = [place_for(each) for each in coming]
    seed = _seed(meeting, round_)
    meeting.proposed_for = proposals.proposal(places, uow.now, round_.ends_on, seed)
    _show(uow, meeting, round_)


def _gather(
    uow: UnitOfWork, meeting: CheckinMeeting, round_: CheckinRound
) -> list[Person]:
    """Who still comes. Who wanted to, and now has nobody to meet, is told."""
    planned = list(meeting.people)
    left, apart = rows.have_left(uow, planned, round_), rows.apart(uow, planned)
    everybody = rows.people(uow, planned)
    willing = rules.here(everybody, uow.now, left)
    coming = rules.here(willing, uow.now, apart=apart)
    if not rules.is_still_one(everybody, coming):
        coming = []
    meeting.people = sorted(each.slack_id for each in coming)
    rows.free(uow, meeting, [each for each in planned if each not in meeting.people])
    for each in willing:
        if each not in coming:
            key = _key(meeting, f"off:{each.slack_id}")
            outbox.put(uow, key, views.off(), Address(each.slack_id))
            rows.first_next_time(uow, round_.circle_id, each.slack_id)
    return coming


def _seed(meeting: CheckinMeeting, round_: CheckinRound) -> int:
    """The same meeting always gets the same."""
    return round_.seed * 1_000_003 + (meeting.id or 0)


def _show(uow: UnitOfWork, meeting: CheckinMeeting, round_: CheckinRound) -> None:
    """The message that heads their conversation, as things stand now."""
    shared = rows.shared(uow, meeting.people)
    points = rules.points(shared, meeting.introduced_at or uow.now)
    seen = Seen(
        meeting,
        rows.people(uow, meeting.people),
        points,
        "" if points else rules.topic(content.topics(), _seed(meeting, round_)),
        _huddle(uow, meeting),
        rules.became(rows.seats(uow, meeting)),
    )
    _say(uow, meeting, "hello", views.hello(seen), stays=True)


def _say(
    uow: UnitOfWork,
    meeting: CheckinMeeting,
    what: str,
    said: Message,
    *,
    stays: bool = False,
) -> None:
    """In the conversation of all of them."""
    outbox.put(uow, _key(meeting, what), said, among(meeting.people), stays=stays)


def _key(meeting: CheckinMeeting, what: str) -> str:
    return f"meeting:{meeting.id}:{what}"


# --- when they meet ---


def may_plan(uow: UnitOfWork, person: Person, meeting_id: int) -> CheckinMeeting:
    """The meeting, if they may say when it is."""
    theirs = rows.of(uow, person, meeting_id)
    rules.must_be_open(theirs.round, uow.now)
    return theirs.meeting


def plan(uow: UnitOfWork, person: Person, meeting_id: int, when: str) -> None:
    """A day and an hour, said by one of them for all."""
    theirs = rows.of(uow, person, meeting_id, is_changed=True)
    rules.must_be_open(theirs.round, uow.now)
    moment = rules.must_be_possible(rules.chosen(when), uow.now, theirs.round.ends_on)
    _plan(uow, person, theirs.meeting, theirs.round, moment)


def agree(uow: UnitOfWork, person: Person, meeting_id: int) -> None:
    """What was proposed suits them."""
    theirs = rows.of(uow, person, meeting_id, is_changed=True)
    ends_on = theirs.round.ends_on
    rules.must_be_free(theirs.meeting)
    moment = rules.must_be_possible(theirs.meeting.proposed_for, uow.now, ends_on)
    _plan(uow, person, theirs.meeting, theirs.round, moment)


def _plan(
    uow: UnitOfWork,
    person: Person,
    meeting: CheckinMeeting,
    round_: CheckinRound,
    moment: datetime,
) -> None:
    if meeting.planned_for == moment:
        return
    _in_turn(uow, meeting)
    meeting.planned_for, meeting.planned_by = moment, person.slack_id
    rules.call_on(rows.seats(uow, meeting))
    uow.session.flush()
    _show(uow, meeting, round_)
    said = views.agreed(meeting, _huddle(uow, meeting))
    _say(uow, meeting, f"time:{uow.inbox_id}", said)
    for each in sorted(meeting.people):
        _settle(uow, each, rules.TIME, meeting, sitting_views.HAS_A_TIME)
        _settle(uow, each, rules.MET, meeting, sitting_views.HAS_A_TIME)


def _in_turn(uow: UnitOfWork, meeting: CheckinMeeting) -> None:
    """Who meets several people in several rounds is waited for in one order."""
    for each in sorted(meeting.people):
        nudge_messages.locked(uow, each)


def _settle(
    uow: UnitOfWork, slack_id: str, kind: str, meeting: CheckinMeeting, what: str
) -> bool:
    """What they were asked about it is over, or says what is known by now."""
    about = rules.whole(meeting)
    return nudge_messages.look_again(uow, slack_id, kind, what, about)


def _huddle(uow: UnitOfWork, meeting: CheckinMeeting) -> str:
    """Where they can talk: known as soon as their conversation is."""
    place = outbox.place_of(uow, _key(meeting, "hello"))
    return f"{HUDDLES}/{uow.workspace_id}/{place[0]}" if place else ""


def huddle(uow: UnitOfWork, person: Person, meeting_id: int) -> Message:
    """For who asks for it, in the moment."""
    meeting = rows.of(uow, person, meeting_id).meeting
    return views.huddle(_huddle(uow, meeting))


def calendar(uow: UnitOfWork, person: Person, meeting_id: int) -> CalendarFile:
    """What a calendar wants to know, for who asks for it."""
    meeting = rows.of(uow, person, meeting_id).meeting
    starts = rules.must_have_a_time(meeting)
    title = views.title([each.name for each in rows.people(uow, meeting.people)])
    event = Event(
        f"meeting-{meeting.id}@{uow.workspace_id}", starts, proposals.LASTS, title,
        views.IN_CALENDAR, _huddle(uow, meeting),
    )  # fmt: skip
    return CalendarFile(title, calendar_files.written(event, uow.now))


def why(uow: UnitOfWork, person: Person, meeting_id: int) -> Message:
    """Why these people, as far as it may be told."""
    meeting = rows.of(uow, person, meeting_id).meeting
    return checkin_views.why(meeting.why, len(meeting.people))


# --- what became of it ---


def answer(uow: UnitOfWork, person: Person, meeting_id: int, said: Met) -> None:
    """One tap. What one says does not speak for the others, but they read it."""
    theirs = rows.of(uow, person, meeting_id, is_changed=True)
    meeting, seat = theirs.meeting, theirs.seat
    _in_turn(uow, meeting)
    seat.met, seat.answered_at = said, uow.now
    uow.session.flush()
    what = sitting_views.SAID[said]
    stands = [
        _settle(uow, person.slack_id, kind, meeting, what)
        for kind in (rules.TIME, rules.MET)
    ]
    then = _then(uow, person, theirs)
    if then or not any(stands):
        told = then or sitting_views.noted(said)
        replies.say(uow, told, Address(person.slack_id))
    if said is Met.MET:
        _show(uow, meeting, theirs.round)
        _tell_others(uow, person, meeting, said)
    elif said is Met.NOT_THIS_TIME:
        _call_off(uow, person, theirs)


def _tell_others(
    uow: UnitOfWork, person: Person, meeting: CheckinMeeting, said: Met
) -> bool:
    """What they were asked says it by now. Whether each of them reads it there."""
    what, reads_it = sitting_views.SAID[said], True
    for other in rules.others(meeting, person.slack_id):
        _settle(uow, other, rules.TIME, meeting, what)
        reads_it &= _settle(uow, other, rules.MET, meeting, what)
    return reads_it


def _call_off(uow: UnitOfWork, person: Person, theirs: rows.Theirs) -> None:
    """Who would be left alone is told, and asked no more."""
    meeting, seats = theirs.meeting, rows.seats(uow, theirs.meeting)
    if not rules.is_off(seats):
        return
    rules.call_off(seats)
    uow.session.flush()
    _show(uow, meeting, theirs.round)
    if not _tell_others(uow, person, meeting, Met.NOT_THIS_TIME):
        off = views.called_off(person.slack_id)
        _say(uow, meeting, f"off:{uow.inbox_id}", off)


def _then(uow: UnitOfWork, person: Person, theirs: rows.Theirs) -> Message | None:
    """What there is to do after that, if there is."""
    meeting, met = theirs.meeting, theirs.seat.met
    if met is Met.MET:
        return sitting_views.worth(
            meeting, person.slack_id, rows.shared(uow, meeting.people)
        )
    if met is Met.PLANNED and not _is_to_come(meeting, uow.now):
        return sitting_views.when(meeting)
    return None


def _is_to_come(meeting: CheckinMeeting, now: datetime) -> bool:
    return meeting.planned_for is not None and meeting.planned_for > now


def idea(uow: UnitOfWork, person: Person, meeting_id: int) -> Start:
    """What a request begins with that came up when they met."""
    meeting = rows.of(uow, person, meeting_id).meeting
    them = rows.people(uow, rules.others(meeting, person.slack_id))
    return Start(views.idea([each.name for each in them]), asks.kinds(uow))
