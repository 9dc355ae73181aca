"""Many small writes, one commit."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")
R = TypeVar("R")


class Grouped(Generic[Item, R]):
    """Collects what is to be written.

    Whoever comes while a commit is under way shares the next one; whoever comes alone
    does not wait.
    """

    MOST = 200

    def __init__(self, write: Callable[[list[Item]], Awaitable[list[R]]]) -> None:
        self._write = write
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
            batch, self._waiting = (
                self._waiting[: self.MOST],
                self._waiting[self.MOST :],
            )
            try:
                results = await self._write([item for item, _ in batch])
            except Exception as error:  # noqa: BLE001 - handed to each who waits
                if len(batch) > 1:
                    await self._one_by_one(batch)
                else:
                    _fail(batch[0][1], error)
            else:
                for (_, future), result in zip(batch, results, strict=True):
                    _settle(future, result)
        self._task = None

    async def _one_by_one(self, batch: list[tuple[Item, asyncio.Future[R]]]) -> None:
        """Something in the batch is bad: let it fail alone."""
        for item, future in batch:
            try:
                _settle(future, (await self._write([item]))[0])
            except Exception as error:  # noqa: BLE001 - handed to the one who waits
                _fail(future, error)


def _settle(future: asyncio.Future[R], result: R) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[R], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
