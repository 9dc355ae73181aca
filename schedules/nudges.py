"""Time passed: what the bot says unasked is planned, and ruled on when it is due."""

import asyncio
from functools import partial
from itertools import groupby
from operator import attrgetter

import structlog

from bot import nudge_rows as rows
from bot.db import Database
from bot.directory import Directory
from bot.domain.availabilities import Availability
from bot.domain.nudges import DIGEST
from bot.errors import Superseded
from bot.nudge_rows import Due
from bot.services import nudge_plans, nudges

log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 8
WHOSE = attrgetter("workspace_id", "person")


def _digest_last(due: Due) -> bool:
    """What comes too late this very moment should be in it."""
    return due.kind == DIGEST


class Nudging:
    """One per process. Each job may run twice, or in two replicas."""

    def __init__(
        self, database: Database, directory: Directory, owner: str, lease: float
    ) -> None:
        self._database = database
        self._directory = directory
        self._owner = owner
        self._lease = lease
        # On SQLite a ruling keeps the event loop busy: others get their turn between.
        at_once = 1 if database.pool is None else SIDE_BY_SIDE
        self._rulings = asyncio.Semaphore(at_once)

    async def plan(self) -> None:
        """Plan what is to come for everybody."""
        workspace_id = self._directory.workspace_id
        new = await self._database.reading(workspace_id)(nudge_plans.to_come)
        if new:
            await self._database.transacting(workspace_id)(nudge_plans.keep, new)

    async def send_due(self) -> None:
        """Rule on every nudge whose time has come; of each person, in order."""
        while due := await self._claim():
            places = asyncio.Semaphore(SIDE_BY_SIDE)
            theirs = [list(each) for _, each in groupby(sorted(due, key=WHOSE), WHOSE)]
            await asyncio.gather(*(self._send_to(each, places) for each in theirs))
            if len(due) < rows.BATCH:
                return

    async def prune(self) -> None:
        now = self._database.clock()
        await self._database.write(partial(rows.prune, now=now))

    async def _claim(self) -> list[Due]:
        claim = partial(
            rows.claim,
            now=self._database.clock(),
            owner=self._owner,
            lease=self._lease,
        )
        return await self._database.write(claim)

    async def _send_to(self, theirs: list[Due], places: asyncio.Semaphore) -> None:
        async with places:
            available = await self._directory.availability(theirs[0].person)
            for due in sorted(theirs, key=_digest_last):
                await self._send(due, available)

    async def _send(self, due: Due, available: Availability) -> None:
        """One bad row holds up nobody: it is tried again when its lease has run out."""
        try:
            transact = self._database.transacting(due.workspace_id)
            async with self._rulings:
                await transact(nudges.send, due, available)
        except Superseded as error:
            log.info("nudge.superseded", why=str(error))
        except Exception:
            log.exception("nudge.not_sent", nudge=due.id)
