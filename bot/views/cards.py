"""The card: a request, as IT sees it in its channel."""

from dataclasses import dataclass
from datetime import date

from bot import content
from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    escape,
    line,
    link,
    message,
    moment,
    quoted,
    who,
)
from bot.domain import requests as rules
from bot.domain.questions import Catalogue
from bot.models import ProgressUpdate, Request, Status
from bot.views import weights
from bot.views.heard import heard
from bot.views.menus import PUT_TOGETHER, more
from bot.views.records import record
from bot.views.standings import in_words

DECIDE = "request.decide"
TAKE = "request.take"
GIVE_BACK = "request.give_back"
QUESTION = "request.question"


@dataclass(frozen=True)
class Named:
    """Another request, and the way to its card."""

    request: Request
    card: str = ""

    @property
    def part(self) -> Part:
        name = rules.named(self.request)
        return link(name, self.card) if self.card else bold(name)


@dataclass(frozen=True)
class Facts:
    """What the card says besides the request itself."""

    unit: str = ""  # of whoever asks
    voices: tuple[str, ...] = ()  # who needs it too
    similar: tuple[Named, ...] = ()
    together: Named | None = None  # the one that goes on for both
    known: Catalogue | None = None  # what is asked here; none: as it is shipped
    today: date | None = None
    update: ProgressUpdate | None = None  # how it goes


NOTHING_MORE = Facts()


def card(request: Request, facts: Facts = NOTHING_MORE) -> Message:
    """What IT sees: the brief and what to do; a record once it is decided."""
    if request.status is Status.WITHDRAWN:
        return _taken_back(request)
    if request.status is Status.DUPLICATE and facts.together:
        return _put_together(request, facts.together)
    if request.status is not Status.WAITING_FOR_IT:
        return record(request, facts.today, facts.update)
    return message(
        _title(request),
        _head(request, facts),
        *_opened_again(request),
        *_stands(request),
        *heard(request, facts.known or content.catalogue(), for_it=True),
        *weights.for_it(request),
        *weights.waits_for_it(request),
        *_voices(facts),
        *_similar(request, facts),
        *_looked_at(request),
        buttons(
            "decide",
            button("Decide", DECIDE, request.id, primary=True),
            button("Give it back", GIVE_BACK, request.id)
            if request.partner
            else button("I'll take it", TAKE, request.id),
            button("Ask a question", QUESTION, request.id),
            button("Effort and risk", weights.WEIGH, request.id),
            more(request),
        ),
    )  # fmt: skip


def _title(request: Request) -> str:
    title = escape(rules.title(request))
    if request.reopening:
        return f"Request #{request.number} is open again: {title}"
    return f"New request #{request.number}: {title}"


def _head(request: Request, facts: Facts) -> Block:
    number, unit = bold(f"#{request.number}"), f" ({facts.unit})" if facts.unit else ""
    asks = (who(request.requester), unit)
    if request.reopening:
        return line("head", "Request ", number, " is open again, asked by ", *asks)
    return line("head", "New request ", number, " from ", *asks)


def _opened_again(request: Request) -> list[Block]:
    """What IT said before, in a line, and what whoever asked says to that."""
    before = request.reopening
    if not before:
        return []
    found = (before["found"].splitlines() or [""])[0]
    answered = content.answers().get(before["outcome"])
    said = bold(f"{answered.title}. " if answered else "Not one for IT. ")
    by = (" (", who(before["by"]), ")") if before["by"] else ()
    return [
        line("before", "IT said before", *by, ": ", said, rules.shortened(found)),
        quoted("words", before["words"], who(request.requester), " says:"),
    ]


def _stands(request: Request) -> list[Block]:
    """How long it has waited, and why it can't: before anything else is read."""
    found = []
    if request.sent_at:
        found.append(line("since", "With IT since ", moment(request.sent_at), "."))
    if request.matters_at:
        since = in_words(request.matters_at.date())
        found.append(line("matters", f"Still matters, {since}."))
    if request.urgent:
        found.append(quoted("urgent", request.urgent, bold("Why it can't wait")))
    return found


def _voices(facts: Facts) -> list[Block]:
    if not facts.voices:
        return []
    named = [part for each in facts.voices for part in (", ", who(each))][1:]
    needs = "needs it too" if len(facts.voices) == 1 else "need it too"
    return [line("voices", bold(f"+{len(facts.voices)}"), f" {needs}: ", *named, ".")]


def _similar(request: Request, facts: Facts) -> list[Block]:
    if not facts.similar:
        return []
    named = [part for each in facts.similar for part in (", ", each.part)][1:]
    press = button("Put together", PUT_TOGETHER, request.id)
    return [line("similar", "Similar: ", *named), buttons("together", press)]


def _looked_at(request: Request) -> list[Block]:
    if not request.partner:
        return []
    return [line("partner", who(request.partner), " is looking at it.")]


def _asked(request: Request) -> tuple[str | Part, ...]:
    """The beginning of every record."""
    name = f"#{request.number} {rules.title(request)}"
    return bold(name), ", asked by ", who(request.requester)


def _taken_back(request: Request) -> Message:
    return message(
        f"#{request.number} was taken back",
        line(
            "record",
            *_asked(request), ", who took it back.",
        ),
    )  # fmt: skip


def _put_together(request: Request, other: Named) -> Message:
    return message(
        f"#{request.number} goes on together with #{other.request.number}",
        line(
            "record",
            *_asked(request), ", goes on together with ",
            other.part, ".",
        ),
    )  # fmt: skip


def decide_here(request: Request) -> Message:
    """To somebody in IT who put ✅ on the card."""
    text = f"To answer #{request.number}, press “Decide”."
    press = button("Decide", DECIDE, request.id, primary=True)
    name = bold(rules.named(request))
    said = line("tick", "To answer ", name, ", press “Decide”.")
    return message(text, said, buttons("decide", press))
