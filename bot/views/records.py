"""The record a card becomes: what IT decided, where it stands, and what comes next."""

from datetime import date

from bot import content
from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    line,
    message,
    quoted,
    who,
)
from bot.domain import requests as rules
from bot.models import Outcome, ProgressUpdate, Request, Status
from bot.views import weights
from bot.views.menus import more, start
from bot.views.standings import going, in_words

DECIDE_ANEW = "request.decide_anew"
DELIVER = "request.deliver"
TAKE = "request.take"
GIVE_BACK = "request.give_back"

STANDS = {
    Status.IN_PROGRESS: "in progress",
    Status.DELIVERED: "delivered",
    Status.CLOSED: "closed",
}


def record(
    request: Request, today: date | None = None, update: ProgressUpdate | None = None
) -> Message:
    """Of a request that IT has decided on, or that is closed."""
    stands = STANDS.get(request.status, "decided")
    decided = ""
    if request.outcome:
        decided = content.answers()[request.outcome.value].title
    return message(
        f"#{request.number} is {stands}{f': {decided}' if decided else ''}",
        line(
            "record",
            bold(f"#{request.number} {rules.title(request)}"),
            ", asked by ", who(request.requester), *_decided(request, decided), ".",
        ),
        *_life(request),
        *([line("going", *going(update))] if update else []),
        *_said("finding", request.finding, "What IT found:"),
        *_said("reason", request.reason, "Why it was decided anew:"),
        *_said("urgent", request.urgent, "Why it can't wait:"),
        *_said("closing", request.closing, "Why it was closed:"),
        *weights.for_it(request),
        _next_steps(request, today),
    )  # fmt: skip


def _decided(request: Request, decided: str) -> tuple[str | Part, ...]:
    """Of what IT never decided on, who said that there is nothing to decide."""
    if request.decided_by:
        return (": ", bold(decided), ", decided by ", who(request.decided_by))
    return (", was closed by ", who(request.closed_by)) if request.closed_by else ()


def _said(name: str, typed: str, head: str) -> list[Block]:
    return [quoted(name, typed, head)] if typed else []


def _life(request: Request) -> list[Block]:
    """Where it stands since then, for when it is promised, and who is on it."""
    said: list[str | Part] = []
    if request.status in STANDS and request.decided_by:
        by = (" by ", who(request.closed_by)) if request.closed_by else ()
        said += ["It is ", bold(STANDS[request.status]), *by, ". "]
    if request.matters_at:
        said += [f"Still matters, {in_words(request.matters_at.date())}. "]
    if request.promised_for:
        said += ["Promised for ", bold(in_words(request.promised_for)), ". "]
    if request.not_before:
        said += ["Not before ", bold(in_words(request.not_before)), ". "]
    if _is_a_yes(request) and request.partner:
        said += ["Partner: ", who(request.partner), ". "]
    if _is_a_yes(request):
        said += _champion(request)
    return [line("life", *said)] if said else []


def _champion(request: Request) -> list[str | Part]:
    if not request.champion:
        return ["No champion yet."]
    return ["Champion: ", who(request.champion), "."]


def _next_steps(request: Request, today: date | None) -> Block:
    """One that stands out, if there is one, and all that may be done besides."""
    begin = start(request, today, stands_out=True)
    deliver = button("Delivered", DELIVER, request.id, primary=True)
    anew = button("Decide anew", DECIDE_ANEW, request.id)
    give_back = button("Give it back", GIVE_BACK, request.id)
    take = give_back if request.partner else button("I'll take it", TAKE, request.id)
    offered = {
        Status.DECIDED: [*([begin] if _is_a_yes(request) else []), anew],
        Status.IN_PROGRESS: [deliver, anew, take],
    }
    return buttons("anew", *offered.get(request.status, []), more(request))


def _is_a_yes(request: Request) -> bool:
    return request.outcome is Outcome.GO_AHEAD
