"""How much of the machine the bot uses, and how long Slack waits for it, over time."""

import asyncio
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.delivery import Answer, Parcel

SETTLED = 5.0  # seconds from ready: what came while it was away is behind it
WINDOW = 20.0
ENDS = 3  # the first third of what was seen is held against the last third
SLOWER = 1.5
OPEN = "01"  # the state of a line, in /proc/net/tcp
WHAT = {  # the name in the report, what is still flat: so many times, and so much more
    "memory": (1.1, 4.0),  # MB
    "descriptors": (1.25, 10.0),
    "threads": (1.0, 2.0),
    "tasks": (1.25, 50.0),  # what is under way at the moment is among them
}


@dataclass(frozen=True)
class Reading:
    life: int
    age: float
    values: dict[str, float]


class Gauges:
    """Read once a second, from outside; told of every answer to Slack."""

    def __init__(self, tasks_file: Path, door: int, slack: int) -> None:
        """The ports of the bot's front door and of Slack tell whose lines are whose."""
        self._tasks_file = tasks_file
        self._door, self._slack = door, slack
        self.readings: list[Reading] = []
        self.calm: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        self.all: list[float] = []
        self.refused: list[str] = []
        self.life = 0
        self._ready_at: float | None = None

    def born(self) -> None:
        """A new life is ready."""
        self.life += 1
        self._ready_at = time.monotonic()

    def ends(self) -> None:
        """What is not answered from now on is not its fault."""
        self._ready_at = None

    def answered(self, _: Parcel, answer: Answer, seconds: float) -> None:
        age = self._age(time.monotonic() - seconds)
        if answer.ok:
            self.all.append(seconds)
        if age < SETTLED:
            return
        if answer.ok:
            self.calm[self.life, int(age // WINDOW)].append(seconds)
        else:
            self.refused.append(answer.reason)

    def _age(self, moment: float) -> float:
        return -1.0 if self._ready_at is None else moment - self._ready_at

    async def watch(self, pid: int, seconds: float) -> None:
        """Read every second, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(1.0, left))
            values = self._read(pid)
            self.readings.append(
                Reading(self.life, self._age(time.monotonic()), values)
            )

    def _read(self, pid: int) -> dict[str, float]:
        process = Path(f"/proc/{pid}")
        lines = (process / "status").read_text().splitlines()
        status = dict(line.split(":", 1) for line in lines)
        came, went = self._lines()
        return {
            "memory": int(status["VmRSS"].split()[0]) / 1024,
            "descriptors": len(list((process / "fd").iterdir())) - came - went,
            "threads": int(status["Threads"]),
            "tasks": int(self._tasks_file.read_text() or 0) - came,
        }

    def _lines(self) -> tuple[int, int]:
        """Lines from Slack and to it: how many there are is for Slack to say.

        Each that came has a descriptor and a task; each that went, a descriptor.
        """
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        ends = [(_port(row[1]), _port(row[2])) for row in rows[1:] if row[3] == OPEN]
        came = sum(ours == self._door for ours, _ in ends)
        return came, sum(theirs == self._slack for _, theirs in ends)

    # --- what they say -------------------------------------------------------

    def p99s(self) -> list[float]:
        """Milliseconds, for each window that was seen for long enough."""
        most = max(map(len, self.calm.values()), default=0)
        whole = [each for each in self.calm.values() if len(each) > most / 3]
        return [p99(each) for each in whole or [self.all]]

    def of_lives(self, what: str) -> list[float]:
        """What each life had when it was as old as the oldest that was killed."""
        lives = sorted({each.life for each in self.readings})
        return [self._median(what, life, SETTLED, WINDOW) for life in lives]

    def of_last(self, what: str) -> list[float]:
        """What the last life had, by windows of its age."""
        ages = [r.age for r in self.readings if r.life == self.life]
        whole = max(1, round(max(ages) / WINDOW))
        starts = [max(SETTLED, WINDOW * number) for number in range(whole)]
        return [
            self._median(what, self.life, start, WINDOW * (number + 1))
            for number, start in enumerate(starts)
        ]

    @property
    def is_as_quick(self) -> bool:
        first, last = ends(self.p99s())
        return last <= first * SLOWER

    def is_flat(self, what: str) -> bool:
        """From life to life, and within the last one."""
        times, more = WHAT[what]
        last = self.of_last(what)
        lives = ends(self.of_lives(what))
        return all(b <= a * times + more for a, b in (lives, (last[0], last[-1])))

    def _median(self, what: str, life: int, after: float, before: float) -> float:
        mine = [each for each in self.readings if each.life == life]
        fitting = [r.values[what] for r in mine if after <= r.age < before]
        return statistics.median(fitting or [mine[-1].values[what]])


def _port(address: str) -> int:
    return int(address.split(":")[1], 16)


def p99(seconds: list[float]) -> float:
    """In milliseconds."""
    return sorted(seconds)[int(len(seconds) * 0.99)] * 1000


def ends(values: list[float]) -> tuple[float, float]:
    """The start and the end, each the median of several, if there are enough."""
    some = max(1, len(values) // ENDS)
    return statistics.median(values[:some]), statistics.median(values[-some:])
