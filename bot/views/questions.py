"""A question of IT: the form, and what each side reads of it in its own thread."""

from bot.blocks import (
    Block,
    Message,
    View,
    line,
    message,
    modal,
    quoted,
    small_print,
    text_input,
    who,
)
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import Request

ASK = "request.question"


def form(request: Request, flags: Flags = NO_FLAGS) -> View:
    """`flags` is what could be said otherwise, once that was noticed."""
    return modal(
        f"Ask about #{request.number}",
        ASK,
        metadata(request.id, flags),
        "Ask",
        quoted("need", request.need, who(request.requester), " needs:"),
        text_input(
            "question",
            "Your question",
            hint="They read it in their thread, with your name, and answer there.",
        ),
        *flags.to_writer,
    )


def asked(
    request: Request, question: str, asking: str, explained: Block | None = None
) -> Message:
    """In the requester's thread."""
    return message(
        f"IT has a question about your request #{request.number}",
        quoted("question", question, who(asking), " from IT asks:"),
        explained,
        small_print("Please answer in this thread, and I will pass it on.", "how"),
    )


def noted(
    request: Request, question: str, asking: str, *, is_first: bool = False
) -> Message:
    """In the card's thread, so that IT sees what was asked; and, once, what follows."""
    asks = who(request.requester)
    return message(
        f"A question was asked about request #{request.number}",
        quoted("question", question, who(asking), " asked ", asks, ":"),
        line(
            "from_here",
            "From here on, what IT writes in this thread reaches ", asks,
            ". For words among IT, use “Private note” under “More”.",
        )
        if is_first
        else None,
    )  # fmt: skip
