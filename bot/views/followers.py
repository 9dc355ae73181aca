"""What whoever follows a colleague's request hears: how it goes, step by step."""

from typing import NamedTuple

from bot import content
from bot.blocks import (
    Block,
    Message,
    Part,
    button,
    buttons,
    line,
    link,
    mention,
    message,
    section,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.domain.followers import Event
from bot.models import Outcome, ProgressUpdate, Request
from bot.views.reasons import reasons
from bot.views.standings import TRACKS, going, in_words

BRING_BACK = "request.bring_back"
APART = "It is something else"

SHORTLY = {
    Event.DECIDED: "is decided",
    Event.STARTED: "is in progress",
    Event.DELIVERED: "is delivered",
    Event.REOPENED: "is open again",
    Event.CLOSED: "is closed",
    Event.WITHDRAWN: "was taken back",
    Event.BROUGHT_BACK: "is open again",
}

# what is said with the answer, to whoever needs it too
ANSWERED = {Event.DECIDED, Event.STARTED, Event.CLOSED}
SINCE = {
    Event.STARTED: "IT has started on it.",
    Event.CLOSED: "It was closed by whoever asked it.",
}


class Hears(NamedTuple):
    """Who hears it. `through`: what they asked or follow, and goes on together with it.

    What the other one is about may then not be theirs to know; what IT answers is.
    `explained`: words in that answer which they may not know.
    """

    slack_id: str
    through: Request | None = None
    explained: Block | None = None

    @property
    def needs_it_too(self) -> bool:
        return self.through is not None and self.through.requester == self.slack_id

    @property
    def follows(self) -> str:
        """What it covers for them, inside a sentence."""
        if self.through is None or self.needs_it_too:
            return "yours"
        return f"#{self.through.number}"


def asked_for(request: Request) -> Message:
    """To whoever asked for a colleague, where nothing can be said in the thread."""
    text = "I have asked {} about it: request {}. You will hear how it goes."
    number = f"#{request.number}"
    shown = text.format(mention(request.requester), f"*{number}*")
    return message(text.format("them", number), section(shown, "asked_for"))


def news(event: Event, request: Request, to: Hears) -> Message:
    """What has happened to it. Never the answers of the interview."""
    text = f"{_short(request, to)} {SHORTLY[event]}."
    if to.needs_it_too and event in ANSWERED:
        return message(text, *_answer(event, request, to), *_foot(request, to))
    return message(
        text, line("news", *_happened(event, request, to)), *_foot(request, to)
    )


def goes(
    said: ProgressUpdate, request: Request, to: Hears, *, turns_off: bool
) -> Message | None:
    """Whoever needs it too reads what whoever asked does; others, that it is off track.

    Why is for those who know what it is about.
    """
    if not (turns_off or to.needs_it_too):
        return None
    how = f"{_short(request, to)} is {TRACKS[said.track]}."
    knows = to.needs_it_too or to.through is None
    parts = going(said) if knows else (f"{TRACKS[said.track]}.",)
    return message(
        how, line("news", f"{_beginning(request, to)}: ", *parts), *_foot(request, to)
    )


def was_started(request: Request, to: Hears) -> Message:
    """What was said of a start, once IT has decided anew."""
    named = _named(request, to).rstrip(",")
    said = f"IT had started on {named}; it has decided anew since."
    text = f"{_short(request, to)} is decided anew."
    return message(text, line("news", said), *_foot(request, to))


def turned_away(request: Request, to: Hears) -> Message:
    """The same, where it is not one for IT. What IT wrote is for whoever asked it."""
    said = f"IT says that {_named(request, to)} is not for them."
    text = f"{_short(request, to)} is not one for IT."
    return message(text, line("news", said), *_foot(request, to))


def put_together(request: Request, to: Hears) -> Message:
    """The same, where another one goes on for it, which may not be theirs to know."""
    said = f"{_beginning(request, to)} goes on together with another one that asks"
    text = f"{_short(request, to)} goes on together with another one."
    told = line("news", f"{said} for the same. You hear what becomes of that one.")
    return message(text, told, *_foot(request, to))


def _foot(request: Request, to: Hears) -> list[Block]:
    """Why they hear it, and what they can do."""
    if to.through and to.needs_it_too:
        apart = buttons("apart", button(APART, BRING_BACK, to.through.id))
        return [small_print("You hear this because you need it too.", "why"), apart]
    followed = to.through or request
    source = line("source", link("The message it was made from", followed.link))
    follows = f"You hear this because you follow {to.follows if to.through else 'it'}."
    champions = "You get this as its champion."
    is_champion = request.champion == to.slack_id
    why = small_print(champions if is_champion else follows, "why")
    return [source, why] if followed.link else [why]


def _short(request: Request, to: Hears) -> str:
    which = f"covers {to.follows}" if to.through else "you follow"
    return f"Request #{request.number}, which {which},"


def _named(request: Request, to: Hears) -> str:
    covers = f"#{request.number}, which covers {to.follows},"
    return covers if to.through else f"request {rules.named(request)}"


def _beginning(request: Request, to: Hears) -> str:
    named = _named(request, to)
    return f"{named[0].upper()}{named[1:]}"


def _answer(event: Event, request: Request, to: Hears) -> list[Block]:
    """Whoever asked for the same reads why, as whoever asked first does."""
    anew = "IT has decided anew. " if request.reason else ""
    head = f"You also need #{request.number}. {anew}{_headline(request, 'it')}"
    since = f"{SINCE.get(event, '')}{_days(request)}".strip()
    return [
        section(f"*{head}*", "news"),
        *reasons(request),
        *([to.explained] if to.explained else []),
        *([section(since, "since")] if since else []),
    ]


def _happened(event: Event, request: Request, to: Hears) -> tuple[str | Part, ...]:
    named, beginning = _named(request, to).rstrip(","), _beginning(request, to)
    said = {
        Event.DECIDED: f"{_answered(request, named)}{_days(request)}",
        Event.STARTED: f"IT has started on {named}.{_days(request)}",
        Event.DELIVERED: f"IT has delivered {named}.",
        Event.REOPENED: f"{beginning} is open again, and IT looks at it once more.",
        Event.CLOSED: f"{beginning} was closed by whoever asked it.",
        Event.WITHDRAWN: f"{beginning} was taken back by whoever asked it.",
        Event.BROUGHT_BACK: f"{beginning} is open again.",
    }
    colleague = rules.colleague_who_took_back(request)
    if event is Event.WITHDRAWN and colleague:
        return (f"{beginning} was taken back by ", who(colleague), ".")
    return (said[event],)


def _answered(request: Request, named: str) -> str:
    """Decided anew, they have read another answer before."""
    headline = _headline(request, named)
    if not request.reason:
        return headline
    return f"IT has decided anew. {headline} That replaces its earlier answer."


def _headline(request: Request, named: str) -> str:
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    return answer.headline.format(request=named)


def _days(request: Request) -> str:
    promised = request.promised_for
    return f" It is promised for {in_words(promised)}." if promised else ""
