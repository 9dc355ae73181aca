"""What the requester confided, as the partner in IT reads it, and nobody else."""

from bot.blocks import Message, bold, line, message, quoted, small_print, who
from bot.domain import requests as rules
from bot.domain.questions import Catalogue
from bot.models import Request


def confided(request: Request, known: Catalogue) -> Message:
    """In the partner's DM, from when they take the request."""
    name = rules.named(request)
    return message(
        f"Something to handle with care about request #{request.number}",
        line("head", "About ", bold(name), ", ", who(request.requester), " says:"),
        *(
            quoted(f"confided_{key}", text, bold(known.questions[key].label))
            for key, text in request.confided.items()
        ),
        small_print("Only you read this. It stands nowhere else.", "alone"),
    )


def taken_away(request: Request, reader: str | None) -> Message:
    """The same message, once somebody else has the request, or nothing is left."""
    now = ("It is with ", who(reader), " now.") if reader else ("It has been removed.",)
    return message(
        f"What was confided about request #{request.number} is no longer here",
        line(
            "head", "Something in confidence about ", bold(rules.named(request)),
            " stood here. ", *now,
        ),
    )  # fmt: skip
