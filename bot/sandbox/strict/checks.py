"""Small checks, and ways to put them together.

Each adds what it finds to a list. A place is a chain of names, written out only when
something is wrong there: most messages are right, and checking them should cost little.
"""

import re
from collections.abc import Callable, Mapping

Place = tuple["Place | None", str | int]
Check = Callable[[object, Place, list[str]], None]


def _wrong(problems: list[str], sentence: str, place: Place) -> None:
    problems.append(f"[ERROR] {sentence} [json-pointer:{_pointer(place)}]")


def _pointer(place: Place) -> str:
    above, name = place
    return f"{_pointer(above) if above else ''}/{name}"


def string(most: int, least: int = 1) -> Check:
    def check(value: object, place: Place, problems: list[str]) -> None:
        if not isinstance(value, str):
            _wrong(problems, "must be a string", place)
        elif len(value) > most:
            _wrong(problems, f"must be less than {most + 1} characters", place)
        elif len(value) < least:
            _wrong(problems, f"must be more than {least - 1} characters", place)

    return check


def matching(pattern: str, what: str) -> Check:
    wanted = re.compile(pattern)

    def check(value: object, place: Place, problems: list[str]) -> None:
        if not isinstance(value, str) or not wanted.fullmatch(value):
            _wrong(problems, f"must be {what}", place)

    return check


def integer(least: int, most: int) -> Check:
    def check(value: object, place: Place, problems: list[str]) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            _wrong(problems, "must be an integer", place)
        elif not least <= value <= most:
            _wrong(problems, f"must be between {least} and {most}", place)

    return check


def number(value: object, place: Place, problems: list[str]) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _wrong(problems, "must be a number", place)


def boolean(value: object, place: Place, problems: list[str]) -> None:
    if not isinstance(value, bool):
        _wrong(problems, "must be a boolean", place)


def one_of(*choices: object) -> Check:
    said = ", ".join(str(choice) for choice in choices)

    def check(value: object, place: Place, problems: list[str]) -> None:
        if value not in choices:
            _wrong(problems, f"must be one of: {said}", place)

    return check


def list_of(item: Check, most: int, least: int = 1) -> Check:
    def check(value: object, place: Place, problems: list[str]) -> None:
        if not isinstance(value, list):
            _wrong(problems, "must be an array", place)
            return
        if len(value) > most:
            _wrong(problems, f"no more than {most} items allowed", place)
        elif len(value) < least:
            _wrong(problems, f"no fewer than {least} items allowed", place)
        for index, each in enumerate(value):
            item(each, (place, index), problems)

    return check


def shape(
    fields: Mapping[str, Check], required: str = "", also: Check | None = None
) -> Check:
    """An object with these fields and no other; `also` looks at it as a whole."""
    needed = frozenset(required.split())

    def check(value: object, place: Place, problems: list[str]) -> None:
        if not isinstance(value, dict):
            _wrong(problems, "must be an object", place)
            return
        for name, inner in value.items():
            known = fields.get(name, _unknown)
            if known is not anything:
                known(inner, (place, name), problems)
        if not needed <= value.keys():
            _missing(needed - value.keys(), place, problems)
        if also is not None:
            also(value, place, problems)

    return check


def _unknown(value: object, place: Place, problems: list[str]) -> None:
    del value
    above, name = place
    _wrong(problems, f"invalid additional property: {name}", above or place)


def _missing(names: frozenset[str], place: Place, problems: list[str]) -> None:
    for name in sorted(names):
        _wrong(problems, f"missing required field: {name}", place)


def by_type(table: Mapping[str, Check], what: str) -> Check:
    """An object whose `type` says which of these it must be."""

    def check(value: object, place: Place, problems: list[str]) -> None:
        if not isinstance(value, dict):
            _wrong(problems, "must be an object", place)
            return
        kind = value.get("type")
        known = table.get(kind) if isinstance(kind, str) else None
        if known is None:
            _wrong(problems, f"unsupported type for {what}: {kind}", place)
        else:
            known(value, place, problems)

    return check


def anything(value: object, place: Place, problems: list[str]) -> None:
    """A field whose inside nobody looks at."""


def rule(holds: Callable[[dict[str, object]], bool], sentence: str) -> Check:
    """Something that must hold for an object as a whole."""

    def check(value: object, place: Place, problems: list[str]) -> None:
        if isinstance(value, dict) and not holds(value):
            _wrong(problems, sentence, place)

    return check


def all_of(*checks: Check) -> Check:
    def check(value: object, place: Place, problems: list[str]) -> None:
        for each in checks:
            each(value, place, problems)

    return check
