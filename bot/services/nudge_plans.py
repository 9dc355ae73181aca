"""Planning what the bot will say unasked: once for each case, at a moment of theirs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot import content
from bot.db import UnitOfWork
from bot.domain import hold_outs
from bot.domain import nudges as rules
from bot.domain.calendars import local_day, next_moment, next_working
from bot.domain.nudges import Facts
from bot.models import Nudge, NudgeStatus, Person, Workspace
from bot.services import nudge_facts
from bot.services.kinds import KINDS

TABLE: Any = Nudge.__table__  # type: ignore[attr-defined]
UNIQUE = ("workspace_id", "kind", "person", "about")


Row = dict[str, Any]


def to_come(uow: UnitOfWork) -> list[Row]:
    """What is to come for everybody, and is not planned so yet. It only looks."""
    rows = [
        _row(uow, facts, kind, about, moment)
        for facts in nudge_facts.of_everybody(uow)
        if rules.may_be_nudged(facts.person)
        for kind, about, moment in _to_come(facts)
    ]
    return _drawn(uow, _changes(uow, rows))


def _drawn(uow: UnitOfWork, rows: list[Row]) -> list[Row]:
    """With it, whether it is one of those held out, if it comes to be sent."""
    space, people = uow.session.get_one(Workspace, uow.workspace_id), _people(uow)
    for row in rows:
        plan = content.nudges()[row["kind"]]
        row["is_control"] = hold_outs.is_held_out(Nudge(**row), plan, space, people)
    return rows


def keep(uow: UnitOfWork, rows: list[Row]) -> None:
    """Once for each case, also when another replica plans the same at this moment."""
    is_sqlite = uow.connection.dialect.name == "sqlite"
    insert = (sqlite if is_sqlite else postgresql).insert(TABLE)
    fixed = {"posts": 0, "reminders": 0, "snoozes": 0, "why": "", "held_until": 0}
    quietly = insert.on_conflict_do_nothing(index_elements=list(UNIQUE))
    new = [{**fixed, **row} for row in rows if "id" not in row]
    if new:
        uow.connection.execute(quietly, new)
    for row in rows:
        if number := row.get("id"):
            untouched = (col(Nudge.id) == number, *_untouched(uow))
            uow.connection.execute(update(TABLE).where(*untouched).values(row))


def _to_come(facts: Facts) -> Iterator[tuple[str, str, datetime]]:
    """The kind, what it is about, and its moment."""
    for kind, (rule, _) in KINDS.items():
        plan_of, cases = content.nudges()[kind], rule(facts)
        if plan_of.cadence and cases:
            moment = next_moment(plan_of.cadence, facts.place, facts.now)
            yield kind, str(local_day(facts.place, moment)), moment
        elif not plan_of.cadence:
            for case in (each for each in cases if not each.is_past):
                due = case.due or facts.now
                yield kind, case.about, next_working(facts.place, max(due, facts.now))


def _row(uow: UnitOfWork, facts: Facts, kind: str, about: str, moment: datetime) -> Row:
    return {
        "workspace_id": uow.workspace_id,
        "kind": kind,
        "person": facts.person.slack_id,
        "about": about,
        "status": NudgeStatus.PLANNED,
        "due_at": moment,
        "planned_for": moment,
    }


def _changes(uow: UnitOfWork, rows: list[Row]) -> list[Row]:
    """What was not planned before, and what has another moment by now.

    They have moved, or have other holidays: it is at ten o'clock where they are.
    """
    planned, known = _planned(uow), _known(uow, rows)
    changes = []
    for row in rows:
        there = planned.get(_case(row["kind"], row["person"], row["about"]))
        is_same_case = there is not None and there.about == row["about"]
        if not is_same_case and tuple(row[name] for name in UNIQUE[1:]) in known:
            continue
        if there is None:
            changes.append(row)
        elif there.planned_for != row["planned_for"]:
            changes.append({**row, "id": there.id})
    return changes


def _planned(uow: UnitOfWork) -> dict[tuple[str, ...], Any]:
    """What is to come as it was planned, by what it is about."""
    asked = select(
        col(Nudge.id), col(Nudge.kind), col(Nudge.person), col(Nudge.about),
        col(Nudge.planned_for),
    ).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind).in_(KINDS),
        *_untouched(uow),
    )  # fmt: skip
    found = uow.session.execute(asked)
    return {_case(row.kind, row.person, row.about): row for row in found}


def _untouched(uow: UnitOfWork) -> tuple[Any, ...]:
    """Nothing has happened to it since it was planned, and its moment is to come."""
    return (
        col(Nudge.status) == NudgeStatus.PLANNED,
        col(Nudge.sent_at).is_(None),
        col(Nudge.due_at) == col(Nudge.planned_for),
        col(Nudge.planned_for) > uow.now,
    )


def _case(kind: str, person: str, about: str) -> tuple[str, ...]:
    """Of what comes again, only the next is planned."""
    return (kind, person) if content.nudges()[kind].cadence else (kind, person, about)


def _known(uow: UnitOfWork, rows: list[Row]) -> set[tuple[str, ...]]:
    keys = [col(getattr(Nudge, name)) for name in UNIQUE[1:]]
    asked = select(*keys).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.about).in_({row["about"] for row in rows}),
    )
    return {tuple(row) for row in uow.session.execute(asked)}


def _people(uow: UnitOfWork) -> int:
    """How many people work here, as far as we have met them."""
    asked = select(func.count()).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.is_bot).is_(False),
        col(Person.is_gone).is_(False),
        col(Person.is_stranger).is_(False),
    )
    return int(uow.session.scalar(asked) or 0)
