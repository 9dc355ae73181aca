"""What Slack tells us: kept as a row before Slack gets its 200, then worked in order.

`keep` commits one row per event; duplicates fall to the unique key. The rows of one
person are a lane and are worked one after the other; lanes run side by side. A row is
ours under a lease: the first statement of its unit of work marks it done, if it still
is ours, so effect and done are one commit. Rows that a crash left behind are claimed
when their lease has run out, and take the same path.
"""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog
from structlog.contextvars import bind_contextvars

from bot import inbox_rows as rows
from bot.arrivals import Body, key_of, lane_of
from bot.clock import real_time
from bot.db import Database, P, R, Service, UnitOfWork
from bot.errors import Superseded
from bot.grouped import Grouped
from bot.inbox_rows import Kept

log = structlog.get_logger(__name__)

IN_HAND = 1_000  # rows held in memory; what comes beyond waits in the table
SIDE_BY_SIDE = 64  # lanes worked at once
TRIES = 8  # then a row that breaks its handler is given up, and its lane goes on


class Inbox:
    """Keeps what arrives, and hands it to `work`, one lane in order."""

    def __init__(self, database: Database, owner: str, lease: float) -> None:
        self._database = database
        self._owner = owner
        self.lease = lease
        self.work: Callable[[Kept], Awaitable[None]] | None = None
        self._keep = Grouped(self._insert)
        self._lanes: dict[tuple[str, str], deque[Kept]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._hand: set[int] = set()
        self._waiting: set[int] = set()  # put off just now
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._stopping = False
        self._claiming = asyncio.Lock()
        self._ordering = asyncio.Lock()  # a row put off, and rows that come behind it

    async def keep(self, workspace_id: str, body: Body) -> bool:
        """Commit what arrived; whether it was new. Raises if it could not be stored."""
        free = not self._stopping and len(self._hand) < IN_HAND
        mine = self.work is not None and free
        key, lane = key_of(body), lane_of(body)
        row = {
            "workspace_id": workspace_id,
            "key": key,
            "lane": lane,
            "body": json.dumps(body),
            "received_at": self._database.clock(),
            "held_until": real_time() + self.lease if mine else 0,
            "me": self._owner if mine else None,
        }
        if await self._keep((row, body)):
            return True
        log.info("event.repeated", key=key)
        return False

    async def claim_due(self) -> None:
        """Take over rows nobody holds: left by a crash, put off, or too many."""
        if self.work is None or self._stopping:
            return
        async with self._claiming:
            now = self._database.clock()
            claim = partial(rows.claim, now=now, owner=self._owner, lease=self.lease)
            for kept in await self._database.write(claim):
                self._enqueue(kept)

    async def renew(self) -> None:
        """Keep the leases of what is in hand."""
        if self._hand:
            renewal = partial(
                rows.renew, ids=set(self._hand), owner=self._owner, lease=self.lease
            )
            await self._database.write(renewal)

    async def put_off(self, kept: Kept, seconds: float) -> None:
        """Try this row again later, and after it what follows in its lane."""
        put_off = partial(rows.put_off, kept=kept, seconds=seconds)
        async with self._ordering:
            self._waiting.add(kept.id)
            await self._database.write(put_off)

    async def idle(self) -> None:
        """Wait until nothing is in hand."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self, seconds: float) -> None:
        """Finish what is being worked, and leave the rest to whoever starts next."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._database.write(partial(rows.let_go, owner=self._owner))

    async def prune(self) -> None:
        """Forget rows that no repeated delivery can hit any more."""
        await self._database.write(partial(rows.prune, now=self._database.clock()))

    async def _insert(self, new: list[tuple[dict[str, Any], Body]]) -> list[bool]:
        """Commit rows, and take in hand what is ours, even if nobody waits any more."""
        insert = partial(rows.insert, new=[row for row, _ in new])
        async with self._ordering:
            kept = await self._database.write_alone(insert)
            for (row, body), (row_id, owner) in zip(new, kept, strict=True):
                if row_id and owner == self._owner:
                    workspace_id, lane = row["workspace_id"], row["lane"]
                    self._enqueue(Kept(row_id, workspace_id, lane, body, 1, owner))
        return [row_id is not None for row_id, _ in kept]

    def _enqueue(self, kept: Kept) -> None:
        self._hand.add(kept.id)
        name = (kept.workspace_id, kept.lane)
        if name in self._lanes:
            self._lanes[name].append(kept)
            return
        self._lanes[name] = deque([kept])
        task = asyncio.create_task(self._work_lane(name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work_lane(self, name: tuple[str, str]) -> None:
        lane, claimed = self._lanes[name], False
        await asyncio.sleep(0)  # Slack gets its answer before the work begins
        try:
            while lane and not self._stopping:
                kept = lane[0]
                async with self._places:
                    await self._work_one(kept)
                claimed = claimed or kept.attempt > 1
                lane.popleft()
                if kept.id in self._waiting:
                    break  # what follows in this lane must not overtake it
        finally:
            self._waiting.discard(kept.id)
            for left in lane:
                self._hand.discard(left.id)
            del self._lanes[name]
        if claimed:
            await self.claim_due()  # the next of a lane that had to wait

    async def _work_one(self, kept: Kept) -> None:
        try:
            if self.work is not None:
                await self.work(kept)
        except Superseded as error:
            log.info("event.superseded", why=str(error))
        except Exception as error:
            # The row is not done: it is worked again, at the latest after its lease.
            log.exception("event.not_worked", inbox_id=kept.id, attempt=kept.attempt)
            await self._put_off_broken(kept, type(error).__name__)
        finally:
            self._hand.discard(kept.id)

    async def _put_off_broken(self, kept: Kept, why: str) -> None:
        try:
            if kept.attempt < TRIES:
                await self.put_off(kept, self.lease)
            else:
                given_up = f"given up: {why}"[: rows.LONGEST_REASON]
                await Once(self._database, kept)(rows.fail, given_up)
        except Exception:
            log.exception("event.not_put_off", inbox_id=kept.id)


class Once:
    """Units of work for one kept row: the first marks it done, a second is refused.

    From then on the log knows which request it was about.
    """

    def __init__(self, database: Database, kept: Kept) -> None:
        self._transact = database.transacting(
            kept.workspace_id, rows.finish(kept), inbox_id=kept.id
        )
        self.done = False

    async def __call__(
        self, service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        about: list[int | None] = []

        def noting(uow: UnitOfWork) -> R:
            result = service(uow, *args, **kwargs)
            about[:] = [uow.request_id]
            return result

        result = await self._transact(noting)
        self.done = True
        if about[0]:
            bind_contextvars(request_id=about[0])
        return result
