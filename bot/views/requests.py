"""Requests, as people see them: every message and form, and every word in them."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    View,
    bold,
    button,
    buttons,
    choice,
    clip,
    escape,
    line,
    mention,
    message,
    modal,
    quoted,
    section,
    sentence,
    small_print,
    text_input,
    who,
)
from bot.domain.requests import QUESTIONS
from bot.models import Outcome, Request, Status, Way

SKIP = "request.skip"
IS_ANSWER = "request.is_answer"
IS_NEW = "request.is_new"
SEND = "request.send"
FIX = "request.fix"
DECIDE = "request.decide"
CHOOSE = "request.choose"
PREVIEW = "request.preview"

SHORT = 120  # characters of a need when it is only named


def title(request: Request) -> str:
    """What the request is called where there is room for one line."""
    first_line = (request.need.splitlines() or [""])[0]
    return clip(first_line.rstrip(" ."), SHORT)


def outcome_title(outcome: Outcome) -> str:
    return content.answers()[outcome.value].title.lower()


def question(request: Request, key: str) -> Message:
    """One question; the first also says what comes and who will read the answers."""
    asked = content.questions()[key]
    welcome = None
    if key == QUESTIONS[0] and request.way is Way.DM:  # else the opening has said it
        welcome = section(
            f"Thank you, this is request *#{request.number}*. I have three short "
            "questions, then it goes to IT. *Only you and the IT team will see your "
            "answers.* Please reply in this thread.",
            "welcome",
        )
    return message(
        f"Request #{request.number}: {asked.text}",
        welcome,
        section(f"*{asked.text}*", "question"),
        small_print(asked.help, "help"),
        buttons("skip", button("Skip", SKIP, f"{request.id}:{key}")),
    )


def sorting(stray: Request, other: Request) -> Message:
    """We are not sure whether this answers a question or is something new."""
    return message(
        "Is this an answer, or something new?",
        line(
            "sorting",
            "Is this your answer about ",
            bold(f"#{other.number} {title(other)}"),
            ", or something new?",
        ),
        buttons(
            "sort",
            button("It is my answer", IS_ANSWER, stray.id, primary=True),
            button("Something new", IS_NEW, stray.id),
        ),
    )


def was_an_answer(other: Request) -> Message:
    return sentence(
        f"Noted as your answer. We go on in the thread of request #{other.number}."
    )


def was_new(request: Request) -> Message:
    return sentence(f"Noted as a new request, #{request.number}.")


def look_in_the_other_thread() -> Message:
    return sentence(
        "This message became an answer in another thread. "
        "Please go on there; I have not changed anything here."
    )


def brief(request: Request, *, is_kept: bool = False) -> Message:
    """What we heard: to be confirmed at first, a record once it is with IT.

    `is_kept`: IT cannot see it yet, since the bot is not set up.
    """
    if request.status is Status.CONFIRMING:
        head = "Here is what I heard. *Did I get this right?*"
        foot = buttons(
            "confirm",
            button("Yes, send to IT", SEND, request.id, primary=True),
            button("Fix something", FIX, request.id),
        )
    else:
        there = "is kept, and goes to IT once I am set up" if is_kept else "is with IT"
        head = (
            f"Request *#{request.number}* {there}. "
            "I will tell you here what they decide."
        )
        foot = small_print("To add something, write in this thread.", "more")
    return message(head.replace("*", ""), section(head, "head"), *_heard(request), foot)


def added() -> Message:
    return sentence(
        "I have added that to the brief above. "
        "Press “Yes, send to IT” when it is right."
    )


def kept() -> Message:
    return sentence("I have added that. IT will read it with the rest.")


def passed_on(request: Request) -> Message:
    return sentence(f"I have passed that on to IT, under request #{request.number}.")


def note(request: Request, text: str) -> Message:
    """In IT's thread: what the requester wrote after the brief was sent."""
    return message(
        f"New on request #{request.number}",
        quoted("note", text, who(request.requester), " adds:"),
    )


def card(request: Request) -> Message:
    """What IT sees: the brief and one button; a record once it is decided."""
    if request.status is Status.DECIDED and request.outcome:
        return _record(request, content.answers()[request.outcome.value].title)
    return message(
        f"New request #{request.number}: {escape(title(request))}",
        line(
            "head", "New request ", bold(f"#{request.number}"),
            " from ", who(request.requester),
        ),
        *_heard(request),
        buttons("decide", button("Decide", DECIDE, request.id, primary=True)),
    )  # fmt: skip


def _record(request: Request, decided: str) -> Message:
    return message(
        f"#{request.number} is decided: {decided}",
        line(
            "record",
            bold(f"#{request.number} {title(request)}"),
            ", asked by ", who(request.requester), ": ",
            bold(decided),
            ", decided by ", who(request.decided_by or ""), ".",
        ),
        quoted("finding", request.finding, "What IT found:"),
    )  # fmt: skip


def outcome(request: Request) -> Message:
    """The answer of IT, for who asked."""
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    headline = answer.headline.format(number=request.number)
    return message(
        headline,
        section(f"*{headline}*", "headline"),
        *_reasons(answer, request.finding, request.goal),
        small_print(f"Decided by {mention(request.decided_by or '')}", "by"),
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
            for key in QUESTIONS
        ),
        text_input(
            "added", "What else IT should know", initial=request.added, optional=True
        ),
    )


def decision_form(
    request: Request, chosen: str | None = None, finding: str = "", goal: str = ""
) -> View:
    """What IT fills in, with what the requester will read under it."""
    offered = {
        key: (answer.title, answer.explains)
        for key, answer in content.answers().items()
    }
    return modal(
        f"Decide on #{request.number}",
        DECIDE,
        str(request.id),
        "Send to requester",
        quoted("need", request.need, who(request.requester), " needs:"),
        choice("outcome", CHOOSE, "Your answer", offered),
        text_input(
            "finding",
            "What you found",
            hint="Say it as you would to somebody who has never worked in IT.",
        ),
        text_input(
            "goal",
            "The goal it serves",
            initial=request.answers.get("goal", ""),
            hint="The goal you share with them.",
        ),
        section(_preview_head(request), "preview_head"),
        *_preview(request, chosen, finding, goal),
        buttons("preview", button("Update the preview", PREVIEW, request.id)),
    )


def reopen_form(request_id: int, action: str, label: str) -> Message:
    """The form could not open in time: the same button, once more."""
    text = "That took me too long, and Slack closed the door. Please press once more."
    return message(
        text,
        section(text, "late"),
        buttons("again", button(label, action, request_id, primary=True)),
    )


def _preview_head(request: Request) -> str:
    return f"*{mention(request.requester)} will read:*"


def _preview(
    request: Request, chosen: str | None, finding: str, goal: str
) -> list[Block]:
    if chosen not in content.answers():
        return [section("Choose an answer, and you see it here.", "shown_headline")]
    answer = content.answers()[chosen]
    headline = answer.headline.format(number=request.number)
    return [
        section(f"*{headline}*", "shown_headline"),
        *_reasons(answer, finding or "…", goal or "…"),
    ]


def _reasons(answer: content.Answer, finding: str, goal: str) -> list[Block]:
    return [
        quoted("shown_finding", finding, bold(answer.found)),
        quoted("shown_goal", goal, bold("The goal it serves")),
    ]


def _heard(request: Request) -> list[Block]:
    """The need and the answers, under their labels."""
    asked = content.questions()
    lines = [("need", "What is needed", request.need)]
    lines += [
        (key, asked[key].label, request.answers.get(key, "")) for key in QUESTIONS
    ]
    if request.added:
        lines.append(("added", "Added", request.added))
    return [
        quoted(key, text, bold(label))
        if text
        else line(key, bold(label), ": left open")
        for key, label, text in lines
    ]
