"""Reminders in a channel on both databases: however often a job runs, said once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.errors import AlreadyAnswered
from bot.models import ChannelReminder, OutboxRow, Person, Request, Status, Workspace
from bot.services import channel_reminders
from schedules.channel_reminders import post_due
from tests.samples import MONDAY

TEAM, TRIAGE, SALES = "T1", "C0TRIAGE", "C0SALES"
A_DAY = timedelta(days=1)


@pytest.fixture
async def transact(database: Database) -> Transact:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    return transact


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def settle_in(uow: UnitOfWork) -> None:
    """One request waits for IT."""
    uow.session.add(Workspace(id=TEAM, triage_channel=TRIAGE))
    uow.session.flush()
    uow.session.add(person("U0IVO"))
    waiting = Request(
        workspace_id=TEAM, number=1, requester="U0ANA", channel="D1", thread_ts="1.1",
        need="Labels", opened_at=MONDAY, sent_at=MONDAY, status=Status.WAITING_FOR_IT,
    )  # fmt: skip
    uow.session.add(waiting)


def said(uow: UnitOfWork) -> list[tuple[str, int]]:
    found = select(col(OutboxRow.key), col(OutboxRow.revision))
    ordered = found.order_by(col(OutboxRow.key))
    return [(row[0], row[1]) for row in uow.session.execute(ordered)]


def posts(uow: UnitOfWork) -> list[int]:
    return list(uow.session.scalars(select(col(ChannelReminder.posts))))


async def test_many_jobs_at_once_post_one_morning(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(channel_reminders.begin, person("U0IVO"), TRIAGE)
    clock.advance(days=1, hours=1)
    await asyncio.gather(*(post_due(transact) for _ in range(8)))
    assert await transact(posts) == [1]
    key = f"reminder:{TRIAGE}"
    assert await transact(said) == [(f"{key}:introduction:1", 1), (f"{key}:post:1", 1)]
    clock.advance(minutes=6)
    await post_due(transact)
    assert await transact(said) == [(f"{key}:introduction:1", 1), (f"{key}:post:1", 1)]


async def test_two_who_set_them_up_at_once_are_introduced_once(
    transact: Transact,
) -> None:
    both = [
        transact(channel_reminders.begin, person(who), SALES)
        for who in ("U0ANA", "U0BEN")
    ]
    ends = await asyncio.gather(*both, return_exceptions=True)
    assert [type(each) for each in ends if each is not None] == [AlreadyAnswered]
    key = f"reminder:{SALES}:introduction:1"
    assert await transact(said) == [(key, 1)]


async def test_a_channel_that_was_its_gets_no_more_mornings(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(channel_reminders.begin_with_hello, TRIAGE, "U0IVO")
    await transact(channel_reminders.leave, TRIAGE)
    clock.advance(days=8)
    await post_due(transact)
    assert await transact(said) == []


async def test_one_channel_that_goes_wrong_holds_up_no_other(
    transact: Transact, clock: ManualClock
) -> None:
    for channel in (SALES, TRIAGE):
        await transact(channel_reminders.begin, person("U0IVO"), channel)
    await transact(spoil, SALES)
    clock.advance(days=8)
    await post_due(transact)
    clock.advance(days=1)
    await post_due(transact)
    keys = [key for key, _ in await transact(said)]
    assert f"reminder:{TRIAGE}:post:2" in keys
    assert f"reminder:{SALES}:post:1" not in keys


def spoil(uow: UnitOfWork, channel: str) -> None:
    """What was asked there stands where no request can stand."""
    spoilt = Request(
        workspace_id=TEAM, number=2, requester="U0ANA", place=channel, place_ts="1.2",
        place_thread="1.2", need="Labels", opened_at=MONDAY, status=Status.CLOSED,
    )  # fmt: skip
    uow.session.add(spoilt)
    uow.session.flush()
    uow.session.execute(text("UPDATE request SET status = 'lost' WHERE number = 2"))
