"""Time passed: rounds of check-ins whose Tuesday has come are made."""

import asyncio

import structlog

from bot.db import Database
from bot.directory import Directory
from bot.domain import checkin_rounds as rules
from bot.services import checkin_rounds as rounds

log = structlog.get_logger(__name__)

TRIES = 5  # while people come and leave at the very moment


class Rounds:
    """One per process. The job may run twice, or in two replicas."""

    def __init__(self, database: Database, directory: Directory) -> None:
        workspace_id = directory.workspace_id
        self._directory = directory
        self._read = database.reading(workspace_id)
        self._transact = database.transacting(workspace_id)

    async def make_due(self) -> None:
        """One round that goes wrong holds up no other; it is tried again."""
        for round_id in await self._read(rounds.due):
            try:
                if await self._transact(rounds.claim, round_id):
                    await self._make(round_id)
            except Exception:
                log.exception("checkin.not_made", round=round_id)

    async def _make(self, round_id: int) -> None:
        away = await self._directory.away(await self._read(rounds.members, round_id))
        for _ in range(TRIES):
            gathered = await self._read(rounds.gather, round_id, away)
            if gathered is None:
                return
            made = await asyncio.to_thread(rules.make, gathered)
            if await self._transact(rounds.store, round_id, gathered, made):
                log.info("checkin.made", round=round_id, groups=len(made.moments))
                return
