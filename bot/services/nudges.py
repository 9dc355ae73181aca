"""What the bot says unasked: what becomes of a nudge when its time has come.

The rules are in `bot/domain/nudges.py`, the kinds in `bot/services/kinds.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from bot import content, nudge_rows, outbox
from bot.db import UnitOfWork
from bot.domain import nudge_choices as choices
from bot.domain import nudges as rules
from bot.domain.availabilities import Availability
from bot.domain.calendars import local_day, workdays_later
from bot.domain.nudges import (
    DIGEST,
    Case,
    Facts,
    Plan,
    Ruling,
    Situation,
    Verdict,
)  # fmt: skip
from bot.models import Nudge, NudgeStatus, Workspace
from bot.nudge_rows import Due
from bot.outbox import Address
from bot.services import nudge_facts
from bot.services import nudge_messages as messages
from bot.services.kinds import KINDS
from bot.views import nudges as views

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Turn:
    """A nudge whose time has come, and what is known of it at that moment."""

    uow: UnitOfWork
    nudge: Nudge
    facts: Facts
    case: Case | None
    plan: Plan


def send(uow: UnitOfWork, due: Due, availability: Availability) -> None:
    """Rule on a nudge that is due, and do what the ruling says."""
    nudge_rows.release(uow, due)
    person = messages.locked(uow, due.person)
    nudge = uow.session.get_one(Nudge, due.id)
    facts = nudge_facts.of_one(uow, due.person) if person else None
    plan = content.nudges().get(nudge.kind)
    if facts is None or plan is None or nudge.kind not in KINDS:
        messages.end(nudge, NudgeStatus.DROPPED, "unknown")
        return
    turn = Turn(uow, nudge, facts, messages.case_of(facts, nudge), plan)
    ruling = rules.rule(_situation(turn, availability))
    FOLLOWS[ruling.verdict](turn, ruling)


def _situation(turn: Turn, availability: Availability) -> Situation:
    uow, nudge = turn.uow, turn.nudge
    others = _others(uow, nudge)
    same = [each for each in others if each.kind == nudge.kind and each.sent_at]
    return Situation(
        nudge=nudge,
        plan=turn.plan,
        facts=turn.facts,
        choice=messages.choice_of(uow, nudge.person, nudge.kind),
        space=uow.session.get_one(Workspace, uow.workspace_id),
        availability=availability,
        has_case=turn.case is not None,
        counted=tuple(each.counted_on for each in others if each.counted_on),
        heavier=tuple(
            local_day(turn.facts.place, each.due_at)
            for each in others
            if _outweighs(each, turn)
        ),
        last_sent=max((each.sent_at for each in same if each.sent_at), default=None),
        is_put_off=any(each.status is NudgeStatus.PLANNED for each in same),
    )


def _others(uow: UnitOfWork, nudge: Nudge) -> list[Nudge]:
    """Everything else that this person got or is about to get, lately."""
    theirs = select(Nudge).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.person) == nudge.person,
        col(Nudge.id) != nudge.id,
        col(Nudge.due_at) > uow.now - rules.LOOK_BACK,
    )
    return list(uow.session.scalars(theirs))


def _outweighs(other: Nudge, turn: Turn) -> bool:
    """Whether another one of this week should rather go."""
    theirs = content.nudges().get(other.kind)
    is_open = other.status is NudgeStatus.PLANNED and other.sent_at is None
    if theirs is None or not theirs.counts or not is_open:
        return False
    soon = other.due_at < turn.nudge.due_at + rules.SAME_WEEK
    return soon and theirs.weight > turn.plan.weight


# --- what follows from a ruling ----------------------------------------------------


def _send(turn: Turn, _: Ruling) -> None:
    nudge, now = turn.nudge, turn.uow.now
    if nudge.sent_at is None:
        nudge.sent_at = now
        if turn.plan.counts:
            nudge.counted_on = local_day(turn.facts.place, now)
    nudge.status, nudge.reminders = NudgeStatus.SENT, 0
    messages.show(turn.uow, nudge, turn.facts, turn.case or Case())
    _wait_for_answer(turn)
    if nudge.kind == DIGEST:
        messages.digested(turn.facts)


def _wait_for_answer(turn: Turn) -> None:
    """The next reminder, or else the end. `planned_for` is when this one was said."""
    nudge, plan = turn.nudge, turn.plan
    left = plan.reminders[nudge.reminders :]
    until = workdays_later(
        turn.facts.place, nudge.planned_for, left[0] if left else plan.window
    )
    nudge.due_at = max(until, turn.uow.now + AN_HOUR)


def _remind(turn: Turn, _: Ruling) -> None:
    nudge = turn.nudge
    nudge.reminders += 1
    key = messages.key(nudge)
    said = views.reminder(nudge.reminders)
    there = Address(nudge.person, thread_of=key)
    outbox.put(turn.uow, f"{key}:reminder:{nudge.reminders}", said, there)
    _wait_for_answer(turn)


def _wait(turn: Turn, ruling: Ruling) -> None:
    turn.nudge.due_at = ruling.until or turn.uow.now + rules.LOOK_AGAIN


def _into_digest(turn: Turn, ruling: Ruling) -> None:
    messages.end(turn.nudge, NudgeStatus.WAITS, ruling.why)


def _hold_out(turn: Turn, _: Ruling) -> None:
    """Nothing is said; at the end of the window we look what happened without."""
    turn.nudge.status = NudgeStatus.HELD_OUT
    place, now = turn.facts.place, turn.uow.now
    turn.nudge.due_at = workdays_later(place, now, turn.plan.window)


def _done(turn: Turn, _: Ruling) -> None:
    if turn.nudge.status is NudgeStatus.PLANNED and turn.nudge.sent_at is None:
        messages.end(turn.nudge, NudgeStatus.DROPPED, "done")
        return
    messages.finish(turn.uow, turn.nudge)


def _ignored(turn: Turn, _: Ruling) -> None:
    """No answer is an answer; after three in a row it pauses, and says so once."""
    uow, nudge, plan = turn.uow, turn.nudge, turn.plan
    was_sent = nudge.status is NudgeStatus.SENT
    messages.end(nudge, NudgeStatus.IGNORED, "")
    if not was_sent or not plan.asks:
        return
    choice = messages.choice_of(uow, nudge.person, nudge.kind)
    if choices.ignored(choice):
        key = f"{messages.key(nudge)}:paused"
        outbox.put(uow, key, views.paused(plan), Address(nudge.person))
    uow.session.add(choice)


def _drop(turn: Turn, ruling: Ruling) -> None:
    """Nothing is said to who stopped or left; what stands there loses its buttons."""
    messages.end(turn.nudge, NudgeStatus.DROPPED, ruling.why)
    if turn.nudge.sent_at is not None and ruling.why != rules.LEFT:
        messages.replace(turn.uow, turn.nudge, "no longer needed.")


FOLLOWS: dict[Verdict, Callable[[Turn, Ruling], None]] = {
    Verdict.SEND: _send,
    Verdict.REMIND: _remind,
    Verdict.WAIT: _wait,
    Verdict.DIGEST: _into_digest,
    Verdict.HOLD_OUT: _hold_out,
    Verdict.DONE: _done,
    Verdict.IGNORED: _ignored,
    Verdict.DROP: _drop,
}
