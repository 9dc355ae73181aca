"""A promised day comes near: whether it holds, as IT and the requester see it."""

from datetime import date

from bot.blocks import (
    Message,
    View,
    bold,
    button,
    day_picker,
    escape,
    field,
    line,
    message,
    modal,
    quoted,
    text_input,
    who,
)
from bot.domain import promises
from bot.domain import requests as rules
from bot.domain.nudges import Case, Facts
from bot.models import Request
from bot.views.nudges import Said
from bot.views.standings import in_words

HOLDS = "promise.holds"
MOVE = "promise.move"


def near(_: Facts, case: Case) -> Said:
    """To the partner in IT."""
    request = case.requests[0]
    name, day = rules.named(request), _day(request.promised_for)
    asks = f" is promised for {day}. Does that hold?"
    return Said(
        f"{escape(name)}{asks}",
        [line("near", bold(name), asks)],
        button("It holds", HOLDS, request.id, primary=True),
        button("A new date", MOVE, request.id),
        short=f"{name}{asks}",
    )


def at_risk(facts: Facts, case: Case) -> Said:
    """To the requester, before the day: what is known, and what is not."""
    request = case.requests[0]
    was_asked = promises.about(request) in facts.partner_asked
    asked = " I asked whether it holds and have no answer yet."
    text = (
        f"IT promised #{request.number} for {_day(request.promised_for)}."
        f"{asked if was_asked else ' I do not know yet whether it holds.'}"
        " I'll tell you as soon as I know."
    )
    return Said(text, [line("at_risk", text)])


def form(request: Request) -> View:
    return modal(
        "A new date",
        MOVE,
        str(request.id),
        "Tell them",
        line(
            "now",
            bold(rules.named(request)),
            f" is promised for {_day(request.promised_for)}.",
        ),
        field(
            "promised_for", "The new date", day_picker("promised_for", _iso(request))
        ),
        text_input("why", "Why?", hint="Whoever asked reads it at once."),
    )


def _iso(request: Request) -> str:
    return str(request.promised_for or "")


def holds(request: Request) -> Message:
    """To the requester, if they had read that nobody knew."""
    text = f"IT says that it holds: #{request.number} comes on "
    day = _day(request.promised_for)
    return message(f"{text}{day}.", line("holds", text, bold(day), "."))


def moved(request: Request, before: date, why: str, by: str) -> Message:
    """To the requester, at once: the old day, the new one, and why."""
    number, new = f"#{request.number}", _day(request.promised_for)
    return message(
        f"{number} comes later than promised: {new} instead of {_day(before)}."
        if (request.promised_for or before) > before
        else f"{number} comes earlier: {new} instead of {_day(before)}.",
        line(
            "moved", f"IT has a new date for {number}: ", bold(new),
            f" instead of {_day(before)}.",
        ),
        quoted("why", why, who(by), " says why:"),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%A}, {in_words(day)}" if day else "…"
