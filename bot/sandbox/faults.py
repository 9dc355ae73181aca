"""Faults on demand: everything Slack and the network do on a bad day."""

import random
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal, TypedDict, Unpack

from bot.sandbox.model import Json

Kind = Literal[
    "ratelimited",
    "error",
    "says",
    "status",
    "drop",
    "delay",
    "garbage",
    "huge",
    "bomb",
]
Moment = Callable[[str, Json], Awaitable[None] | None]
ANY = "*"


class Details(TypedDict, total=False):
    retry_after: str | int | None
    status: int
    stored: bool
    error: str
    seconds: float
    megabytes: int
    said: Json


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad answer; with `stored`, the call took effect all the same."""

    kind: Kind
    retry_after: str | int | None = 1
    status: int = 500
    stored: bool = False
    error: str = "internal_error"
    seconds: float = 0.0
    megabytes: int = 100
    said: Json = field(default_factory=dict)  # of `says`: the whole answer


_WEATHER = (
    Fault("ratelimited"),
    Fault("error"),
    Fault("error", stored=True),
    Fault("status"),
    Fault("status", stored=True),
    Fault("drop"),
    Fault("drop", stored=True),
    Fault("garbage"),
    Fault("garbage", stored=True),
    Fault("delay", seconds=0.05),
)


class Faults:
    """What goes wrong next; nothing does until asked for."""

    def __init__(self) -> None:
        self.before_store: Moment | None = None
        self.after_store: Moment | None = None
        self.after_answer: Moment | None = None
        self.invalid_auth = False
        self.clock_ahead = 0.0  # seconds, by the Date of an answer
        self.copies = 0
        self.new_ids = True
        self.shuffle = False
        self.rng = random.Random(0)  # noqa: S311 - the same bad luck each time
        self.cut: Callable[[str], None] | None = None
        self.observers: list[Callable[[str, Fault | None], None]] = []
        self._next: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._rate = 0.0
        self._weather = random.Random(0)  # noqa: S311 - the same bad luck each time

    def api(
        self, method: str, kind: Kind, *, times: int = 1, **details: Unpack[Details]
    ) -> None:
        """The next calls of this method (`*`: of any) fail in this way."""
        self._next[method].extend([Fault(kind, **details)] * times)

    def inbound(
        self,
        *,
        copies: int = 0,
        new_ids: bool = True,
        shuffle: bool = False,
        seed: int = 0,
    ) -> None:
        """Deliver each event this many times more, and out of order if asked to."""
        self.copies, self.new_ids, self.shuffle = copies, new_ids, shuffle
        self.rng = random.Random(seed)  # noqa: S311 - the same bad luck each time

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every Socket Mode client to go.

        `drop` hangs up without a word; `silence` does not even hang up.
        """
        if self.cut is not None:
            self.cut(reason)

    def randomly(self, rate: float, *, seed: int) -> None:
        """From now on each call fails in a random way, this often; 0 ends it."""
        self._rate = rate
        self._weather = random.Random(seed)  # noqa: S311 - the same bad luck each time

    def take(self, method: str) -> Fault | None:
        """What goes wrong with this call; observers learn of each."""
        fault = self._which(method)
        for observe in self.observers:
            observe(method, fault)
        return fault

    def is_planned(self) -> bool:
        """Whether any call that was meant to fail has not been made yet."""
        return any(self._next.values())

    def _which(self, method: str) -> Fault | None:
        for name in (method, ANY):
            if waiting := self._next.get(name):
                return waiting.popleft()
        if self._rate and self._weather.random() < self._rate:
            return self._weather.choice(_WEATHER)
        return None
