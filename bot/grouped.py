"""Many small writes, one commit."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")
R = TypeVar("R")


class Grouped(Generic[Item, R]):
    """Collects what is to be written.

    Whoever comes while a commit is under way shares the next one; whoever comes alone
    does not wait. What nobody waits for any more is not written.
    """

    MOST = 200

    def __init__(self, write: Callable[[list[Item]], Awaitable[list[R]]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[R]]] = []
        self._is_writing = False
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, item: Item) -> R:
        if self._is_writing:
            future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
            self._waiting.append((item, future))
            return await future
        self._is_writing = True
        try:
            return (await self._write([item]))[0]
        finally:
            self._go_on()

    def _go_on(self) -> None:
        """Those who came meanwhile go together, in a task that no caller can cancel."""
        if self._waiting:
            self._task = asyncio.create_task(self._flush())
        else:
            self._is_writing = False

    async def _flush(self) -> None:
        batch = self._next()
        try:
            results = await self._write([item for item, _ in batch]) if batch else []
        except Exception:  # noqa: BLE001 - each is told of its own below
            await self._one_by_one(batch)
        else:
            for (_, future), result in zip(batch, results, strict=True):
                _settle(future, result)
        self._go_on()

    def _next(self) -> list[tuple[Item, asyncio.Future[R]]]:
        wanted = [each for each in self._waiting if not each[1].done()]
        batch, self._waiting = wanted[: self.MOST], wanted[self.MOST :]
        return batch

    async def _one_by_one(self, batch: list[tuple[Item, asyncio.Future[R]]]) -> None:
        """Something in the batch is bad: let it fail alone."""
        for item, future in batch:
            if future.done():
                continue  # whoever asked has given up meanwhile
            try:
                _settle(future, (await self._write([item]))[0])
            except Exception as error:  # noqa: BLE001 - handed to the one who waits
                if not future.done():
                    future.set_exception(error)


def _settle(future: asyncio.Future[R], result: R) -> None:
    if not future.done():
        future.set_result(result)
