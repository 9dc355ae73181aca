"""Where somebody works: asked once, and changed by themselves."""

from bot.blocks import (
    Message,
    View,
    bold,
    button,
    buttons,
    escape,
    field,
    line,
    message,
    modal,
    section,
    select,
    small_print,
)
from bot.domain import people as rules
from bot.models import Person

CHOOSE = "person.choose"
OPEN = "person.open"
SAVE = "person.save"

QUESTION = "One small thing: where do you work?"
PROMPT = "Choose your unit"


def question(units: list[str]) -> Message:
    """After their first brief: the last thing we ask."""
    return message(
        QUESTION,
        section(QUESTION, "question"),
        buttons("unit", select(CHOOSE, PROMPT, rules.places(units), "")),
        small_print(
            "IT sees it beside your requests. I ask this only once, and you can "
            "change it in my *Home*.",
            "why",
        ),
    )


def noted(person: Person) -> Message:
    unit = rules.works_in(person)
    return message(
        f"Noted: you work in {escape(unit)}. Thank you.",
        line("noted", "Noted: you work in ", bold(unit), ". Thank you."),
    )


def form(person: Person, units: list[str]) -> View:
    menu = select(SAVE, PROMPT, rules.places(units), rules.place_of(person))
    return modal(
        "Where you work",
        SAVE,
        "",
        "Save",
        field("place", "You work in", menu, hint="IT sees it beside your requests."),
    )


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button("Say where I work", OPEN, "person", primary=True))
    return message(text, section(text, "late"), again)
