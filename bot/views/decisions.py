"""IT's decision, as people see it: the form, the answer, and what one says to it."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    View,
    bold,
    button,
    buttons,
    choice,
    day_picker,
    field,
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
from bot.domain import interviews, numbers, promises
from bot.domain.promises import Promise
from bot.models import Outcome, Request, Status
from bot.views import weights
from bot.views.standings import in_words

DECIDE = "request.decide"
DECIDE_ANEW = "request.decide_anew"
CHOOSE = "request.choose"
PREVIEW = "request.preview"
REOPEN = "request.reopen"
CLOSE = "request.close"

NOT_MEANT = "You told IT that this is not what you meant, and they look at it again."


def outcome_title(outcome: Outcome) -> str:
    return content.answers()[outcome.value].title.lower()


def outcome(
    request: Request, explained: Block | None = None, *, is_reopened: bool = False
) -> Message:
    """The answer of IT, for who asked; until they say it is not what they meant."""
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    headline = answer.headline.format(request=f"your request #{request.number}")
    decided = "Decided anew" if request.reason else "Decided"
    text = f"IT has decided anew. {headline}" if request.reason else headline
    return message(
        f"{text} {NOT_MEANT}" if is_reopened else text,
        section(f"*{headline}*", "headline"),
        *_reasons(answer, request.finding, request.goal, request.reason),
        *_worth(request, answer),
        *_promised(Promise(request.not_before, request.promised_for)),
        *_who_is_on_it(request),
        *weights.worth_a_talk(request),
        explained,
        small_print(f"{decided} by {mention(request.decided_by or '')}", "by"),
        section(NOT_MEANT, "reopened") if is_reopened else _what_next(request),
    )


def _worth(request: Request, answer: content.Answer) -> list[Block]:
    """That it was good to ask; and for how much, where they have put it in numbers."""
    read = numbers.of(request.answers.get(interviews.IMPACT, ""))
    worth = answer.worth.format(worth=" and ".join(map(str, read))) if read else ""
    said = f"{answer.thanks} {worth}".strip()
    return [line("shown_worth", said)] if said else []


def _promised(promise: Promise) -> list[Block]:
    said = []
    if promise.promised_for:
        said.append(f"Promised for *{in_words(promise.promised_for)}*.")
    if promise.not_before:
        said.append(f"Starts *{in_words(promise.not_before)}* or later.")
    return [section(" ".join(said), "shown_days")] if said else []


def _who_is_on_it(request: Request) -> list[Block]:
    """On a yes, there is somebody on each side."""
    if request.outcome is not Outcome.GO_AHEAD or not request.partner:
        return []
    moves = (" Champion: ", who(request.champion), ".") if request.champion else ()
    return [line("people", "Partner in IT: ", who(request.partner), ".", *moves)]


def _what_next(request: Request) -> Block | None:
    """What can be done where it stands; later messages offer the rest."""
    not_meant = button("Not what I meant", REOPEN, request.id)
    close = button("Close it", CLOSE, request.id)
    if request.status is Status.DECIDED:
        return buttons("not_meant", not_meant, close)
    return buttons("close", close) if request.status is Status.IN_PROGRESS else None


def reopening_form(request: Request) -> View:
    """What the requester fills in when IT has answered something else."""
    return modal(
        f"About request #{request.number}",
        REOPEN,
        str(request.id),
        "Send to IT",
        quoted("finding", request.finding, "IT wrote:"),
        text_input(
            "meant",
            "What did you mean?",
            hint="IT will read your words, and look at your request again.",
        ),
    )


def decision_form(
    request: Request,
    chosen: str | None = None,
    written: tuple[str, str, str] = ("", "", ""),
    jargon: tuple[Block, ...] = (),
    days: tuple[str, str] = ("", ""),
) -> View:
    """What IT fills in, with what the requester will read under it.

    `jargon` is what they may not know, for the writer, and as it will be explained.
    """
    finding, goal, reason = written
    anew = request.status is not Status.WAITING_FOR_IT
    is_yes = chosen == Outcome.GO_AHEAD
    offered = {
        key: (answer.title, answer.explains)
        for key, answer in content.answers().items()
    }
    return modal(
        f"Decide #{request.number} anew" if anew else f"Decide on #{request.number}",
        DECIDE_ANEW if anew else DECIDE,
        f"{request.id}:flagged" if jargon else str(request.id),
        "Send to requester",
        quoted("need", request.need, who(request.requester), " needs:"),
        *_urgent(request),
        choice("outcome", CHOOSE, "Your answer", offered),
        *([_why_anew()] if anew else []),
        text_input(
            "finding",
            "What you found",
            initial=request.finding,
            hint="Say it as you would to somebody who has never worked in IT.",
        ),
        text_input(
            "goal",
            "The goal it serves",
            initial=request.goal or request.answers.get("goal", ""),
            hint="The goal you share with them.",
        ),
        *(_days(request) if is_yes else []),
        *weights.fields(request),
        *jargon[:1],
        section(_preview_head(request), "preview_head"),
        *_preview(request, chosen, (finding, goal, (reason or "…") if anew else "")),
        *(_promised(Promise(*map(promises.day, days))) if is_yes else []),
        *jargon[1:],
        buttons("preview", button("Update the preview", PREVIEW, request.id)),
    )


def _urgent(request: Request) -> list[Block]:
    """Small to one side, it may be what matters most to the other."""
    cant_wait = quoted("urgent", request.urgent, "It can't wait, they say:")
    return [cant_wait] if request.urgent else []


def _days(request: Request) -> list[Block]:
    """Only a go ahead has them."""
    asked = {
        "not_before": ("Not before", request.not_before),
        "promised_for": ("Promised for", request.promised_for),
    }
    return [
        field(name, label, day_picker(name, str(known or "")), optional=True)
        for name, (label, known) in asked.items()
    ]


def _why_anew() -> Block:
    return text_input(
        "reason",
        "Why you decide anew",
        hint="They have read another answer. What do you know now?",
    )


def _preview_head(request: Request) -> str:
    return f"*{mention(request.requester)} will read:*"


def _preview(
    request: Request, chosen: str | None, typed: tuple[str, ...]
) -> list[Block]:
    if chosen not in content.answers():
        return [section("Choose an answer, and you see it here.", "shown_headline")]
    answer = content.answers()[chosen]
    headline = answer.headline.format(request=f"your request #{request.number}")
    return [
        section(f"*{headline}*", "shown_headline"),
        *_reasons(answer, *typed),
        *_worth(request, answer),
    ]


def _reasons(
    answer: content.Answer, finding: str, goal: str, reason: str = ""
) -> list[Block]:
    anew = quoted("shown_reason", reason, bold("Why IT decided anew"))
    return [
        *([anew] if reason else []),
        quoted("shown_finding", finding or "…", bold(answer.found)),
        quoted("shown_goal", goal or "…", bold("The goal it serves")),
    ]
