"""The real bot and its whole timetable, on a clock that is turned.

Slack is the sandbox, in which everybody is; but what is to be said is not sent over the
wire, one call a message: it is noted as sent in the tables, all that is due at once.
"""

import itertools
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot import demo, logs, manifest
from bot.app import Bot
from bot.clock import ManualClock
from bot.db import UnitOfWork
from bot.domain.availabilities import Availability
from bot.errors import BotError
from bot.models import Delivery, Person
from bot.models import Workspace as Space
from bot.models.mail import PENDING
from bot.outbox import ROW
from bot.sandbox import Sandbox, Workspace
from bot.settings import Settings
from tests.conftest import settings_for
from tests.year.company import TEAM, UNITS, Company

Deed = Callable[[UnitOfWork], None]

IN_REAL_TIME = ("inbox.", "homes.", "outbox.send")
SELDOM = {"nudges.plan": 12, "outbox.prune": 24, "nudges.prune": 24, "letters.tell": 24}
BUSY = 0.03  # of the times that somebody could be reached: they do not want to be
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Said:
    """A message that somebody got; not what became of it later."""

    id: int
    key: str
    at: datetime
    to: tuple[str, ...]
    unasked: bool  # because time passed, not because somebody did something


class Office:
    """The bot at work, and everything it said."""

    def __init__(self, bot: Bot, company: Company, clock: ManualClock) -> None:
        self.bot, self.company, self.clock = bot, company, clock
        self.said: list[Said] = []
        self.refused: list[str] = []  # deeds that the bot declined, in its words
        self._numbers = itertools.count(1)
        self._ticks = 0

    async def tick(self) -> list[Said]:
        """Let every job run; what it led to."""
        for job in self.bot.jobs:
            if job.name.startswith(IN_REAL_TIME):
                continue
            if self._ticks % SELDOM.get(job.name, 1) == 0:
                await job.run()
        self._ticks += 1
        return await self.deliver(unasked=True)

    async def do(self, deeds: list[Deed]) -> list[Said]:
        """What people do, each in a unit of work, as after a click of its own."""
        for deed in deeds:
            transact = self.bot.database.transacting(TEAM, None, next(self._numbers))
            try:
                await transact(deed)
            except BotError as error:
                self.refused.append(str(error))
        return await self.deliver(unasked=False)

    async def deliver(self, *, unasked: bool) -> list[Said]:
        now = self.clock()
        found = await self.bot.database.write(partial(hand_over, now=now))
        new = [Said(id_, key, now, names(to), unasked) for id_, key, to in found]
        self.said += new
        return new

    async def availability(self, slack_id: str) -> Availability:
        """As their status in Slack would say it."""
        who, now = self.company.by_id.get(slack_id), self.clock()
        if who is None:
            return Availability()
        if who.is_away(now, self.company.seed):
            return Availability(is_away=True)
        luck = Random(f"{self.company.seed}:{slack_id}:{now}")  # noqa: S311 - made up
        is_busy = luck.random() < BUSY
        return Availability(quiet_until=now + AN_HOUR if is_busy else None)

    async def away(self, slack_ids: Iterable[str]) -> frozenset[str]:
        known, now = self.company.by_id, self.clock()
        return frozenset(
            each
            for each in slack_ids
            if each in known and known[each].is_away(now, self.company.seed)
        )


def names(to: str) -> tuple[str, ...]:
    """Who reads what goes there: nobody in particular, in a channel."""
    if to.startswith("D"):
        to = f"U{to[1:]}"
    return tuple(to.split(",")) if to.startswith("U") else ()


def hand_over(connection: Connection, now: datetime) -> list[tuple[int, str, str]]:
    """Note all that is due as sent; what is new among it."""
    due = (PENDING, ROW.c.due_at <= now)
    asked = select(ROW.c.id, ROW.c.key, ROW.c.to, ROW.c.ts).where(*due)
    rows = sorted(connection.execute(asked).all())
    sent: dict[str, Any] = {"status": Delivery.SENT, "attempt": ROW.c.attempt + 1}
    if rows:
        connection.execute(update(ROW).where(*due).values(**sent, sent_at=now))
    new = [row for row in rows if row.ts is None]
    stands = (
        update(ROW)
        .where(ROW.c.id == bindparam("row"))
        .values(ts=bindparam("stamp"), channel=bindparam("place"))
    )
    second = int(now.timestamp())
    where = [
        {"row": each.id, "stamp": f"{second}.{each.id % 10**6:06}", "place": at(each)}
        for each in new
    ]
    if where:
        connection.execute(stands, where)
    return [(row.id, row.key, row.to) for row in new]


def at(row: Any) -> str:  # noqa: ANN401
    if "," in row.to:
        return f"G{row.id}"
    return f"D{row.to[1:]}" if row.to.startswith("U") else str(row.to)


@asynccontextmanager
async def opened(
    company: Company, folder: Path, clock: ManualClock
) -> AsyncIterator[Office]:
    sandbox = Sandbox(inhabited(company))
    await sandbox.start()
    bot = Bot(settings(sandbox, folder), clock=clock, limits=False)
    logs.configure("ERROR")
    await bot.start()
    bot._scheduler.pause()
    await bot.delivery.stop(1)
    office = Office(bot, company, clock)
    bot._directory.availability = office.availability  # type: ignore[method-assign]
    bot._directory.away = office.away  # type: ignore[method-assign]
    await bot.database.write_alone(do_not_wait_for_the_disk)
    await bot.database.transacting(TEAM)(settle_in, company)
    yield office
    await bot.stop()
    await sandbox.stop()


def do_not_wait_for_the_disk(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA synchronous = OFF")


def settings(sandbox: Sandbox, folder: Path) -> Settings:
    return settings_for(sandbox, f"sqlite:///{folder}/year.db", mode="http")


def inhabited(company: Company) -> Workspace:
    workspace = Workspace(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    for each in company.people:
        workspace.add_user(each.id, each.name, real_name=each.name, tz=each.zone)
    it = [each.id for each in company.people if each.unit == "IT"]
    everybody = [each.id for each in company.people]
    workspace.add_channel(demo.TRIAGE, "it-triage", private=True, members=it, bot=True)
    workspace.add_channel(demo.WINS, "wins", members=everybody, bot=True)
    return workspace


def settle_in(uow: UnitOfWork, company: Company) -> None:
    space = uow.session.get_one(Space, TEAM)
    space.wins_channel, space.units = demo.WINS, list(UNITS)
    rows = [each.row(uow.now).model_dump() for each in company.people]
    uow.session.connection().execute(insert(Person), rows)
