"""Who in IT looks at a request: the form to hand it over, and what one reads of it."""

from collections.abc import Sequence

from bot.blocks import (
    Message,
    View,
    bold,
    colleague,
    field,
    line,
    link,
    mention,
    message,
    modal,
    quoted,
    section,
    who,
)
from bot.domain import requests as rules
from bot.domain.partners import FIELD
from bot.models import Request
from bot.views.menus import HAND_OVER


def form(request: Request) -> View:
    return modal(
        f"Hand over #{request.number}",
        HAND_OVER,
        str(request.id),
        "Hand over",
        quoted("need", request.need, who(request.requester), " needs:"),
        field(
            FIELD,
            "Who takes it on?",
            colleague(FIELD, "Somebody in IT"),
            hint="They hear of it from me. Whoever asked it sees it in their brief.",
        ),
    )


def handed_over(request: Request, by: str, reader: str, card: str) -> Message:
    """To whom it is handed over, and to whom it is taken from."""
    name = rules.named(request)
    to = "you" if reader == request.partner else who(request.partner or "")
    way = link("Open the card", card) if card else "You find its card in IT's channel"
    return message(
        f"Request #{request.number} was handed over",
        line("handed", who(by), f" handed {name} over to ", to, ". ", way, "."),
    )


def given_back(request: Request, by: str) -> Message:
    """To whoever asked it, once IT has started: it does not stand still."""
    rest = f" gave #{request.number} back; IT is finding somebody else."
    return message(
        f"IT is finding somebody else for #{request.number}",
        line("given_back", who(by), rest),
    )


def is_free(request: Request, gone: str, name: str) -> Message:
    """In the card's thread: whoever had it is gone."""
    number = f"#{request.number}"
    text = "is no longer in IT's channel, so"
    return message(
        f"{name} {text} {number} is free to take.",
        line("free", who(gone), f" {text} ", bold(number), " is free to take."),
    )


def are_free(requests: Sequence[Request], gone: str, name: str) -> Message:
    """In IT's channel, where a line in each thread would be too many."""
    text = f"is no longer in IT's channel, so {len(requests)} requests are free to take"
    numbers = ", ".join(f"#{each.number}" for each in requests)
    return message(
        f"{name} {text}: {numbers}",
        section(f"{mention(gone)} {text}: {numbers}.", "free"),
    )
