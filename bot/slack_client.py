"""The real Slack client: one session, no blind repeats, no wrong proxy."""

import asyncio
import os

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack_answers import retry_after

LONGEST_PATIENCE = 10.0  # seconds a lookup may wait when Slack asks for a pause
LONGEST_CALL = 10.0
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
        del state, request, error
        if response is None or response.status_code != 429:  # noqa: PLR2004
            return False
        return retry_after(response.headers) <= LONGEST_PATIENCE

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        del request, error
        await asyncio.sleep(retry_after(response.headers if response else {}))
        state.increment_current_attempt()
        state.next_attempt_requested = True


def create_session(settings: Settings) -> ClientSession:
    """Shared by every call. A call ends well within the lease of what it sends."""
    if settings.slack_is_local:
        for name in PROXIES:  # the SDK sends even loopback there, and so does each copy
            os.environ.pop(name, None)  # that Bolt makes of our client
    longest = min(LONGEST_CALL, settings.lease_seconds / 2)
    return ClientSession(timeout=ClientTimeout(total=longest))


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
