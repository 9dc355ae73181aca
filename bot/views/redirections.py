"""What is not one for IT: the form to say so, what its requester reads, and objects."""

from bot.blocks import (
    Block,
    Message,
    View,
    button,
    buttons,
    message,
    modal,
    quoted,
    section,
    text_input,
    who,
)
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import Request
from bot.views.menus import TURN_AWAY

INSIST = "request.insist"


def form(request: Request, flags: Flags = NO_FLAGS) -> View:
    """What IT fills in; `flags` is what could be said otherwise, once noticed."""
    return modal(
        f"#{request.number}: not for IT",
        TURN_AWAY,
        metadata(request.id, flags),
        "Send to requester",
        quoted("need", request.need, who(request.requester), " needs:"),
        text_input(
            "why",
            "Why it is not one for IT",
            hint="They read your words. Say it as you would to a colleague.",
        ),
        text_input(
            "where",
            "Where it belongs instead",
            hint="Who can help them, and how to get there.",
            optional=True,
        ),
        *flags.to_writer,
    )


def turned_away(request: Request, explained: Block | None = None) -> Message:
    """In the requester's thread; they have the last word."""
    text = f"Your request #{request.number} is not one for IT."
    bold = text.replace(f"#{request.number}", f"*#{request.number}*")
    return message(
        text,
        section(bold, "turned_away"),
        quoted("why", request.closing, who(request.closed_by or ""), " writes:"),
        explained,
        buttons("insist", button("It is for IT", INSIST, request.id)),
    )


def looked_at_again(request: Request) -> Message:
    """The same message, once they have objected."""
    text = f"IT looks at your request #{request.number} again, with your words."
    wrote = quoted("why", request.closing, who(request.closed_by or ""), " wrote:")
    return message(text, wrote, section(text, "again"))


def insisting_form(request: Request) -> View:
    """What the requester fills in."""
    return modal(
        f"About request #{request.number}",
        INSIST,
        str(request.id),
        "Send to IT",
        quoted("why", request.closing, "IT wrote:"),
        text_input(
            "words",
            "What does IT need to know?",
            hint="IT will read your words, and look at your request again.",
        ),
    )
