"""Two people, or three, who meet: what about, when, and what became of it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from random import Random

from bot.domain import people as people_rules
from bot.domain.calendars import (
    ONE_DAY,
    Place,
    local_day,
    morning_of,
    workdays_before,
    workdays_later,
)
from bot.domain.nudges import Case, Facts
from bot.domain.sittings import Sitting
from bot.domain.zones import on_the_wall
from bot.errors import AlreadyAnswered, DayHasPassed, NotFound
from bot.models import (
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Met,
    Person,
    Request,
    Status,
)

TIME = "checkin_time"  # midway: have they found one
MET = "checkin_met"  # at the end: what became of it

AT = time(10)  # when people are asked, where they are
AHEAD = 2  # working days before the day that is proposed
FEW = 2  # people who are a meeting
MOST_POINTS = 3
AFTERWARDS = timedelta(days=14)  # a meeting may still be held then
LATE = timedelta(days=7)  # after that, nobody need be asked any more
STILL_NEWS = timedelta(days=60)  # that something was delivered

OPEN = {Status.WAITING_FOR_IT, Status.DECIDED, Status.IN_PROGRESS}
PROMISED = {Status.DECIDED, Status.IN_PROGRESS}


# --- who, and what about ---


def here(
    people: Sequence[Person],
    now: datetime,
    have_left: AbstractSet[str] = frozenset(),
    apart: AbstractSet[tuple[str, str]] = frozenset(),
) -> list[Person]:
    """Who can still come: a round may be made days before some of its people meet.

    `apart`: pairs that are not to meet, by what was settled since.
    """
    found: list[Person] = []
    for each in people:
        pairs = {tuple(sorted((each.slack_id, other.slack_id))) for other in found}
        is_quiet = each.quiet_until is not None and each.quiet_until > now
        is_here = people_rules.works_here(each) and not (each.is_bot or is_quiet)
        if is_here and each.slack_id not in have_left and not pairs & apart:
            found.append(each)
    return found


def is_still_one(planned: Sequence[Person], coming: Sequence[Person]) -> bool:
    """Whether a meeting is left: of both sides, where both were to come."""
    had, has = ({each.side for each in those} for those in (planned, coming))
    return len(coming) >= FEW and min(len(had), FEW) <= len(has)


class Subject(StrEnum):
    """What is said of a request to start a talk."""

    OPEN = "open"
    PROMISE = "promise"
    DELIVERED = "delivered"


@dataclass(frozen=True)
class Point:
    """Something to talk about, that all of them know of."""

    subject: Subject
    request: Request


def points(requests: Sequence[Request], now: datetime) -> list[Point]:
    """Three at most: something open, a promise, something to be thankful for."""
    found = {
        subject: [Point(subject, each) for each in requests if is_so(each, now)]
        for subject, is_so in SUBJECTS.items()
    }
    firsts = [each[0] for each in found.values() if each]
    others = [point for each in found.values() for point in each[1:]]
    chosen = [*firsts, *others][:MOST_POINTS]
    return sorted(chosen, key=lambda each: _nearest(each.request))


def _nearest(request: Request) -> tuple[bool, date, int]:
    """What is promised first comes first, what is done comes last."""
    is_done = request.status not in OPEN
    return is_done, request.promised_for or date.max, request.id or 0


def _is_open(request: Request, _: datetime) -> bool:
    return request.status in OPEN


def _is_promised(request: Request, _: datetime) -> bool:
    return request.status in PROMISED and request.promised_for is not None


def _is_delivered(request: Request, now: datetime) -> bool:
    at = request.delivered_at
    return request.status is Status.DELIVERED and not (at and now - at > STILL_NEWS)


SUBJECTS = {
    Subject.OPEN: _is_open,
    Subject.PROMISE: _is_promised,
    Subject.DELIVERED: _is_delivered,
}


def topic(topics: Sequence[str], seed: int) -> str:
    """Something light, for who shares no request."""
    return Random(seed).choice(topics)  # noqa: S311 - nothing hangs on it


# --- when ---


def must_be_possible(moment: datetime | None, now: datetime, ends_on: date) -> datetime:
    """When they say they meet: a time to come, in this round or soon after it."""
    if moment is None:
        raise DayHasPassed("Please choose a day and an hour.", field="when")
    if moment <= now:
        raise DayHasPassed(
            "That time has passed. Please choose a later one.", field="when"
        )
    if moment.date() > ends_on + AFTERWARDS:
        raise DayHasPassed(
            "That is long after this round. Please choose an earlier day.",
            field="when",
        )
    return moment


def chosen(written: str) -> datetime | None:
    """What a picker of a day and an hour carries: seconds, by no clock on a wall."""
    is_number = written.isascii() and written.isdigit() and len(written) <= 10  # noqa: PLR2004 - until the year 2286
    return datetime.fromtimestamp(int(written), UTC) if is_number else None


# --- who may speak for it ---


def must_sit(
    meeting: CheckinMeeting | None, seat: CheckinSeat | None, person: str
) -> CheckinMeeting:
    """Only who is in it says something about a meeting."""
    is_theirs = meeting and person in meeting.people
    if meeting is None or not is_theirs or meeting.introduced_at is None:
        raise NotFound("I can't find that meeting among yours.")
    if seat is None or seat.meeting_id != meeting.id:
        raise NotFound("I can't find that meeting among yours.")
    return meeting


def must_be_open(round_: CheckinRound, now: datetime) -> None:
    """A time is agreed on while there is a round to meet in."""
    if now.date() > round_.ends_on + AFTERWARDS:
        raise DayHasPassed("That round is over. The next one brings a new meeting.")


def must_be_free(meeting: CheckinMeeting) -> None:
    """What was proposed is no longer to be had once they agreed on another time."""
    if meeting.planned_for not in {None, meeting.proposed_for}:
        raise AlreadyAnswered("You have another time by now. It stands above.")


def must_have_a_time(meeting: CheckinMeeting) -> datetime:
    """What stands in a calendar is agreed on."""
    if meeting.planned_for is None:
        raise NotFound("There is no time for this meeting yet.")
    return meeting.planned_for


def others(meeting: CheckinMeeting, person: str) -> list[str]:
    return [each for each in meeting.people if each != person]


def became(seats: Sequence[CheckinSeat]) -> Met | None:
    """What is known of it as a whole: one who says that they met says it for all."""
    if any(each.met is Met.MET for each in seats):
        return Met.MET
    return Met.NOT_THIS_TIME if is_off(seats) else None


def is_off(seats: Sequence[CheckinSeat]) -> bool:
    """Whether fewer than two are left who may come; not, where somebody met."""
    said = [each.met for each in seats]
    return Met.MET not in said and len(said) - said.count(Met.NOT_THIS_TIME) < FEW


def call_off(seats: Sequence[CheckinSeat]) -> None:
    """Who is left alone need not be asked."""
    for each in seats:
        each.met = each.met or Met.NOT_THIS_TIME


def call_on(seats: Sequence[CheckinSeat]) -> None:
    """They have a time after all: all of them are asked after it."""
    for each in seats:
        if each.met is Met.NOT_THIS_TIME:
            each.met = each.answered_at = None


# --- what they are asked ---


def without_time(facts: Facts) -> list[Case]:
    """Midway; whoever says a time says it for all."""
    today = local_day(facts.place, facts.now)
    return [
        Case(
            f"{each.meeting.id}:time",
            due=_midway(each, facts.place),
            is_past=today >= each.ends_on,
        )
        for each in facts.sittings
        if each.meeting.planned_for is None and not (each.met or each.told_by)
    ]


def what_became(facts: Facts) -> list[Case]:
    """At the end of the round, or on the working day after the one they planned."""
    return [_ended(each, facts) for each in facts.sittings if _is_open_for(each)]


def _is_open_for(sitting: Sitting) -> bool:
    """Who said that it is planned is asked once more, when that day is over."""
    planned, said_at = sitting.meeting.planned_for, sitting.answered_at
    if sitting.met is Met.PLANNED:
        return bool(planned and said_at and planned > said_at)
    return sitting.met is None


def _ended(sitting: Sitting, facts: Facts) -> Case:
    due = _end(sitting, facts.place)
    is_past = facts.now > due + LATE
    return Case(about(sitting.meeting), due=due, is_past=is_past)


def whole(meeting: CheckinMeeting) -> str:
    """How everything that is asked about it begins."""
    return f"{meeting.id}:"


def about(meeting: CheckinMeeting) -> str:
    """What the question is known by: it comes anew for another day."""
    planned = meeting.planned_for
    return f"{meeting.id}:{planned:%Y-%m-%d}" if planned else f"{meeting.id}:end"


def sitting_of(facts: Facts, case: Case) -> Sitting:
    """The one that a case is about."""
    number = case.about.partition(":")[0]
    return next(each for each in facts.sittings if str(each.meeting.id) == number)


def _midway(sitting: Sitting, place: Place) -> datetime:
    days = (sitting.ends_on - sitting.begins_on).days + 1
    half = at_ten(place, sitting.begins_on + timedelta(days=days // 2))
    met_on = sitting.meeting.introduced_at
    return max(half, workdays_later(place, met_on, AHEAD)) if met_on else half


def _end(sitting: Sitting, place: Place) -> datetime:
    planned = sitting.meeting.planned_for
    if planned:
        return at_ten(place, local_day(place, planned) + ONE_DAY)
    last = local_day(place, workdays_before(place, sitting.ends_on + ONE_DAY, 1))
    return at_ten(place, last)


def at_ten(place: Place, day: date) -> datetime:
    """On that day or the first working day after it, by the clock where they are."""
    return on_the_wall(place.zone, local_day(place, morning_of(place, day)), AT)
