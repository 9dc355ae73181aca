"""The bot's front door, in HTTP mode, and somebody who knocks."""

import hashlib
import hmac
import io
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import Bot
from bot.clock import ManualClock
from bot.models import InboxRow
from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.core.steps import arrivals

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass
class Door:
    """The bot in HTTP mode, and somebody who knocks."""

    bot: Bot
    session: aiohttp.ClientSession
    secret: str
    file: Path

    async def knock(
        self,
        raw: bytes,
        headers: dict[str, str] | list[tuple[str, str]] | None = None,
        kind: str = JSON,
    ) -> int:
        """Send these bytes; the status they are answered with."""
        url = f"http://127.0.0.1:{self.bot.port}/slack/events"
        given = headers if headers is not None else self.signed(raw)
        pairs = [*(given.items() if isinstance(given, dict) else given)]
        async with self.session.post(
            url, data=io.BytesIO(raw), headers=[*pairs, ("Content-Type", kind)]
        ) as response:
            self.said = await response.text()
            assert "Traceback" not in self.said
            return response.status

    def signed(self, raw: bytes, age: float = 0, secret: str = "") -> dict[str, str]:
        """Headers as Slack would send them, so many seconds ago."""
        stamp = str(int(time.time() - age))
        key, basis = (secret or self.secret).encode(), f"v0:{stamp}:".encode() + raw
        signature = f"v0={hmac.new(key, basis, hashlib.sha256).hexdigest()}"
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}

    async def rows(self) -> list[InboxRow]:
        return await arrivals(self.bot.database)

    async def sends(self, body: dict[str, Any]) -> int:
        """As Slack sends an event."""
        return await self.knock(json.dumps(body).encode())


@asynccontextmanager
async def opened(
    known: Settings, sandbox: Sandbox, clock: ManualClock, file: Path
) -> AsyncIterator[Door]:
    bot = Bot(known, clock=clock, limits=False)
    await bot.start()
    async with aiohttp.ClientSession() as session:
        yield Door(bot, session, sandbox.signing_secret, file)
    await bot.stop()
