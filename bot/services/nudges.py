"""What the bot says unasked: what becomes of a nudge when its time has come.

The rules are in `bot/domain/rulings.py`, the kinds in `bot/services/kinds.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from bot import content, nudge_rows, outbox
from bot.db import UnitOfWork
from bot.domain import nudge_choices as choices
from bot.domain import nudges as rules
from bot.domain import rulings
from bot.domain.availabilities import Availability
from bot.domain.calendars import local_day, workdays_later
from bot.domain.nudge_ends import next_look
from bot.domain.nudges import DIGEST, Case, Facts, Plan
from bot.domain.rulings import Ruling, Situation, Verdict
from bot.domain.zones import on_the_wall
from bot.models import Nudge, NudgeMode, NudgeStatus, Workspace
from bot.nudge_rows import Due
from bot.outbox import Address
from bot.services import nudge_facts
from bot.services import nudge_messages as messages
from bot.services.kinds import KINDS
from bot.views import nudges as views

PLANNED = col(Nudge.status) == NudgeStatus.PLANNED
SNOOZED = (PLANNED, col(Nudge.sent_at).is_not(None))
NOT_SAID = (PLANNED, col(Nudge.sent_at).is_(None), col(Nudge.is_control).is_(False))


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
    if not _is_due(nudge, uow.now):
        return
    facts = nudge_facts.of_one(uow, due.person) if person else None
    plan = content.nudges().get(nudge.kind)
    if facts is None or plan is None or nudge.kind not in KINDS:
        messages.end(nudge, NudgeStatus.DROPPED, "unknown")
        return
    turn = Turn(uow, nudge, facts, messages.case_of(facts, nudge), plan)
    ruling = rulings.rule(_situation(turn, availability))
    FOLLOWS[ruling.verdict](turn, ruling)


def _is_due(nudge: Nudge, now: datetime) -> bool:
    """They may have answered since it was taken, and put it off or ended it."""
    return nudge.status in nudge_rows.OPEN and nudge.due_at <= now


def _situation(turn: Turn, availability: Availability) -> Situation:
    uow, nudge = turn.uow, turn.nudge
    return Situation(
        nudge=nudge,
        plan=turn.plan,
        facts=turn.facts,
        choice=messages.choice_of(uow, nudge.person, nudge.kind),
        space=uow.session.get_one(Workspace, uow.workspace_id),
        availability=availability,
        has_case=turn.case is not None,
        is_past=turn.case is not None and turn.case.is_past,
        counted=_counted(turn),
        heavier=tuple(_heavier(turn)),
        last_sent=_last_sent(turn),
        is_put_off=bool(_others(turn, *SNOOZED, col(Nudge.kind) == nudge.kind)),
    )


def _others(turn: Turn, *where: Any, what: Any = Nudge) -> list[Any]:  # noqa: ANN401
    """Of everything else that this person got or is about to get."""
    theirs = (
        col(Nudge.workspace_id) == turn.uow.workspace_id,
        col(Nudge.person) == turn.nudge.person,
        col(Nudge.id) != turn.nudge.id,
    )
    return list(turn.uow.session.scalars(select(what).where(*theirs, *where)))


def _counted(turn: Turn) -> tuple[date, ...]:
    today = local_day(turn.facts.place, turn.uow.now)
    week = col(Nudge.counted_on).between(today - rules.A_WEEK, today + rules.A_WEEK)
    counted = _others(turn, week, what=col(Nudge.counted_on))
    is_enough = turn.plan.counts and _is_said_today(turn, today)
    return (*counted, today) if is_enough else tuple(counted)


def _is_said_today(turn: Turn, today: date) -> bool:
    """Also something that does not count: two on one day are too many."""
    morning = on_the_wall(turn.facts.place.zone, today, time())
    said = (col(Nudge.sent_at) >= morning, col(Nudge.sent_at) <= turn.uow.now)
    return bool(_others(turn, *said, col(Nudge.kind) != DIGEST))


def _last_sent(turn: Turn) -> datetime | None:
    """Not counting what went out while the clock was wrong by years."""
    sent_at = col(Nudge.sent_at)
    believable = sent_at <= turn.uow.now + rules.A_WEEK
    same = col(Nudge.kind) == turn.nudge.kind
    last: datetime | None = _others(turn, same, believable, what=func.max(sent_at))[0]
    return last


def _heavier(turn: Turn) -> Iterator[date]:
    """When others of this week should rather go, if they will."""
    now = turn.uow.now
    first, last = now - rulings.LATE, turn.nudge.due_at + rulings.SAME_WEEK
    soon = (col(Nudge.due_at) >= first, col(Nudge.due_at) < last)
    for other in _others(turn, *NOT_SAID, *soon):
        theirs = content.nudges().get(other.kind)
        if theirs is None or theirs.weight <= turn.plan.weight:
            continue
        day = local_day(turn.facts.place, max(other.due_at, now))
        is_in_the_way = theirs.counts or day == local_day(turn.facts.place, now)
        if is_in_the_way and _will_go(turn, other):
            yield day


def _will_go(turn: Turn, other: Nudge) -> bool:
    """As far as we know by now."""
    choice = messages.choice_of(turn.uow, other.person, other.kind)
    is_wanted = choice.mode is NudgeMode.DM and not choice.is_paused
    return is_wanted and messages.is_open(messages.case_of(turn.facts, other))


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
    place, now = turn.facts.place, turn.uow.now
    turn.nudge.due_at = next_look(turn.nudge, turn.plan, place, now)


def _remind(turn: Turn, _: Ruling) -> None:
    nudge = turn.nudge
    nudge.reminders += 1
    key = messages.key(nudge)
    said = views.reminder(nudge.reminders)
    there = Address(nudge.person, thread_of=key)
    outbox.put(turn.uow, f"{key}:reminder:{nudge.reminders}", said, there)
    _wait_for_answer(turn)


def _wait(turn: Turn, ruling: Ruling) -> None:
    turn.nudge.due_at = ruling.until or turn.uow.now + rulings.LOOK_AGAIN
    if ruling.why == rulings.MOVED_ELSEWHERE:
        turn.nudge.planned_for = turn.nudge.due_at


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
    if turn.nudge.sent_at is not None and ruling.why != rulings.LEFT:
        is_past = ruling.why == rulings.PAST
        over = "that day has passed." if is_past else "no longer needed."
        messages.replace(turn.uow, turn.nudge, over)
    messages.end(turn.nudge, NudgeStatus.DROPPED, ruling.why)


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
