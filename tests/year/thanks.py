"""What people do about thanks, about what went well, and about quiet units."""

import re
from datetime import datetime
from functools import partial

from sqlmodel import col, select

from bot.db import UnitOfWork
from bot.domain.calendars import is_working
from bot.domain.partners import Chosen
from bot.domain.praise import Thanks, Where, Words
from bot.domain.win_drafts import Filled
from bot.forms import Seen
from bot.models import Nudge, Person, Request, Side
from bot.services import contacts, nudge_messages, praise, wins
from tests.year.company import UNITS, Employee
from tests.year.life import WORKING_HOURS, Life, person
from tests.year.office import Said

THANKS_A_YEAR = 2.0  # that somebody gives of their own accord
IN_PUBLIC = 0.6
ACROSS = 0.7  # to the other side
TELLS = 0.7  # of the wins whose owner does something; the others are not told
LEFT_OUT, FINE = 0.08, 0.3  # of those who are to be named
QUICK = 4.0  # hours, on average
CADENCE = "4"  # weeks, for every unit
WORDS = Words("Sat down with us for an hour.", "The list is right again.")
ASKED = ("thanks_waiting", "unthanked")
NAMED = re.compile(r"win:(\d+):named:\w+")


def agree_on_units(life: Life, now: datetime) -> None:
    """One in IT sees to each unit."""
    for unit in UNITS:
        who = life.luck.choice(life.partners)
        life.plan(now, who, partial(_agree_on, unit, who))


def _agree_on(unit: str, who: Employee, uow: UnitOfWork) -> None:
    sees_to_it = Chosen(who.id, who.name, is_in_it=True)
    by = person(uow, who.id)
    contacts.agree(uow, by, unit, CADENCE, sees_to_it, is_in_it=True)


def spoke(_: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    unit = nudge.about.partition(":")[0]
    contacts.note_talk(uow, whose, unit, is_in_it=True)


def pass_an_hour(life: Life, now: datetime) -> None:
    """Some of those who are at work thank somebody."""
    for who in life.company.people:
        if life.luck.random() < THANKS_A_YEAR / WORKING_HOURS and is_working(
            who.place, now
        ):
            life.plan(now, who, partial(_thank, life, who))


def _thank(life: Life, who: Employee, uow: UnitOfWork) -> None:
    luck, is_it = life.luck, who.side is Side.IT
    crosses = luck.random() < ACROSS
    side = Side.IT if crosses is not is_it else Side.BUSINESS
    others = [each for each in life.company.of(side) if each is not who]
    where = Where.WINS if luck.random() < IN_PUBLIC else Where.ALONE
    thanks = Thanks((luck.choice(others).id,), "", WORDS, where)
    by = person(uow, who.id)
    praise.give(uow, by, 0, thanks, seen=Seen(), is_in_it=is_it)


def thank_partner(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    """Whoever in IT had their last request that is done."""
    theirs = (
        select(Request)
        .where(
            col(Request.requester) == whose.slack_id,
            col(Request.delivered_at).is_not(None),
        )
        .order_by(col(Request.id).desc())
    )
    request = uow.session.exec(theirs).first()
    if request is None or request.partner is None:
        nudge_messages.settle(uow, whose.slack_id, nudge.kind, nudge.about)
        return
    is_public = life.luck.random() < IN_PUBLIC
    where = Where.WINS if is_public else Where.ALONE
    thanks = Thanks((request.partner,), "", WORDS, where)
    is_it = whose.side is Side.IT
    praise.give(uow, whose, request.id or 0, thanks, seen=Seen(), is_in_it=is_it)


def tell(life: Life, uow: UnitOfWork, whose: Person, nudge: Nudge) -> None:
    """With the words it begins with, and everybody who rowed."""
    number = int(nudge.about.partition(":")[0])
    if life.luck.random() > TELLS:
        wins.drop(uow, whose, number)
        return
    draft = wins.may_tell(uow, whose, number)
    filled = Filled(draft.changed, draft.before, draft.after, draft.rowed)
    wins.tell(uow, whose, number, filled, Seen())


def read_named(life: Life, said: Said, number: int) -> None:
    """They are to be named, and may say no."""
    drawn = life.luck.random()
    if drawn < LEFT_OUT + FINE:
        who = life.company.by_id[said.to[0]]
        says = wins.leave_out if drawn < LEFT_OUT else wins.agree
        when = said.at + life.hours(QUICK)
        life.plan(when, who, lambda uow: says(uow, person(uow, who.id), number))
