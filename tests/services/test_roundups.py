"""Round-ups on both databases: however often the job runs, told once a week."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.models import (
    OutboxRow,
    Person,
    Praise,
    Wanted,
    WinStatus,
    Workspace,
)
from schedules.roundups import post_due
from tests.gains import WINS, thank, win
from tests.samples import MONDAY

TEAM = "T1"
FRIDAY = datetime(2026, 3, 6, 14, 1, tzinfo=UTC)  # just after three, in Berlin
KEY = "roundup:2026-W10:post"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(FRIDAY)


@pytest.fixture
async def transact(database: Database) -> Transact:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    return transact


def settle_in(uow: UnitOfWork) -> None:
    uow.session.add(Workspace(id=TEAM, wins_channel=WINS, url="https://a.slack.com/"))
    uow.session.flush()
    wishes = {"Cleo": None, "Ivo": Wanted.PUBLIC, "Mia": Wanted.PRIVATE}
    for name, wish in wishes.items():
        known: dict[str, Any] = {
            "timezone": "Europe/Berlin",
            "thanks": wish,
            "looked_up_at": MONDAY,
        }
        slack_id = f"U0{name.upper()}"
        person = Person(workspace_id=TEAM, slack_id=slack_id, name=name, **known)
        uow.session.add(person)


def said(uow: UnitOfWork) -> dict[str, str]:
    """Each round-up: all that stands in it."""
    asked = select(col(OutboxRow.key), col(OutboxRow.message)).where(
        col(OutboxRow.key).startswith("roundup:")
    )
    rows = uow.session.execute(asked)
    return {row[0]: json.dumps(json.loads(row[1]), ensure_ascii=False) for row in rows}


def take_back(uow: UnitOfWork) -> None:
    for praise in uow.session.scalars(select(Praise)):
        praise.undone_at = uow.now


async def test_many_jobs_at_once_tell_a_week_once(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(thank, "U0IVO")
    await asyncio.gather(*(post_due(transact) for _ in range(8)))
    told = await transact(said)
    assert list(told) == [KEY]
    for part in ("Cleo", " thanked Ivo: “Stayed late”", "/archives/C0WINS/p56"):
        assert part in told[KEY]
    for _ in range(3):
        clock.advance(days=1)
        await post_due(transact)
    assert await transact(said) == told


async def test_nothing_to_tell_nothing_posted(transact: Transact) -> None:
    await post_due(transact)
    assert await transact(said) == {}


async def test_nothing_is_told_as_long_as_no_channel_is_for_wins(
    transact: Transact,
) -> None:
    def forget(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, TEAM).wins_channel = ""

    await transact(thank, "U0IVO")
    await transact(forget)
    await post_due(transact)
    assert await transact(said) == {}


@pytest.mark.parametrize(
    "more",
    [
        {"is_public": False, "channel": ""},
        {"is_public": False},
        {"undone_at": MONDAY},
        {"given_at": MONDAY - timedelta(days=7)},
        {"given_at": FRIDAY - timedelta(minutes=5)},
    ],
    ids=str,
)
async def test_what_is_private_taken_back_or_of_another_week_is_not_told(
    transact: Transact, more: dict[str, Any]
) -> None:
    await transact(thank, "U0IVO", **more)
    await post_due(transact)
    assert await transact(said) == {}


async def test_who_did_not_say_yes_is_not_named(transact: Transact) -> None:
    await transact(thank, "U0IVO", "U0MIA")
    await transact(thank, "U0MIA", did="Wrote it all down")
    await transact(thank, did="Answered within the hour", team="IT")
    await post_due(transact)
    told = (await transact(said))[KEY]
    assert "Mia" not in told
    assert "Wrote it all down" not in told
    assert " thanked IT: “Answered within the hour”" in told


async def test_wins_are_told_in_their_owner_s_words(transact: Transact) -> None:
    lists: dict[str, Any] = {
        "changed": "Lists are right by eight.",
        "before": "4 h",
        "after": "1 h",
    }
    await transact(win, WinStatus.POSTED, **lists)
    await post_due(transact)
    told = (await transact(said))[KEY]
    assert "Lists are right by eight. From 4 h to 1 h." in told
    assert "Secret plans" not in told


@pytest.mark.parametrize(
    "status", [WinStatus.PROPOSED, WinStatus.AGREED, WinStatus.DROPPED]
)
async def test_a_win_that_is_not_out_is_not_told(
    transact: Transact, status: WinStatus
) -> None:
    await transact(win, status, changed="Not for everybody")
    await post_due(transact)
    assert await transact(said) == {}


async def test_what_is_taken_back_since_goes_from_it(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(thank, "U0IVO")
    await post_due(transact)
    await transact(take_back)
    clock.advance(minutes=1)
    await post_due(transact)
    told = (await transact(said))[KEY]
    assert "was taken back" in told
    assert "Stayed late" not in told


async def test_a_week_that_was_slept_through_is_let_go(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(thank, "U0IVO")
    clock.advance(days=3)
    await post_due(transact)
    assert await transact(said) == {}


async def test_after_a_weekend_without_it_monday_morning_will_do(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(thank, "U0IVO")
    clock.advance(days=2, hours=18)
    await post_due(transact)
    assert list(await transact(said)) == [KEY]


async def test_it_says_how_much_more_there_was(transact: Transact) -> None:
    for number in range(17):
        await transact(thank, "U0IVO", did=f"Helped with shop {number}")
    await post_due(transact)
    told = (await transact(said))[KEY]
    assert "And 2 more." in told
    assert "shop 14" in told
    assert "shop 15" not in told
