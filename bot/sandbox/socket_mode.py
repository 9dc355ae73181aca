"""To the bot over Socket Mode: envelopes down a websocket, answers back up."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.sandbox.delivery import CUT_OFF, EVENTS, Answer, Parcel
from bot.sandbox.model import Json
from bot.sandbox.workspace import Workspace

MAX_CONNECTIONS = 10
_GRACE = 10.0  # seconds between asking a line to go and closing it
_HEARTBEAT = 10.0
_CLOSE = 1.0


@dataclass(eq=False)
class Line:
    """One websocket of the bot, and the envelopes on it that wait for an answer."""

    socket: web.WebSocketResponse
    request: web.Request
    waiting: dict[str, asyncio.Future[Answer]] = field(default_factory=dict)
    leaving: bool = False
    silent: bool = False  # nothing passes any more, and neither side was told

    def lost(self) -> None:
        for answer in self.waiting.values():
            if not answer.done():
                answer.set_result(Answer(ok=False, body={}, reason=CUT_OFF))


class SocketMode:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lines: list[Line] = []
        self._tickets: set[str] = set()
        self._connected = asyncio.Event()
        self._known = False
        self._turn = 0
        self._farewells: set[asyncio.Task[None]] = set()

    # --- the bot connects ----------------------------------------------------

    def ticket(self) -> str:
        """A single-use name for a websocket yet to be opened."""
        self._known = True
        ticket = self._workspace.new_id()
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One websocket, as long as it lasts."""
        if request.query.get("ticket") not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(timeout=_CLOSE, heartbeat=_HEARTBEAT)
        await socket.prepare(request)
        line = Line(socket, request)
        await socket.send_json(self._hello())
        self._lines.append(line)
        self._connected.set()
        if len(self._lines) > MAX_CONNECTIONS:
            self._begin_farewell(line, "too_many_websockets")
        try:
            await self._listen(line)
        finally:
            self._gone(line)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._lines) + 1,
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._workspace.app_id},
        }

    async def _listen(self, line: Line) -> None:
        async for message in line.socket:
            if message.type is WSMsgType.TEXT:
                said = json.loads(message.data)
                answer = line.waiting.get(said.get("envelope_id", ""))
                if answer is not None and not answer.done():
                    answer.set_result(Answer(ok=True, body=said.get("payload") or {}))

    def _gone(self, line: Line) -> None:
        if line in self._lines:
            self._lines.remove(line)
        if not self.is_ready():
            self._connected.clear()
        line.lost()

    # --- Slack sends ---------------------------------------------------------

    def is_ready(self) -> bool:
        return any(not line.leaving for line in self._lines)

    def is_awaited(self) -> bool:
        return self._known

    async def ready(self, within: float) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._connected.wait()
        return self.is_ready()

    async def send(self, parcel: Parcel, within: float) -> Answer:
        staying = [line for line in self._lines if not line.leaving]
        if not staying:
            return Answer(ok=False, body={}, reason=CUT_OFF)
        self._turn += 1
        line = staying[self._turn % len(staying)]
        envelope = self._envelope(parcel)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        line.waiting[envelope["envelope_id"]] = answer
        try:
            async with asyncio.timeout(within):
                if not line.silent:
                    await line.socket.send_json(envelope)
                return await answer
        except TimeoutError:
            return Answer(ok=False, body={}, reason="timeout")
        except ConnectionError:
            self._gone(line)
            return Answer(ok=False, body={}, reason=CUT_OFF)
        finally:
            del line.waiting[envelope["envelope_id"]]

    def _envelope(self, parcel: Parcel) -> Json:
        envelope: Json = {
            "envelope_id": self._workspace.new_id(),
            "payload": parcel.payload,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != EVENTS,
        }
        if parcel.kind == EVENTS:
            envelope["retry_attempt"] = parcel.attempt
            envelope["retry_reason"] = parcel.reason
        return envelope

    # --- Slack hangs up ------------------------------------------------------

    def disconnect(self, reason: str) -> None:
        for line in list(self._lines):
            if reason == "silence":
                _fall_silent(line)
            else:
                self._begin_farewell(line, reason)

    def _begin_farewell(self, line: Line, reason: str) -> None:
        farewell = asyncio.create_task(self._dismiss(line, reason))
        self._farewells.add(farewell)
        farewell.add_done_callback(self._farewells.discard)

    async def _dismiss(self, line: Line, reason: str) -> None:
        """Ask the bot to open another line; close this one in a while."""
        line.leaving = True
        if not self.is_ready():
            self._connected.clear()
        if reason == "drop":
            hang_up(line.request)
            return
        word = {"type": "disconnect", "reason": reason}
        with contextlib.suppress(ConnectionError):
            await line.socket.send_json(word | {"debug_info": {"host": "sandbox"}})
        await asyncio.sleep(_GRACE)
        await line.socket.close()

    async def close(self) -> None:
        for farewell in list(self._farewells):
            farewell.cancel()
        for line in list(self._lines):
            await line.socket.close()


def _fall_silent(line: Line) -> None:
    """As when a firewall forgets a connection: what is sent is lost on the way."""
    line.silent = True
    if line.request.transport is not None:
        line.request.transport.pause_reading()


def hang_up(request: web.Request) -> None:
    """Cut the line without a word."""
    if request.transport is not None:
        request.transport.abort()
