"""A note for IT's eyes only: the form, and what stands in the card's thread."""

from bot.blocks import Message, View, bold, message, modal, quoted, text_input, who
from bot.models import Request
from bot.views.menus import NOTE


def form(request: Request) -> View:
    return modal(
        f"Note on #{request.number}",
        NOTE,
        str(request.id),
        "Save",
        text_input(
            "note",
            "Your note",
            hint="Only IT reads it, in the card's thread. I never pass it on.",
        ),
    )


def private(request: Request, note: str, by: str) -> Message:
    """Not to be taken for words that reach whoever asked it."""
    return message(
        f"A private note on request #{request.number}, only for IT",
        quoted("private", note, bold("🔒 Only for IT"), ": ", who(by), " notes"),
    )
