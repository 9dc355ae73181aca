"""An early word to IT, before the brief is done."""

from bot.blocks import (
    Message,
    bold,
    button,
    buttons,
    line,
    message,
    quoted,
    section,
    sentence,
    who,
)
from bot.models import Request, Status

TELL = "request.tell_early"
LEAVE = "request.not_early"


def offer(request: Request, words: str) -> Message:
    """Asked of the requester, since IT reads only what they agree to."""
    text = "Shall I tell IT now, before the brief is done?"
    return message(
        f"This sounds like it is already settled. {text}",
        quoted("words", words, "This sounds like it is already settled:"),
        section(f"*{text}*", "offer"),
        buttons(
            "early",
            button("Tell IT now", TELL, request.id, primary=True),
            button("Not yet", LEAVE, request.id),
        ),
    )


def told() -> Message:
    return sentence("I have told IT these words, and that the brief follows.")


def left() -> Message:
    return sentence("Fine. IT reads it with the brief.")


def early(request: Request, words: str) -> Message:
    """In IT's channel."""
    head = ("An early word on request ", bold(f"#{request.number}"), ", which ")
    if request.status is Status.WITHDRAWN:
        gone = line("head", *head, who(request.requester), " took back.")
        return message(f"#{request.number} was taken back before it was sent", gone)
    writes = " is still writing up:"
    return message(
        f"An early word on request #{request.number}",
        quoted("words", words, *head, who(request.requester), writes)
        if words
        else line("head", *head, who(request.requester), " is putting differently."),
        section("The brief follows.", "follows"),
    )


def followed(request: Request) -> Message:
    """The same message, once the card is there."""
    number = f"#{request.number}"
    text = "There was an early word on request"
    return message(
        f"{text} {number}. The brief is here now.",
        line("head", f"{text} ", bold(number), ". The brief is here now."),
    )
