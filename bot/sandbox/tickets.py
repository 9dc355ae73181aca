"""Short-lived permissions: a trigger opens a view, a response_url answers."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.sandbox.model import Refused

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5
_REMEMBERED = 20_000


@dataclass(slots=True)
class Trigger:
    """One thing a person did, in exchange for which the bot may open a view."""

    id: str
    user: str
    born: float
    view_id: str | None = None
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where the bot may answer what a person did."""

    token: str
    user: str
    channel: str
    born: float
    message_ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


T = TypeVar("T")


class _Drawer(Generic[T]):
    """The newest things by their key; the oldest fall out at the bottom."""

    def __init__(self) -> None:
        self._by_key: dict[str, T] = {}
        self._age: deque[str] = deque()

    def keep(self, key: str, thing: T) -> T:
        if len(self._age) >= _REMEMBERED:
            del self._by_key[self._age.popleft()]
        self._age.append(key)
        self._by_key[key] = thing
        return thing

    def find(self, key: str) -> T | None:
        return self._by_key.get(key)


class Tickets:
    def __init__(self, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        self._clock = clock
        self._new_id = new_id
        self._triggers: _Drawer[Trigger] = _Drawer()
        self._urls: _Drawer[ResponseUrl] = _Drawer()

    def trigger(self, user: str, view_id: str | None = None) -> str:
        ticket = f"{int(self._clock())}.1000.{self._new_id().lower()}"
        trigger = Trigger(ticket, user, self._clock(), view_id)
        return self._triggers.keep(ticket, trigger).id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger up, or refuse it."""
        trigger = self._triggers.find(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self._clock() - trigger.born > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    def response_url(
        self,
        user: str,
        channel: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """The token at the end of a new response_url."""
        token = self._new_id()
        url = ResponseUrl(token, user, channel, self._clock(), message_ts, thread_ts)
        return self._urls.keep(token, url).token

    def use_response_url(self, token: str) -> ResponseUrl:
        """Count one answer, or refuse it."""
        url = self._urls.find(token)
        if url is None or self._clock() - url.born > RESPONSE_SECONDS:
            raise Refused("expired_url")
        if url.uses >= RESPONSE_USES:
            raise Refused("used_url")
        url.uses += 1
        return url
