"""Thanks: to whom, for what, and how somebody likes to be thanked."""

from collections.abc import Iterable

from bot.domain.workspaces import lines_of
from bot.errors import TooLong

OPEN = "praise.open"  # a button that opens the form, wherever it stands
LONGEST_VALUE = 70  # characters that fit into a menu
MOST_VALUES = 20


def about(request_id: int | None = None, people: Iterable[str] = ()) -> str:
    """What such a button carries, so that the form comes filled in."""
    return f"{request_id or ''}:{','.join(people)}"


def read_about(carried: str) -> tuple[int | None, list[str]]:
    """The request and the people; nothing, of what no button of ours carries."""
    number, _, people = carried.partition(":")
    request_id = int(number) if number.isascii() and number.isdigit() else None
    return request_id, [each for each in people.split(",") if each]


def values_of(typed: str) -> list[str]:
    """What thanks may be for, one a line."""
    values = lines_of(typed)
    if too_long := [each for each in values if len(each) > LONGEST_VALUE]:
        raise TooLong(
            f"“{too_long[0][:20]}…” has {len(too_long[0])} characters, and "
            f"{LONGEST_VALUE} fit. Please put each value on a line of its own.",
            field="values",
        )
    if len(values) > MOST_VALUES:
        raise TooLong(
            f"These are {len(values)} values, and {MOST_VALUES} fit. "
            "Please keep the ones people know by heart.",
            field="values",
        )
    return values
