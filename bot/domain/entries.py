"""An entry of what we ask and offer, from a file or a form: whether it will do."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Any, get_origin

# Characters that fit: Slack's limits, and what is read in a moment.
LONGEST = {
    "title": 75, "explains": 75, "headline": 150,
    "text": 150, "help": 200, "label": 75, "short": 40, "probe": 150, "example": 200,
    "name": 60, "description": 75,
}  # fmt: skip
USUAL_LONGEST = 1_000
LONGEST_IN_LIST = {"steps": 25, "words": 40}
MOST_IN_LIST = {"steps": 5, "words": 50, "questions": 25}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field, for who wrote a file and for who filled in a form."""

    field: str
    found: str  # after the entry's name: “has no label”
    advice: str


def shape_problem(entry: object, becomes: type[Any]) -> Problem | None:
    """The first thing that is wrong with an entry, read as its class wants it."""
    if not isinstance(entry, dict):
        return Problem("", "is not a table", "")
    known = {each.name: each for each in fields(becomes)}
    for name in sorted(known.keys() | entry.keys()):
        if name not in known:
            return Problem(name, f"has {name}, which is not known", "")
        if name not in entry and known[name].default is not MISSING:
            continue
        if found := _wrong(name, entry.get(name), known[name].type):
            return found
    return None


def _wrong(name: str, value: object, wanted: Any) -> Problem | None:  # noqa: ANN401
    if get_origin(wanted) is tuple:
        return _wrong_list(name, value)
    if not isinstance(value, str) or not value.strip():
        return Problem(name, f"has no {name}", "Please write a few words here.")
    if issubclass(wanted, StrEnum) and value not in set(wanted):
        listed = f"and it is one of: {', '.join(wanted)}"
        found = f"has {value} as its {name}, {listed}"
        return Problem(name, found, "Please choose one of these.")
    if len(value) > (most := LONGEST.get(name, USUAL_LONGEST)):
        return _too_long(name, len(value), most)
    return None


def _wrong_list(name: str, value: object) -> Problem | None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        found = f"has {name}, which is not a list of words"
        return Problem(name, found, "Please write words here.")
    if len(value) > (most := MOST_IN_LIST[name]):
        advice = f"These are {len(value)}, and {most} fit. Please leave some out."
        return Problem(name, f"has {len(value)} {name}, and {most} fit", advice)
    if twice := next((each for each in value if value.count(each) > 1), None):
        advice = f"“{_clipped(twice)}” stands here twice. Once will do."
        return Problem(name, f"has {twice} twice in {name}", advice)
    return _too_long_in(name, value)


def _too_long_in(name: str, values: Iterable[str]) -> Problem | None:
    most = LONGEST_IN_LIST.get(name, USUAL_LONGEST)
    for each in values:
        if len(each) > most:
            advice = f"“{_clipped(each)}” has {len(each)} characters, and {most} fit."
            found = f"has {len(each)} characters in one of its {name}, and {most} fit"
            return Problem(name, found, advice)
    return None


def _too_long(name: str, length: int, most: int) -> Problem:
    return Problem(
        name,
        f"has {length} characters in {name}, and {most} fit",
        f"That is {length} characters, and {most} fit. "
        "Could you say it a little shorter?",
    )


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST["short"] else f"{text[: LONGEST['short']]}…"
