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
    mention,
    message,
    modal,
    quoted,
    section,
    small_print,
    text_input,
    who,
)
from bot.models import Outcome, Request, Status

DECIDE = "request.decide"
DECIDE_ANEW = "request.decide_anew"
CHOOSE = "request.choose"
PREVIEW = "request.preview"
REOPEN = "request.reopen"

NOT_MEANT = "You told IT that this is not what you meant, and they look at it again."


def outcome_title(outcome: Outcome) -> str:
    return content.answers()[outcome.value].title.lower()


def outcome(
    request: Request, explained: Block | None = None, *, is_reopened: bool = False
) -> Message:
    """The answer of IT, for who asked; until they say it is not what they meant."""
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    headline = answer.headline.format(request=f"your request #{request.number}")
    not_meant = button("Not what I meant", REOPEN, request.id)
    foot = section(NOT_MEANT, "reopened") if is_reopened else None
    decided = "Decided anew" if request.reason else "Decided"
    text = f"IT has decided anew. {headline}" if request.reason else headline
    return message(
        f"{text} {NOT_MEANT}" if is_reopened else text,
        section(f"*{headline}*", "headline"),
        *_reasons(answer, request.finding, request.goal, request.reason),
        explained,
        small_print(f"{decided} by {mention(request.decided_by or '')}", "by"),
        foot or buttons("not_meant", not_meant),
    )


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
) -> View:
    """What IT fills in, with what the requester will read under it.

    `jargon` is what they may not know, for the writer, and as it will be explained.
    """
    finding, goal, reason = written
    anew = request.status is Status.DECIDED
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
        *jargon[:1],
        section(_preview_head(request), "preview_head"),
        *_preview(request, chosen, (finding, goal, (reason or "…") if anew else "")),
        *jargon[1:],
        buttons("preview", button("Update the preview", PREVIEW, request.id)),
    )


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
    return [section(f"*{headline}*", "shown_headline"), *_reasons(answer, *typed)]


def _reasons(
    answer: content.Answer, finding: str, goal: str, reason: str = ""
) -> list[Block]:
    anew = quoted("shown_reason", reason, bold("Why IT decided anew"))
    return [
        *([anew] if reason else []),
        quoted("shown_finding", finding or "…", bold(answer.found)),
        quoted("shown_goal", goal or "…", bold("The goal it serves")),
    ]
