"""Requests of which nobody says a word any more, as whoever asked is asked."""

from datetime import datetime

from bot.blocks import (
    Message,
    Part,
    bold,
    button,
    escape,
    line,
    message,
    moment,
    who,
)
from bot.domain import requests as rules
from bot.domain.homes import waited
from bot.domain.nudges import Case, Facts
from bot.models import Request, Status
from bot.views.nudges import Said

BEGIN = "request.begin"
FILL = "request.fill"
FIX = "request.fix"
SEND = "request.send"
MATTERS = "request.matters"
WITHDRAW = "request.withdraw"
CLOSE = "request.close"

LEFT = {
    Status.OFFERED: (" waits for you: a few questions, then I bring it to IT.", BEGIN),
    Status.INTERVIEWING: (
        " waits for your answers. Any question can be skipped.",
        FILL,
    ),
    Status.CONFIRMING: (" is written down, and not with IT yet. Shall I send it?", FIX),
}


def unfinished(_: Facts, case: Case) -> Said:
    """The questions, or the brief, where they left them."""
    request = case.requests[0]
    rest, way_on = LEFT[request.status]
    name = _name(request)
    send = button("Yes, send to IT", SEND, request.id)
    return Said(
        f"{escape(name)}{rest}",
        [line("unfinished", bold(name), rest)],
        button("Go on", way_on, request.id, primary=True),
        send if request.status is Status.CONFIRMING else None,
        short=f"{name}{rest}",
    )


def still_matters(facts: Facts, case: Case) -> Said:
    request = case.requests[0]
    name = _name(request)
    passed = waited(facts.last_word.get(request.id or 0, facts.now), facts.now)
    quiet = f": nothing has happened for {passed}. Does it still matter to you?"
    return Said(
        f"{escape(name)}{quiet}",
        [line("still_matters", bold(name), quiet)],
        button("Yes, it still matters", MATTERS, request.id, primary=True),
        _end(request),
        short=f"{name}{quiet}",
    )


def _end(request: Request) -> Part:
    if request.status is Status.WAITING_FOR_IT:
        return button("Take it back", WITHDRAW, request.id)
    return button("Close it", CLOSE, request.id)


def _name(request: Request) -> str:
    title = rules.title(request, rules.IN_A_SENTENCE)
    return f"#{request.number} {title}" if request.number else title


def matters(request: Request) -> Message:
    """In the thread of whoever asked."""
    text = f"Thank you. IT reads on its card that #{request.number} still matters."
    return message(text, line("matters", text))


def matters_to_it(request: Request, now: datetime) -> Message:
    """In the thread of the card."""
    number = f"#{request.number}"
    return message(
        f"{number} still matters",
        line(
            "matters", who(request.requester), f" says that {number} still matters: ",
            moment(now), ".",
        ),
    )  # fmt: skip
