"""What whoever follows a colleague's request hears: how it goes, step by step."""

from bot import content
from bot.blocks import (
    Message,
    Part,
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


def asked_for(request: Request) -> Message:
    """To whoever asked for a colleague, where nothing can be said in the thread."""
    text = "I asked {} about it: request {}. You follow it and hear how it goes."
    number = f"#{request.number}"
    shown = text.format(mention(request.requester), f"*{number}*")
    return message(text.format("them", number), section(shown, "asked_for"))


def news(request: Request, event: Event, why: str) -> Message:
    """What happened. Never the answers of the interview."""
    source = line("source", link("The message it was made from", request.link))
    return message(
        _SHORTLY[event].format(request=f"Request #{request.number}"),
        line("news", *_happened(request, event)),
        source if request.link else None,
        small_print(why, "why"),
    )


def why(request: Request, slack_id: str, *, needs_it_too: bool) -> str:
    """Why somebody gets it."""
    if request.champion == slack_id:
        return "You hear this because you move it along."
    does = "need it too" if needs_it_too else "follow it"
    return f"You hear this because you {does}."


_SHORTLY = {
    Event.DECIDED: "{request}, which you follow, is decided.",
    Event.STARTED: "{request}, which you follow, is in progress.",
    Event.DELIVERED: "{request}, which you follow, is delivered.",
    Event.REOPENED: "{request}, which you follow, is open again.",
    Event.CLOSED: "{request}, which you follow, is closed.",
    Event.WITHDRAWN: "{request}, which you follow, was taken back.",
}


def _happened(request: Request, event: Event) -> tuple[str | Part, ...]:
    named = f"request {rules.named(request)}"
    beginning = f"R{named[1:]}"
    match event:
        case Event.DECIDED:
            answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
            return (f"{answer.headline.format(request=named)}{_days(request)}",)
        case Event.STARTED:
            return (f"IT has started on {named}.{_days(request)}",)
        case Event.DELIVERED:
            return (f"IT has delivered {named}.",)
        case Event.REOPENED:
            return (f"{beginning} is open again, and IT looks at it once more.",)
        case Event.CLOSED:
            return (
                f"{beginning} is closed: ",
                who(request.requester),
                " needs no more.",
            )
    colleague = rules.colleague_who_took_back(request)
    was = f"{beginning} was taken back by"
    return (
        (f"{was} ", who(colleague), ".") if colleague else (f"{was} whoever asked it.",)
    )


def _days(request: Request) -> str:
    promised = request.promised_for
    return f" It is promised for {in_words(promised)}." if promised else ""
