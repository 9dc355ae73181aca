"""A risk that came up when people met."""

from collections.abc import Sequence

from bot.blocks import (
    Message,
    View,
    field,
    line,
    message,
    modal,
    quoted,
    select,
    sentence,
    small_print,
    text_input,
    who,
)
from bot.domain import requests as rules
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import CheckinMeeting, Request

TELL = "meeting.risk"
MOST_IN_OPTION = 75  # characters, of what a menu offers
MOST = 100
AS_REQUEST = "A risk I see:"


def form(
    meeting: CheckinMeeting, requests: Sequence[Request], flags: Flags = NO_FLAGS
) -> View:
    """What they see, what could come of it, and what they propose."""
    names = {
        str(each.id): rules.shortened(rules.named(each), MOST_IN_OPTION)
        for each in requests[:MOST]
    }
    only = next(iter(names)) if len(names) == 1 else ""
    which = select("request", "Choose", names, only)
    return modal(
        "A risk I see",
        TELL,
        metadata(meeting.id, flags),
        "Tell them",
        field("request", "About which request?", which),
        text_input("risk", "What do you see?"),
        text_input("effect", "What could come of it?"),
        text_input("proposal", "What do you propose?", optional=True),
        *flags.to_writer,
        small_print(
            "Whoever asked for it and IT read this at once, with your name.", "reads"
        ),
    )


def raised(request: Request, by: str, risk: str, effect: str, proposal: str) -> Message:
    """In the thread of whoever asked, and under IT's card."""
    number = f"#{request.number}"
    proposed = quoted("proposal", proposal, "What they propose:")
    return message(
        f"A risk for #{request.number} was raised, early enough to act.",
        line("raised", who(by), f" sees a risk for {number}, early enough to act."),
        quoted("risk", risk, "What they see:"),
        quoted("effect", effect, "What could come of it:"),
        *([proposed] if proposal else []),
    )


def passed_on(request: Request) -> Message:
    """To who has said it."""
    return sentence(
        f"Thank you for saying it early. Whoever asked for #{request.number} and IT "
        "read it now."
    )
