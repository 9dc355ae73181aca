"""IT's decision, as people see it: the form, the answer, and what one says to it."""

from bot import content
from bot.blocks import (
    Block,
    Message,
    View,
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
    sentence,
    small_print,
    text_input,
    who,
)
from bot.domain import interviews, numbers, unknowns
from bot.domain.promises import Promise
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import Outcome, Request, Status
from bot.views import weights
from bot.views.reasons import reasons
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
    headline = _headline(request)
    decided = "Decided anew" if request.reason else "Decided"
    text = f"IT has decided anew. {headline}" if request.reason else headline
    return message(
        f"{text} {NOT_MEANT}" if is_reopened else text,
        *_answer(request),
        explained,
        small_print(f"{decided} by {mention(request.decided_by or '')}", "by"),
        section(NOT_MEANT, "reopened") if is_reopened else _what_next(request),
    )


def _headline(request: Request) -> str:
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    return answer.headline.format(request=f"your request #{request.number}")


def _answer(request: Request) -> list[Block]:
    """All that they read of it: the same in the form, before it is sent."""
    return [
        section(f"*{_headline(request)}*", "shown_headline"),
        *reasons(request),
        *_worth(request),
        *_promised(Promise(request.not_before, request.promised_for)),
        *_who_is_on_it(request),
        *weights.worth_a_talk(request),
    ]


def decided_anew(request: Request) -> Message:
    """An edited answer rings no bell: this one line below does."""
    short = content.answers()[(request.outcome or Outcome.GO_AHEAD).value].short
    return sentence(
        f"IT has decided #{request.number} anew: {short}. "
        "The answer above has changed, with the reason."
    )


def _worth(request: Request) -> list[Block]:
    """That it was good to ask; and for how much, where they have put it in numbers."""
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
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
    draft: Request | None = None,
    flags: Flags = NO_FLAGS,
) -> View:
    """What IT fills in, with what the requester will read under it.

    `draft` is the request as it will be, once an answer is chosen; `flags` is what
    could be said otherwise, for the writer, and what will be explained.
    """
    anew = request.status is not Status.WAITING_FOR_IT
    is_yes = draft is not None and draft.outcome is Outcome.GO_AHEAD
    offered = {
        key: (answer.title, answer.explains)
        for key, answer in content.answers().items()
    }
    return modal(
        f"Decide #{request.number} anew" if anew else f"Decide on #{request.number}",
        DECIDE_ANEW if anew else DECIDE,
        metadata(request.id, flags),
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
            initial=request.goal or _their_goal(request),
            hint="The goal you share with them.",
        ),
        *(_days(request) if is_yes else []),
        *weights.fields(request),
        *flags.to_writer,
        section(_preview_head(request), "preview_head"),
        *_preview(draft),
        *flags.explained,
        buttons("preview", button("Update the preview", PREVIEW, request.id)),
    )


def _their_goal(request: Request) -> str:
    """As they put it; that they don't know is nobody's goal."""
    goal = request.answers.get("goal", "")
    return "" if unknowns.is_unknown(content.unknowns(), goal) else goal


def _urgent(request: Request) -> list[Block]:
    """Small to one side, it may be what matters most to the other."""
    if request.urgent:
        return [quoted("urgent", request.urgent, "It can't wait, they say:")]
    deadline = request.answers.get("deadline", "")
    said = quoted("urgent", deadline, "By when it matters, they say:")
    return [said] if deadline else []


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


def _preview(draft: Request | None) -> list[Block]:
    if draft is None:
        return [section("Choose an answer, and you see it here.", "shown_headline")]
    return _answer(draft)
