"""The card: a request, as IT sees it in its channel."""

from bot.blocks import (
    Block,
    Message,
    bold,
    button,
    buttons,
    escape,
    line,
    message,
    who,
)
from bot.domain import requests as rules
from bot.models import Request, Status
from bot.views import weights
from bot.views.heard import heard
from bot.views.records import record

DECIDE = "request.decide"
TAKE = "request.take"
GIVE_BACK = "request.give_back"
QUESTION = "request.question"


def card(request: Request) -> Message:
    """What IT sees: the brief and what to do; a record once it is decided."""
    if request.status is Status.WITHDRAWN:
        return _taken_back(request)
    if request.status is not Status.WAITING_FOR_IT:
        return record(request)
    return message(
        f"New request #{request.number}: {escape(rules.title(request))}",
        line(
            "head", "New request ", bold(f"#{request.number}"),
            " from ", who(request.requester),
        ),
        *heard(request, by_it=True),
        *weights.for_it(request),
        *_looked_at(request),
        buttons(
            "decide",
            button("Decide", DECIDE, request.id, primary=True),
            button("Give it back", GIVE_BACK, request.id)
            if request.partner
            else button("I'll take it", TAKE, request.id),
            button("Ask a question", QUESTION, request.id),
        ),
    )  # fmt: skip


def _looked_at(request: Request) -> list[Block]:
    if not request.partner:
        return []
    return [line("partner", who(request.partner), " is looking at it.")]


def _taken_back(request: Request) -> Message:
    return message(
        f"#{request.number} was taken back",
        line(
            "record",
            bold(f"#{request.number} {rules.title(request)}"),
            ", asked by ", who(request.requester), ", who took it back.",
        ),
    )  # fmt: skip
