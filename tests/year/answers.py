"""How people answer what the bot says unasked: they do it, put it off, or let it be."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from sqlmodel import col, select

from bot import content
from bot.db import UnitOfWork
from bot.domain import meetings, quiet_units, wins
from bot.domain import promises as promise_rules
from bot.domain import silences as silence_rules
from bot.domain import updates as update_rules
from bot.domain.calendars import local_day, workdays_later
from bot.domain.updates import Told
from bot.forms import Seen
from bot.models import Nudge, NudgeChoice, Person, Request, Status, Track
from bot.services import (
    nudge_answers,
    nudge_facts,
    nudge_messages,
    promises,
    silences,
    updates,
    withdrawals,
)
from bot.views import nudges as views
from tests.year import circles, thanks
from tests.year.company import Employee, drawn
from tests.year.life import Life, Story, person
from tests.year.office import Said

AT_REMINDERS = 0.5  # as likely as at first
DOES_IT = 0.86  # of those who answer; the others say:
OTHERWISE = {
    views.HOUR: 0.2, views.TOMORROW: 0.25, views.WEEK: 0.15, views.USEFUL: 0.15,
    views.NOT_USEFUL: 0.12, views.FEWER: 0.1, views.STOP: 0.03,
}  # fmt: skip
ANSWERS_WITHIN = 5.0  # hours, on average
COMES_BACK = 0.04  # in a week, of those whose nudges pause
HAPPENS = {Track.ON: 0.75, Track.RISK: 0.25}
HOLDS = 0.75  # of the promised days that are near; the others are moved
MATTERS = 0.8  # of the quiet requests; the others are taken back
NUDGE = re.compile(r"nudge:(\d+)(?::\d+)?")
REMINDER = re.compile(r"nudge:(\d+)(?::\d+)?:reminder:\d+")
LATER = {views.HOUR, views.TOMORROW, views.WEEK}

Answer = Callable[[Life, UnitOfWork, Person, Nudge], None]


class Answers:
    """Somebody reads a nudge, and perhaps answers."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.given: Counter[str] = Counter()

    def hear(self, said: Iterable[Said]) -> None:
        for each in said:
            if found := NUDGE.fullmatch(each.key):
                self._read(int(found[1]), each, 1.0)
            elif found := REMINDER.fullmatch(each.key):
                self._read(int(found[1]), each, AT_REMINDERS)
            elif found := circles.HELLO.fullmatch(each.key):
                circles.read_hello(self.life, each, int(found[1]))
            elif found := thanks.NAMED.fullmatch(each.key):
                thanks.read_named(self.life, each, int(found[1]))

    def _read(self, number: int, said: Said, eagerness: float) -> None:
        (slack_id,) = said.to
        who = self.life.company.by_id.get(slack_id)
        if who and self.life.luck.random() < who.zeal * eagerness:
            when = said.at + self.life.hours(ANSWERS_WITHIN)
            self.life.plan(when, who, partial(self._answer, who, number))

    def _answer(self, who: Employee, number: int, uow: UnitOfWork) -> None:
        nudge = uow.session.get_one(Nudge, number)
        whose = person(uow, who.id)
        asks = content.nudges()[nudge.kind].asks
        if self.life.luck.random() > DOES_IT:
            self._says(uow, whose, nudge)
        elif does := DOES.get(nudge.kind, settle if asks else None):
            self.given["did it"] += 1
            does(self.life, uow, whose, nudge)

    def _says(self, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
        what = drawn(OTHERWISE, self.life.luck)
        self.given["later" if what in LATER else what] += 1
        say = nudge_answers.later if what in LATER else nudge_answers.more
        say(uow, whose, nudge.id or 0, what)

    def come_back(self, uow: UnitOfWork) -> None:
        """Once a week: some of those whose nudges pause want them again."""
        paused = select(NudgeChoice).where(col(NudgeChoice.is_paused).is_(True))
        for choice in uow.session.exec(paused.order_by(NudgeChoice.person)).all():
            who = self.life.company.by_id[choice.person]
            if self.life.luck.random() < COMES_BACK:
                self.given["came back"] += 1
                back = partial(come_back, choice.person, choice.kind)
                self.life.plan(uow.now, who, back)


def come_back(slack_id: str, kind: str, uow: UnitOfWork) -> None:
    nudge_answers.come_back(uow, person(uow, slack_id), kind)


def settle(_: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    """They do what it asks, wherever that is."""
    nudge_messages.settle(uow, whose.slack_id, nudge.kind, nudge.about)


def update(life: Life, uow: UnitOfWork, whose: Person, _: Nudge) -> None:
    """How each of theirs goes, one after the other."""
    facts = nudge_facts.of_one(uow, whose.slack_id)
    case = next(iter(update_rules.cases(facts)), None) if facts else None
    for request in case.requests if case else ():
        track = drawn(HAPPENS, life.luck)
        line = "A part is late" if track is Track.RISK else ""
        told = Told(track, line, request.promised_for)
        is_in_it = request.partner == whose.slack_id
        number = request.id or 0
        updates.say(uow, whose, number, told, seen=Seen(), is_in_it=is_in_it)


def promise(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    request = about(nudge)
    if life.luck.random() < HOLDS:
        promises.hold(uow, whose, request, is_in_it=True)
        return
    place = life.company.by_id[whose.slack_id].place
    later = workdays_later(place, uow.now, life.days(5, 20))
    day = str(local_day(place, later))
    promises.move(uow, whose, request, day, "A part is late", is_in_it=True)


def matters(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    if life.luck.random() < MATTERS:
        silences.say_it_matters(uow, whose, about(nudge))
    else:
        withdrawals.withdraw(uow, whose, about(nudge))


def finish(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    number = about(nudge)
    request = uow.session.get_one(Request, number)
    if request.status is Status.CONFIRMING:
        by = life.luck.choice(life.partners)
        life.send(Story(number, life.company.by_id[whose.slack_id], by), uow)
        settle(life, uow, whose, nudge)


def about(nudge: Nudge) -> int:
    return int(nudge.about.partition(":")[0])


DOES: dict[str, Answer] = {
    update_rules.KIND: update,
    promise_rules.NEAR: promise,
    silence_rules.STILL_MATTERS: matters,
    silence_rules.UNFINISHED: finish,
    circles.SOON: circles.told_soon,
    wins.KIND: thanks.tell,
    quiet_units.KIND: thanks.spoke,
    **dict.fromkeys(thanks.ASKED, thanks.thank_partner),
    meetings.TIME: circles.find_time,
    meetings.MET: circles.tell_whether_met,
}
