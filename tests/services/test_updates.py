"""Several say at once how it goes, on both databases: once each, and all is seen."""

import asyncio

from sqlmodel import col, select

from bot.db import Database, UnitOfWork
from bot.models import (
    Nudge,
    NudgeStatus,
    Outcome,
    Person,
    ProgressUpdate,
    Request,
    Status,
    Track,
    Workspace,
)
from bot.services import nudge_facts, nudge_messages, updates
from tests.samples import MONDAY

TEAM, IVO, BEN = "T1", "U0IVO", "U0BEN"


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def settle_in(uow: UnitOfWork, many: int) -> None:
    """So many requests of Ana's are in progress, and both were asked about them."""
    uow.session.add(Workspace(id=TEAM, triage_channel="C0TRIAGE"))
    uow.session.flush()
    for who in ("U0ANA", IVO, BEN):
        uow.session.add(person(who))
    for number in range(1, many + 1):
        request = Request(
            workspace_id=TEAM, number=number, requester="U0ANA", channel="D1",
            thread_ts=f"{number}.1", need="Labels", opened_at=MONDAY, sent_at=MONDAY,
            status=Status.IN_PROGRESS, outcome=Outcome.GO_AHEAD, partner=IVO,
            champion=BEN, decided_by=IVO, finding="Yes", goal="Labels",
        )  # fmt: skip
        uow.session.add(request)
    for who in (IVO, BEN):
        nudge = Nudge(
            workspace_id=TEAM, kind="progress", person=who, about="2026-03-06",
            status=NudgeStatus.SENT, due_at=MONDAY, planned_for=MONDAY, sent_at=MONDAY,
        )  # fmt: skip
        uow.session.add(nudge)
        uow.session.flush()
        facts = nudge_facts.of_one(uow, who)
        assert facts
        case = nudge_messages.case_of(facts, nudge)
        assert case
        nudge_messages.show(uow, nudge, facts, case)


def said(uow: UnitOfWork) -> list[tuple[int, Track]]:
    found = uow.session.exec(select(ProgressUpdate).order_by(col(ProgressUpdate.id)))
    return [(each.request_id, each.track) for each in found]


def nudges(uow: UnitOfWork) -> set[NudgeStatus]:
    return {each.status for each in uow.session.exec(select(Nudge))}


async def test_both_press_at_once_and_it_is_said_once(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, 1)
    pressed = [
        transact(updates.is_on_track, person(who), 1, is_in_it=who == IVO)
        for who in (IVO, BEN) * 3
    ]
    await asyncio.gather(*pressed)
    assert await transact(said) == [(1, Track.ON)]
    assert await transact(nudges) == {NudgeStatus.DONE}


async def test_each_answers_another_one_and_nothing_stays_open(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in, 6)
    pressed = [
        transact(updates.is_on_track, person(who), number, is_in_it=who == IVO)
        for number, who in enumerate((IVO, BEN) * 3, start=1)
    ]
    await asyncio.gather(*pressed)
    assert sorted(await transact(said)) == [(each, Track.ON) for each in range(1, 7)]
    assert await transact(nudges) == {NudgeStatus.DONE}
