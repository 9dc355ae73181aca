"""Bears bots quickly: imports everything once, and forks for each `python -m bot run`.

Reads an environment as JSON, a line each, and writes `born PID`, then `ended CODE`.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys

import bot.__main__ as program

DIE_WITH_PARENT = 1


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
