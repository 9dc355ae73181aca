"""PostgreSQL is not there: at the start, in between, again and again."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from bot import app
from bot.app import Bot
from bot.clock import ManualClock
from bot.errors import SettingsProblem
from bot.sandbox import Sandbox
from bot.sandbox.delivery import Answer, Parcel
from tests.cast import Cast
from tests.conftest import fresh_postgres, settings_for
from tests.core.steps import until
from tests.hostile.conftest import Lines
from tests.hostile.servers import Server
from tests.stories.steps import sends

pytestmark = pytest.mark.postgres

NEED = "A printer for labels in the warehouse"
OFTEN = (0.1,) * 200  # Slack would wait a minute: here it comes again at once


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="goodwill-pg-") as folder:
        server = Server(Path(folder))
        yield server
        server.close()


@pytest.fixture
def database_url(server: Server) -> str:
    return fresh_postgres(server.url)


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def refused(cast: Cast) -> list[Answer]:
    """What the bot could not take, and Slack has to bring again."""
    found: list[Answer] = []

    def hear(parcel: Parcel, answer: Answer, seconds: float) -> None:
        del parcel, seconds
        if not answer.ok:
            found.append(answer)

    cast.sandbox.delivery.observers.append(hear)
    cast.sandbox.delivery.retry_waits = OFTEN
    return found


async def is_ready(cast: Cast) -> bool:
    url = f"http://127.0.0.1:{cast.bot.port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status == 200


async def test_d2_what_was_said_while_the_server_was_down_is_heard_once(
    cast: Cast, server: Server, refused: list[Answer], written: Lines
) -> None:
    card = await sends(cast, "Ana", NEED)
    await server.falls()
    assert not await is_ready(cast)
    saying = asyncio.create_task(cast.says("Ben", "A scale for parcels"))
    await until(lambda: len(refused) > 1)
    await server.stands_up()
    await until(lambda: is_ready(cast))
    await saying
    await cast.reads("Ben", "Why are we")
    await cast.clicks("Ivo", "Decide", on=card)
    assert cast.form("Ivo").title
    told = [line for line in written() if line["level"] == "error"]
    assert "event.not_stored" in {line["event"] for line in told}
    assert not [line["event"] for line in told if "exception" in line]


async def test_d2_a_server_that_comes_and_goes_loses_nothing_and_doubles_nothing(
    cast: Cast, server: Server, refused: list[Answer]
) -> None:
    people = ("Ana", "Ben")
    saying = []
    for who in people:
        saying.append(asyncio.create_task(cast.says(who, NEED)))
        await asyncio.sleep(0.2)
        await server.falls()
        await server.stands_up()
        await until(lambda: is_ready(cast))
    await asyncio.gather(*saying)
    for who in people:
        await cast.reads(who, "Why are we")


async def test_d2_a_server_that_starts_after_the_bot_is_waited_for(
    server: Server, sandbox: Sandbox, clock: ManualClock, database_url: str
) -> None:
    await server.falls()
    bot = Bot(settings_for(sandbox, database_url), clock=clock)
    starting = asyncio.create_task(bot.start())
    await asyncio.sleep(0.3)
    assert not starting.done()
    await server.stands_up()
    await starting
    assert all((await bot.ready()).values())
    await bot.stop()


async def test_d2_a_server_that_never_comes_is_one_sentence(
    server: Server,
    sandbox: Sandbox,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(app, "DATABASE_WITHIN", 0.5)
    await server.falls()
    url = database_url.replace("postgres:@", "postgres:top-secret@")
    assert "top-secret" in url
    with pytest.raises(SettingsProblem) as caught:
        await Bot(settings_for(sandbox, url)).start()
    said = str(caught.value)
    assert said.startswith("DATABASE_URL names a database that cannot be used:")
    assert "\n" not in said
    assert "top-secret" not in said
    await server.stands_up()


async def test_d2_a_wrong_name_is_not_waited_for(
    server: Server, sandbox: Sandbox
) -> None:
    url = server.url.replace("/postgres?", "/nowhere?")
    with pytest.raises(SettingsProblem, match='"nowhere" does not exist'):
        await Bot(settings_for(sandbox, url)).start()
