"""Who is at the door goes first: Slack waits for an answer, a message can wait."""

import asyncio

from bot.clock import steady_time

QUIET = 0.004  # seconds after somebody came in
PATIENCE = 0.02  # however many come, what we have to say waits no longer than this


class Doorway:
    """Sees who comes in, and lets others wait until nobody does."""

    def __init__(self) -> None:
        self._came = -QUIET

    def enter(self) -> None:
        self._came = steady_time()

    async def quiet(self) -> None:
        """Return when nobody has come in just now, or when it has been long enough."""
        give_up = steady_time() + PATIENCE
        while (left := min(give_up, self._came + QUIET) - steady_time()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(left)
