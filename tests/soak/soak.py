"""The soak: people talk, the bot dies, and an oracle counts what is lost or twice."""

import asyncio
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot import demo, manifest
from bot.sandbox import Sandbox, Workspace
from bot.sandbox.model import Json
from tests.soak.lives import Lives, Nursery, environment_for
from tests.soak.oracle import Tables, Verdict, Witness, judge, read
from tests.soak.people import Town

MOMENTS = ("before_store", "after_store", "after_answer")
LEASE = 1.0
LONGEST_LIFE = 1.6  # seconds between ready and dead
QUIET_WITHIN = 60.0


@dataclass
class Plan:
    """How long and how hard."""

    kills: int = 200
    people: int = 8
    seed: int = 1
    rate: float = 0.06  # of Slack's answers are bad ones
    mode: str = "socket"
    seconds: float = 900.0  # then it ends, however few kills there were


@dataclass
class Ledger:
    """What happened."""

    plan: Plan
    verdict: Verdict
    kills: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    exit_code: int | None = None
    seconds: float = 0.0

    @property
    def is_good(self) -> bool:
        return not self.verdict.all and self.exit_code == 0


async def soak(plan: Plan, database_url: str, folder: Path) -> Ledger:
    """Run the whole thing; it stops by itself."""
    began = time.monotonic()
    async with slack(plan.rate, plan.seed) as sandbox:
        log = folder / "bot.log"
        wanted = environment_for(
            sandbox, database_url, log, mode=plan.mode, lease=LEASE
        )
        nursery = Nursery()
        lives = Lives(wanted, nursery)
        try:
            ledger = await Ordeal(plan, sandbox, lives, database_url).run()
        finally:
            await lives.close()
            nursery.close()
    ledger.seconds = time.monotonic() - began
    return ledger


@asynccontextmanager
async def slack(rate: float, seed: int) -> AsyncIterator[Sandbox]:
    """A small company; so many of Slack's answers are bad ones."""
    workspace = Workspace(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    # A machine under load may take long to start, and no longer for being asked often.
    sandbox.retry_waits = (0.2, 0.5, *[1.0] * 200)
    sandbox.faults.randomly(rate, seed=seed)
    try:
        yield sandbox
    finally:
        await sandbox.stop()


class Ordeal:
    """People on one side, kills on the other."""

    def __init__(
        self, plan: Plan, sandbox: Sandbox, lives: Lives, database_url: str
    ) -> None:
        self.plan, self.sandbox, self.lives = plan, sandbox, lives
        self.database_url = database_url
        self.kills: Counter[str] = Counter()
        self.random = random.Random(plan.seed)  # noqa: S311 - the same luck each time
        self.town = Town(sandbox, plan.people, plan.seed)
        if plan.mode == "http":
            sandbox.deliver_over_http(lives.events_url)
        line = sandbox.delivery.transport
        assert line
        self.witness = Witness(line)
        sandbox.delivery.transport = self.witness

    async def run(self) -> Ledger:
        people = asyncio.create_task(self.town.live())
        await self._kill_often()
        self.sandbox.faults.randomly(0, seed=0)
        self.town.closing = True
        await self.lives.begin_to_stay()
        await people
        async with asyncio.timeout(QUIET_WITHIN):
            await self.sandbox.settled()
        tables = await when_quiet(self.database_url)
        code = await self.lives.terminate()
        verdict = judge(tables, self.sandbox.workspace, self.witness)
        verdict.lost += self.town.stuck
        return Ledger(self.plan, verdict, self.kills, self.town.finished, code)

    async def _kill_often(self) -> None:
        end = time.monotonic() + self.plan.seconds
        while self.kills.total() < self.plan.kills and time.monotonic() < end:
            await self.lives.begin()
            way = self.random.choice([*MOMENTS, "at random", "at random", "starting"])
            if await self._waits_for(way):
                self.kills[way] += 1
                await self.lives.kill()
            else:
                await self.lives.ended()  # Slack was so bad that it did not start

    async def _waits_for(self, way: str) -> bool:
        """The moment to kill; False if the bot ended by itself before."""
        if way == "starting":
            await asyncio.sleep(self.random.uniform(0, 0.5))
            return self.lives.is_alive()
        if not await self.lives.came_up():
            return False
        if way == "at random":
            await asyncio.sleep(self.random.uniform(0, LONGEST_LIFE))
            return self.lives.is_alive()
        return await self._reaches(way)

    async def _reaches(self, moment: str) -> bool:
        """Kill from within the sandbox, in the middle of one of the bot's calls."""
        reached, skip = asyncio.Event(), self.random.randrange(4)

        def strike(_: str, __: Json) -> None:
            nonlocal skip
            skip -= 1
            if skip < 0 and not reached.is_set():
                self.lives.send(signal.SIGKILL)
                reached.set()

        setattr(self.sandbox.faults, moment, strike)
        try:
            async with asyncio.timeout(LONGEST_LIFE):
                await reached.wait()
        except TimeoutError:
            return self.lives.is_alive()
        finally:
            setattr(self.sandbox.faults, moment, None)
        return True


async def when_quiet(database_url: str) -> Tables:
    """Wait until nothing waits any more, or for long enough."""
    end = time.monotonic() + QUIET_WITHIN
    while True:
        tables = await read(database_url)
        if is_quiet(tables) or time.monotonic() > end:
            return tables
        await asyncio.sleep(0.2)


def is_quiet(tables: Tables) -> bool:
    waiting = [row for row in tables.outbox if row.status.value == "pending"]
    return not waiting and all(row.done_at for row in tables.inbox)


Moment = Callable[[str, Json], Awaitable[None] | None]


def as_text(ledger: Ledger) -> str:
    """One screen."""
    verdict = ledger.verdict
    ways = ", ".join(f"{count} {way}" for way, count in sorted(ledger.kills.items()))
    lines = [
        f"kills      {ledger.kills.total()} ({ways})",
        f"requests   {verdict.requests}, {verdict.decided} decided",
        f"messages   {verdict.messages}",
        f"lost       {len(verdict.lost)}",
        f"twice      {len(verdict.twice)}",
        f"wrong      {len(verdict.wrong)}",
        f"exit code  {ledger.exit_code}, after SIGTERM at the end",
        f"time       {ledger.seconds:.0f} s, seed {ledger.plan.seed}",
    ]
    return "\n".join([*lines, *(f"  {each}" for each in verdict.all[:20])])
