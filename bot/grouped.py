"""Many small writes, one commit."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from sqlalchemy.exc import OperationalError

Item = TypeVar("Item")
R = TypeVar("R")


class Grouped(Generic[Item, R]):
    """Collects what is to be written.

    Whoever comes in the same moment, or while a commit is under way, shares the next
    one. `linger`, in seconds, makes the moment longer, where nobody waits for it.
    What nobody waits for any more is not written. When something in it is bad, it fails
    alone; when the database itself has trouble, all fail at once, or each would wait.
    """

    MOST = 200

    def __init__(
        self, write: Callable[[list[Item]], Awaitable[list[R]]], linger: float = 0
    ) -> None:
        self._write = write
        self._linger = linger
        self._waiting: list[tuple[Item, asyncio.Future[R]]] = []
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, item: Item) -> R:
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None:
            self._task = asyncio.create_task(self._flush())
        return await future

    async def _flush(self) -> None:
        while self._waiting:
            if self._linger:
                await asyncio.sleep(self._linger)
            if batch := self._next():
                await self._write_all(batch)
        self._task = None

    def _next(self) -> list[tuple[Item, asyncio.Future[R]]]:
        wanted = [each for each in self._waiting if not each[1].done()]
        batch, self._waiting = wanted[: self.MOST], wanted[self.MOST :]
        return batch

    async def _write_all(self, batch: list[tuple[Item, asyncio.Future[R]]]) -> None:
        try:
            results = await self._write([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for it
            if isinstance(error, OperationalError):
                _fail(batch, error)
            else:
                await self._one_by_one(batch, error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)

    async def _one_by_one(
        self, batch: list[tuple[Item, asyncio.Future[R]]], error: Exception
    ) -> None:
        """Something in the batch is bad: let it fail alone."""
        if len(batch) > 1:
            for each in batch:
                if not each[1].done():
                    await self._write_all([each])
        else:
            _fail(batch, error)


def _fail(batch: list[tuple[Item, asyncio.Future[R]]], error: Exception) -> None:
    for _, future in batch:
        if not future.done():
            future.set_exception(error)
