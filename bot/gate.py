"""Every call to Slack passes here, and none goes out that Slack asked us not to make.

Slack says when a method may be called again. A token that is no longer good opens
nothing: then one call in five minutes tries whether it is good again, and no other goes
out. Who calls all the same learns at once how long to wait.
"""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import ClientPayloadError, ClientRequest, ClientResponse

from bot.clock import steady_time
from bot.slack_answers import REVOKED_WAIT, TOKEN, TooSoon, is_told_to_wait, retry_after

log = structlog.get_logger(__name__)

OK = 200
LOOK_AGAIN = 1.0  # seconds, while a call is under way that tries a token
WHAT_TO_DO = (
    "Slack no longer takes a token of this app. Nothing is lost: all that is to be "
    "said waits. Install the app again, or copy its tokens again and restart."
)

Handler = Callable[[ClientRequest], Awaitable[ClientResponse]]


@dataclass
class Token:
    """Whether Slack takes a token, as far as we have seen."""

    was_good: bool = False  # one that never was is the business of who starts us
    is_good: bool = True
    is_tried: bool = False  # a call is under way that will tell
    try_at: float = 0.0

    def ask(self) -> None:
        """Go, or learn when to come back. Of many that wait, one goes."""
        if self.is_good:
            return
        wait = LOOK_AGAIN if self.is_tried else self.try_at - steady_time()
        if wait > 0:
            raise TooSoon(wait)
        self.is_tried = True

    def refused(self, why: str) -> None:
        if not self.was_good:
            return
        if self.is_good:
            log.error("workspace.stopped", why=why, what_to_do=WHAT_TO_DO)
        self.is_good, self.try_at = False, steady_time() + REVOKED_WAIT

    def taken(self, *, tries: bool) -> None:
        self.was_good = True
        if tries and not self.is_good:
            log.warning("workspace.goes_on")
            self.is_good = True


class Gate:
    """One per process, in front of its one session."""

    def __init__(self) -> None:
        self._not_before: dict[str, float] = {}
        self._tokens: defaultdict[str, Token] = defaultdict(Token)

    @property
    def is_open(self) -> bool:
        """Whether Slack takes our tokens, as far as we know."""
        return all(token.is_good for token in self._tokens.values())

    async def __call__(
        self, request: ClientRequest, handler: Handler
    ) -> ClientResponse:
        method = request.url.name
        is_api = "Authorization" in request.headers
        token = self._tokens[request.headers.get("Authorization", "")]
        self._ask(method)
        token.ask()
        tries = token.is_tried
        try:
            response = await handler(request)
            raw = await response.read()
        finally:
            token.is_tried = token.is_tried and not tries
        said = _worth_knowing(raw)
        self._learn(method, response, said)
        _learn_of(token, response, said, tries=tries)
        if response.status == OK and is_api and not raw.lstrip().startswith(b"{"):
            raise ClientPayloadError("not an answer of Slack's")  # the SDK would break
        return response

    def _ask(self, method: str) -> None:
        wait = self._not_before.get(method, 0) - steady_time()
        if wait > 0:
            raise TooSoon(wait)
        self._not_before.pop(method, None)

    def _learn(self, method: str, response: ClientResponse, said: Any) -> None:  # noqa: ANN401
        if is_told_to_wait(response.status, said.get("error")):
            until = steady_time() + retry_after(response.headers)
            self._not_before[method] = max(until, self._not_before.get(method, 0))
            log.info("method.told_to_wait", method=method)
        if warning := said.get("warning"):
            log.warning("slack.warned", method=method, warning=warning)


def _learn_of(
    token: Token,
    response: ClientResponse,
    said: Any,  # noqa: ANN401
    *,
    tries: bool,
) -> None:
    if said.get("error") in TOKEN:
        token.refused(said["error"])
    elif response.status == OK:
        token.taken(tries=tries)


def _worth_knowing(raw: bytes) -> dict[str, Any]:
    """What Slack says is wrong; most answers need not be read twice for that."""
    if b'"error"' not in raw and b'"warning"' not in raw:
        return {}
    try:
        said = json.loads(raw)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
