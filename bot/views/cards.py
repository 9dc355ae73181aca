"""The card: a request, as IT sees it in its channel."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    bold,
    button,
    buttons,
    escape,
    line,
    message,
    quoted,
    who,
)
from bot.domain import requests as rules
from bot.models import Request, Status
from bot.views.heard import heard

DECIDE = "request.decide"
DECIDE_ANEW = "request.decide_anew"
TAKE = "request.take"
GIVE_BACK = "request.give_back"
QUESTION = "request.question"


def card(request: Request) -> Message:
    """What IT sees: the brief and what to do; a record once it is decided."""
    if request.status is Status.DECIDED and request.outcome:
        return _record(request, content.answers()[request.outcome.value].title)
    if request.status is Status.WITHDRAWN:
        return _taken_back(request)
    return message(
        f"New request #{request.number}: {escape(rules.title(request))}",
        line(
            "head", "New request ", bold(f"#{request.number}"),
            " from ", who(request.requester),
        ),
        *heard(request),
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


def _record(request: Request, decided: str) -> Message:
    return message(
        f"#{request.number} is decided: {decided}",
        line(
            "record",
            bold(f"#{request.number} {rules.title(request)}"),
            ", asked by ", who(request.requester), ": ",
            bold(decided),
            ", decided by ", who(request.decided_by or ""), ".",
        ),
        quoted("finding", request.finding, "What IT found:"),
        quoted("reason", request.reason, "Why it was decided anew:")
        if request.reason
        else None,
        buttons("anew", button("Decide anew", DECIDE_ANEW, request.id)),
    )  # fmt: skip


def _taken_back(request: Request) -> Message:
    return message(
        f"#{request.number} was taken back",
        line(
            "record",
            bold(f"#{request.number} {rules.title(request)}"),
            ", asked by ", who(request.requester), ", who took it back.",
        ),
    )  # fmt: skip
