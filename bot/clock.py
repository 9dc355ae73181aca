"""The only place that reads the time.

Two kinds are kept apart. *Business time* is when something is due; tests and the demo
can turn it. *Real time* is for leases and back-off, which are about processes and wires
and must not jump when somebody turns the clock of the demo.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def real_time() -> float:
    """Seconds since 1970, never turned by hand: for leases, shared by all processes."""
    return time.time()


def steady_time() -> float:
    """Seconds that only go forward: for pacing inside one process."""
    return time.monotonic()


class ManualClock:
    """A clock that stands still, or runs, and jumps when it is told to."""

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        self._shown = start
        self._running_since = real_time() if running else None

    def __call__(self) -> datetime:
        if self._running_since is None:
            return self._shown
        return self._shown + timedelta(seconds=real_time() - self._running_since)

    def advance(self, **by: float) -> None:
        self._shown += timedelta(**by)
