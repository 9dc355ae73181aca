"""How somebody likes to be thanked, and what they were thanked for, in their Home."""

from bot.blocks import (
    Block,
    Message,
    View,
    button,
    buttons,
    field,
    message,
    modal,
    quoted,
    section,
    select,
    small_print,
    who,
)
from bot.models import Person, Praise, Wanted

OPEN = "praise_wish.open"
SAVE = "praise_wish.save"

LABEL = "Thanks to you"
NOTE = "Nobody is told what you choose. What stands in a channel already stays there."
LIKES = {
    Wanted.PUBLIC.value: "Others may read them, with my name",
    Wanted.PRIVATE.value: "Only I read them",
    Wanted.NONE.value: "Bring me none: I look here",
}


def form(person: Person, latest: list[Praise]) -> View:
    now = person.thanks.value if person.thanks else ""
    menu = select("likes", "Choose", LIKES, now)
    return modal(
        LABEL,
        SAVE,
        "",
        "Save",
        field("likes", "How do you like to be thanked?", menu, optional=True),
        small_print(NOTE, "note"),
        *_latest(latest),
    )


def _latest(latest: list[Praise]) -> list[Block]:
    if not latest:
        return [section("Nobody has thanked you through me so far.", "none")]
    return [
        quoted(f"praise_{each.id}", each.did, who(each.giver), " thanks you for this:")
        for each in latest
    ]


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button(LABEL, OPEN, "home", primary=True))
    return message(text, section(text, "late"), again)
