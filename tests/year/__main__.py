"""`make year`: a company-year, and the README's chart and tables of it.

make year ARGS="--people 1000 --weeks 52 --seed 8"
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.year import report
from tests.year.company import Company
from tests.year.year import Year, live

README = Path(__file__).parents[2] / "README.md"
START = date(2027, 1, 4)


def main() -> int:
    asked = arguments()
    gc.set_threshold(50_000, 20, 20)  # what is remembered of a year is not to be tidied
    began = time.monotonic()
    year = asyncio.run(lived(asked.people, asked.weeks, asked.seed))
    page = report.page(year, (time.monotonic() - began) / 60)
    print(page)
    print(f"{len(year.refused)} deeds were declined:", *sorted(set(year.refused))[:20])
    print(*year.findings.all[:50], sep="\n")
    if asked.people == 1_000 and asked.weeks >= 52:
        write(page)
    return 1 if year.findings.all else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make year")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--seed", type=int, default=8)
    return parser.parse_args()


async def lived(people: int, weeks: int, seed: int) -> Year:
    began = time.monotonic()

    def note(week: int) -> None:
        seconds = time.monotonic() - began
        print(f"week {week + 1} of {weeks}: {seconds:.0f} s", file=sys.stderr)

    with tempfile.TemporaryDirectory() as folder:
        return await live(Company(people, seed), weeks, Path(folder), START, note)


def write(page: str) -> None:
    before, begins, rest = README.read_text("utf-8").partition(report.BEGIN)
    _, ends, after = rest.partition(report.END)
    if not (begins and ends):
        return
    text = f"{before}{report.BEGIN}\n{page}\n{report.END}{after}"
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
