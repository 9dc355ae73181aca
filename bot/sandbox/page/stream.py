"""Live updates: one word whenever something may look different to a person."""

import asyncio

from aiohttp import web

from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.guard import safe
from bot.sandbox.traffic import PAYLOAD

_CHANGED = b"data: changed\n\n"
_STILL_HERE = b": still here\n\n"
_BREATH = 15.0


class Streams:
    """The windows that listen."""

    def __init__(self) -> None:
        self._open: set[asyncio.Task[None]] = set()

    async def serve(
        self, request: web.Request, eyes: Eyes, *, looks: bool
    ) -> web.StreamResponse:
        """Live updates for one window; `looks` is whether it shows the payloads."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await safe(response).prepare(request)
        telling = asyncio.create_task(_tell(response, eyes, looks=looks))
        self._open.add(telling)
        telling.add_done_callback(self._open.discard)
        await asyncio.wait({telling})
        if not telling.cancelled():
            telling.exception()
        return response

    async def close(self, app: web.Application) -> None:  # noqa: ARG002 - aiohttp's
        for telling in list(self._open):
            telling.cancel()


async def _tell(response: web.StreamResponse, eyes: Eyes, *, looks: bool) -> None:
    """Say so after each change that concerns this person, until they are gone."""
    changes = eyes.workspace.watch()
    coming = asyncio.ensure_future(anext(changes))
    try:
        await response.write(_CHANGED)
        while True:
            done, _ = await asyncio.wait({coming}, timeout=_BREATH)
            if not done:
                await response.write(_STILL_HERE)
                continue
            change, coming = coming.result(), asyncio.ensure_future(anext(changes))
            if looks if change.kind == PAYLOAD else eyes.concerns(change):
                await response.write(_CHANGED)
    finally:
        coming.cancel()
