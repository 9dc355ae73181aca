"""`make bench`: the table of the README, measured anew."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot import demo, manifest
from bot.sandbox import Sandbox, Workspace
from tests.benchmarks import due, gatherings, homes, load, nudges, pairings
from tests.benchmarks.load import Server, server

ROUNDS = 3
README = Path(__file__).parents[2] / "README.md"


@dataclass
class Row:
    """One comparison: what, how fast each, the ratio, and what it must reach."""

    what: str
    peer: str
    ours: list[float]
    theirs: list[float]
    bar: float

    @property
    def ratio(self) -> float:
        pairs = zip(self.ours, self.theirs, strict=True)
        return statistics.median(ours / theirs for ours, theirs in pairs)

    def __str__(self) -> str:
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        return (
            f"| {self.what} | {ours:,.0f}/s | {theirs:,.0f}/s ({self.peer}) "
            f"| {self.ratio:.2f} | {self.bar:g} |"
        )


Measure = Callable[[Sandbox, Server], Awaitable[float]]


@asynccontextmanager
async def company(people: int = 0) -> AsyncIterator[Sandbox]:
    workspace = Workspace(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    for number in range(people):
        workspace.add_user(f"U0P{number}", f"Person {number}")
        workspace.dm(f"U0P{number}")
    sandbox = Sandbox(workspace)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def compare(
    what: str, bar: float, ours: tuple[str, Measure], theirs: tuple[str, Measure]
) -> Row:
    """Both in turn, several rounds, each in a fresh process."""
    row = Row(what, theirs[0], [], [], bar)
    for _ in range(ROUNDS):
        for (kind, measure), figures in ((ours, row.ours), (theirs, row.theirs)):
            async with company(16) as sandbox, server(kind, sandbox.api_url) as each:
                figures.append(await measure(sandbox, each))
    print(row, flush=True)
    return row


async def clicks(_: Sandbox, each: Server) -> float:
    await load.one_at_a_time(each.url, load.clicks(30))
    return await load.one_at_a_time(each.url, load.clicks(300))


async def forms(_: Sandbox, each: Server) -> float:
    await load.one_at_a_time(each.url, load.forms(20, 1))
    return await load.one_at_a_time(each.url, load.forms(200, 1))


async def forms_on_a_request(sandbox: Sandbox, each: Server) -> float:
    """The same, on a request whose brief waits for its requester."""
    sandbox.deliver_over_http(each.url)
    talk = Conversation(sandbox, "U0ANA")
    for _ in range(4):
        await talk.turn()
    return await forms(sandbox, each)


async def burst(_: Sandbox, each: Server) -> float:
    return await load.side_by_side(each.url, list(load.messages(2_000, 16)), 16)


class Conversation:
    """Somebody who opens a request, answers three questions, and begins again."""

    TURNS = 4

    def __init__(self, sandbox: Sandbox, user: str) -> None:
        self._sandbox = sandbox
        self._user = user
        self.channel = sandbox.workspace.dm(user).id
        self.root: str | None = None
        self._turn = 0

    async def turn(self) -> None:
        """Write, and wait until the bot's next message stands in the thread."""
        if self._turn % self.TURNS == 0:
            self.root = None
        text = f"Words of turn {self._turn}"
        say = self._sandbox.say(self._user, self.channel, text, thread_ts=self.root)
        stood = arrivals(self._sandbox).setdefault(self.channel, asyncio.Queue())
        message = await say
        self.root = self.root or message.ts
        await asyncio.wait_for(stood.get(), 20)
        self._turn += 1


def arrivals(sandbox: Sandbox) -> dict[str, asyncio.Queue[str]]:
    """By channel, a place where each message of the bot's is noted as it is stored."""
    known: dict[str, asyncio.Queue[str]] | None = getattr(sandbox, "bench", None)
    if known is None:
        known = sandbox.bench = {}  # type: ignore[attr-defined]

        def note(method: str, args: dict[str, object]) -> None:
            channel = str(args.get("channel"))
            if method == "chat.postMessage" and channel in known:
                known[channel].put_nowait(method)

        sandbox.faults.after_store = note
    return known


async def answers(sandbox: Sandbox, each: Server) -> float:
    sandbox.deliver_over_http(each.url)
    talks = [Conversation(sandbox, f"U0P{number}") for number in range(16)]

    async def talk(one: Conversation, turns: int) -> None:
        for _ in range(turns):
            await one.turn()

    await asyncio.gather(*(talk(one, 4) for one in talks))
    began = time.perf_counter()
    await asyncio.gather(*(talk(one, 40) for one in talks))
    return 16 * 40 / (time.perf_counter() - began)


async def ratios() -> list[Row]:
    return [
        await compare(
            "a form sent: request, audit and outbox rows committed, then acknowledged",
            3, ("bot", forms_on_a_request), ("stock", forms),
        ),
        await compare(
            "a click kept (committed) and acknowledged, work paused",
            10, ("paused", clicks), ("stock", clicks),
        ),
        await compare(
            "a burst of 2,000 direct messages, 16 at once, work paused: kept and "
            "acknowledged",
            0.35, ("paused", burst), ("noop", burst),
        ),
        await compare(
            "a direct message answered, 16 conversations at once",
            0.25, ("bot", answers), ("posting", answers),
        ),
    ]  # fmt: skip


async def until_told(sandbox: Sandbox) -> float:
    """Milliseconds from the form that decides to the answer in the thread."""
    talk = Conversation(sandbox, "U0ANA")
    for _ in range(talk.TURNS):
        await talk.turn()
    told = arrivals(sandbox)[talk.channel]
    cards = arrivals(sandbox).setdefault(demo.TRIAGE, asyncio.Queue())
    brief = sandbox.workspace.messages(talk.channel, talk.root)[-1]
    await sandbox.click("U0ANA", talk.channel, brief.ts, "request.send")
    await asyncio.wait_for(cards.get(), 20)
    card = sandbox.workspace.messages(demo.TRIAGE)[-1]
    await sandbox.click("U0IVO", demo.TRIAGE, card.ts, "request.decide")
    changes = sandbox.workspace.watch()
    while not sandbox.workspace.open_views("U0IVO"):
        await asyncio.wait_for(anext(changes), 20)
    form = sandbox.workspace.open_views("U0IVO")[-1]
    began = time.perf_counter()
    await sandbox.submit("U0IVO", form.id, {"outcome": "go_ahead", "finding": "Yes"})
    await asyncio.wait_for(told.get(), 20)
    waited = time.perf_counter() - began
    await asyncio.wait_for(told.get(), 20)  # and they are asked for a champion
    return waited * 1000


async def report() -> None:
    """Figures without a bar."""
    async with company(16) as sandbox, server("bot", sandbox.api_url) as each:
        sandbox.deliver_over_http(each.url)
        waits = [await until_told(sandbox) for _ in range(20)]
        await load.side_by_side(each.url, list(load.messages(10_000, 16)), 16)
    async with company() as sandbox:
        print(await homes.compared(sandbox))
    await nudges.report()
    print(await due.compared())
    print(await gatherings.compared())
    print(pairings.compared())
    print(f"decided, until told: {statistics.median(waits):.0f} ms")
    print(f"start to ready: {each.started_in:.0f} ms")
    print(f"memory after 10,000 requests: {each.memory} MB")


async def main() -> None:
    print("| what | Goodwill | peer | ratio | at least |\n|---|---|---|---|---|")
    await ratios()
    await report()


asyncio.run(main())
