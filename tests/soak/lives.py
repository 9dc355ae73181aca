"""One bot after another, each a process of its own that can be killed."""

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path
import json

import aiohttp

from bot import demo
from bot.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
READY_WITHIN = 30.0
ENDED_WITHIN = 15.0


class Lives:
    """Starts the bot, and ends it in every way a process can end."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.pid = 0
        self.code: int | None = None
        self._nursery: asyncio.subprocess.Process | None = None

    @property
    def events_url(self) -> str:
        return f"http://127.0.0.1:{self.environment['PORT']}/slack/events"

    async def begin(self) -> None:
        """A new bot; the one before must be gone."""
        nursery = self._nursery or await self._open()
        assert nursery.stdin
        nursery.stdin.write(json.dumps(self.environment).encode() + b"\n")
        self.pid, self.code = await self._hear("born"), None

    async def ready(self) -> None:
        """Wait until it says that it is ready."""
        url = f"http://127.0.0.1:{self.environment['PORT']}/readyz"
        async with asyncio.timeout(READY_WITHIN), aiohttp.ClientSession() as session:
            while not await _is_ready(session, url):
                await asyncio.sleep(0.02)

    async def start(self) -> None:
        await self.begin()
        await self.ready()

    def send(self, number: signal.Signals) -> None:
        """A signal to this process and no other."""
        os.kill(self.pid, number)

    async def ended(self) -> int:
        """Wait until it is gone; its exit code."""
        if self.code is None:
            async with asyncio.timeout(ENDED_WITHIN):
                self.code = await self._hear("ended")
        return self.code

    async def kill(self) -> None:
        self.send(signal.SIGKILL)
        await self.ended()

    async def terminate(self) -> int:
        self.send(signal.SIGTERM)
        return await self.ended()

    async def close(self) -> None:
        if self._nursery is None:
            return
        if self.pid and self.code is None:
            self.send(signal.SIGCONT)
            await self.kill()
        assert self._nursery.stdin
        self._nursery.stdin.close()
        await self._nursery.wait()

    async def _open(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        self._nursery = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.soak.nursery", stdin=pipe, stdout=pipe, cwd=ROOT
        )
        return self._nursery

    async def _hear(self, word: str) -> int:
        assert self._nursery
        assert self._nursery.stdout
        said = (await self._nursery.stdout.readline()).decode().split()
        assert said[:1] == [word], f"{said} instead of {word}"
        return int(said[1])


async def _is_ready(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as response:
            return response.status == 200  # noqa: PLR2004
    except aiohttp.ClientError:
        return False


def environment_for(
    sandbox: Sandbox, database_url: str, log: Path, *, mode: str, lease: float
) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "LEASE_SECONDS": str(lease),
        "LOG_FILE": str(log),
        "LOG_LEVEL": "INFO",
        "MODE": mode,
        "PORT": str(free_port()),
        "SLACK_API_URL": sandbox.api_url,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "TRIAGE_CHANNEL": demo.TRIAGE,
    }


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
