"""Why a request can't wait: the form, and what IT reads."""

from bot.blocks import Message, View, line, message, modal, quoted, text_input, who
from bot.models import Request

URGE = "request.urge"
CANT_WAIT = "It can't wait"


def form(request: Request) -> View:
    again = "To take it back, leave this empty."
    return modal(
        CANT_WAIT,
        URGE,
        str(request.id),
        "Tell IT",
        quoted("need", request.need, "You asked for:"),
        text_input(
            "reason",
            "Why can't it wait?",
            initial=request.urgent,
            hint=again if request.urgent else "IT reads it in your own words.",
            optional=bool(request.urgent),
        ),
    )


def noted(request: Request) -> Message:
    """In the thread of the card."""
    number, whose = f"#{request.number}", who(request.requester)
    if not request.urgent:
        calm = line("urged", whose, f" says that {number} can wait after all.")
        return message(f"{number} can wait after all", calm)
    urged = quoted("urged", request.urgent, whose, f" says why {number} can't wait: 🚨")
    return message(f"{number} can't wait", urged)
