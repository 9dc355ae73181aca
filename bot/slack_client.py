"""The real Slack client: one session, no blind repeats, no wrong proxy."""

import asyncio
import os

from aiohttp import (
    ClientPayloadError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
)
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.gate import Gate
from bot.settings import Settings
from bot.slack_answers import TooSoon, retry_after

LONGEST_PATIENCE = 10.0  # seconds a lookup may wait when Slack asks for a pause
LONGEST_CALL = 10.0
LARGEST = 8 * 1024 * 1024  # bytes; a page of messages is far smaller
A_BIT = 64 * 1024
AND_A_MOMENT = 0.02  # seconds, so that nobody comes a moment too soon
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")


class PatientLookups(AsyncRetryHandler):
    """Wait once, and not long, when a lookup is told to come back later.

    Only for calls that change nothing: a post must never be sent again blindly.
    """

    def __init__(self) -> None:
        super().__init__(max_retry_count=1)

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del state, request
        return 0 < _wait(response, error) <= LONGEST_PATIENCE

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        del request
        await asyncio.sleep(_wait(response, error) + AND_A_MOMENT)
        state.increment_current_attempt()
        state.next_attempt_requested = True


def _wait(response: HttpResponse | None, error: Exception | None) -> float:
    """How long it was told to wait, by Slack now or before; 0 if it was not."""
    if isinstance(error, TooSoon):
        return error.seconds
    is_told = response is not None and response.status_code == 429  # noqa: PLR2004
    return retry_after(response.headers) if response and is_told else 0.0


class ShortAnswer(ClientResponse):
    """An answer that is read only as far as an answer of Slack's can go."""

    async def read(self) -> bytes:
        if self._body is None:
            self._body = await self._within(LARGEST)
        return await super().read()

    async def _within(self, most: int) -> bytes:
        read = bytearray()
        async for bit in self.content.iter_chunked(A_BIT):
            read += bit
            if len(read) > most:
                self.close()
                raise ClientPayloadError("an answer that is far too long")
        return bytes(read)


def create_session(settings: Settings, gate: Gate | None = None) -> ClientSession:
    """Shared by every call. A call ends well within the lease of what it sends."""
    if settings.slack_is_local:
        for name in PROXIES:  # the SDK sends even loopback there, and so does each copy
            os.environ.pop(name, None)  # that Bolt makes of our client
    longest = min(LONGEST_CALL, settings.lease_seconds / 2)
    return ClientSession(
        timeout=ClientTimeout(total=longest, sock_connect=longest / 2),
        middlewares=[gate or Gate()],
        response_class=ShortAnswer,
    )


def create_client(
    settings: Settings, session: ClientSession, *, lookups: bool = False
) -> AsyncWebClient:
    """A client for saying things, or a patient one for lookups."""
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[PatientLookups()] if lookups else [],
    )
