"""The sandbox: a workspace behind Slack's own doors, on this machine only."""

from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.browsers import LOOPBACK, refuse_browsers
from bot.sandbox.delivery import Delivery, Transport
from bot.sandbox.faults import Faults
from bot.sandbox.humans import Humans
from bot.sandbox.limits import Limits
from bot.sandbox.record import Record
from bot.sandbox.signed_http import SignedHttp
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.web_api import Tokens, WebApi
from bot.sandbox.workspace import Workspace

MAX_BODY = 4 * 1024 * 1024
_SHUTDOWN = 1.0


class Sandbox(Humans):
    """A local Slack: serves the Web API, delivers what happens, and acts for people."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        signing_secret: str = "sandbox-signing-secret",  # noqa: S107 - it guards nothing
        bot_token: str = "xoxb-sandbox",  # noqa: S107 - it opens nothing
        app_token: str = "xapp-sandbox",  # noqa: S107 - it opens nothing
        record: Path | None = None,
        limits: bool = False,
    ) -> None:
        self.workspace = workspace
        self.signing_secret = signing_secret
        self.bot_token = bot_token
        self.app_token = app_token
        self.faults = Faults()
        self.record = Record(record)
        self.delivery = Delivery(workspace, self.faults)
        self.app = web.Application(
            client_max_size=MAX_BODY, middlewares=[refuse_browsers]
        )
        self.url = ""
        self._events_url: str | None = None
        self._socket_mode = SocketMode(workspace)
        self._web_api = WebApi(
            workspace,
            self.faults,
            self.record,
            Tokens(bot_token, app_token),
            self._socket_url,
            Limits(workspace.clock) if limits else None,
        )
        self._transports: list[Transport] = [self._socket_mode]
        self._runner: web.AppRunner | None = None
        self.faults.cut = self._socket_mode.disconnect
        self._web_api.add_to(self.app)
        self.app.router.add_get("/link", self._socket_mode.serve)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def _socket_url(self) -> str:
        """A websocket for the bot to open, once."""
        address = self.url.replace("http", "ws", 1)
        return f"{address}/link?ticket={self._socket_mode.ticket()}"

    @property
    def retry_waits(self) -> tuple[float, ...]:
        """How long Slack waits before each redelivery of an event, in seconds."""
        return self.delivery.retry_waits

    @retry_waits.setter
    def retry_waits(self, waits: tuple[float, ...]) -> None:
        self.delivery.retry_waits = waits

    def deliver_over_http(self, events_url: str | None) -> None:
        """Send signed requests there; None is Socket Mode."""
        if events_url is not None and urlsplit(events_url).hostname not in LOOPBACK:
            raise ValueError(f"The sandbox talks to this machine only: {events_url}")
        self._events_url = events_url
        if self._runner is not None:
            self._choose_transport()

    def _choose_transport(self) -> None:
        if self._events_url is None:
            self.delivery.transport = self._socket_mode
        else:
            http = SignedHttp(self._events_url, self.signing_secret)
            self._transports.append(http)
            self.delivery.transport = http

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        if host not in LOOPBACK:
            raise ValueError(
                f"The sandbox listens on this machine only, not on {host}."
            )
        self._runner = web.AppRunner(
            self.app, access_log=None, shutdown_timeout=_SHUTDOWN
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        actual = self._runner.addresses[0][1]
        self.url = f"http://{host}:{actual}"
        self.workspace.response_base = f"{self.url}/response/"
        self.workspace.files.base = f"{self.url}/upload/"
        self._choose_transport()

    async def settled(self) -> None:
        """Wait until nothing is under way to the bot, nor due to go again."""
        await self.delivery.settled()

    async def stop(self) -> None:
        await self.delivery.stop()
        for transport in self._transports:
            await transport.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.record.close()
