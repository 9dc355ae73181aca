"""How it went, and where the number is, as the requester says and IT reads."""

from bot.blocks import (
    Message,
    View,
    bold,
    button,
    buttons,
    line,
    message,
    modal,
    quoted,
    sentence,
    text_input,
    who,
)
from bot.domain import measures
from bot.models import Request

MEASURE = "measure.say"


def for_partner(request: Request, *, is_well: bool) -> Message:
    """To who took it in IT, and to nobody else."""
    number, by = f"#{request.number}", who(request.requester)
    if is_well:
        text = f"By now, whoever asked for {number} says that it went better."
        return message(
            text, line("rated", by, f" says by now that {number} went better.")
        )
    return message(
        f"{number} did not go well for whoever asked. A short talk may help.",
        line(
            "rated", by, f" says that {number} did not go well. "
            "A short talk may help more than a long message. Only you read this.",
        ),
    )  # fmt: skip


def question(request: Request, aim: str) -> Message:
    """In the requester's thread, once it is closed."""
    text = f"You had an aim with #{request.number}. Where is it now?"
    return message(
        text,
        quoted("aim", aim, f"Your aim with #{request.number}:"),
        line("where", "Where is it now? You can say so at any time, or leave it."),
        buttons("measure", button("Say where it is", MEASURE, request.id)),
    )


def form(request: Request) -> View:
    aim = measures.aim(request)
    return modal(
        f"Where #{request.number} is now",
        MEASURE,
        str(request.id),
        "Save",
        *([quoted("aim", str(aim), "Your aim:")] if aim else []),
        text_input(
            measures.FIELD,
            "Where is it now?",
            initial=request.measured,
            hint="A number, and what it counts. IT reads it, and may tell it to others "
            "with what went well. Your name you can keep out of that.",
            is_short=True,
        ),
    )


def noted(request: Request, *, is_met: bool) -> Message:
    """What the question becomes."""
    met = ". That is what you aimed at" if is_met else ""
    change = button("Change it", MEASURE, request.id)
    return message(
        f"Noted for #{request.number}{met}.",
        line(
            "noted", f"#{request.number} is now at ", bold(request.measured), f"{met}."
        ),
        buttons("measure", change),
    )


def too_early(request: Request) -> Message:
    return sentence(f"#{request.number} is open again, so there is no number yet.")


def for_it(request: Request) -> Message:
    """In the thread of the card."""
    head = f" says where #{request.number} is now:"
    return message(
        f"#{request.number}: where its number is now",
        quoted("measured", request.measured, who(request.requester), head),
    )
