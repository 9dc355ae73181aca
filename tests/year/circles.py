"""What people do about check-ins: join, sit one out, pause, leave."""

import re
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import col, select

from bot import demo
from bot.db import UnitOfWork
from bot.domain.calendars import local_day, workdays_later
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    Met,
    Nudge,
    Person,
)
from bot.services import checkins, meetings
from bot.services.checkins import Wanted
from tests.year.company import Employee, drawn
from tests.year.life import Life, person
from tests.year.office import Said

EVERY = 2  # weeks
JOIN = 0.2  # of everybody, within so many days:
JOIN_WITHIN = 60
SKIPS, PAUSES, LEAVES = 0.06, 0.01, 0.005  # of those who are told of a round to come
SOON = "checkin_soon"
QUICK = 10.0  # hours, on average
AGREES = 0.3  # of those who read who they meet: to the hour that is proposed
BECOMES = {Met.MET: 0.75, Met.PLANNED: 0.1, Met.NOT_THIS_TIME: 0.15}
HELLO = re.compile(r"meeting:(\d+):hello")


def begin(life: Life, now: datetime) -> None:
    """Somebody in IT begins, and many join, each on a day of their own."""
    first = life.partners[0]
    life.plan(now, first, partial(_begin, first))
    for who in life.company.people:
        if life.luck.random() < JOIN:
            later = timedelta(days=1 + life.luck.random() * JOIN_WITHIN)
            life.plan(now + later, who, partial(_join, who))


def _begin(who: Employee, uow: UnitOfWork) -> None:
    wanted = Wanted("", (demo.WINS,), EVERY)
    checkins.begin(uow, person(uow, who.id), wanted, is_in_it=True)


def _join(who: Employee, uow: UnitOfWork) -> None:
    circle = uow.session.exec(select(CheckinCircle)).one()
    checkins.join(uow, person(uow, who.id), circle.id or 0)


def told_soon(life: Life, uow: UnitOfWork, whose: Person, _: Nudge) -> None:
    """A round is near: most of them just come."""
    drawn = life.luck.random()
    for circle_id in _circles(uow, whose):
        if drawn < SKIPS:
            checkins.skip(uow, whose, circle_id)
        elif drawn < SKIPS + PAUSES:
            place = life.company.by_id[whose.slack_id].place
            until = local_day(place, uow.now) + timedelta(days=life.days(20, 70))
            checkins.pause(uow, whose, circle_id, until)
        elif drawn < SKIPS + PAUSES + LEAVES:
            checkins.leave(uow, whose, circle_id)


def _circles(uow: UnitOfWork, whose: Person) -> list[int]:
    asked = select(CheckinMember.circle_id).where(
        CheckinMember.slack_id == whose.slack_id, col(CheckinMember.left_at).is_(None)
    )
    return list(uow.session.exec(asked))


def read_hello(life: Life, said: Said, number: int) -> None:
    """Whoever is quick says yes to the hour."""
    for slack_id in said.to:
        who = life.company.by_id[slack_id]
        if life.luck.random() < AGREES * who.zeal:
            agrees = partial(_agree, who, number)
            life.plan(said.at + life.hours(QUICK), who, agrees)


def _agree(who: Employee, number: int, uow: UnitOfWork) -> None:
    meetings.agree(uow, person(uow, who.id), number)


def find_time(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    """The hour that was proposed, or else the next morning."""
    number = int(nudge.about.partition(":")[0])
    meeting = uow.session.get_one(CheckinMeeting, number)
    if meeting.proposed_for and meeting.proposed_for > uow.now:
        meetings.agree(uow, whose, number)
        return
    place = life.company.by_id[whose.slack_id].place
    when = workdays_later(place, uow.now, 1)
    meetings.plan(uow, whose, number, str(int(when.timestamp())))


def tell_whether_met(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    number = int(nudge.about.partition(":")[0])
    meetings.answer(uow, whose, number, drawn(BECOMES, life.luck))
