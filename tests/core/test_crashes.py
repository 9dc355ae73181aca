"""K1 to K11: the bot as a process that is killed, paused and asked to stop.

The sandbox kills it at the moments it sees: before it stores a call, after, and after
its answer. What must hold in the end is in `tests/soak/oracle.py`.
"""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot import demo, manifest
from bot.sandbox import Message, Sandbox, Workspace
from bot.sandbox.model import Json
from tests.core.steps import until
from tests.soak.lives import ROOT, Lives, Nursery, environment_for
from tests.soak.oracle import Tables, Witness, judge, key_of, read
from tests.soak.people import IT, Town
from tests.soak.soak import is_quiet

LEASE = 0.7
SOON = 60.0  # only a failure waits so long

Strike = Callable[[str, Json], Awaitable[None] | None]


@dataclass
class Trial:
    """A Slack, a bot that can die, and Ana."""

    sandbox: Sandbox
    lives: Lives
    witness: Witness
    url: str
    town: Town

    @property
    def workspace(self) -> Workspace:
        return self.sandbox.workspace

    async def says(self, words: str, *, under: Message | None = None) -> Message:
        channel = self.workspace.dm("U0ANA").id
        root = under.ts if under else None
        return await self.sandbox.say("U0ANA", channel, words, thread_ts=root)

    def strike(self, moment: str, method: str, blow: Callable[[], object]) -> None:
        """Do this when the bot next calls that method."""

        def struck(called: str, _: Json) -> None:
            if called == method:
                setattr(self.sandbox.faults, moment, None)
                blow()

        setattr(self.sandbox.faults, moment, struck)

    def kill_at(self, moment: str, method: str) -> None:
        self.strike(moment, method, self.kill)

    def kill(self) -> None:
        self.lives.send(signal.SIGKILL)

    async def dies_and_starts_again(self) -> None:
        await self.lives.ended()
        await self.lives.start()

    def posts(self, what: str) -> list[str]:
        """The keys of posts that end so."""
        keys = [key for entry in self.workspace.ledger if (key := key_of(entry))]
        return [key for key in keys if key.endswith(what)]

    def has_posted(self, what: str) -> bool:
        return bool(self.posts(what))

    async def until(self, true: Callable[[], object]) -> None:
        await until(lambda: bool(true()), SOON)

    async def is_well(self) -> Tables:
        """Nothing waits, nothing is lost, nothing is there twice."""
        async with asyncio.timeout(SOON):
            await self.sandbox.settled()
        tables = await self.quiet()
        verdict = judge(tables, self.workspace, self.witness)
        assert verdict.all == []
        return tables

    async def quiet(self) -> Tables:
        """Wait until nothing waits to be worked or sent."""

        async def is_so() -> bool:
            return is_quiet(await read(self.url))

        await until(is_so, SOON)
        return await read(self.url)


@pytest.fixture
def mode(either_database: str) -> str:
    """Each database with one of the two ways to the bot."""
    return "socket" if either_database.startswith("sqlite") else "http"


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
async def trial(
    either_database: str, mode: str, nursery: Nursery, tmp_path: Path
) -> AsyncIterator[Trial]:
    workspace = Workspace(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    sandbox.retry_waits = (0.1,) * 100
    wanted = environment_for(
        sandbox, either_database, tmp_path / "bot.log", mode=mode, lease=LEASE
    )
    lives = Lives(wanted, nursery)
    if mode == "http":
        sandbox.deliver_over_http(lives.events_url)
    assert sandbox.delivery.transport
    witness = Witness(sandbox.delivery.transport)
    sandbox.delivery.transport = witness
    await lives.start()
    yield Trial(sandbox, lives, witness, either_database, Town(sandbox, 0, seed=1))
    await lives.close()
    await sandbox.stop()


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program holds what the bot wants to write to."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other:
            other.isolation_level = None
            other.execute("BEGIN IMMEDIATE")
            yield
            other.rollback()
        return
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        connection.execute(text("LOCK TABLE inbox IN EXCLUSIVE MODE"))
        yield
        connection.execute(text(FORGET_THE_DEAD))
        connection.rollback()
    engine.dispose()


FORGET_THE_DEAD = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)  # else PostgreSQL would go on with what a killed process asked for


async def test_k1_killed_before_the_commit_a_click_has_no_effect_and_says_so(
    trial: Trial,
) -> None:
    await trial.says("We need a label printer")
    await trial.until(lambda: trial.posts(":question:goal"))
    await trial.is_well()
    asked = trial.workspace.messages(trial.workspace.dm("U0ANA").id)[0]
    question = trial.workspace.messages(asked.channel, asked.ts)[-1]
    value = question.blocks[-1]["elements"][0]["value"]
    with locked(trial.url):
        click = asyncio.create_task(
            trial.sandbox.click(
                "U0ANA", question.channel, question.ts, "request.skip", value=value
            )
        )
        await asyncio.sleep(0.3)  # it waits for the lock
        trial.kill()
        await trial.lives.ended()
    await click
    assert trial.workspace.notices("U0ANA")
    await trial.lives.start()
    tables = await trial.is_well()
    assert [request.answers for request in tables.requests] == [{}]


async def test_k1_killed_before_the_commit_an_event_comes_again(trial: Trial) -> None:
    with locked(trial.url):
        saying = asyncio.create_task(trial.says("We need a label printer"))
        await asyncio.sleep(0.3)
        trial.kill()
        await trial.lives.ended()
        assert (await read(trial.url)).inbox == []
    await trial.lives.start()
    await saying
    await trial.until(lambda: trial.posts(":question:goal"))
    await trial.is_well()


async def test_k2_killed_between_commit_and_acknowledgement(trial: Trial) -> None:
    """The copy that comes again, under another event id, changes nothing."""
    trial.sandbox.faults.inbound(copies=2, new_ids=True)
    trial.kill_at("before_store", "users.info")
    saying = asyncio.create_task(trial.says("We need a label printer"))
    await trial.dies_and_starts_again()
    await saying
    await trial.until(lambda: trial.posts(":question:goal"))
    tables = await trial.is_well()
    assert len(tables.requests) == 1


async def test_k3_killed_after_the_acknowledgement_and_before_the_work(
    trial: Trial,
) -> None:
    trial.kill_at("before_store", "users.info")
    await trial.says("We need a label printer")
    await trial.dies_and_starts_again()
    await trial.until(lambda: trial.posts(":question:goal"))
    await trial.is_well()


@pytest.mark.parametrize("moment", ["before_store", "after_store", "after_answer"])
async def test_k4_k5_k6_killed_around_a_post(moment: str, trial: Trial) -> None:
    trial.kill_at(moment, "chat.postMessage")
    await trial.says("We need a label printer")
    await trial.dies_and_starts_again()
    await trial.until(lambda: trial.posts(":question:goal"))
    await trial.is_well()


@pytest.mark.parametrize("moment", ["before_store", "after_store"])
async def test_k5_killed_around_an_edit(moment: str, trial: Trial) -> None:
    opening = await trial.says("We need a label printer")
    for number, following in enumerate((":without", ":daily_fit", ":brief"), start=1):
        await trial.says(f"answer {number}", under=opening)
        await until(partial(trial.has_posted, following), SOON)
    trial.kill_at(moment, "chat.update")
    await trial.says("and one more thing", under=opening)
    await trial.dies_and_starts_again()
    await trial.is_well()


async def test_k7_killed_while_it_decides_all_of_it_is_there_or_nothing(
    trial: Trial,
) -> None:
    """Request, record and message are one commit, wherever the blow falls."""
    chance = random.Random(7)  # noqa: S311 - the same blows each time
    for _ in range(2):
        asking = asyncio.create_task(trial.town.ask("U0ANA"))
        await trial.until(lambda: any(map(trial.workspace.open_views, IT)))
        await asyncio.sleep(chance.uniform(0, 0.02))
        trial.kill()
        await trial.dies_and_starts_again()
        await asking
    tables = await trial.is_well()
    assert [request.outcome for request in tables.requests] == ["go_ahead"] * 2


async def test_k9_killed_while_it_looks_for_what_it_lost_twice_in_a_row(
    trial: Trial,
) -> None:
    trial.kill_at("after_store", "chat.postMessage")
    await trial.says("We need a label printer")
    for _ in range(2):
        await trial.lives.ended()
        trial.kill_at("before_store", "conversations.replies")
        await trial.lives.begin()  # it may look, and die, before it says it is ready
    await trial.dies_and_starts_again()
    await trial.is_well()
    assert trial.posts(":question:goal") == ["request:1:question:goal"]


@pytest.mark.parametrize("moment", ["before_store", "after_store"])
async def test_k10_a_process_that_sleeps_through_its_lease_says_nothing_twice(
    moment: str, trial: Trial
) -> None:
    loop = asyncio.get_running_loop()

    def sleep() -> None:
        trial.lives.send(signal.SIGSTOP)
        loop.call_later(2 * LEASE, trial.lives.send, signal.SIGCONT)

    trial.strike(moment, "chat.postMessage", sleep)
    await trial.says("We need a label printer")
    await trial.until(lambda: trial.posts(":question:goal"))
    await trial.is_well()


async def test_k10_a_sleeper_wakes_up_beside_its_heir(
    trial: Trial, tmp_path: Path
) -> None:
    """Another process took over meanwhile: the sleeper may note nothing."""
    heir = Lives(
        environment_for(
            trial.sandbox,
            trial.url,
            tmp_path / "heir.log",
            mode=trial.lives.environment["MODE"],
            lease=LEASE,
        ),
        another := Nursery(),
    )
    trial.strike(
        "before_store", "chat.postMessage", lambda: trial.lives.send(signal.SIGSTOP)
    )
    try:
        await trial.says("We need a label printer")
        await trial.until(lambda: trial.posts(":question:goal"))
        await heir.start()
        await trial.quiet()
        trial.lives.send(signal.SIGCONT)
        await trial.is_well()
    finally:
        await heir.close()
        another.close()


async def test_k11_asked_to_stop_under_load_it_ends_in_time_and_loses_nothing(
    trial: Trial,
) -> None:
    town = Town(trial.sandbox, 5, seed=3)
    trial.sandbox.faults.api("chat.postMessage", "delay", seconds=0.3, times=20)
    people = asyncio.create_task(town.live())
    await trial.until(lambda: len(trial.posts(":question:goal")) >= 3)
    began = time.monotonic()
    assert await trial.lives.terminate() == 0
    assert time.monotonic() - began < 10
    await trial.lives.start()
    town.closing = True
    await people
    assert town.stuck == []
    assert len((await trial.is_well()).requests) == 5


async def test_the_command_of_the_readme_starts_and_stops(trial: Trial) -> None:
    """`python -m bot run`, as anybody runs it: ready, SIGTERM, exit code 0."""
    await trial.lives.terminate()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        env={**os.environ, **trial.lives.environment},
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await trial.lives.ready()
        await trial.says("We need a label printer")
        await trial.until(lambda: trial.posts(":question:goal"))
        await trial.is_well()
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("seed", [5])
async def test_events_one_to_five_times_in_any_order_have_one_effect(
    seed: int, trial: Trial
) -> None:
    """Under other event ids or the same, shuffled, while the bot dies in between."""
    chance = random.Random(seed)  # noqa: S311 - the same disorder each time
    people = [f"U0BIZ{number}" for number in range(4)]
    town = Town(trial.sandbox, len(people), seed)
    asking = [asyncio.create_task(town.ask(person)) for person in people]
    for _ in range(2):
        copies, new_ids = chance.randrange(5), chance.random() < 0.7
        trial.sandbox.faults.inbound(
            copies=copies, new_ids=new_ids, shuffle=True, seed=chance.randrange(99)
        )
        await asyncio.sleep(chance.uniform(0.05, 0.4))
        trial.kill()
        await trial.dies_and_starts_again()
    await asyncio.gather(*asking)
    tables = await trial.is_well()
    assert len(tables.requests) == len(people)
    assert json.loads(tables.inbox[0].body)
