"""Bears bots quickly: imports everything once, and forks for each `python -m bot run`.

Reads an environment as JSON, a line each, and writes `born PID`, then `ended CODE`.
"""

import asyncio
import contextlib
import ctypes
import json
import os
import signal
import sys
from pathlib import Path

import bot.__main__ as program
from bot.app import Bot
from bot.settings import Settings

DIE_WITH_PARENT = 1
TASKS_FILE = "TASKS_FILE"


class Watched(Bot):
    """Sends as fast as Slack takes it, and writes down how many tasks it has."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, limits=False)

    async def start(self) -> None:
        self._count_tasks()
        await super().start()

    def _count_tasks(self) -> None:
        loop = asyncio.get_running_loop()
        tasks = asyncio.all_tasks(loop)
        Path(os.environ[TASKS_FILE]).write_text(str(len(tasks)), encoding="ascii")
        loop.call_later(1, self._count_tasks)


def main() -> None:
    die_with_parent()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            live(json.loads(line))
        print("born", pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


def live(environment: dict[str, str]) -> None:
    """The whole life of one bot."""
    die_with_parent()
    log = os.open(environment["LOG_FILE"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(environment)
    if TASKS_FILE in environment:
        program.Bot = Watched  # type: ignore[attr-defined, assignment]
    sys.argv = ["bot", "run"]
    code = 1
    with contextlib.suppress(BaseException):
        code = program.main()
    os._exit(code)


def die_with_parent() -> None:
    """Leave nothing running when the tests are interrupted; Linux knows how."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


if __name__ == "__main__":
    main()
