"""What people say to a nudge: later, fewer, stop. Each is one unit of work."""

from datetime import date, datetime, timedelta

from bot import content, home_rows, outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain import nudge_choices as choices
from bot.domain.calendars import local_day, morning_of, next_working
from bot.domain.nudges import DIGEST, Case, Facts, Plan
from bot.errors import NotFound
from bot.models import Nudge, NudgeChoice, NudgeMode, NudgeStatus, Person
from bot.outbox import Address
from bot.services import nudge_facts, replies
from bot.services import nudge_messages as messages
from bot.views import nudges as views

AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
OVER = "That is over by now. Nothing has changed."


def later(uow: UnitOfWork, person: Person, number: int, when: str) -> None:
    """They will be asked again, at a moment that suits them."""
    nudge = _theirs(uow, person, number)
    facts = _facts(uow, nudge)
    if when == views.A_DAY:
        case = messages.case_of(facts, nudge) or Case()
        tomorrow = local_day(facts.place, uow.now) + A_DAY
        messages.show(uow, nudge, facts, case, tomorrow)
    else:
        _postpone(uow, nudge, _moment(facts, when))


def _moment(facts: Facts, when: str) -> datetime:
    """Inside their working hours, whatever they chose."""
    if when == views.HOUR:
        return next_working(facts.place, facts.now + AN_HOUR)
    today = local_day(facts.place, facts.now)
    return morning_of(facts.place, today + (A_WEEK if when == views.WEEK else A_DAY))


def on_a_day(uow: UnitOfWork, person: Person, number: int, day: date) -> None:
    """In the morning of the day they picked."""
    nudge = _theirs(uow, person, number)
    facts = _facts(uow, nudge)
    _postpone(uow, nudge, max(morning_of(facts.place, day), _moment(facts, views.HOUR)))


def _postpone(uow: UnitOfWork, nudge: Nudge, until: datetime) -> None:
    said = views.postponed(content.nudges()[nudge.kind], until)
    outbox.put(uow, messages.key(nudge), said, Address(nudge.person), stays=True)
    messages.end(nudge, NudgeStatus.PLANNED, "")
    nudge.posts += 1
    nudge.snoozes += 1
    nudge.due_at = nudge.planned_for = until
    messages.answered(uow, nudge)


def more(uow: UnitOfWork, person: Person, number: int, what: str) -> None:
    """Fewer of these, none of these, or whether it was of use."""
    nudge = _theirs(uow, person, number)
    choice = messages.choice_of(uow, nudge.person, nudge.kind)
    choices.answered(choice)
    plan = content.nudges()[nudge.kind]
    if what == views.STOP:
        _stop(uow, nudge, choice, plan)
    elif what == views.FEWER:
        _make_rarer(uow, nudge, choice, plan)
    else:
        replies.say(uow, _heard(nudge, choice, plan, what), _under(nudge))
    uow.session.add(choice)
    home_rows.mark_one(uow, person.slack_id)


def _stop(uow: UnitOfWork, nudge: Nudge, choice: NudgeChoice, plan: Plan) -> None:
    choice.mode = NudgeMode.OFF
    messages.end(nudge, NudgeStatus.DROPPED, "stopped")
    there = Address(nudge.person)
    outbox.put(uow, messages.key(nudge), views.stopped(plan), there, stays=True)


def _make_rarer(uow: UnitOfWork, nudge: Nudge, choice: NudgeChoice, plan: Plan) -> None:
    """Pressed twice on the same message, it counts once."""
    key = f"nudge:{nudge.id}:rarer"
    if outbox.is_known(uow, key):
        replies.say(uow, views.thanked(), _under(nudge))
        return
    choices.fewer(choice)
    outbox.put(uow, key, views.rarer(plan), _under(nudge))


def _under(nudge: Nudge) -> Address:
    return Address(nudge.person, thread_of=messages.key(nudge))


def _heard(nudge: Nudge, choice: NudgeChoice, plan: Plan, what: str) -> Message:
    """What they said has an effect, and they read which."""
    before, nudge.useful = nudge.useful, what == views.USEFUL
    if before is nudge.useful:  # pressed twice, it counts once
        return views.thanked()
    if choices.rate(choice, useful=nudge.useful):
        return views.rarer(plan)
    return views.thanked() if nudge.useful else views.noted(plan)


def come_back(uow: UnitOfWork, person: Person, kind: str) -> None:
    """They want them again."""
    plan = content.nudges().get(kind)
    if plan is None:
        raise NotFound(OVER)
    choice = messages.choice_of(uow, person.slack_id, kind)
    choices.come_back(choice)
    uow.session.add(choice)
    replies.say(uow, views.back(plan), Address(person.slack_id))
    home_rows.mark_one(uow, person.slack_id)


def _theirs(uow: UnitOfWork, person: Person, number: int) -> Nudge:
    """A nudge that was sent to this person, and is not over."""
    nudge = uow.session.get(Nudge, number)
    is_theirs = (
        nudge is not None
        and (nudge.workspace_id, nudge.person) == (uow.workspace_id, person.slack_id)
        and nudge.status in {NudgeStatus.SENT, NudgeStatus.IGNORED}
    )
    if nudge is None or not is_theirs:
        raise NotFound(OVER)
    return nudge


def _facts(uow: UnitOfWork, nudge: Nudge) -> Facts:
    if nudge.kind == DIGEST:
        messages.bring_back(uow, nudge)
    facts = nudge_facts.of_one(uow, nudge.person)
    if facts is None:
        raise NotFound(OVER)
    return facts
