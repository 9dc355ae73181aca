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
    escape,
    line,
    link,
    mention,
    message,
    modal,
    quoted,
    section,
    small_print,
    text_input,
    who,
)
from bot.domain import numbers
from bot.domain import requests as rules
from bot.models import Request, Status

SEND = "request.send"
FIX = "request.fix"
DECIDE = "request.decide"
DECIDE_ANEW = "request.decide_anew"
WITHDRAW = "request.withdraw"
TAKE = "request.take"
GIVE_BACK = "request.give_back"
QUESTION = "request.question"
COUNT = "request.count"


def brief(request: Request, *, is_kept: bool = False) -> Message:
    """What we heard: to be confirmed at first, a record once it is with IT.

    `is_kept`: IT cannot see it yet, since the bot is not set up.
    """
    back = button("Take it back", WITHDRAW, request.id)
    more = small_print("To add something, write in this thread.", "more")
    number = f"request *#{request.number}*"
    match request.status:
        case Status.CONFIRMING | Status.INTERVIEWING:
            head = "Here is what I heard. *Did I get this right?*"
            yes = button("Yes, send to IT", SEND, request.id, primary=True)
            fix = button("Fix something", FIX, request.id)
            foot = [buttons("confirm", yes, fix, *_count(request), back)]
        case Status.WITHDRAWN:
            head, foot = f"You took {number} back.", []
        case Status.DECIDED:
            head, foot = f"IT has answered your {number}, below.", [more]
        case _:
            head = f"Your {number} {_where(request, is_kept=is_kept)}."
            foot = [more, buttons("with_it", back)]
    text = head.replace("*", "").replace(mention(request.partner or ""), "Somebody")
    return message(text, section(head, "head"), *_heard(request), *foot)


def _count(request: Request) -> list[Part]:
    """Offered until it was asked."""
    is_asked = rules.IMPACT in rules.asked(request)
    return [] if is_asked else [button("Put it in numbers", COUNT, request.id)]


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
        *_heard(request),
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
            for key in rules.asked(request)
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


def _heard(request: Request) -> list[Block]:
    """The need and the answers, under their labels; where it comes from, and files."""
    asked = content.questions()
    need = ("need", "What is needed", request.need, rules.changed_since(request))
    lines = [need]
    lines += [
        (key, asked[key].label, request.answers.get(key, ""), _reading(request, key))
        for key in rules.asked(request)
    ]
    if request.added:
        lines.append(("added", "Added", request.added, ""))
    return [
        quoted(key, text, bold(label), remark)
        if text
        else line(key, bold(label), ": left open")
        for key, label, text, remark in lines
    ] + _sources(request)


def _reading(request: Request, key: str) -> str:
    """What figures come to in a year, and that nobody has checked them."""
    read = numbers.of(request.answers.get(key, "")) if key == rules.IMPACT else []
    if not read:
        return ""
    sums = "; ".join(f"{each} ({each.formula})" for each in read)
    return f": {sums}, as the requester estimates"


def _sources(request: Request) -> list[Block]:
    """Who asked it for them, the message it was made from, and what came with it."""
    found = []
    if request.author:
        found.append(line("by", "Brought up by ", who(request.author), "."))
    if request.link:
        found.append(line("source", link("The message it was made from", request.link)))
    if request.files:
        shown = [part for each in request.files for part in (", ", _file(each))]
        found.append(line("files", bold("Files"), ": ", *shown[1:]))
    return found


def _file(file: dict[str, str]) -> str | Part:
    return link(file["name"], file["link"]) if file["link"] else file["name"]
