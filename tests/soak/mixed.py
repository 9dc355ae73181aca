"""The mixed load: all that Slack may send, ten times as often as it ever does.

Slack sends a workspace at most 30,000 events an hour, 8.3 a second. People ask, answer,
press and edit among them; one of Slack's answers in a hundred is a bad one; and every
twenty seconds the bot is killed. The last life goes on for longer, to see whether
anything grows.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.sandbox import Sandbox
from tests.soak.crowd import Crowd, Door
from tests.soak.gauges import SLOWER, WHAT, Gauges, ends, p99
from tests.soak.lives import Lives, Nursery, environment_for
from tests.soak.nursery import TASKS_FILE
from tests.soak.oracle import Verdict, Witness, judge
from tests.soak.people import Town
from tests.soak.soak import QUIET_WITHIN, slack, when_quiet


@dataclass
class Plan:
    """How much, for how long."""

    seconds: float = 300.0
    rate: float = 83.0  # events a second
    every: float = 20.0  # seconds from one kill to the next
    last: float = 60.0  # seconds of the last life, which nobody kills
    faults: float = 0.01  # of Slack's answers are bad ones
    people: int = 16  # who ask for something, one thing after the other
    pause: float = 1.0  # seconds they think
    seed: int = 1
    mode: str = "http"
    lease: float = 5.0


@dataclass
class Ledger:
    """What happened."""

    plan: Plan
    verdict: Verdict
    gauges: Gauges
    did: Counter[str]
    arrived: int
    kills: int
    seconds: float
    exit_code: int
    busy: tuple[float, float]  # the machine, before and after, by its load

    @property
    def is_right(self) -> bool:
        """Nothing lost, nothing twice, however long it took."""
        return not self.verdict.all and self.exit_code == 0

    @property
    def is_good(self) -> bool:
        """And as quick and as small in the end as at the start."""
        is_flat = all(self.gauges.is_flat(what) for what in WHAT)
        return self.is_right and is_flat and self.gauges.is_as_quick


async def soak(plan: Plan, database_url: str, folder: Path) -> Ledger:
    """Run the whole thing; it stops by itself."""
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(slack(plan.faults, plan.seed))
        tasks_file = folder / "tasks"
        log = folder / "bot.log"
        wanted = environment_for(
            sandbox, database_url, log, mode=plan.mode, lease=plan.lease
        )
        nursery = Nursery()
        stack.callback(nursery.close)
        lives = Lives(wanted | {TASKS_FILE: str(tasks_file)}, nursery)
        stack.push_async_callback(lives.close)
        ports = urlsplit(lives.events_url).port, urlsplit(sandbox.url).port
        gauges = Gauges(tasks_file, *map(int, filter(None, ports)))
        load = Load(plan, sandbox, lives, gauges)
        stack.push_async_callback(load.door.close)
        return await load.run(database_url)


class Load:
    """A town that asks, a crowd around it, and one life after the other."""

    def __init__(
        self, plan: Plan, sandbox: Sandbox, lives: Lives, gauges: Gauges
    ) -> None:
        self.plan, self.sandbox = plan, sandbox
        self.lives, self.gauges = lives, gauges
        self.kills = 0
        self.door = Door(lives.events_url, sandbox.signing_secret)
        if plan.mode == "http":
            sandbox.deliver_over_http(lives.events_url)
        line = sandbox.delivery.transport
        assert line
        self.witness = sandbox.delivery.transport = Witness(line)
        sandbox.delivery.observers.append(gauges.answered)
        self.town = Town(sandbox, plan.people, plan.seed, pause=plan.pause, edits=0.2)
        self.crowd = Crowd(sandbox, self.witness, plan.rate, plan.seed)
        if plan.mode == "http":
            self.crowd.also_strangers(self.door)

    async def run(self, database_url: str) -> Ledger:
        await self.lives.begin_to_stay()
        began, busy = time.monotonic(), os.getloadavg()[0]
        people = asyncio.gather(self.town.live(), self.crowd.live())
        try:
            await self._live_and_die(began)
        except BaseException:
            people.cancel()
            self.crowd.stop()
            raise
        self.town.closing = self.crowd.closing = True
        self.gauges.ends()
        arrived, seconds = self.crowd.arrived, time.monotonic() - began
        busy_at_last = os.getloadavg()[0]
        self.sandbox.faults.randomly(0, seed=0)
        await people
        async with asyncio.timeout(QUIET_WITHIN):
            await self.sandbox.settled()
        tables = await when_quiet(database_url)
        code = await self.lives.terminate()
        verdict = judge(tables, self.sandbox.workspace, self.witness)
        verdict.lost += self.town.stuck
        verdict.wrong += self.crowd.let_in
        return Ledger(
            self.plan, verdict, self.gauges, self.crowd.did, arrived, self.kills,
            seconds, code, (busy, busy_at_last),
        )  # fmt: skip

    async def _live_and_die(self, began: float) -> None:
        """One life after the other; the last one is let alone."""
        plan, clock = self.plan, time.monotonic
        self.gauges.born()
        for number in range(1, round((plan.seconds - plan.last) / plan.every) + 1):
            left = began + plan.every * number - clock()
            await self.gauges.watch(self.lives.pid, left)
            self.gauges.ends()
            await self.lives.kill()
            self.kills += 1
            await self.lives.begin_to_stay()
            self.gauges.born()
        await self.gauges.watch(self.lives.pid, began + plan.seconds - clock())


def as_text(ledger: Ledger) -> str:
    """One screen."""
    plan, verdict, gauges = ledger.plan, ledger.verdict, ledger.gauges
    rate = ledger.arrived / ledger.seconds
    busy, later = (f"{each:.1f}" for each in ledger.busy)
    lines = [
        f"arrived      {rate:.1f} a second for {ledger.seconds:.0f} s",
        f"of these     {_kinds(ledger)}",
        f"machine      {os.cpu_count()} cores, load {busy}, and in the end {later}",
        f"bad answers  {plan.faults:.0%} of Slack's",
        f"kills        {ledger.kills}",
        f"requests     {verdict.requests}, {verdict.decided} decided",
        f"messages     {verdict.messages}",
        f"lost         {len(verdict.lost)}",
        f"twice        {len(verdict.twice)}",
        f"wrong        {len(verdict.wrong)}",
        f"exit code    {ledger.exit_code}, after SIGTERM at the end",
        *_answers(gauges),
        *(_used(gauges, what) for what in WHAT),
        f"all in all   {_word(ledger.is_good)}",
    ]
    return "\n".join([*lines, *(f"  {each}" for each in verdict.all[:20])])


def _kinds(ledger: Ledger) -> str:
    talk = ledger.arrived - ledger.did.total()
    did = [f"{count} × {what}" for what, count in ledger.did.most_common()]
    return ", ".join([f"{talk} × asking, deciding, and the bot's own words", *did])


def _answers(gauges: Gauges) -> Iterator[str]:
    first, last = ends(gauges.p99s())
    times, is_good = f"{last / first:.2f}", _word(gauges.is_as_quick)
    yield f"answered     p99 by twenty seconds, in ms: {_row(gauges.p99s())}"
    yield (
        f"             from {first:.0f} to {last:.0f}, {times} times (at most "
        f"{SLOWER}): {is_good}"
    )
    yield f"             with the restarts {p99(gauges.all):.0f}"
    yield f"             not within three seconds: {len(gauges.refused)}"


def _used(gauges: Gauges, what: str) -> str:
    lives, last = gauges.of_lives(what), gauges.of_last(what)
    return (
        f"{what:<12} of each life {_row(lives)}; of the last, later {_row(last[1:])}: "
        f"{_word(gauges.is_flat(what))}"
    )


def _row(values: list[float]) -> str:
    return " ".join(f"{each:.0f}" for each in values)


def _word(is_good: bool) -> str:  # noqa: FBT001 - it is what it is about
    return "good" if is_good else "NOT good"
