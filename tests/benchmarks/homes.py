"""How long until Home stands, for somebody in IT, with few and with many requests."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot import demo, migrating
from bot.clock import utc_now
from bot.engines import create_writer
from bot.models import Delivery, OutboxRow, Request, Status, Way, Workspace
from bot.sandbox import Sandbox
from tests.benchmarks.load import server

TEAM, IVO = "T0SANDBOX", "U0IVO"
FEW, MANY = 10, 10_000
WARM_UP, OPENINGS, ROUNDS = 10, 50, 3


async def compared(sandbox: Sandbox) -> str:
    """In turn, several times, since the machine varies."""
    few, many = [], []
    for _ in range(ROUNDS):
        few.append(await milliseconds(sandbox, FEW))
        many.append(await milliseconds(sandbox, MANY))
    ratio = statistics.median(b / a for a, b in zip(few, many, strict=True))
    return (
        f"Home of somebody in IT: {statistics.median(few):.1f} ms with {FEW} requests "
        f"waiting, {statistics.median(many):.1f} ms with {MANY:,} "
        f"({ratio:.2f} times; at most 2)"
    )


async def milliseconds(sandbox: Sandbox, requests: int) -> float:
    """The median from opening Home to its new view, in a workspace of so many."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'homes.db'}"
        fill(url, requests)
        async with server("bot", sandbox.api_url, url) as each:
            sandbox.deliver_over_http(each.url)
            times = [await until_drawn(sandbox) for _ in range(WARM_UP + OPENINGS)]
    return statistics.median(times[WARM_UP:])


async def until_drawn(sandbox: Sandbox) -> float:
    changes = sandbox.workspace.watch()
    began = time.perf_counter()
    await sandbox.open_home(IVO)
    while (await anext(changes)).kind != "home":
        pass
    return (time.perf_counter() - began) * 1000


def fill(url: str, count: int) -> None:
    """Requests of a hundred people, all waiting for IT, each with its card."""
    migrating.require_current(url)
    engine = create_writer(url)
    with engine.begin() as connection:
        workspace = {"id": TEAM, "name": "Sandbox", "requests": count, "admins": []}
        named = {"bot_user_id": "", "triage_channel": demo.TRIAGE, "units": []}
        connection.execute(insert(Workspace), [{**workspace, **named}])
        connection.execute(insert(Request), list(requests(count)))
        connection.execute(insert(OutboxRow), list(cards(count)))
    engine.dispose()


def requests(count: int) -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in range(1, count + 1):
        yield {
            "id": number, "workspace_id": TEAM, "number": number, "way": Way.DM,
            "requester": f"U0P{number % 100}" if number % 10 else IVO,
            "channel": f"D0P{number % 100}", "thread_ts": f"{number}.000001",
            "need": f"Wish {number}, told at some length", "link": "", "files": [],
            "status": Status.WAITING_FOR_IT, "answers": {"goal": "Fewer calls"},
            "added": "", "finding": "", "goal": "", "opened_at": now, "sent_at": now,
        }  # fmt: skip


def cards(count: int) -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in range(1, count + 1):
        yield {
            "workspace_id": TEAM, "key": f"request:{number}:card",
            "lane": f"{demo.TRIAGE}:request:{number}:card", "to": demo.TRIAGE,
            "message": "{}", "stays": True, "status": Delivery.SENT, "due_at": now,
            "created_at": now, "sent_at": now, "channel": demo.TRIAGE,
            "ts": f"{number}.000002", "revision": 1, "attempt": 1, "cleared": 0,
            "held_until": 0,
        }  # fmt: skip
