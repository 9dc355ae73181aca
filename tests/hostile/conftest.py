"""On either database, with a log to read, and with the oracle after every case."""

import json
from collections.abc import AsyncIterator, Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.sandbox import Sandbox
from tests.cast import Cast
from tests.conftest import settings_for
from tests.hostile.oracle import Excuses, Watch, wrongs
from tests.knocking import Door, opened

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def written(paper: StringIO) -> Lines:
    """The log, line by line; each is JSON."""
    return lambda: [json.loads(line) for line in paper.getvalue().splitlines()]


@pytest.fixture
def database_url(either_database: str) -> str:
    return either_database


@pytest.fixture
def excuses() -> Excuses:
    """None, unless a case has some."""
    return Excuses()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are short that are ours to choose; what Slack tells is as ever."""
    monkeypatch.setattr("bot.delivery.FIRST_WAIT", 0.02)
    monkeypatch.setattr("bot.slack_answers.STILL_AT_IT", 0.5)
    monkeypatch.setattr("bot.slack_answers.UNTOLD_WAIT", 0.5)


@pytest.fixture
def watch(sandbox: Sandbox, excuses: Excuses) -> Watch:
    return Watch(sandbox, excuses)


@pytest.fixture
async def cast(
    watch: Watch, cast: Cast, paper: StringIO, database_url: str
) -> AsyncIterator[Cast]:
    """The same people; here nobody need read what is said, and the oracle looks."""
    yield cast
    await cast.settled()
    for person in cast.workspace.users.values():
        cast.skims(person.id.removeprefix("U0"))
    assert not cast.sandbox.faults.is_planned(), "a fault of the case never happened"
    assert await wrongs(watch, database_url, paper) == []


@pytest.fixture
async def door(
    watch: Watch, clock: ManualClock, paper: StringIO, database_url: str, tmp_path: Path
) -> AsyncIterator[Door]:
    sandbox = watch.sandbox
    known = settings_for(sandbox, database_url, mode="http")
    async with opened(known, sandbox, clock, tmp_path / "goodwill.db") as door:
        yield door
        await door.bot.idle()
        assert await wrongs(watch, database_url, paper) == []
