"""A small town in a local Slack, and a stock Bolt app that lives in it."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace

Json = dict[str, Any]
SOON = 5.0  # seconds; no test waits longer for anything


class Clock:
    """Time that moves when told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Bot:
    """A stock Bolt app, and everything it heard."""

    app: AsyncApp
    client: AsyncWebClient
    heard: list[Json] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def events(self, kind: str) -> list[Json]:
        bodies = (body["event"] for body in self.heard if "event" in body)
        return [event for event in bodies if event["type"] == kind]

    async def hears(self, enough: Callable[[list[Json]], bool]) -> list[Json]:
        """Wait until what was heard is enough."""
        async with asyncio.timeout(SOON):
            while not enough(self.heard):
                self.news.clear()
                await self.news.wait()
        return self.heard


@dataclass
class Town:
    """Ana and Ivo, one open and two closed channels, and the bot."""

    workspace: Workspace
    sandbox: Sandbox
    clock: Clock
    bot: Bot

    @property
    def client(self) -> AsyncWebClient:
        return self.bot.client


def people(workspace: Workspace) -> None:
    workspace.add_user("U1", "ana", real_name="Ana")
    workspace.add_user("U2", "ivo", real_name="Ivo", tz="Asia/Tokyo", is_admin=True)
    workspace.add_user("U3", "gone", deleted=True)
    workspace.add_user("U4", "helper", is_bot=True)
    workspace.add_channel("C1", "general", members=["U1", "U2"], bot=True)
    workspace.add_channel("C2", "elsewhere", members=["U1", "U2"])
    workspace.add_channel("C3", "triage", private=True, members=["U2"], bot=True)
    workspace.add_channel("C4", "secret", private=True, members=["U2"])
    workspace.add_channel("C5", "old", members=["U1"], bot=True).archived = True


def bolt(sandbox: Sandbox) -> Bot:
    """An app that notes what it hears and says nothing; tests add listeners."""
    client = AsyncWebClient(
        token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[]
    )
    app = AsyncApp(
        client=client,
        signing_secret=sandbox.signing_secret,
        process_before_response=True,
        ignoring_self_events_enabled=False,
    )
    bot = Bot(app, client)

    @app.middleware
    async def note(body: Json, next_: Callable[[], Any]) -> None:
        bot.heard.append(body)
        bot.news.set()
        await next_()

    return bot


def hear_everything(bot: Bot) -> None:
    """Listen to whatever no test listens to, so that nothing is delivered again."""

    @bot.app.event(re.compile(".*"))
    async def nod() -> None:
        pass


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    workspace = Workspace(clock=clock)
    people(workspace)
    return workspace


@pytest.fixture
async def sandbox(workspace: Workspace) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(workspace)
    sandbox.retry_waits = (0.0, 0.01, 0.02)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def bot(sandbox: Sandbox) -> Bot:
    return bolt(sandbox)


@pytest.fixture
def client(bot: Bot) -> AsyncWebClient:
    return bot.client


async def serve(bot: Bot) -> web.AppRunner:
    """Bolt's own web server, for signed HTTP."""
    runner = web.AppRunner(bot.app.web_app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


def events_url(runner: web.AppRunner) -> str:
    return f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"


@pytest.fixture
async def over_http(sandbox: Sandbox, bot: Bot) -> AsyncIterator[None]:
    runner = await serve(bot)
    sandbox.deliver_over_http(events_url(runner))
    yield
    await sandbox.delivery.stop()
    await runner.cleanup()


@pytest.fixture
async def over_socket(
    sandbox: Sandbox, bot: Bot
) -> AsyncIterator[AsyncSocketModeHandler]:
    handler = AsyncSocketModeHandler(bot.app, sandbox.app_token, ping_interval=0.2)
    await handler.connect_async()
    yield handler
    await handler.close_async()


@pytest.fixture(params=["over_http", "over_socket"])
def town(
    request: pytest.FixtureRequest, sandbox: Sandbox, bot: Bot, clock: Clock
) -> Town:
    """The whole town, once for each way a bot can be reached."""
    request.getfixturevalue(request.param)
    return Town(sandbox.workspace, sandbox, clock, bot)
