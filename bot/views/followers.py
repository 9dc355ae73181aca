"""What whoever follows a colleague's request hears: how it goes, step by step."""

from bot import content
from bot.blocks import (
    Message,
    Part,
    button,
    buttons,
    line,
    link,
    mention,
    message,
    section,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.domain.followers import Event
from bot.models import Outcome, Request
from bot.views.standings import in_words

BRING_BACK = "request.bring_back"
APART = "It is something else"
WHY = "You hear this because you follow it."


def asked_for(request: Request) -> Message:
    """To whoever asked for a colleague, where nothing can be said in the thread."""
    text = "I have asked {} about it: request {}. You will hear how it goes."
    number = f"#{request.number}"
    shown = text.format(mention(request.requester), f"*{number}*")
    return message(text.format("them", number), section(shown, "asked_for"))


def news(
    request: Request, event: Event, to: str, theirs: Request | None = None
) -> Message:
    """What happened, for whoever follows it. Never the answers of the interview.

    `theirs`: what they asked themselves, and what it is called in their thread. What
    the other one is about may not be theirs to know.
    """
    source = line("source", link("The message it was made from", request.link))
    return message(
        _SHORTLY[event].format(request=f"Request #{request.number}"),
        line("news", *_happened(request, event, theirs)),
        source if request.link and not theirs else None,
        small_print(_why(request, to, theirs), "why"),
        buttons("apart", button(APART, BRING_BACK, theirs.id)) if theirs else None,
    )


def _why(request: Request, to: str, theirs: Request | None) -> str:
    if request.champion == to:
        return "You hear this because you move it along."
    return "You hear this because you need it too." if theirs else WHY


_SHORTLY = {
    Event.DECIDED: "{request}, which you follow, is decided.",
    Event.STARTED: "{request}, which you follow, is in progress.",
    Event.DELIVERED: "{request}, which you follow, is delivered.",
    Event.REOPENED: "{request}, which you follow, is open again.",
    Event.CLOSED: "{request}, which you follow, is closed.",
    Event.WITHDRAWN: "{request}, which you follow, was taken back.",
}


def _happened(
    request: Request, event: Event, theirs: Request | None
) -> tuple[str | Part, ...]:
    own = f"#{request.number}, which goes on for yours too"
    named = f"request {own if theirs else rules.named(request)}"
    beginning = f"R{named[1:]}{',' if theirs else ''}"
    said = {
        Event.DECIDED: f"{_headline(request, named)}{_days(request)}",
        Event.STARTED: f"IT has started on {named}.{_days(request)}",
        Event.DELIVERED: f"IT has delivered {named}.",
        Event.REOPENED: f"{beginning} is open again, and IT looks at it once more.",
        Event.CLOSED: f"{beginning} is closed by whoever asked it.",
        Event.WITHDRAWN: f"{beginning} was taken back by whoever asked it.",
    }
    colleague = rules.colleague_who_took_back(request)
    if event is Event.WITHDRAWN and colleague:
        return (f"{beginning} was taken back by ", who(colleague), ".")
    return (said[event],)


def _headline(request: Request, named: str) -> str:
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    return answer.headline.format(request=named)


def _days(request: Request) -> str:
    promised = request.promised_for
    return f" It is promised for {in_words(promised)}." if promised else ""
