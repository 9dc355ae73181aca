"""Thanks: to whom, for what, and how somebody likes to be thanked."""

from collections.abc import Iterable

OPEN = "praise.open"  # a button that opens the form, wherever it stands


def about(request_id: int | None = None, people: Iterable[str] = ()) -> str:
    """What such a button carries, so that the form comes filled in."""
    return f"{request_id or ''}:{','.join(people)}"


def read_about(carried: str) -> tuple[int | None, list[str]]:
    """The request and the people; nothing, of what no button of ours carries."""
    number, _, people = carried.partition(":")
    request_id = int(number) if number.isascii() and number.isdigit() else None
    return request_id, [each for each in people.split(",") if each]
