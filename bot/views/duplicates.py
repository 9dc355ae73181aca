"""Requests that go on as one: the form, and what whoever is concerned reads of it."""

from bot.blocks import (
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    field,
    line,
    message,
    modal,
    one_line,
    quoted,
    select,
    sentence,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.domain.duplicates import FIELD
from bot.models import Request
from bot.views.menus import PUT_TOGETHER

BRING_BACK = "request.bring_back"
LIKE = "like"
LONGEST, LONGEST_OPTION = 20, 60


def form(found: tuple[Request, list[Request]]) -> View:
    """One that sounds like it, or any other by its number."""
    request, similar = found
    offered = {str(each.number): _option(each) for each in similar}
    only = next(iter(offered)) if len(offered) == 1 else ""
    chosen = select(LIKE, "One that sounds like it", offered, only)
    listed = field(LIKE, "Goes on together with", chosen, optional=True)
    typed = one_line(FIELD, LONGEST)
    label = "Or another one, by its number" if similar else "Goes on together with"
    return modal(
        f"Put #{request.number} together",
        PUT_TOGETHER,
        str(request.id),
        "Put together",
        quoted("need", request.need, who(request.requester), " needs:"),
        *([listed] if similar else []),
        field(FIELD, label, typed, hint="Such as 12.", optional=bool(similar)),
        small_print(
            "The other one goes on for both. Whoever asked this one hears of it, "
            "and can say that it is something else.",
            "what",
        ),
    )


def _option(request: Request) -> str:
    return f"#{request.number} {rules.title(request, LONGEST_OPTION)}"


def put_together(request: Request, other: Request, *, sees: bool) -> Message:
    """In the requester's thread: IT did it. `sees`: they may know what it is about."""
    return _told(
        f"IT put your request #{request.number} together with #{other.number}",
        request,
        "IT put your request ", bold(f"#{request.number}"), " together with ",
        bold(rules.named(other) if sees else f"#{other.number}"),
        ", which asks for the same. IT has your words too, "
        "and you will hear here what becomes of it.",
    )  # fmt: skip


def joined(request: Request, other: Request) -> Message:
    """In the requester's thread: they did it."""
    return _told(
        f"Your voice is with request #{other.number} now",
        request,
        "Thank you. Your voice is with ", bold(rules.named(other)),
        " now. IT has your words too, and you will hear here what becomes of it.",
    )  # fmt: skip


def was_together(request: Request, other: Request) -> Message:
    """The same message, once they said that it is something else."""
    return sentence(
        f"Your request #{request.number} went on together with #{other.number} "
        "for a while, and is on its own again."
    )


def _told(text: str, request: Request, *said: str | Part) -> Message:
    apart = button("It is something else", BRING_BACK, request.id)
    return message(text, line("together", *said), buttons("apart", apart))


def voice(request: Request, *, still: bool = True) -> Message:
    """In the other card's thread: somebody needs it too, in their words."""
    number, whose = f"#{request.number}", who(request.requester)
    if still:
        return message(
            f"Somebody else needs it too, by request {number}",
            quoted("voice", request.need, whose, " needs it too (", bold(number), "):"),
        )
    return message(
        f"Request {number} is something else",
        line(
            "voice", whose, " says that ", bold(number), " is something else, "
            "so it goes on by itself.",
        ),
    )  # fmt: skip


def words(request: Request, text: str) -> Message:
    """In the other card's thread: what somebody who needs it too writes later."""
    return message(
        f"New words from somebody who needs it too, by request #{request.number}",
        quoted(
            "note", text,
            who(request.requester), " (", bold(f"#{request.number}"), ") adds:",
        ),
    )  # fmt: skip


def passed_on(other: Request) -> Message:
    return sentence(f"I have passed that on to IT, under request #{other.number}.")
