"""The house rules that no linter knows."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
PRODUCT = ("bot", "handlers", "schedules")
NOT_OURS = {".git", ".venv", ".judge", ".record", "__pycache__"}
LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION, LONG_FUNCTION = 300, 50, 9, 28
SETUP = ("Makefile", "Dockerfile", "pyproject.toml", "*.lock", ".ci/*", ".github/**/*")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files(pattern: str = "*") -> Iterator[Path]:
    """What a person wrote: no caches, no virtual environments."""
    for top in ROOT.iterdir():
        found = [top] if top.is_file() else top.rglob("*")
        for path in found:
            if path.is_file() and path.match(pattern) and not is_made(path):
                yield path


def is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in NOT_OURS or part.endswith("_cache") for part in parts)


def product_files() -> list[Path]:
    """The bot itself, except its migrations."""
    found = chain.from_iterable((ROOT / folder).rglob("*.py") for folder in PRODUCT)
    return sorted(p for p in found if "migrations" not in p.parts)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function) and node.end_lineno:
            yield f"{relative(path)}:{node.name}", node.end_lineno - node.lineno + 1


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


# --- small pieces ---


def test_files_are_short_enough_to_read_at_once() -> None:
    lengths = {relative(p): p.read_bytes().count(b"\n") for p in product_files()}
    assert {
        path: length for path, length in lengths.items() if length > LONGEST_FILE
    } == {}


def test_functions_are_short() -> None:
    product = [found for path in product_files() for found in functions(path)]
    lengths = sorted(length for _, length in product)
    assert median(lengths) <= USUAL_FUNCTION
    assert lengths[int(len(lengths) * 0.9)] <= LONG_FUNCTION


def test_no_function_is_long_not_even_in_tests() -> None:
    everything = chain(product_files(), (ROOT / "tests").rglob("*.py"))
    found = [each for path in everything for each in functions(path)]
    assert {name: n for name, n in found if n > LONGEST_FUNCTION} == {}


# --- nothing left lying ---


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")
    assert [relative(path) for path in files() if later.search(text_of(path))] == []


def text_of(path: Path) -> str:
    """What stands in a file; nothing, if it is a picture."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_address_stands_where_packages_are_named() -> None:
    """Locks, builds and CI work behind any mirror: they name no host and no index."""
    address = re.compile(
        r"https?://(?!127\.0\.0\.1|localhost)|--(extra-)?index-url|--find-links"
    )
    found = [path for pattern in SETUP for path in ROOT.glob(pattern) if path.is_file()]
    assert len(found) > len(SETUP)
    texts = {relative(path): path.read_text(encoding="utf-8") for path in found}
    assert [name for name, text in texts.items() if address.search(text)] == []


def test_what_runs_is_what_is_tested() -> None:
    """The lock of the tests holds every line of the lock of the bot."""
    pins = {
        name: set(
            re.findall(r"^\S+==.+?(?= \\$)", (ROOT / name).read_text(), re.MULTILINE)
        )
        for name in ("requirements.lock", "requirements-dev.lock")
    }
    assert pins["requirements.lock"]
    assert pins["requirements.lock"] <= pins["requirements-dev.lock"]


# --- tests that do not run say why ---


SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def unexplained(tree: ast.Module) -> list[int]:
    """Lines where a test is set aside without a word."""
    decorators = (
        each
        for node in ast.walk(tree)
        if isinstance(node, Function | ast.ClassDef)
        for each in node.decorator_list
    )
    bare = [each for each in decorators if name_of(each) in SKIPS]
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and not has_reason(n)]
    return [n.lineno for n in bare] + [
        call.lineno for call in calls if name_of(call.func) in SKIPS
    ]


def name_of(node: ast.expr) -> str:
    """The last part of `pytest.mark.skip`."""
    return node.attr if isinstance(node, ast.Attribute) else ""


def has_reason(call: ast.Call) -> bool:
    named = [word.value for word in call.keywords if word.arg == "reason"]
    said = named or (call.args if name_of(call.func) == "skip" else [])
    return any(not isinstance(value, ast.Constant) or value.value for value in said)


def test_no_test_is_skipped_without_a_reason() -> None:
    tests = (ROOT / "tests").rglob("*.py")
    found = {relative(path): unexplained(parsed(path)) for path in tests}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("@pytest.mark.skip\ndef test(): ...", [1]),
        ("@pytest.mark.skipif(True)\ndef test(): ...", [1]),
        ("@pytest.mark.skipif(True, reason='no such thing here')\ndef test(): ...", []),
        ("pytest.skip()", [1]),
        ("pytest.skip('')", [1]),
        ("pytest.skip('no such thing here')", []),
        ("pytestmark = pytest.mark.xfail(strict=True)", [1]),
    ],
)
def test_a_skip_without_a_reason_is_found(source: str, lines: list[int]) -> None:
    assert unexplained(ast.parse(source)) == lines


# --- nothing happens at import ---


def importing(root: Path, *packages: str) -> dict[str, list[str]]:
    """Import every module in a process of its own, and report what that did."""
    script = str(ROOT / "tests" / "import_watch.py")
    done = subprocess.run(
        [sys.executable, "-B", script, str(root), *packages],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, list[str]] = json.loads(done.stdout)
    return report


def test_nothing_happens_at_import() -> None:
    """No file is read or written, no socket, thread or engine is made."""
    report = importing(ROOT, *PRODUCT)
    ours = {relative(path) for path in product_files()}
    missed = {name for name in ours if module(name) not in report["imported"]}
    assert (missed, report["did"], report["made"]) == (set(), [], [])


def module(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


HASTY = {
    "binds": "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "connects": "import sqlite3; sqlite3.connect(':memory:')",
    "reads": "open(__file__.replace('reads.py', 'words.toml')).read()",
    "starts": "import threading; threading.Thread(target=print).start()",
    "writes": "open('notes.txt', 'w').close()",
}
BUILDS = {
    "app": "from slack_bolt.async_app import AsyncApp as A; app = A(token='xoxb-1')",
    "engine": "import sqlalchemy as s; engine = s.create_engine('sqlite://')",
    "settings": "from pydantic_settings import BaseSettings as B; settings = B()",
}


def test_what_happens_at_import_would_be_noticed(tmp_path: Path) -> None:
    hasty = tmp_path / "hasty"
    hasty.mkdir()
    (hasty / "__init__.py").touch()
    (hasty / "words.toml").touch()
    for name, line in (HASTY | BUILDS).items():
        (hasty / f"{name}.py").write_text(line)
    report = importing(tmp_path, "hasty")
    caught = {line.partition(":")[0].removeprefix("hasty.") for line in report["did"]}
    assert caught == set(HASTY)
    assert len(report["made"]) == len(BUILDS)
