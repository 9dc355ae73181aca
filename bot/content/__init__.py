"""What the bot asks and offers, as data anyone can edit. Read and checked once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Question:
    """One thing we ask, why, and what it is called once it is answered."""

    key: str
    text: str
    help: str
    label: str


@dataclass(frozen=True)
class Answer:
    """One of IT's three honest answers, for who decides and for who asked."""

    key: str
    title: str  # on the form and on the record
    explains: str  # on the form, under the title
    headline: str  # what the requester reads first; {number} is the request's
    found: str  # the words before the finding


@cache
def questions() -> dict[str, Question]:
    """The interview, in the order it is asked."""
    return {
        entry["key"]: Question(**entry) for entry in _read("interview.toml")["question"]
    }


@cache
def answers() -> dict[str, Answer]:
    """The three outcomes, in the order they are offered."""
    return {entry["key"]: Answer(**entry) for entry in _read("outcomes.toml")["answer"]}


def _read(name: str) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
