"""What whoever follows a colleague's request hears: that it began, and how it ended."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    Part,
    button,
    buttons,
    escape,
    line,
    link,
    mention,
    message,
    section,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.models import Outcome, Request, Status

BRING_BACK = "request.bring_back"
APART = "It is something else"


def asked_for(request: Request) -> Message:
    """To whoever asked for a colleague, where nothing can be said in the thread."""
    text = "I have asked {} about it: request {}. You will hear how it ends."
    number = f"#{request.number}"
    shown = text.format(mention(request.requester), f"*{number}*")
    return message(text.format("them", number), section(shown, "asked_for"))


def settled(request: Request, theirs: Request | None = None) -> Message:
    """To a follower, once: how it ended. Never the answers of the interview.

    `theirs`: what they asked themselves, and what it is called in their thread. What
    the other one is about may not be theirs to know.
    """
    is_decided = request.status is Status.DECIDED
    ended, taken_back = _ended(request, theirs), f"{_short(request)} was taken back."
    text = escape(str(ended[0])) if is_decided else taken_back
    return message(text, line("settled", *ended), *_foot(request, theirs))


def turned_away(request: Request, theirs: Request | None = None) -> Message:
    """The same, where it is not one for IT. What IT wrote is for whoever asked it."""
    said = f"IT says that {_named(request, theirs)} is not for them."
    text = f"{_short(request)} is not one for IT."
    return message(text, line("settled", said), *_foot(request, theirs))


def put_together(request: Request, theirs: Request | None = None) -> Message:
    """The same, where another one goes on for it, which may not be theirs to know."""
    said = f"R{_named(request, theirs)[1:]} goes on together with another one that asks"
    text = f"{_short(request)} goes on together with another one."
    told = line("settled", f"{said} for the same. You hear what becomes of that one.")
    return message(text, told, *_foot(request, theirs))


def _foot(request: Request, theirs: Request | None) -> list[Block]:
    """Why they hear it, and what they can do."""
    if theirs:
        apart = buttons("apart", button(APART, BRING_BACK, theirs.id))
        return [small_print("You hear this because you need it too.", "why"), apart]
    source = line("source", link("The message it was made from", request.link))
    why = small_print("You hear this because you follow it.", "why")
    return [source, why] if request.link else [why]


def _short(request: Request) -> str:
    return f"Request #{request.number}, which you follow,"


def _named(request: Request, theirs: Request | None) -> str:
    own = f"#{request.number}, which goes on for yours too,"
    return f"request {own if theirs else rules.named(request)}"


def _ended(request: Request, theirs: Request | None) -> list[str | Part]:
    named = _named(request, theirs)
    if request.status is Status.DECIDED:
        answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
        return [answer.headline.format(request=named.rstrip(","))]
    colleague = rules.colleague_who_took_back(request)
    was = f"R{named[1:]} was taken back by"
    return (
        [f"{was} ", who(colleague), "."] if colleague else [f"{was} whoever asked it."]
    )
