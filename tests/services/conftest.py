"""A database of each kind we run on, with tables and nothing in them."""

import asyncio
from collections.abc import Iterator

import pytest

from bot import migrating
from bot.clock import ManualClock
from bot.db import Database
from tests.samples import MONDAY


@pytest.fixture
def database(either_database: str, clock: ManualClock) -> Iterator[Database]:
    migrating.migrate(either_database, MONDAY)
    database = Database(either_database, clock)
    yield database
    asyncio.run(database.close())
