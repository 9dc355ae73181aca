"""How often the bot may call: a bucket for each method, channel and workspace."""

import math
from collections.abc import Callable

from bot.sandbox.model import Json, Refused
from bot.sandbox.strict.arguments import signature

_BURST = 5
_CHANNEL_A_MINUTE = 60
_MESSAGES_A_MINUTE = 300
_MINUTE = 60.0
_POSTS = frozenset({"chat.postMessage", "chat.postEphemeral"})


class TooMany(Refused):
    """429: ask again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.retry_after = max(1, math.ceil(seconds))


class Limits:
    """Buckets that fill up again with time; an empty one refuses."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def check(self, method: str, args: Json) -> None:
        a_minute = signature(method).a_minute
        self._take(method, a_minute, a_minute)
        if method in _POSTS:
            self._take(_place(args), _CHANNEL_A_MINUTE, _BURST)
            self._take("messages", _MESSAGES_A_MINUTE, _MESSAGES_A_MINUTE)

    def _take(self, name: str, a_minute: int, size: int) -> None:
        """Take one drop out of a bucket."""
        now, rate = self._clock(), a_minute / _MINUTE
        level, since = self._buckets.get(name, (float(size), now))
        level = min(float(size), level + (now - since) * rate)
        if level < 1:
            self._buckets[name] = (level, now)
            raise TooMany((1 - level) / rate)
        self._buckets[name] = (level - 1, now)


def _place(args: Json) -> str:
    """Where a message goes: to a person is to their DM."""
    channel = str(args.get("channel"))
    return f"to D{channel[1:]}" if channel.startswith(("U", "W")) else f"to {channel}"
