"""Changes, told to whoever watches: the page repaints what looks different now."""

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakSet

from bot.sandbox.model import Change


class Watched:
    """Something whose changes can be followed."""

    def __init__(self) -> None:
        self._watchers: WeakSet[asyncio.Queue[Change]] = WeakSet()

    def watch(self) -> AsyncIterator[Change]:
        """Every change from now on; each watcher has its own queue."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._watchers.add(queue)
        return _changes(queue)

    def changed(
        self,
        kind: str,
        channel: str | None = None,
        user: str | None = None,
        ts: str | None = None,
    ) -> None:
        if self._watchers:
            change = Change(kind, channel, user, ts)
            for queue in list(self._watchers):
                queue.put_nowait(change)


async def _changes(queue: asyncio.Queue[Change]) -> AsyncIterator[Change]:
    while True:
        yield await queue.get()
