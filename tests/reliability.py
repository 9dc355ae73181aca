"""`make reliability`: the README's table of what may go wrong, from tests run anew.

A test has the ids of its faults in its name, or else in the name of its file:
`test_k4_k5_killed_around_a_post`, `test_x1_strangers.py`. With ids as arguments only
their tests run, and the other lines of the table stay as they are.
"""

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- reliability -->\n", "<!-- /reliability -->"
HEAD = (
    "| | what goes wrong | what the bot does | tests | SQLite | PostgreSQL |\n"
    "|---|---|---|---|---|---|\n"
)
DATABASES = ("sqlite", "postgres")
ORDER = "KDSNTMX"
IDS = re.compile(rf"test_((?:[{ORDER.lower()}]\d+_)+)")
TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)
CELL = re.compile(r"^\| (\w+) \|.*\|$", re.MULTILINE)

Outcomes = dict[str, bool]  # by test: whether it passed


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and what the bot does."""

    wrong: str
    does: str


def faults() -> dict[str, Fault]:
    """All that tests may be named after."""
    words = tomllib.loads((ROOT / "tests" / "faults.toml").read_text(encoding="utf-8"))
    return {each: Fault(**fault) for each, fault in words.items()}


def ids_of(file: str, test: str) -> set[str]:
    named = IDS.match(test) or IDS.match(f"{file}_")
    return set(named[1].upper().strip("_").split("_")) if named else set()


def with_tests() -> dict[str, set[Path]]:
    """The files with tests of each fault, in the order of the table."""
    found: dict[str, set[Path]] = defaultdict(set)
    for path in (ROOT / "tests").rglob("test_*.py"):
        for test in TEST.findall(path.read_text(encoding="utf-8")):
            for each in ids_of(path.stem, test):
                found[each].add(path)
    return {each: found[each] for each in sorted(found, key=_place)}


def _place(fault: str) -> tuple[int, int]:
    return ORDER.index(fault[0]), int(fault[1:])


class Collector:
    """Lets pytest run the tests of these faults alone, and keeps what came of them."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self.wanted = set(wanted)
        self.found: dict[str, dict[str, Outcomes]] = defaultdict(
            lambda: {database: {} for database in DATABASES}
        )
        self._where: dict[str, tuple[set[str], str]] = {}

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        for item in items:
            name = str(getattr(item, "originalname", item.name))
            faults = ids_of(item.path.stem, name) & self.wanted
            on = DATABASES[item.get_closest_marker("postgres") is not None]
            if faults:
                self._where[item.nodeid] = faults, on
        others = [item for item in items if item.nodeid not in self._where]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.nodeid in self._where]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test passed if what it needs, it itself and what is left did."""
        faults, on = self._where[report.nodeid]
        for fault in faults:
            outcomes = self.found[fault][on]
            so_far = outcomes.get(report.nodeid, True)
            outcomes[report.nodeid] = so_far and report.passed


def lines_in(readme: str) -> dict[str, str]:
    """The table as it stands, by id."""
    table = readme.partition(BEGIN)[2].partition(END)[0]
    return {line[1]: line[0] for line in CELL.finditer(table)}


def line(fault: str, words: Fault, found: dict[str, Outcomes]) -> str:
    passed = [outcome for outcomes in found.values() for outcome in outcomes.values()]
    marks = (_mark(found[database].values()) for database in DATABASES)
    count = f"{sum(passed)}/{len(passed)}"
    cells = (fault, words.wrong, words.does, count, *marks)
    return "| " + " | ".join(cells) + " |"


def _mark(outcomes: Iterable[bool]) -> str:
    known = list(outcomes)
    return ("✓" if all(known) else "✗") if known else " "


def rewritten(readme: str, lines: dict[str, str]) -> str:
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    table = "".join(f"{lines[each]}\n" for each in sorted(lines, key=_place))
    return before + begin + HEAD + table + end + after


def run(wanted: list[str]) -> int:
    """Run their tests, then write the table."""
    files = with_tests()
    collector = Collector(wanted)
    paths = sorted({str(path) for each in wanted for path in files[each]})
    code = pytest.main(["--quiet", *paths], plugins=[collector])
    words, readme = faults(), README.read_text(encoding="utf-8")
    lines = {each: ln for each, ln in lines_in(readme).items() if each in files}
    lines |= {each: line(each, words[each], collector.found[each]) for each in wanted}
    README.write_text(rewritten(readme, lines), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:] or list(with_tests())))
