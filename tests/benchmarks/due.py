"""A thousand messages due in the same moment, while Slack limits what it takes."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from sqlalchemy import insert

from bot import demo, manifest, migrating
from bot.clock import utc_now
from bot.engines import create_writer
from bot.models import Delivery, OutboxRow, Workspace
from bot.sandbox import Sandbox, limits
from bot.sandbox import Workspace as Slack
from bot.sandbox.browsers import Handler
from bot.sandbox.delivery import Answer, Parcel
from tests.benchmarks.load import server
from tests.core.steps import TEAM, posts, until
from tests.soak.crowd import Crowd
from tests.soak.gauges import p99
from tests.soak.oracle import Witness

PEOPLE, CHANNELS, A_CHANNEL = 900, 20, 5
MESSAGES = PEOPLE + CHANNELS * A_CHANNEL
EVENTS = 8.0  # a second, about Slack's ceiling
QUIET = 40.0  # seconds of events alone, to compare with
PATIENCE = 900.0
FEWEST = 0.95


class Visitors(Crowd):
    """People who come at their own pace, however much the bot says meanwhile."""

    @property
    def arrived(self) -> int:
        return self.did.total()


@dataclass
class Record:
    """What Slack saw."""

    refused: int = 0  # 429
    answers: list[tuple[float, float]] = field(default_factory=list)

    def heard(self, parcel: Parcel, answer: Answer, seconds: float) -> None:
        """Of what people did; what the bot itself said comes back as well."""
        assert answer.ok, answer.reason
        if "bot_id" not in parcel.payload.get("event", {}):
            self.answers.append((time.monotonic(), seconds))

    @web.middleware
    async def called(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        response = await handler(request)
        self.refused += response.status == 429
        return response

    def p99(self, since: float, until: float) -> float:
        return p99([took for at, took in self.answers if since < at <= until])


async def compared() -> str:
    """The rate that was reached, against the one that Slack's limits allow."""
    record = Record()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'due.db'}"
        async with company(record) as sandbox:
            due = time.monotonic() + QUIET
            fill(url, QUIET)
            async with server("paced", sandbox.api_url, url) as each:
                sandbox.deliver_over_http(each.url)
                wanted = {row["key"] for row in messages(0)}
                ended = await visited(sandbox, wanted, PATIENCE)
    allowed = ideal(len(posts(sandbox))) / (ended - due)
    before, during = record.p99(0, due), record.p99(due, ended)
    return (
        f"{MESSAGES:,} messages due at once: {allowed:.2f} of the rate that Slack's "
        f"limits allow (at least {FEWEST}), {record.refused} times told to wait; "
        f"events acknowledged meanwhile, p99: {during:.0f} ms, "
        f"without the messages {before:.0f} ms"
    )


async def visited(sandbox: Sandbox, wanted: set[str], patience: float) -> float:
    """Let events arrive until the last of these messages stands; when that was."""
    line = sandbox.delivery.transport
    assert line
    visitors = Visitors(sandbox, Witness(line), EVENTS, seed=1)
    living = asyncio.create_task(visitors.live())
    await until(lambda: wanted <= set(posts(sandbox)), patience)
    ended = time.monotonic()
    visitors.closing = True
    await living
    return ended


def ideal(count: int) -> float:
    """Seconds that so many posts take, when a channel gets no more than its burst."""
    assert A_CHANNEL <= limits._BURST
    a_second = limits._MESSAGES_A_MINUTE / limits._MINUTE
    return (count - limits._MESSAGES_A_MINUTE) / a_second


@asynccontextmanager
async def company(record: Record) -> AsyncIterator[Sandbox]:
    workspace = Slack(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    for number in range(PEOPLE):
        workspace.add_user(f"U0P{number}", f"Person {number}")
    for number in range(CHANNELS):
        workspace.add_channel(f"C0P{number}", f"place-{number}", bot=True)
    sandbox = Sandbox(workspace, limits=True)
    sandbox.app.middlewares.append(record.called)
    await sandbox.start()
    sandbox.delivery.observers.append(record.heard)
    yield sandbox
    await sandbox.stop()


def fill(url: str, seconds: float) -> None:
    """Messages that are due in so many seconds, all of them."""
    migrating.require_current(url)
    engine = create_writer(url)
    with engine.begin() as connection:
        known = {"id": TEAM, "name": "Sandbox", "requests": 0, "admins": []}
        named = {"bot_user_id": "", "triage_channel": demo.TRIAGE, "units": []}
        connection.execute(insert(Workspace), [{**known, **named}])
        connection.execute(insert(OutboxRow), list(messages(seconds)))
    engine.dispose()


def messages(seconds: float) -> Iterator[dict[str, Any]]:
    now = utc_now()
    people = [f"U0P{number}" for number in range(PEOPLE)]
    places = [f"C0P{number % CHANNELS}" for number in range(CHANNELS * A_CHANNEL)]
    for number, to in enumerate([*people, *places]):
        yield {
            "workspace_id": TEAM, "key": f"due:{number}:word", "lane": f"due:{number}",
            "to": to, "message": '{"text": "How did it go?"}', "stays": False,
            "status": Delivery.PENDING, "due_at": now + timedelta(seconds=seconds),
            "created_at": now, "revision": 1, "attempt": 0, "cleared": 0,
            "held_until": 0,
        }  # fmt: skip
