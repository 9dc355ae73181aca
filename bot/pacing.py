"""How fast Slack may be spoken to, per method, workspace and channel.

Slack takes about one message a second in a channel and several hundred a minute in a
workspace, and tolerates short bursts; other methods have tiers by the minute.
"""

import random
from dataclasses import dataclass, field

from bot.clock import steady_time
from bot.slack_answers import TooSoon


def spare_for(key: str) -> float:
    """How many messages this one leaves for those who wrote to us."""
    return SPARE if key.startswith(CAN_WAIT) else 0


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

    def wait(self, now: float, spare: float = 0) -> float:
        """Seconds until one more may go, and so many are left for others."""
        self.level = min(self.burst, self.level + (now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1 + spare - self.level) / self.per_second)

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
SPARE = 10.0  # of the burst: left for answers while many are told something at once
CAN_WAIT = ("nudge:", "meeting:")  # keys of what many are told at once
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

    def wait(
        self, workspace_id: str, method: str, channel: str, *, spare: float = 0
    ) -> float:
        """Seconds until this call may be made. 0 means now, and counts it as made."""
        if not self._limits:
            return 0.0
        now = steady_time()
        whole, *rest = buckets = self._which(workspace_id, method, channel)
        longest = max(whole.wait(now, spare), *(each.wait(now) for each in rest), 0)
        if longest == 0:
            for bucket in buckets:
                bucket.take()
        return longest

    def ask(
        self, workspace_id: str, method: str, channel: str = "", *, spare: float = 0
    ) -> None:
        """Count this call as made, or raise TooSoon.

        `spare`: so many more of the workspace's must be left; for what can wait.
        """
        if seconds := self.wait(workspace_id, method, channel, spare=spare):
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
