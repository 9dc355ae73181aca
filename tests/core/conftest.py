"""Tables of our own, a rival process on the same tables, and one way to send."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlmodel import SQLModel

from bot import slack_client
from bot.clock import ManualClock
from bot.db import Database, UnitOfWork
from bot.delivery import Delivery
from bot.doorway import Doorway
from bot.models import Workspace
from bot.pacing import Pace
from bot.sandbox import Sandbox
from tests.conftest import settings_for
from tests.core.steps import TEAM

SendsAs = Callable[..., Delivery]


async def opened(url: str, clock: ManualClock) -> Database:
    """A database with tables, and the one workspace everything belongs to."""
    database = Database(url, clock)
    await database.write(SQLModel.metadata.create_all)

    def introduce(uow: UnitOfWork) -> None:
        uow.session.merge(Workspace(id=TEAM))

    await database.transacting(TEAM)(introduce)
    return database


@pytest.fixture
async def database(either_database: str, clock: ManualClock) -> AsyncIterator[Database]:
    database = await opened(either_database, clock)
    yield database
    await database.close()


@pytest.fixture
async def rival(
    database: Database, either_database: str, clock: ManualClock
) -> AsyncIterator[Database]:
    """The same tables, as another process sees them."""
    del database
    rival = await opened(either_database, clock)
    yield rival
    await rival.close()


@pytest.fixture
async def sends_as(
    database: Database, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[SendsAs]:
    """Make a Delivery for an owner. Retries are quick, everything else is as ever."""
    monkeypatch.setattr("bot.delivery.FIRST_WAIT", 0.05)
    settings = settings_for(sandbox, "sqlite://", lease_seconds=4)
    session = slack_client.create_session(settings)
    made: list[Delivery] = []

    def make(
        owner: str, *, on: Database = database, lease: float = 4.0, limits: bool = False
    ) -> Delivery:
        client = slack_client.create_client(settings, session)
        delivery = Delivery(on, client, owner, lease, Pace(limits=limits), Doorway())
        on.when_spoken = delivery.wake
        delivery.start()
        made.append(delivery)
        return delivery

    yield make
    for delivery in made:
        await delivery.stop(1)
    await session.close()


@pytest.fixture
async def delivery(sends_as: SendsAs) -> Delivery:
    return sends_as("us")
