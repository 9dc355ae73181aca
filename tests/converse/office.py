"""The demo's bot and its Slack, for many people at once or for one alone."""

import asyncio
import contextlib
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlmodel import col, or_, select

from bot import demo, manifest
from bot.app import Bot
from bot.db import UnitOfWork
from bot.models import Delivery, InboxRow, OutboxRow
from bot.sandbox import Sandbox, Workspace
from tests.core.steps import until

PATIENCE = 120.0  # seconds without an answer, after which they call it lost


class Fast(demo.Clock):
    """The demo's clock, so many times as fast."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self.speed = speed
        self._began = time.monotonic()

    def now(self) -> datetime:
        ahead = (time.monotonic() - self._began) * (self.speed - 1)
        return super().now() + timedelta(seconds=ahead)


class Office:
    """Where people talk to the bot. `is_alone`: one of them, and in no hurry."""

    def __init__(
        self, sandbox: Sandbox, bot: Bot, clock: Fast, *, is_alone: bool
    ) -> None:
        self.sandbox, self.bot = sandbox, bot
        self.workspace = sandbox.workspace
        self.clock = clock
        self.is_alone = is_alone
        self.desks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def time_passes(self, seconds: float) -> None:
        """Alone, one turns the clock when all that came before is over; else waits."""
        if self.is_alone:
            await self.settled()
            self.clock.manual.advance(seconds=seconds)
        else:
            await asyncio.sleep(seconds / self.clock.speed)

    async def goes_on(self) -> None:
        """The bot waits a moment before it asks; whoever is alone turns the clock."""
        if self.is_alone:
            self.clock.manual.advance(seconds=0.5)
        await self.bot.delivery.send_due()

    async def has_heard(self, person: str) -> None:
        """Wait until all that somebody said is worked, and what it led to is said."""
        about_them = partial(_waits, person=person, dm=self.workspace.dm(person).id)
        await self._until_nothing(about_them)

    async def settled(self) -> None:
        """Wait until all is said, also what Slack's pace has put off."""
        await self.sandbox.settled()
        await self.bot.idle()
        await self._until_nothing(_waits)

    async def _until_nothing(self, waits: Callable[[UnitOfWork], bool]) -> None:
        reading = self.bot.database.reading(self.bot.identity.team_id)

        async def is_over() -> bool:
            await self.goes_on()
            return not await reading(waits)

        await until(is_over, PATIENCE)


def _waits(uow: UnitOfWork, person: str | None = None, dm: str = "") -> bool:
    """Whether something is still to be heard or said: by and to somebody, or at all."""
    unheard = select(InboxRow.id).where(col(InboxRow.done_at).is_(None))
    unsaid = select(OutboxRow.id).where(OutboxRow.status == Delivery.PENDING)
    if person:
        unheard = unheard.where(InboxRow.lane == person)
        unsaid = unsaid.where(or_(OutboxRow.to == person, OutboxRow.to == dm))
    return any(uow.session.exec(each).first() for each in (unheard, unsaid))


@contextlib.asynccontextmanager
async def opened(
    folder: Path,
    people: Sequence[str],
    *,
    speed: float = 1,
    limits: bool = False,
    is_alone: bool = False,
) -> AsyncIterator[Office]:
    """`limits`: Slack takes a message a second in a channel, as it does in the demo."""
    clock = Fast(speed)
    sandbox = await (demo.start_sandbox(clock, 0) if limits else _unlimited(clock))
    for person in people:
        sandbox.workspace.add_user(person, person.lower())
    settings = demo.settings_for(sandbox, folder / "goodwill.db")
    bot = Bot(settings, clock=clock.now, limits=limits)
    try:
        await bot.start()
        yield Office(sandbox, bot, clock, is_alone=is_alone)
        await bot.stop()
    finally:
        await sandbox.stop()


async def _unlimited(clock: demo.Clock) -> Sandbox:
    known = manifest.for_mode("socket")
    workspace = Workspace(clock=lambda: clock.now().timestamp(), manifest=known)
    demo.populate(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    return sandbox
