"""A round of check-ins for a thousand people, while Slack limits what it takes.

The round is made; the bot introduces all who meet as soon as its job looks, within a
minute, in which events arrive alone. Of conversations to open Slack allows fifty a
minute, and there are five hundred.
With `SPEED`, its minute and our pace are that much shorter, and nothing else is: one is
`python -m tests.benchmarks.gatherings 1`, and takes some ten minutes.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from pathlib import Path

from aiohttp import web
from sqlmodel import Session

from bot import demo, manifest, migrating
from bot.clock import utc_now
from bot.engines import create_writer
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Person,
    Side,
    Workspace,
)
from bot.sandbox import Sandbox, limits
from bot.sandbox import Workspace as Slack
from bot.sandbox.browsers import Handler
from bot.sandbox.strict.arguments import signature
from tests.benchmarks.due import PATIENCE, Record, visited
from tests.benchmarks.load import server
from tests.core.steps import TEAM, posts

PEOPLE = 1_000
SPEED = 10.0
FEWEST = 0.90
HELLOS = {f"meeting:{number}:hello" for number in range(1, PEOPLE // 2 + 1)}
TOO_MANY = 429


async def compared(speed: float = SPEED) -> str:
    """The rate that was reached, against the one that Slack's limits allow."""
    record, minute = Opened(), limits._MINUTE
    limits._MINUTE = minute / speed
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'round.db'}"
        async with town(record) as sandbox:
            fill(url)
            async with server(f"paced:{speed:g}", sandbox.api_url, url) as each:
                sandbox.deliver_over_http(each.url)
                ended = await visited(sandbox, HELLOS, PATIENCE)
            said = posts(sandbox)
    took = ended - record.began
    allowed = ideal(len(HELLOS), len(said)) / took
    limits._MINUTE = minute
    assert sorted(HELLOS) == sorted(each for each in said if each in HELLOS)
    before, during = record.p99(0, record.began), record.p99(record.began, ended)
    return (
        f"{PEOPLE:,} people brought together, {len(HELLOS)} conversations opened and "
        f"begun, minutes of {60 / speed:g} s: {allowed:.2f} of the rate that Slack's "
        f"limits allow (at least {FEWEST}), {took:.0f} s, {record.refused} times told "
        f"to wait, each message there once; events acknowledged meanwhile, p99: "
        f"{during:.0f} ms, without it {before:.0f} ms"
    )


@dataclass
class Opened(Record):
    """And when the first conversation was opened."""

    began: float = inf

    @web.middleware
    async def called(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        if request.path.endswith("conversations.open"):
            self.began = min(self.began, time.monotonic())
        response = await handler(request)
        self.refused += response.status == TOO_MANY
        return response


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


def fill(url: str) -> None:
    """A round is made, and all who meet are to be introduced when the job looks."""
    migrating.require_current(url)
    database = create_writer(url)
    with Session(database) as session:
        session.add(Workspace(id=TEAM, triage_channel=demo.TRIAGE))
        session.flush()
        session.add_all(people())
        session.add_all(rounds())
        session.flush()
        session.add_all(meetings())
        session.commit()
    database.dispose()


def people() -> Iterator[Person]:
    for number in range(PEOPLE):
        yield Person(
            workspace_id=TEAM, slack_id=f"U0P{number:04}", name=f"Person {number}",
            timezone="Europe/Berlin", looked_up_at=utc_now(),
            side=Side.IT if number % 2 else Side.BUSINESS,
        )  # fmt: skip


def rounds() -> Iterator[CheckinCircle | CheckinRound]:
    now = utc_now()
    yield CheckinCircle(id=1, workspace_id=TEAM, set_at=now)
    yield CheckinRound(
        id=1, workspace_id=TEAM, circle_id=1, number=1, on=now.date(), seed=1,
        ends_on=now.date() + timedelta(days=13), made_at=now,
    )  # fmt: skip


def meetings() -> Iterator[CheckinMeeting | CheckinSeat]:
    for number in range(1, PEOPLE // 2 + 1):
        who = [f"U0P{2 * number - 2:04}", f"U0P{2 * number - 1:04}"]
        yield CheckinMeeting(
            id=number, workspace_id=TEAM, round_id=1, people=who, due_at=utc_now()
        )
        for each in who:
            yield CheckinSeat(
                workspace_id=TEAM, round_id=1, slack_id=each, meeting_id=number
            )


if __name__ == "__main__":
    chosen = float(sys.argv[1]) if len(sys.argv) > 1 else SPEED
    print(asyncio.run(compared(chosen)))
