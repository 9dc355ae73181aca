"""What whoever follows a colleague's request hears: that it began, and how it ended."""

from bot import content
from bot.blocks import (
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
WHY = "You hear this because you follow it."


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
    ended = _ended(request, theirs)
    taken_back = f"Request #{request.number}, which you follow, was taken back."
    is_decided = request.status is Status.DECIDED
    source = line("source", link("The message it was made from", request.link))
    why = "You hear this because you need it too." if theirs else WHY
    return message(
        escape(str(ended[0])) if is_decided else taken_back,
        line("settled", *ended),
        source if request.link and not theirs else None,
        small_print(why, "why"),
        buttons("apart", button(APART, BRING_BACK, theirs.id)) if theirs else None,
    )


def _ended(request: Request, theirs: Request | None) -> list[str | Part]:
    own = f"#{request.number}, which goes on for yours too"
    named = f"request {own if theirs else rules.named(request)}"
    if request.status is Status.DECIDED:
        answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
        return [answer.headline.format(request=named)]
    colleague = rules.colleague_who_took_back(request)
    was = (
        f"R{named[1:]}, was taken back by" if own else f"R{named[1:]} was taken back by"
    )
    return (
        [f"{was} ", who(colleague), "."] if colleague else [f"{was} whoever asked it."]
    )
