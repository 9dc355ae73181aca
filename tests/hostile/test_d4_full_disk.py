"""The disk is full, or may not be written to: people are told, and nothing is lost."""

import asyncio
import resource
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import Connection

from bot.front_door import NOT_SAVED_FORM
from bot.sandbox.delivery import Answer, Parcel
from tests.cast import Cast
from tests.core.steps import arrivals, until
from tests.hostile.conftest import Lines
from tests.stories.steps import sends

NEED = "A printer for labels in the warehouse"
OFTEN = (0.1,) * 100  # Slack would wait a minute: here it comes again at once
MORE_THAN_THE_LOG = 5_000_000

Trouble = Callable[[Cast, Path], AbstractAsyncContextManager[None]]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/goodwill.db"


@asynccontextmanager
async def no_room(cast: Cast, file: Path) -> AsyncIterator[None]:
    """No file may grow any more, and SQLite's log is written to its end.

    Somebody reads, so the log cannot be written over from its beginning.
    """
    del cast
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox").fetchall()
        with closing(sqlite3.connect(file, timeout=10)) as writer:
            writer.execute("CREATE TABLE hog (bytes BLOB)")
            writer.execute("INSERT INTO hog VALUES (zeroblob(?))", (MORE_THAN_THE_LOG,))
            writer.commit()
        size = file.with_name(f"{file.name}-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@asynccontextmanager
async def read_only(cast: Cast, file: Path) -> AsyncIterator[None]:
    """The database takes nothing, as on a file system that was mounted to be read."""
    del file
    await cast.bot.database.write_alone(_only_reading("ON"))
    yield
    await cast.bot.database.write_alone(_only_reading("OFF"))


def _only_reading(word: str) -> Callable[[Connection], None]:
    def say(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only = {word}")

    return say


TROUBLES = [
    pytest.param(no_room, {"SQLITE_IOERR_WRITE", "SQLITE_FULL"}, id="no-room"),
    pytest.param(read_only, {"SQLITE_READONLY"}, id="read-only"),
]


async def is_ready(cast: Cast) -> bool:
    url = f"http://127.0.0.1:{cast.bot.port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status == 200


@pytest.mark.parametrize(("trouble", "names"), TROUBLES)
async def test_d4_what_cannot_be_stored_is_not_acknowledged_and_comes_again(
    cast: Cast,
    tmp_path: Path,
    written: Lines,
    trouble: Trouble,
    names: set[str],
) -> None:
    refused: list[Answer] = []

    def hear(parcel: Parcel, answer: Answer, seconds: float) -> None:
        del parcel, seconds
        if not answer.ok:
            refused.append(answer)

    card = await sends(cast, "Ana", NEED)
    before = len(await arrivals(cast.bot.database))
    cast.sandbox.delivery.observers.append(hear)
    cast.sandbox.delivery.retry_waits = OFTEN
    async with trouble(cast, tmp_path / "goodwill.db"):
        saying = asyncio.create_task(cast.says("Ben", "A scale for parcels"))
        await until(lambda: len(refused) > 1)
        assert len(await arrivals(cast.bot.database)) == before
        assert not await is_ready(cast)
    assert await is_ready(cast)
    await saying
    await cast.reads("Ben", "Why are we")
    await cast.clicks("Ivo", "Decide", on=card)
    assert cast.form("Ivo").title
    told = [line for line in written() if line["event"] == "event.not_stored"]
    assert {line["level"] for line in told} == {"error"}
    assert {line["why"] for line in told} <= names


@pytest.mark.parametrize(("trouble", "names"), TROUBLES)
async def test_d4_a_form_stays_open_and_is_taken_when_there_is_room(
    cast: Cast, tmp_path: Path, trouble: Trouble, names: set[str]
) -> None:
    del names
    await cast.picks("Ana", "request.ask")
    async with trouble(cast, tmp_path / "goodwill.db"):
        form = cast.form("Ana")
        errors = await cast.sandbox.submit("U0ANA", form.id, {"need": NEED})
        assert errors == {"need": NOT_SAVED_FORM}
    assert await cast.fills("Ana", need=NEED) is None
    await cast.reads("Ana", "Why are we")
