"""Circles of check-ins on both databases: what two do at once is done once."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlmodel import select

from bot import migrating
from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.errors import AlreadyAnswered
from bot.models import CheckinCircle, CheckinMember, OutboxRow, Person, Side, Workspace
from bot.services import checkins
from bot.services.checkins import Wanted
from tests.samples import MONDAY

TEAM = "T1"
WANTED = Wanted("", ("C0SALES", "C0WINS"), 2)


@pytest.fixture
def replicas(either_database: str) -> Iterator[list[Database]]:
    migrating.migrate(either_database, MONDAY)
    found = [Database(either_database, ManualClock(MONDAY)) for _ in range(2)]
    yield found
    for each in found:
        asyncio.run(each.close())


@pytest.fixture
async def both(replicas: list[Database]) -> list[Transact]:
    both = [each.transacting(TEAM) for each in replicas]
    await both[0](settle_in)
    return both


def settle_in(uow: UnitOfWork) -> None:
    uow.session.add(Workspace(id=TEAM))
    uow.session.flush()
    uow.session.add(cleo())


def cleo() -> Person:
    return Person(
        workspace_id=TEAM, slack_id="U0CLEO", name="Cleo", looked_up_at=MONDAY,
        is_admin=True, side=Side.BUSINESS,
    )  # fmt: skip


def kept(uow: UnitOfWork) -> tuple[int, int, int]:
    counted = (CheckinCircle, CheckinMember, OutboxRow)
    circles, members, said = (len(uow.session.exec(select(each)).all())
                              for each in counted)  # fmt: skip
    return circles, members, said


async def test_two_who_begin_the_same_begin_one(both: list[Transact]) -> None:
    begin = [each(checkins.begin, cleo(), WANTED, is_in_it=False) for each in both]
    done = await asyncio.gather(*begin, return_exceptions=True)
    assert [type(each) for each in done if each] == [AlreadyAnswered]
    assert await both[0](kept) == (1, 0, 2)


async def test_who_joins_twice_at_once_is_in_once(both: list[Transact]) -> None:
    await both[0](checkins.begin, cleo(), WANTED, is_in_it=False)
    join = [each(checkins.join, cleo(), 1) for each in both * 2]
    done = await asyncio.gather(*join, return_exceptions=True)
    assert [type(each) for each in done if each] == [AlreadyAnswered] * 3
    assert await both[0](kept) == (1, 1, 3)


async def test_who_leaves_and_pauses_at_once_is_out(both: list[Transact]) -> None:
    """In whatever order: nobody who has left is in a round."""
    await both[0](checkins.begin, cleo(), WANTED, is_in_it=False)
    await both[0](checkins.join, cleo(), 1)
    await asyncio.gather(
        both[0](checkins.leave, cleo(), 1),
        both[1](checkins.skip, cleo(), 1),
        return_exceptions=True,
    )

    def is_in(uow: UnitOfWork) -> bool:
        return uow.session.get_one(CheckinMember, (1, "U0CLEO")).left_at is None

    assert not await both[0](is_in)
