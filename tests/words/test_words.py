"""Everything the bot can say stands on one page: nothing is forgotten."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import errors
from bot.blocks import Message, View
from bot.domain.refusals import WHY_NOT
from bot.errors import BotError
from tests.words import page, refusals

HERE = Path(__file__).parent
VIEWS = HERE.parents[1] / "bot" / "views"
EVERYTHING = "\n".join(
    f"{said.notice}\n{said.text}\n{said.asked_first}" for said in page.everything()
)


@pytest.mark.parametrize("noun", page.nouns())
def test_every_view_has_a_line_on_the_page(noun: str) -> None:
    mine, wanted = HERE / f"{noun}.py", set(_views(noun))
    assert mine.exists() or not wanted, f"write tests/words/{noun}.py: see __init__"
    source = mine.read_text(encoding="utf-8") if wanted else ""
    read = ast.walk(ast.parse(source))
    called = {each.attr for each in read if isinstance(each, ast.Attribute)}
    assert wanted - called == set()


def _views(noun: str) -> Iterator[str]:
    """Public functions that make something to see."""
    module = importlib.import_module(f"bot.views.{noun}")
    for name, each in inspect.getmembers(module, inspect.isfunction):
        is_ours = each.__module__ == module.__name__ and not name.startswith("_")
        if is_ours and each.__annotations__["return"] in {Message, View}:
            yield name


@pytest.mark.parametrize("noun", page.nouns())
def test_all_words_of_the_views_stand_on_the_page(noun: str) -> None:
    """Whatever a view says in some case is said in one of its lines."""
    source = (VIEWS / f"{noun}.py").read_text(encoding="utf-8")
    found = [text for text in _texts(ast.parse(source)) if text not in EVERYTHING]
    assert found == [], f"no line of tests/words/{noun}.py says this"


def _texts(tree: ast.Module) -> Iterator[str]:
    """Words for people: with a space in them, or beginning with a capital."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""  # a docstring
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            parts = re.split(r"\{[^}]*\}", node.value)
            said = [each.strip() for each in parts if re.search(r"\w\w", each)]
            yield from (each for each in said if " " in each or each[0].isupper())


def test_every_refusal_stands_on_the_page() -> None:
    table = [each for refused in WHY_NOT.values() for each in refused.values()]
    wanted = [*(each.sentence for each in table), *_raised()]
    assert len(wanted) > 50
    assert set(wanted) - {said.text for said in page.everything()} == set()


def _raised() -> Iterator[str]:
    """What is said where something is refused in so many words."""
    kinds = {
        name
        for name, each in inspect.getmembers(errors, inspect.isclass)
        if issubclass(each, BotError) and name != refusals.FOR_THE_TERMINAL
    }
    for folder in ("bot", "handlers"):
        for path in (HERE.parents[1] / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in kinds:
                    yield from filter(None, map(refusals.text_of, node.args))
