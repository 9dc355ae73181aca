"""How fast Slack may be spoken to, per method, workspace and channel.

Slack takes about one message a second in a channel and several hundred a minute in a
workspace, and tolerates short bursts; other methods have tiers by the minute.
"""

import random
from dataclasses import dataclass, field

from bot.clock import steady_time
from bot.slack_answers import TooSoon


@dataclass
class Bucket:
    """So many at once, then so many a second."""

    per_second: float
    burst: float
    level: float = field(init=False)
    at: float = field(default_factory=steady_time)
    last_turn: float = 0  # when the last of those who wait may go

    def __post_init__(self) -> None:
        self.level = self.burst

    def wait(self, now: float) -> float:
        """Seconds until one more may go."""
        self.level = min(self.burst, self.level + (now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1 - self.level) / self.per_second)

    def take(self) -> None:
        self.level -= 1

    def turn(self, now: float, first: float) -> float:
        """Seconds to wait, behind all who were told to wait before; not before `first`.

        Who is far behind keeps no place, and asks again when those before have gone.
        """
        turn = max(self.last_turn + 1 / self.per_second, first)
        if turn - first > QUEUE:
            apart = random.uniform(0.6, 1)  # noqa: S311 - spreads those who wait
            return first - now + QUEUE * apart
        self.last_turn = turn
        return turn - now


MESSAGES = ("chat.postMessage",)
A_CHANNEL = (1.0, 4.0)  # a second, burst
A_WORKSPACE = (4.95, 280.0)  # of some 300 a minute; a little is left for others
VIEWS = ("views.publish",)
FOR_VIEWS = (100 / 60, 30.0)  # tier 4
OPENS = ("conversations.open",)
FOR_OPENS = (49.5 / 60, 45.0)  # tier 3, and nobody calls it but who sends
OTHERS = (50 / 60, 20.0)  # tier 3
MOST_CHANNELS = 5_000
QUEUE = 30.0  # seconds; for longer, nobody keeps a place


class Pace:
    """Says how long to wait; never sleeps itself."""

    def __init__(self, *, limits: bool = True) -> None:
        self._limits = limits
        self._buckets: dict[tuple[str, ...], Bucket] = {}

    def wait(self, workspace_id: str, method: str, channel: str) -> float:
        """Seconds until this call may be made. 0 means now, and counts it as made."""
        if not self._limits:
            return 0.0
        now = steady_time()
        buckets = self._which(workspace_id, method, channel)
        longest = max(bucket.wait(now) for bucket in buckets)
        if longest == 0:
            for bucket in buckets:
                bucket.take()
        return longest

    def ask(self, workspace_id: str, method: str, channel: str = "") -> None:
        """Count this call as made, or raise TooSoon."""
        if seconds := self.wait(workspace_id, method, channel):
            raise TooSoon(self._turn(workspace_id, method, channel, seconds))

    def _turn(self, workspace_id: str, method: str, channel: str, wait: float) -> float:
        """When all who wait came back at once, all but one would have to wait again."""
        if not self._limits:
            return wait
        now = steady_time()
        buckets = self._which(workspace_id, method, channel)
        slowest = max(buckets, key=lambda bucket: bucket.wait(now))
        return slowest.turn(now, now + wait)

    def _which(self, workspace_id: str, method: str, channel: str) -> list[Bucket]:
        if method not in MESSAGES:
            return [self._bucket((workspace_id, method), _tier(method))]
        if len(self._buckets) > MOST_CHANNELS:
            self._buckets.clear()
        return [
            self._bucket((workspace_id, method), A_WORKSPACE),
            self._bucket((workspace_id, method, channel), A_CHANNEL),
        ]

    def _bucket(self, name: tuple[str, ...], pace: tuple[float, float]) -> Bucket:
        if name not in self._buckets:
            self._buckets[name] = Bucket(*pace)
        return self._buckets[name]


def _tier(method: str) -> tuple[float, float]:
    if method in OPENS:
        return FOR_OPENS
    return FOR_VIEWS if method in VIEWS else OTHERS
