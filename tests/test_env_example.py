"""`.env.example` tells the truth about every setting."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic_core import PydanticUndefined

from bot.settings import Settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"
SETTING = re.compile(r"(?P<off># )?(?P<name>[A-Z][A-Z0-9_]*)=(?P<value>.*)")
FIELDS = {name.upper(): field for name, field in Settings.model_fields.items()}


class Line(NamedTuple):
    name: str
    value: str
    is_off: bool
    comment: str


def read(text: str) -> list[Line]:
    """Every setting of the file, with the comment that stands above it."""
    lines, comment = [], ""
    for line in text.splitlines():
        if found := SETTING.fullmatch(line):
            name, value, off = found["name"], found["value"], found["off"]
            lines.append(Line(name, value, bool(off), comment))
        elif line.startswith("# "):
            comment += line.removeprefix("#")
        else:
            comment = ""
    return lines


LINES = read(EXAMPLE.read_text(encoding="utf-8"))


def test_each_setting_stands_there_once_and_nothing_else_does() -> None:
    assert sorted(line.name for line in LINES) == sorted(FIELDS)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_each_setting_is_explained(line: Line) -> None:
    assert len(line.comment.split()) >= 3, f"{line.name} has no comment above it"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_default_that_is_shown_is_the_real_one(line: Line) -> None:
    default = FIELDS[line.name].default
    shown = "" if default in (None, PydanticUndefined) else str(default)
    assert line.value == shown


def test_what_has_a_default_is_left_alone_until_somebody_wants_to_change_it() -> None:
    needed = {name for name, field in FIELDS.items() if field.is_required()}
    on = {line.name for line in LINES if not line.is_off}
    assert on == needed | {"SLACK_APP_TOKEN"}  # the default mode needs this one too
