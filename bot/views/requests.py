"""Requests, as people see them: every message and form, and every word in them."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    line,
    mention,
    message,
    modal,
    quoted,
    section,
    small_print,
    text_input,
    who,
)
from bot.domain import interviews
from bot.domain import requests as rules
from bot.models import Request, Status
from bot.views import weights
from bot.views.heard import heard

SEND = "request.send"
FIX = "request.fix"
WITHDRAW = "request.withdraw"
URGE = "request.urge"
COUNT = "request.count"
JOIN = "request.join"
STAND_ALONE = "request.stand_alone"


def brief(
    request: Request, *, is_kept: bool = False, same: Request | None = None
) -> Message:
    """What we heard: to be confirmed at first, a record once it is with IT.

    `is_kept`: IT cannot see it yet, since the bot is not set up.
    `same`: another one that sounds like it, and that they may know of.
    """
    back = button("Take it back", WITHDRAW, request.id)
    urge = button("It can't wait", URGE, request.id)
    more = small_print("To add something, write in this thread.", "more")
    number = f"request *#{request.number}*"
    match request.status:
        case Status.CONFIRMING | Status.INTERVIEWING:
            head = "Here is what I heard. *Did I get this right?*"
            yes = button("Yes, send to IT", SEND, request.id, primary=True)
            fix = button("Fix something", FIX, request.id)
            foot = [buttons("confirm", yes, fix, *_count(request), back)]
            foot += _sounds_like(request, same) if same else []
        case Status.WITHDRAWN:
            head, foot = f"You took {number} back.", []
        case Status.DUPLICATE:
            together = "goes on together with another one that asks for the same"
            head, foot = f"Your {number} {together}.", [more]
        case Status.DECIDED:
            head, foot = f"IT has answered your {number}, below.", [more]
        case Status.IN_PROGRESS:
            head = f"IT is at work on your {number}."
            foot = [more, buttons("with_it", urge)]
        case Status.DELIVERED | Status.CLOSED as over:
            head, foot = f"Your {number} is {over.value}, see below.", []
        case _:
            head = f"Your {number} {_where(request, is_kept=is_kept)}."
            foot = [more, buttons("with_it", urge, back)]
    text = head.replace("*", "").replace(mention(request.partner or ""), "Somebody")
    seen = [*heard(request), *_urgent(request), *weights.for_requester(request)]
    return message(text, section(head, "head"), *seen, *foot)


def _urgent(request: Request) -> list[Block]:
    """In their own words."""
    cant_wait = quoted("urgent", request.urgent, bold("Why it can't wait"))
    return [cant_wait] if request.urgent else []


def _count(request: Request) -> list[Part]:
    """Offered until it was asked."""
    is_asked = interviews.IMPACT in interviews.asked(request)
    return [] if is_asked else [button("Put it in numbers", COUNT, request.id)]


def _sounds_like(request: Request, same: Request) -> list[Block]:
    """Offered beside sending it: their voice counts where it is asked already."""
    pair = f"{request.id}:{same.id}"
    return [
        line(
            "same", "This sounds like ", bold(rules.named(same)), ", which is with IT "
            "already. You can add your voice to it instead.",
        ),
        buttons(
            "voice",
            button("Add my voice", JOIN, pair),
            button("It is something else", STAND_ALONE, request.id),
        ),
    ]  # fmt: skip


def _where(request: Request, *, is_kept: bool) -> str:
    there = "is kept, and goes to IT once I am set up" if is_kept else "is with IT"
    if request.partner:
        there += f". {mention(request.partner)} from IT is looking at it"
    return f"{there}. I will tell you here what they decide"


def note(request: Request, text: str, does: str = "adds") -> Message:
    """In IT's thread: what the requester did with words, after the brief was sent."""
    return message(
        f"New on request #{request.number}",
        quoted("note", text, who(request.requester), f" {does}:"),
    )


def fix_form(request: Request) -> View:
    """The whole brief, to be corrected in one go."""
    asked = content.questions()
    return modal(
        "Fix your brief",
        FIX,
        str(request.id),
        "Save",
        text_input("need", "What you need", initial=request.need),
        *(
            text_input(
                key,
                asked[key].label,
                initial=request.answers.get(key, ""),
                optional=True,
            )
            for key in interviews.asked(request)
        ),
        text_input(
            "added", "What else IT should know", initial=request.added, optional=True
        ),
    )


def reopen_form(request_id: int, action: str, label: str) -> Message:
    """The form could not open in time: the same button, once more."""
    text = "That took me too long, and Slack closed the door. Please press once more."
    return message(
        text,
        section(text, "late"),
        buttons("again", button(label, action, request_id, primary=True)),
    )
