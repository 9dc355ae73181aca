"""The only place that reads the time.

Two kinds are kept apart. *Business time* is when something is due; tests and the demo
can turn it. *Real time* is for leases and back-off, which are about processes and wires
and must not jump when somebody turns the clock, of the demo or of the machine.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


LONGEST_HOLD = 3_900.0  # seconds; nothing is held or put off for so long
MOST_BENT = 0.1  # of the time that passes
_last: tuple[float, float] | None = None  # steady and real, when last asked


def utc_now() -> datetime:
    return datetime.now(UTC)


def real_time() -> float:
    """Seconds since 1970, without a jump: for leases, shared by all processes.

    When the machine's clock is put right, this follows little by little, so that no
    lease ends much sooner or later than it should.
    """
    global _last  # noqa: PLW0603 - one machine, one time
    steady, wall = _steady_time(), time.time()
    passed = steady - _last[0] if _last else 0.0
    real = _last[1] + passed if _last else wall
    most = passed * MOST_BENT
    real += min(max(wall - real, -most), most)
    _last = (steady, real)
    return real


def steady_time() -> float:
    """Seconds that only go forward: for pacing inside one process."""
    return time.monotonic()


def _steady_time() -> float:
    """The same, and it goes on while the machine sleeps, where the machine can tell."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


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
