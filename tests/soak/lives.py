"""One bot after another, each a process of its own that can be killed."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import aiohttp

from bot import demo
from bot.sandbox import Sandbox
from tests.core.steps import until

ROOT = Path(__file__).parents[2]
READY_WITHIN = 30.0
ENDED_WITHIN = 15.0


class Nursery:
    """A process that has imported everything, and forks for each life."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    async def bear(self, environment: dict[str, str]) -> int:
        """The id of a new process; the one before must be gone."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(environment) + "\n")
        self._process.stdin.flush()
        return await self.hear("born")

    async def hear(self, word: str) -> int:
        assert self._process.stdout
        said = (await asyncio.to_thread(self._process.stdout.readline)).split()
        assert said[:1] == [word], f"{said} instead of {word}"
        return int(said[1])

    def close(self) -> None:
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            pipe.close()
        self._process.wait()


class Lives:
    """Starts the bot, and ends it in every way a process can end."""

    def __init__(self, environment: dict[str, str], nursery: Nursery) -> None:
        self.environment = environment
        self.pid = 0
        self.code: int | None = None
        self._nursery = nursery

    @property
    def events_url(self) -> str:
        return f"http://127.0.0.1:{self.environment['PORT']}/slack/events"

    async def begin(self) -> None:
        """A new bot; the one before must be gone."""
        self.pid, self.code = await self._nursery.bear(self.environment), None

    async def ready(self) -> None:
        """Wait until it says that it is ready."""
        url = f"http://127.0.0.1:{self.environment['PORT']}/readyz"
        async with aiohttp.ClientSession() as session:
            await until(partial(_is_ready, session, url), READY_WITHIN)

    async def start(self) -> None:
        await self.begin()
        await self.ready()

    async def begin_to_stay(self) -> None:
        """Again and again, until Slack is good enough for it to come up."""
        await self.begin()
        while not await self.came_up():
            await self.ended()
            await self.begin()

    async def came_up(self) -> bool:
        """Wait until it is ready; False if it ended by itself before."""
        ready = asyncio.create_task(self.ready())
        while not ready.done():
            await asyncio.wait([ready], timeout=0.1)
            if not self.is_alive():
                ready.cancel()
                return False
        return ready.exception() is None

    def is_alive(self) -> bool:
        stat = Path(f"/proc/{self.pid}/stat")
        return stat.exists() and stat.read_text().rsplit(")")[-1].split()[0] != "Z"

    def send(self, number: signal.Signals) -> None:
        """A signal to this process and no other; it may have ended by itself."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    async def ended(self) -> int:
        """Wait until it is gone; its exit code."""
        if self.code is None:
            async with asyncio.timeout(ENDED_WITHIN):
                self.code = await self._nursery.hear("ended")
        return self.code

    async def kill(self) -> None:
        self.send(signal.SIGKILL)
        await self.ended()

    async def terminate(self) -> int:
        self.send(signal.SIGTERM)
        return await self.ended()

    async def close(self) -> None:
        """Leave nothing running."""
        if self.pid and self.code is None:
            self.send(signal.SIGCONT)
            await self.kill()


async def _is_ready(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as response:
            return response.status == 200
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
        "PAUSE_SECONDS": "0",  # people here are in a hurry
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
