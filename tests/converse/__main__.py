"""`python -m tests.converse`: what `make converse` runs."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bot import logs
from tests.converse.converse import Plan, as_text, converse


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.converse")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=300)
    chosen = parser.parse_args()
    logs.configure("WARNING")
    plan = Plan(chosen.people, chosen.seconds)
    with tempfile.TemporaryDirectory(prefix="goodwill-talks-") as folder:
        ledger = asyncio.run(converse(plan, Path(folder)))
    print(as_text(ledger))
    return 0 if ledger.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
