"""Who may do what, and where people work."""

from bot.errors import NotAllowed, NotFound
from bot.models import Person, Request, Side

IT, BUSINESS, UNIT = "it", "business", "unit:"  # what menus carry


def must_be_in_it(is_in_it: bool) -> None:  # noqa: FBT001 - a ruling on one fact
    """IT is whoever is in the triage channel."""
    if not is_in_it:
        raise NotAllowed(
            "Only members of IT's channel work on requests. "
            "Somebody there can invite you."
        )


def must_be_somebody_elses(request: Request, person: str) -> None:
    """Nobody in IT answers themselves."""
    if request.requester == person:
        raise NotAllowed(
            f"You asked for #{request.number} yourself, "
            "so somebody else in IT has to decide."
        )


def places(units: list[str]) -> dict[str, str]:
    """Where somebody may say that they work, by value and title."""
    elsewhere = "Another unit" if units else "I work in the business"
    named = {f"{UNIT}{unit}": unit for unit in units}
    return {**named, BUSINESS: elsewhere, IT: "I work in IT"}


def place_of(person: Person) -> str:
    """What they chose; nothing if they have not."""
    if person.side is None:
        return ""
    if person.side is Side.IT:
        return IT
    return f"{UNIT}{person.unit}" if person.unit else BUSINESS


def chosen(value: str, units: list[str]) -> tuple[Side, str]:
    """The side and the unit behind a value."""
    if value not in places(units):
        raise NotFound("That unit is no longer in the list. Please choose again.")
    if value == IT:
        return Side.IT, ""
    return Side.BUSINESS, value.removeprefix(UNIT) if value != BUSINESS else ""


def works_in(person: Person) -> str:
    """The same in words, once they have said it."""
    if person.side is Side.IT:
        return "IT"
    return person.unit or "the business"
