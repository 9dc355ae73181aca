"""A round of check-ins for a thousand people, while Slack limits what it takes.

Five hundred conversations are opened and begun, of which Slack allows fifty a minute.
With `SPEED`, its minute and our pace are that much shorter, and nothing else is: one is
`python -m tests.benchmarks.gatherings 1`, and takes some ten minutes.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import demo, manifest
from bot.clock import utc_now
from bot.models import Delivery
from bot.outbox import among
from bot.sandbox import Sandbox, limits
from bot.sandbox import Workspace as Slack
from bot.sandbox.strict.arguments import signature
from tests.benchmarks.due import PATIENCE, Record, fill, visited
from tests.benchmarks.load import server
from tests.core.steps import TEAM, posts

PEOPLE = 1_000
SPEED = 10.0
QUIET = 20.0  # seconds of events alone, to compare with
FEWEST = 0.90
HELLO = '{"text": "Meet each other: an hour of your own choice, this week or next."}'


async def compared(speed: float = SPEED) -> str:
    """The rate that was reached, against the one that Slack's limits allow."""
    record, minute = Record(), limits._MINUTE
    limits._MINUTE = minute / speed
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'round.db'}"
        async with town(record) as sandbox:
            due = time.monotonic() + QUIET
            fill(url, list(hellos()))
            async with server(f"paced:{speed:g}", sandbox.api_url, url) as each:
                sandbox.deliver_over_http(each.url)
                keys = {row["key"] for row in hellos()}
                ended = await visited(sandbox, keys, PATIENCE)
            took, said = ended - due, posts(sandbox)
    allowed = ideal(len(keys), len(said)) / took
    limits._MINUTE = minute
    assert sorted(keys) == sorted(each for each in said if each in keys)
    before, during = record.p99(0, due), record.p99(due, ended)
    return (
        f"{PEOPLE:,} people brought together, {len(keys)} conversations opened and "
        f"begun, minutes of {60 / speed:g} s: {allowed:.2f} of the rate that Slack's "
        f"limits allow (at least {FEWEST}), {took:.0f} s, {record.refused} times told "
        f"to wait, each message there once; events acknowledged meanwhile, p99: "
        f"{during:.0f} ms, without it {before:.0f} ms"
    )


def ideal(opened: int, said: int) -> float:
    """Seconds that so much takes at least: what is slower decides."""
    least = (
        (opened, signature("conversations.open").a_minute),
        (said, limits._MESSAGES_A_MINUTE),
    )
    return max((count - size) / size * limits._MINUTE for count, size in least)


@asynccontextmanager
async def town(record: Record) -> AsyncIterator[Sandbox]:
    workspace = Slack(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    for number in range(PEOPLE):
        workspace.add_user(f"U0P{number:04}", f"Person {number}")
    sandbox = Sandbox(workspace, limits=True)
    sandbox.app.middlewares.append(record.called)
    await sandbox.start()
    sandbox.delivery.observers.append(record.heard)
    yield sandbox
    await sandbox.stop()


def hellos() -> Iterator[dict[str, Any]]:
    now = utc_now()
    for number in range(0, PEOPLE, 2):
        pair = among([f"U0P{number:04}", f"U0P{number + 1:04}"])
        yield {
            "workspace_id": TEAM, "key": f"meeting:{number}:hello", "stays": True,
            "lane": f"{pair.to}:meeting:{number}:hello", "to": pair.to,
            "message": HELLO, "status": Delivery.PENDING, "created_at": now,
            "due_at": now + timedelta(seconds=QUIET), "revision": 1, "attempt": 0,
            "cleared": 0, "held_until": 0,
        }  # fmt: skip


if __name__ == "__main__":
    chosen = float(sys.argv[1]) if len(sys.argv) > 1 else SPEED
    print(asyncio.run(compared(chosen)))
