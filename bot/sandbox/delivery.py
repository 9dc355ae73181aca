"""How what happens reaches the bot, whichever way the bot is connected."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from bot.sandbox import shapes
from bot.sandbox.faults import Faults
from bot.sandbox.model import Json
from bot.sandbox.workspace import Workspace

T = TypeVar("T")

RETRY_WAITS = (0.0, 60.0, 300.0)
EVENTS, INTERACTIVE, COMMANDS = "events_api", "interactive", "slash_commands"
CUT_OFF = "connection_lost"
PATIENCE = 1.0  # seconds; whoever waits for longer than this is not waited for
TOKEN = "sandbox-verification-token"  # noqa: S105 - it opens nothing
_SHUFFLED_WITHIN = 0.05
_REMEMBERED = 1000
_AUTHORIZATION = {
    "enterprise_id": None,
    "team_id": shapes.TEAM,
    "user_id": shapes.BOT_USER,
    "is_bot": True,
    "is_enterprise_install": False,
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing for the bot."""

    kind: str
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot said to it; `reason` says why that was no answer."""

    ok: bool
    body: Json
    reason: str = ""
    final: bool = False


class Transport(Protocol):
    """A way to the bot."""

    async def ready(self, within: float) -> bool:
        """Whether there is a line to the bot, now or after some waiting."""

    def is_ready(self) -> bool:
        """Whether there is a line to the bot now."""

    def is_awaited(self) -> bool:
        """Whether a bot is known that will surely open one."""

    async def send(self, parcel: Parcel, within: float) -> Answer:
        """Hand it over once, and wait for the answer."""

    async def close(self) -> None:
        """Let go of every line."""


class Delivery:
    """Events go again until they are answered; everything else goes once."""

    def __init__(self, workspace: Workspace, faults: Faults) -> None:
        self.transport: Transport | None = None
        self.retry_waits: tuple[float, ...] = RETRY_WAITS
        self.answer_within = 3.0
        self.line_within = 600.0
        self.observers: list[Callable[[Parcel, Answer, float], None]] = []
        self._workspace = workspace
        self._faults = faults
        self._tasks: set[asyncio.Task[None]] = set()
        self._begun: list[asyncio.Future[None]] = []
        self._sent: deque[Json] = deque(maxlen=_REMEMBERED)
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        workspace.listeners.append(self._event)

    async def heard(self, act: Callable[[], T]) -> T:
        """Do something, and wait until the bot has heard of it.

        Not for ever: an event that is to go again much later is not waited for.
        """
        self._begun = []
        result = act()
        begun, self._begun = self._begun, []
        await asyncio.gather(*begun)
        return result

    async def ask(self, kind: str, payload: Json) -> Answer:
        """Hand over something a person waits for."""
        transport = self._line()
        if not await transport.ready(self.answer_within):
            return Answer(ok=False, body={}, reason="no_connection")
        self._count(+1)
        try:
            return await self._send(transport, Parcel(kind, payload))
        finally:
            self._count(-1)

    async def _send(self, line: Transport, parcel: Parcel) -> Answer:
        """Hand it over; observers learn what came back, and after how long."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        answer = await line.send(parcel, self.answer_within)
        for observe in self.observers:
            observe(parcel, answer, loop.time() - begun)
        return answer

    async def settled(self) -> None:
        """Wait until nothing is under way, nor due to go again now."""
        await self._quiet.wait()

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _line(self) -> Transport:
        if self.transport is None:
            raise RuntimeError("The sandbox has not been started.")
        return self.transport

    def _count(self, change: int) -> None:
        self._under_way += change
        if self._under_way:
            self._quiet.clear()
        else:
            self._quiet.set()

    # --- events --------------------------------------------------------------

    def _event(self, event: Json) -> None:
        if self.transport is None:
            return
        envelope = self._envelope(event)
        self._sent.append(envelope)
        self._begin(Parcel(EVENTS, envelope))
        for _ in range(self._faults.copies):
            self._begin(self._copy(envelope))

    def again(self, last: int) -> None:
        """Deliver the last events once more, as Slack does hours later."""
        for envelope in list(self._sent)[-last:]:
            self._begin(self._copy(envelope))

    def _copy(self, envelope: Json) -> Parcel:
        """The same event once more: as a new one, or as a redelivery."""
        if self._faults.new_ids:
            again = envelope | {"event_id": f"Ev{self._workspace.new_id()}"}
            return Parcel(EVENTS, again)
        return Parcel(EVENTS, envelope, attempt=1, reason="http_timeout")

    def _envelope(self, event: Json) -> Json:
        workspace = self._workspace
        return {
            "token": TOKEN,
            "team_id": self._team_of(event),
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{workspace.new_id()}",
            "event_time": int(workspace.clock()),
            "authorizations": [_AUTHORIZATION],
            "is_ext_shared_channel": self._is_shared(event),
            "event_context": f"4-{workspace.team_id}-{workspace.app_id}",
        }

    def _team_of(self, event: Json) -> str:
        """Whose doing it was: of a stranger, it is their own company's team."""
        person = self._workspace.users.get(str(event.get("user")))
        return person.team_id if person else self._workspace.team_id

    def _is_shared(self, event: Json) -> bool:
        where = event.get("channel") or event.get("item", {}).get("channel")
        place = self._workspace.channels.get(str(where))
        return place is not None and self._workspace.is_shared(place)

    def _begin(self, parcel: Parcel) -> None:
        heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._begun.append(heard)
        self._count(+1)
        task = asyncio.create_task(self._run(parcel, heard))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, parcel: Parcel, heard: asyncio.Future[None]) -> None:
        try:
            await self._deliver(parcel, heard)
        finally:
            self._count(-1)
            _done(heard)

    async def _deliver(self, parcel: Parcel, heard: asyncio.Future[None]) -> None:
        if self._faults.shuffle:
            await asyncio.sleep(self._faults.rng.random() * _SHUFFLED_WITHIN)
        for wait in (0.0, *self.retry_waits):
            if wait > PATIENCE:
                await self._aside(asyncio.sleep(wait), heard)
            elif wait:
                await asyncio.sleep(wait)
            answer = await self._attempt(parcel, heard)
            if answer.ok or answer.final:
                return
            parcel = replace(parcel, attempt=parcel.attempt + 1, reason=answer.reason)

    async def _attempt(self, parcel: Parcel, heard: asyncio.Future[None]) -> Answer:
        """Hand an event over; a line that breaks meanwhile does not count."""
        while True:
            line = self._line()
            soon = PATIENCE if line.is_awaited() else 0.0
            if not line.is_ready() and not await line.ready(soon):
                await self._aside(line.ready(self.line_within), heard)
            if not line.is_ready():
                return Answer(ok=False, body={}, reason=CUT_OFF, final=True)
            answer = await self._send(line, parcel)
            if answer.reason != CUT_OFF:
                return answer

    async def _aside(
        self, waiting: Awaitable[object], heard: asyncio.Future[None]
    ) -> None:
        """Wait for long; meanwhile nobody waits for this."""
        _done(heard)
        self._count(-1)
        try:
            await waiting
        finally:
            self._count(+1)


def _done(heard: asyncio.Future[None]) -> None:
    if not heard.done():
        heard.set_result(None)
