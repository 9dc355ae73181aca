"""What went between Slack and the bot lately, for whoever wants to look.

It only looks on, keeps the last few hundred, and never keeps a token.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from operator import attrgetter

from aiohttp import web

from bot.sandbox.browsers import Handler
from bot.sandbox.delivery import COMMANDS, EVENTS, Answer, Delivery, Parcel
from bot.sandbox.web_api import Call, read_call
from bot.sandbox.workspace import Workspace

KEPT = 300
PAYLOAD = "payload"  # the kind of change
HIDDEN = "(not shown)"
_SECRET = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=ticket=)\w+")
_CALLS = ("/api/", "/response/")
_OK = 200
_WORDS = {
    "block_actions": "click",
    "block_suggestion": "suggestions",
    "message_action": "shortcut",
    "shortcut": "shortcut",
    "view_closed": "form closed",
    "view_submission": "form sent",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One thing that was sent, and what came back."""

    number: int
    when: float
    kind: str  # event, command, click … or call, response_url
    name: str
    sent: object
    answer: object
    trouble: str
    seconds: float
    to_bot: bool = False


class Traffic:
    """The last exchanges."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: deque[Exchange] = deque(maxlen=KEPT)
        self._numbers = count(1)

    def watch(self, app: web.Application, delivery: Delivery) -> None:
        """Look on from now; the app must not have been started yet."""
        delivery.observers.append(self.delivered)
        app.middlewares.append(self._calls)

    def __iter__(self) -> Iterator[Exchange]:
        """What began last comes first."""
        return iter(sorted(self._kept, key=attrgetter("when"), reverse=True))

    def find(self, number: int) -> Exchange | None:
        return next((each for each in self._kept if each.number == number), None)

    def _keep(self, exchange: Exchange) -> None:
        self._kept.append(exchange)
        self._workspace.changed(PAYLOAD)

    # --- to the bot ----------------------------------------------------------

    def delivered(self, parcel: Parcel, answer: Answer, seconds: float) -> None:
        kind, name = _named(parcel)
        again = f", attempt {parcel.attempt + 1}" if parcel.attempt else ""
        self._keep(
            Exchange(
                next(self._numbers),
                self._workspace.clock() - seconds,
                kind,
                name + again,
                clean(parcel.payload),
                clean(answer.body),
                "" if answer.ok else answer.reason,
                seconds,
                to_bot=True,
            )
        )

    # --- from the bot --------------------------------------------------------

    @web.middleware
    async def _calls(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        if not request.path.startswith(_CALLS):
            return await handler(request)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        response = await handler(request)
        self._called(await read_call(request), response, loop.time() - begun)
        return response

    def _called(self, call: Call, response: web.StreamResponse, seconds: float) -> None:
        answer = _body(response)
        self._keep(
            Exchange(
                next(self._numbers),
                self._workspace.clock() - seconds,
                "call" if call.method else "response_url",
                call.method or "response_url",
                clean(call.args()),
                clean(answer),
                _trouble(response, answer),
                seconds,
            )
        )


def _named(parcel: Parcel) -> tuple[str, str]:
    """What kind of thing it is, and which."""
    payload = parcel.payload
    if parcel.kind == EVENTS:
        event = payload["event"]
        return "event", str(event.get("subtype") or event["type"])
    if parcel.kind == COMMANDS:
        return "command", str(payload["command"])
    acts = payload.get("actions") or [payload.get("view") or {}]
    name = payload.get("callback_id") or payload.get("action_id")
    name = name or acts[0].get("action_id") or acts[0].get("callback_id")
    return _WORDS[payload["type"]], str(name or payload["type"])


def _body(response: web.StreamResponse) -> object:
    """What was answered: JSON, or words, or nothing that could be kept."""
    body = response.body if isinstance(response, web.Response) else None
    text = body.decode(errors="replace") if isinstance(body, bytes) else ""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _trouble(response: web.StreamResponse, answer: object) -> str:
    if isinstance(answer, dict) and answer.get("error"):
        return str(answer["error"])
    return "" if response.status == _OK else f"status {response.status}"


def clean(value: object) -> object:
    """A copy without tokens, wherever in it they are."""
    if isinstance(value, dict):
        return {k: HIDDEN if k == "token" else clean(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [clean(each) for each in value]
    return _SECRET.sub(HIDDEN, value) if isinstance(value, str) else value
