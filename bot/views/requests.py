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
    field,
    line,
    mention,
    message,
    modal,
    quoted,
    section,
    select,
    small_print,
    text_input,
    who,
)
from bot.domain import interviews
from bot.domain import requests as rules
from bot.domain.questions import Catalogue, Question, Reader
from bot.models import Request, Status
from bot.views import weights
from bot.views.heard import heard
from bot.views.standings import READ_BY, WHO_SEES, read_by

SEND = "request.send"
FIX = "request.fix"
WITHDRAW = "request.withdraw"
URGE = "request.urge"
GO_ON = "request.go_on"
FILL = "request.fill"
JOIN = "request.join"
STAND_ALONE = "request.stand_alone"


def brief(
    request: Request,
    *,
    is_kept: bool = False,
    same: Request | None = None,
    known: Catalogue | None = None,
) -> Message:
    """What we heard: to be confirmed at first, a record once it is with IT.

    `is_kept`: IT cannot see it yet, since the bot is not set up.
    `same`: another one that sounds like it, and that they may know of.
    """
    known = known or content.catalogue()
    back = button("Take it back", WITHDRAW, request.id)
    urge = button("It can't wait", URGE, request.id)
    more = small_print("To add something, write in this thread.", "more")
    number = f"request *#{request.number}*"
    match request.status:
        case Status.CONFIRMING | Status.INTERVIEWING:
            head = "Here is what I heard. *Did I get this right?*"
            foot = [buttons("confirm", *_to_confirm(request, known)), _others(request)]
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
    said = [*heard(request, known), *_confided(request, known)]
    said += [*_urgent(request), *weights.for_requester(request)]
    return message(text, section(head, "head"), *said, *foot)


def _urgent(request: Request) -> list[Block]:
    """In their own words."""
    cant_wait = quoted("urgent", request.urgent, bold("Why it can't wait"))
    return [cant_wait] if request.urgent else []


def _to_confirm(request: Request, known: Catalogue) -> list[Part]:
    """More is offered as long as there is any, and it is not being asked."""
    is_more = interviews.unanswered(request, known)
    may_add = is_more and not interviews.is_adding(request)
    return [
        button("Yes, send to IT", SEND, request.id, primary=True),
        button("Fix something", FIX, request.id),
        *([button("Add more", GO_ON, request.id)] if may_add else []),
    ]


def _others(request: Request) -> Block:
    return buttons("others", button("Take it back", WITHDRAW, request.id))


def _confided(request: Request, known: Catalogue) -> list[Block]:
    """That it is kept; the words themselves stand nowhere but with the partner."""
    kept = ": kept for the person in IT who takes this"
    return [
        line(f"confided_{key}", bold(known.questions[key].label), kept)
        for key in request.confided
    ]


def brief_before(request: Request) -> Message:
    """What stands in place of a brief that was read to them once more."""
    text = f"You added to request *#{request.number}*. The brief stands below by now."
    return message(text.replace("*", ""), section(text, "moved"))


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


def fix_form(request: Request, known: Catalogue | None = None) -> View:
    """The whole brief, to be corrected in one go."""
    known = known or content.catalogue()
    return modal(
        "Fix your brief",
        FIX,
        str(request.id),
        "Save",
        small_print(WHO_SEES, "who_sees"),
        text_input("need", "What you need", initial=request.need),
        *_kind_field(request, known),
        *(_field(request, known.questions[key]) for key in interviews.asked(request)),
        text_input(
            "added", "What else IT should know", initial=request.added, optional=True
        ),
    )


def questions_form(request: Request, known: Catalogue | None = None) -> View:
    """Everything we would ask, to be answered in one go."""
    known = known or content.catalogue()
    keys = interviews.of_kind(request, known)
    return modal(
        f"Request #{request.number}",
        FILL,
        str(request.id),
        "Save",
        small_print(f"Leave open what you like. {WHO_SEES}", "open"),
        *(_field(request, known.questions[key], with_help=True) for key in keys),
    )


def _kind_field(request: Request, known: Catalogue) -> list[Block]:
    if len(known.kinds) == 1:
        return []
    kinds = {kind.key: kind.name for kind in known.kinds.values()}
    chosen = known.kind(request.kind).key
    choice = select("kind", "Choose one", kinds, chosen)
    return [field("kind", "What kind of request it is", choice)]


def _field(request: Request, asked: Question, *, with_help: bool = False) -> Block:
    """One answer: words, or a step to choose. Who reads it is said beside it."""
    told = interviews.given(request).get(asked.key, "")
    label = asked.text if with_help else asked.label
    hints = [asked.help] if with_help else []
    hints += [read_by(asked)] if read_by(asked) != READ_BY[Reader.IT] else []
    hint = " ".join(hints)
    steps = {str(n): step.capitalize() for n, step in enumerate(asked.steps, start=1)}
    if steps and (told in steps or not told):
        choice = select(asked.key, "Choose one", steps, told)
        return field(asked.key, label, choice, hint=hint, optional=True)
    return text_input(
        asked.key, label, initial=asked.shown(told), hint=hint, optional=True
    )


def reopen_form(request_id: int, action: str, label: str) -> Message:
    """The form could not open in time: the same button, once more."""
    text = "I was too slow, and Slack closed the form. Please press again."
    return message(
        text,
        section(text, "late"),
        buttons("again", button(label, action, request_id, primary=True)),
    )
