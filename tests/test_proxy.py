"""An office laptop: HTTPS_PROXY leads to Slack, and never to this machine itself."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import ClientHttpProxyError
from pydantic import SecretStr

from bot import slack_client
from bot.front_door import Body, Reply
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.socket_mode import create_socket
from tests.cast import SOON, Cast
from tests.conftest import settings_for
from tests.stories.test_request_to_decision import asks

VARIABLES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
WHO = {"ok": True, "team_id": "T1", "user_id": "U0BOT", "url": "ws://slack.test/link"}


@dataclass
class Proxy:
    """A company's proxy: notes who is asked for, and answers in Slack's place."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    turned_away: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> asyncio.Server:
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return server

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line = head.partition("\r\n")[0]
        self.asked.append(line.rpartition(" ")[0])
        is_plain = line.startswith("POST http://")
        body = json.dumps(WHO) if is_plain else ""
        writer.write(
            f"HTTP/1.1 {200 if is_plain else 403} -\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"Connection: close\r\n\r\n{body}".encode()
        )
        await writer.drain()
        writer.close()
        if not is_plain:
            self.turned_away.set()


@pytest.fixture(params=VARIABLES)
async def proxy(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Proxy]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    proxy = Proxy()
    async with await proxy.start():
        monkeypatch.setenv(request.param, proxy.url)
        yield proxy


def slack_at(url: str) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=SecretStr("xoxb-1"),
        slack_app_token=SecretStr("xapp-1"),
        triage_channel="C0TRIAGE",
        slack_api_url=url,
    )


async def nobody(_: Body) -> Reply:
    raise AssertionError("nothing arrives in this test")


async def test_slack_is_asked_through_the_proxy(proxy: Proxy) -> None:
    settings = slack_at("http://slack.test/api/")
    async with slack_client.create_session(settings) as session:
        client = slack_client.create_client(settings, session)
        assert (await client.auth_test())["team_id"] == "T1"
    assert proxy.asked == ["POST http://slack.test/api/auth.test"]


async def test_slack_itself_gets_a_tunnel(proxy: Proxy) -> None:
    settings = slack_at("https://slack.com/api/")
    async with slack_client.create_session(settings) as session:
        client = slack_client.create_client(settings, session, lookups=True)
        with pytest.raises(ClientHttpProxyError, match="403"):
            await client.auth_test()
    assert proxy.asked == ["CONNECT slack.com:443"]


async def test_socket_mode_goes_through_the_proxy(proxy: Proxy) -> None:
    settings = slack_at("http://slack.test/api/")
    async with slack_client.create_session(settings) as session:
        client = slack_client.create_client(settings, session)
        socket = create_socket(settings, client, nobody)
        connecting = asyncio.create_task(socket.connect())
        await asyncio.wait_for(proxy.turned_away.wait(), SOON)
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        await socket.close()
    opened, linked = proxy.asked[:2]
    assert opened == "POST http://slack.test/api/apps.connections.open"
    assert linked == "GET ws://slack.test/link"


async def test_a_slack_on_this_machine_is_asked_directly(
    proxy: Proxy, sandbox: Sandbox
) -> None:
    settings = settings_for(sandbox, "sqlite://")
    async with slack_client.create_session(settings) as session:
        for lookups in (True, False):
            client = slack_client.create_client(settings, session, lookups=lookups)
            await client.auth_test()
        socket = create_socket(settings, client, nobody)
        await socket.connect()
        assert await socket.is_connected()
        await socket.close()
    assert proxy.asked == []


@pytest.mark.parametrize("proxy", ["HTTPS_PROXY"], indirect=True)
async def test_the_demo_works_behind_a_proxy(proxy: Proxy, cast: Cast) -> None:
    """Cards, forms and sentences only one person sees: none leaves this machine."""
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="go_ahead", finding="We open the stock screen.")
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Ivo", "is decided")
    opening = await cast.says("Ben", "We need a label printer")
    asked = await cast.reads("Ben", "Why are we doing this?")
    await cast.says("Ben", "Faster packing", under=opening)
    await cast.reads("Ben", "What happens if we don't")
    await cast.clicks("Ben", "Skip", on=asked)
    await cast.reads("Ben", "That question is behind us")
    assert proxy.asked == []
