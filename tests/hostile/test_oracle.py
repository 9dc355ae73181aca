"""What the oracle holds against nobody, and what it does."""

import os
import signal
import subprocess
import sys
import time

from tests.hostile.oracle import BEAT, pulse

WATCHES = """
import sys, time
from tests.hostile.oracle import pulse
pulse()
print("watching", flush=True)
sys.stdin.readline()
time.sleep(0.2)
print(pulse().lost(60.0))
"""


def test_a_machine_that_stood_still_is_noticed() -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WATCHES], text=True, **pipes) as child:  # type: ignore[call-overload]
        assert child.stdout.readline() == "watching\n"
        os.kill(child.pid, signal.SIGSTOP)
        time.sleep(1.5)
        os.kill(child.pid, signal.SIGCONT)
        told, _ = child.communicate("go\n", timeout=60)
    assert float(told) > 1


def test_a_bot_that_was_busy_is_not_excused() -> None:
    pulse()
    began, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < 1:
        sum(range(10_000))
    took = time.monotonic() - began
    assert pulse().lost(took) <= took - 1 + BEAT
