"""Several look at a meeting at once, on both databases: it is introduced once."""

import asyncio
from datetime import date, timedelta

from sqlmodel import col, select

from bot.db import Database, UnitOfWork
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Follower,
    Met,
    OutboxRow,
    Person,
    Request,
    Status,
    Workspace,
)
from bot.services import meeting_rows, meetings, nudge_facts, nudge_plans
from tests.samples import MONDAY

TEAM, ANA, IVO, BEN = "T1", "U0ANA", "U0IVO", "U0BEN"
DAY = timedelta(days=1)


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def pair(uow: UnitOfWork) -> None:
    """Ana and Ivo, and Ben and Ivo, are due."""
    uow.session.add(Workspace(id=TEAM, triage_channel="C0TRIAGE"))
    uow.session.flush()
    for who in (ANA, IVO, BEN):
        uow.session.add(person(who))
    uow.session.add(CheckinCircle(id=1, workspace_id=TEAM, set_at=MONDAY))
    uow.session.flush()
    for number, people in enumerate(([ANA, IVO], [BEN, IVO]), start=1):
        round_ = CheckinRound(
            id=number, workspace_id=TEAM, circle_id=1, number=number, seed=number,
            on=date(2026, 3, 2 + number), ends_on=date(2026, 3, 15 + number),
        )  # fmt: skip
        uow.session.add(round_)
        uow.session.flush()
        meeting = CheckinMeeting(
            id=number, workspace_id=TEAM, round_id=number, people=people, due_at=MONDAY
        )
        uow.session.add(meeting)
        uow.session.flush()
        for who in people:
            seat = CheckinSeat(
                workspace_id=TEAM, round_id=number, slack_id=who, meeting_id=number
            )
            uow.session.add(seat)


def said(uow: UnitOfWork) -> list[tuple[str, str, int]]:
    rows = uow.session.exec(select(OutboxRow).order_by(col(OutboxRow.key)))
    return [(each.key, each.to, each.revision) for each in rows]


async def test_two_replicas_introduce_each_meeting_once(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(pair)
    assert await transact(meetings.due) == [1, 2]
    twice = [transact(meetings.introduce, number) for number in (1, 2, 1, 2, 1, 2)]
    await asyncio.gather(*twice)
    assert await transact(said) == [
        ("meeting:1:hello", f"{ANA},{IVO}", 1),
        ("meeting:2:hello", f"{BEN},{IVO}", 1),
    ]
    assert await transact(meetings.due) == []
    await transact(meetings.introduce, 99)


async def test_all_tap_at_once_and_each_answer_counts(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(pair)
    for number in (1, 2):
        await transact(meetings.introduce, number)
    for _ in range(2):  # each of them twice, as a slow Slack makes people press
        taps = [
            transact(meetings.answer, person(who), number, Met.MET)
            for who, number in ((ANA, 1), (IVO, 1), (BEN, 2), (IVO, 2))
        ]
        await asyncio.gather(*taps)
    found = await transact(meeting_rows.sittings)
    assert {who: [each.met for each in theirs] for who, theirs in found.items()} == {
        ANA: [Met.MET],
        BEN: [Met.MET],
        IVO: [Met.MET, Met.MET],
    }


def ask(uow: UnitOfWork) -> None:
    """Of four requests, they share the two that both may read."""
    for number, (requester, partner) in enumerate(
        ((ANA, IVO), (ANA, None), (BEN, IVO), (BEN, ANA)), start=1
    ):
        request = Request(
            id=number, workspace_id=TEAM, number=number, requester=requester,
            channel="D1", thread_ts=f"{number}.1", need="Labels", opened_at=MONDAY,
            status=Status.WAITING_FOR_IT, partner=partner,
        )  # fmt: skip
        uow.session.add(request)
    uow.session.flush()
    for number, needs_it_too in ((2, True), (4, False)):
        uow.session.add(
            Follower(
                workspace_id=TEAM, request_id=number, slack_id=IVO, since=MONDAY,
                needs_it_too=needs_it_too,
            )
        )  # fmt: skip


async def test_only_what_all_of_them_may_read_is_shared(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(pair)
    await transact(ask)

    def shared(uow: UnitOfWork, *who: str) -> list[int | None]:
        return [each.id for each in meeting_rows.shared(uow, who)]

    assert await transact(shared, ANA, IVO) == [1, 4]
    assert await transact(shared, BEN, IVO) == [3, 4]
    assert await transact(shared, ANA, BEN, IVO) == [4]


async def test_everybody_who_meets_is_thought_of_though_they_asked_nothing(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(pair)
    assert await transact(nudge_facts.of_everybody) == []
    await transact(meetings.introduce, 1)
    found = await transact(nudge_facts.of_everybody)
    assert {each.person.slack_id for each in found} == {ANA, IVO}
    planned = await transact(nudge_plans.to_come)
    assert {(each["kind"], each["person"], each["about"]) for each in planned} == {
        (kind, who, about)
        for kind, about in (("checkin_time", "1:time"), ("checkin_met", "1:end"))
        for who in (ANA, IVO)
    }
