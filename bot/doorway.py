"""Who is at the door goes first: Slack waits for an answer, a message can wait."""

import asyncio

from bot.clock import steady_time

QUIET = 0.004  # seconds after somebody came or went
PATIENCE = 0.05  # however many come, what we have to say waits no longer than this


class Doorway:
    """Sees who comes and goes, and lets others wait until nobody does."""

    def __init__(self) -> None:
        self._last = -QUIET

    def __enter__(self) -> None:
        self._last = steady_time()

    def __exit__(self, *_: object) -> None:
        self._last = steady_time()

    async def quiet(self) -> None:
        """Return when nobody came or went just now, or when it has been long enough."""
        give_up = steady_time() + PATIENCE
        while (left := self._left(give_up)) > 0:  # noqa: ASYNC110 - it is about time
            await asyncio.sleep(left)

    def _left(self, give_up: float) -> float:
        return min(give_up, self._last + QUIET) - steady_time()
