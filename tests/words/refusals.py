"""Every sentence that says why something can't be done, as it stands in the code."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.domain.refusals import ELSEWHERE, WHY_NOT
from tests.words.eyes import Said

ROOT = Path(__file__).parents[2]
TO = "whoever tries"
# These speak on the terminal, to who runs the bot; views and content stand in lines.
NOT_HERE = re.compile(
    r"bot/(views|content|sandbox|migrations)/|"
    r"bot/(__main__|app|check|demo|logs|manifest|migrating|settings|socket_mode)\.py"
)
SENTENCE = re.compile(r"[A-Z“{#].* .*[.?]", re.DOTALL)
FOR_THE_TERMINAL = "SettingsProblem"


def by_noun() -> dict[str, list[Said]]:
    """Under the name of the module it stands in."""
    table = _table()
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for path in sorted(ROOT.glob("*/**/*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(("bot/", "handlers/")) and not NOT_HERE.match(name):
            for where, text in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                said = Said(TO, table.get(text, where), text)
                found[path.stem].setdefault(text, said)
    return {noun: list(said.values()) for noun, said in found.items()}


def _table() -> dict[str, str]:
    """What cannot be done to a request, and where it stands then."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for action, refusals in WHY_NOT.items():
        for status, refusal in refusals.items():
            stands = "elsewhere" if status is ELSEWHERE else str(status)
            found[refusal.sentence][stands].append(action)
    return {
        text: "; ".join(
            f"to {', '.join(each)} when {at}" for at, each in when.items()
        ).replace("_", " ")
        for text, when in found.items()
    }


def _sentences(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The function it stands in, and the sentence."""
    hidden = set(_not_said(tree))
    for top in tree.body:
        name = _name(top)
        if name not in hidden and not _is_docstring(top):
            for node in _parts(top):
                if SENTENCE.fullmatch(text := text_of(node)):
                    yield name.strip("_").lower(), text


def _name(top: ast.stmt) -> str:
    """Of a function, or of a constant."""
    if isinstance(top, ast.Assign):
        return ast.unparse(top.targets[0])
    return str(getattr(top, "name", "it"))


def _parts(node: ast.AST) -> Iterator[ast.expr]:
    """Every text in it, but its docstrings and what goes to the terminal."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.JoinedStr | ast.Constant):
            yield part
        elif not (_is_for_terminal(part) or _is_docstring(part)):
            yield from _parts(part)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_terminal(node: ast.AST) -> bool:
    called = node.exc if isinstance(node, ast.Raise) else None
    return isinstance(called, ast.Call) and ast.unparse(called.func) == FOR_THE_TERMINAL


def _not_said(tree: ast.Module) -> Iterator[str]:
    """Names of texts that only go to the terminal."""
    for node in ast.walk(tree):
        if _is_for_terminal(node):
            yield from (
                each.id for each in ast.walk(node) if isinstance(each, ast.Name)
            )


def text_of(node: ast.expr) -> str:
    """As it is written, with the names of what comes in."""
    if isinstance(node, ast.Constant):
        return str(node.value) if isinstance(node.value, str) else ""
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(
        f"{{{ast.unparse(each.value)}}}"
        if isinstance(each, ast.FormattedValue)
        else text_of(each)
        for each in parts
    )
