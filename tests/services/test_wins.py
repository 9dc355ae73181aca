"""What went well, on both databases: however often and by how many, it is told once."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.domain.win_drafts import Filled
from bot.errors import AlreadyAnswered, BotError
from bot.forms import Seen
from bot.models import (
    OutboxRow,
    Outcome,
    Part,
    Person,
    Request,
    Status,
    Wanted,
    Win,
    WinName,
    WinStatus,
    Workspace,
)
from bot.services import wins
from schedules.wins import notice, post_due
from tests.samples import MONDAY

TEAM, WINS = "T1", "C0WINS"
FILLED = Filled("Labels at once", rowed=("U0IVO", "U0MIA"))
PEOPLE = {"U0ANA": "Ana", "U0IVO": "Ivo", "U0MIA": "Mia"}


@pytest.fixture
async def transact(database: Database) -> Transact:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    return transact


def person(slack_id: str, name: str = "") -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=name, timezone="Europe/Berlin",
        looked_up_at=MONDAY,
    )  # fmt: skip


def settle_in(uow: UnitOfWork) -> None:
    """Ivo has delivered what Ana asked for, ten days ago."""
    uow.session.add(Workspace(id=TEAM, wins_channel=WINS))
    uow.session.flush()
    uow.session.add_all(person(*each) for each in PEOPLE.items())
    ten_days_ago = MONDAY - timedelta(days=10)
    delivered = Request(
        workspace_id=TEAM, number=1, requester="U0ANA", channel="D1", thread_ts="1.1",
        need="Labels", opened_at=ten_days_ago, sent_at=ten_days_ago,
        status=Status.DELIVERED, outcome=Outcome.GO_AHEAD, partner="U0IVO",
        decided_by="U0IVO", delivered_at=ten_days_ago,
    )  # fmt: skip
    uow.session.add(delivered)


def stored(uow: UnitOfWork) -> list[tuple[int | None, WinStatus]]:
    return [(each.id, each.status) for each in uow.session.scalars(select(Win))]


def said(uow: UnitOfWork) -> dict[str, str]:
    rows = uow.session.scalars(select(OutboxRow))
    return {each.key: json.dumps(json.loads(each.message)) for each in rows}


def revisions(uow: UnitOfWork) -> list[int]:
    found = select(col(OutboxRow.revision)).where(col(OutboxRow.key) == "win:1:card")
    return list(uow.session.scalars(found))


async def told(transact: Transact) -> None:
    await notice(transact)
    await transact(wins.tell, person("U0IVO"), 1, FILLED, Seen())


async def test_many_who_notice_it_at_once_see_one_win(transact: Transact) -> None:
    await asyncio.gather(*(notice(transact) for _ in range(8)))
    assert await transact(stored) == [(1, WinStatus.PROPOSED)]
    await notice(transact)
    assert await transact(stored) == [(1, WinStatus.PROPOSED)]


async def test_sent_twice_at_once_it_is_agreed_once(transact: Transact) -> None:
    await notice(transact)
    twice = [transact(wins.tell, person("U0IVO"), 1, FILLED, Seen()) for _ in range(4)]
    results = await asyncio.gather(*twice, return_exceptions=True)
    assert results.count(None) == 1
    others = [each for each in results if each is not None]
    assert all(isinstance(each, AlreadyAnswered) for each in others)


async def test_many_jobs_at_once_tell_it_once(
    transact: Transact, clock: ManualClock
) -> None:
    await told(transact)
    await post_due(transact)
    assert await transact(revisions) == []
    clock.advance(days=1, hours=2)
    await asyncio.gather(*(post_due(transact) for _ in range(8)))
    assert await transact(revisions) == [1]
    await post_due(transact)
    assert await transact(revisions) == [1]
    assert await transact(stored) == [(1, WinStatus.POSTED)]


async def test_who_steps_off_while_it_is_told_is_not_in_it(
    transact: Transact, clock: ManualClock
) -> None:
    """Whichever comes first, no name is left in the card."""
    await told(transact)
    clock.advance(days=1, hours=2)
    leave = [transact(wins.leave_out, person(each), 1) for each in ("U0ANA", "U0MIA")]
    await asyncio.gather(*leave, post_due(transact))
    card = (await transact(said))["win:1:card"]
    assert "U0IVO" in card
    for gone in ("U0ANA", "U0MIA"):
        assert gone not in card


async def test_who_changes_their_mind_about_thanks_is_not_named(
    transact: Transact, clock: ManualClock
) -> None:
    await told(transact)

    def change(uow: UnitOfWork) -> None:
        uow.session.get_one(Person, (TEAM, "U0MIA")).thanks = Wanted.PRIVATE

    await transact(change)
    clock.advance(days=1, hours=2)
    await post_due(transact)
    assert "U0MIA" not in (await transact(said))["win:1:card"]


async def test_who_is_away_until_then_is_not_named(transact: Transact) -> None:
    def pause(uow: UnitOfWork) -> None:
        mia = uow.session.get_one(Person, (TEAM, "U0MIA"))
        mia.quiet_until = MONDAY + timedelta(days=9)

    await transact(pause)
    await told(transact)

    def named(uow: UnitOfWork) -> dict[str, Part]:
        rows = uow.session.scalars(select(WinName))
        return {each.slack_id: each.part for each in rows}

    assert await transact(named) == {"U0ANA": Part.ASKED, "U0IVO": Part.ROWED}


async def test_without_a_channel_nothing_is_noticed_and_nothing_told(
    transact: Transact, clock: ManualClock
) -> None:
    def close(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, TEAM).wins_channel = ""

    await told(transact)
    await transact(close)
    clock.advance(days=1, hours=2)
    await post_due(transact)
    assert await transact(stored) == [(1, WinStatus.DROPPED)]
    everything = await transact(said)
    assert "win:1:card" not in everything
    assert "There is no channel for wins any more" in everything["win:1:agreed"]
    assert "It is not told now" in everything["win:1:named:U0ANA"]


async def test_a_win_of_another_workspace_is_nobodys(
    database: Database, transact: Transact
) -> None:
    await notice(transact)
    other = database.transacting("T2")

    def begin(uow: UnitOfWork) -> None:
        uow.session.add(Workspace(id="T2", wins_channel=WINS))

    await other(begin)
    for does in (wins.may_tell, wins.drop, wins.agree, wins.leave_out):
        with pytest.raises(BotError):
            await other(does, person("U0IVO"), 1)
