"""Many people ask in one thread in the same moment, on both databases."""

import asyncio

from sqlalchemy import func, select
from sqlmodel import col

from bot.db import Database, UnitOfWork
from bot.domain.asks import Ask, Place
from bot.models import Follower, OutboxRow, Person, Request, Way, Workspace
from bot.services import asks
from tests.samples import MONDAY

TEAM = "T1"
PEOPLE = [f"U{number}" for number in range(8)]
HERE = Place("C1", "1.1", "1.1", "https://acme.slack.com/archives/C1/p11")


def settle_in(uow: UnitOfWork) -> None:
    uow.session.add(Workspace(id=TEAM, triage_channel="C0TRIAGE"))


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def counted(uow: UnitOfWork) -> tuple[int, int, int]:
    """Requests, followers, and lines in the thread."""
    confirmations = col(OutboxRow.key).like("%:confirmation")
    return (
        uow.session.execute(select(func.count(col(Request.id)))).scalar_one(),
        uow.session.execute(select(func.count(col(Follower.slack_id)))).scalar_one(),
        uow.session.execute(
            select(func.count(col(OutboxRow.id))).where(confirmations)
        ).scalar_one(),
    )


async def test_eight_people_at_once_make_one_request(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    what = Ask(Way.EMOJI, "The label printer is broken", HERE)
    told = await asyncio.gather(
        *(
            transact(asks.ask_in_channel, person(each), what, person("U0"))
            for each in PEOPLE
        )
    )
    assert await transact(counted) == (1, len(PEOPLE) - 1, 1)
    assert sum(each is None for each in told) == 1
