"""Home, as each person sees it: what needs them, their requests, IT's queue."""

from dataclasses import dataclass
from datetime import datetime

from bot.blocks import (
    Block,
    Part,
    View,
    bold,
    button,
    buttons,
    clip,
    heading,
    home,
    line,
    link,
    section,
    small_print,
    who,
)
from bot.content import answers
from bot.domain import homes as rules
from bot.domain.homes import Listed, Turned
from bot.models import Person, Request, Status, Workspace

ASK = "request.ask"
DECIDE = "request.decide"
BACK = "home.turn_back"
ON = "home.turn_on"

SHORT = 80  # characters of a need in a list

WHAT_THIS_IS = (
    "*Goodwill brings what you need to IT.* Say it in your own words. I ask three "
    "short questions, IT gives you an honest answer, and you hear it from me."
)
HOW_ELSE = (
    "You can also write to me under *Messages*. Write *help* there to see every way "
    "to ask."
)
WAITS_FOR = {
    Status.SORTING: "is this an answer, or something new?",
    Status.INTERVIEWING: "I have a question for you.",
    Status.CONFIRMING: "did I get the brief right?",
}


@dataclass(frozen=True)
class Entry:
    """A request, and the message that heads its thread, if it is out."""

    request: Request
    place: tuple[str, str] | None


@dataclass(frozen=True)
class Home:
    """All that one person's Home shows."""

    person: Person
    workspace: Workspace
    waiting: list[Entry]
    yours: Listed[Entry]
    queue: Listed[Entry] | None  # for members of IT only
    turned: Turned
    now: datetime

    @property
    def is_empty(self) -> bool:
        """Nothing of theirs to show, and not in IT."""
        return not (self.waiting or self.yours.shown or self.queue)


def page(shown: Home, slack_url: str) -> View:
    """The whole Home. Links lead into the Slack at this address."""
    ask = buttons("ask", button("Ask IT", ASK, "home", primary=True))
    if shown.is_empty:
        return home(section(WHAT_THIS_IS, "what"), ask, small_print(HOW_ELSE, "how"))
    return home(
        ask,
        *_waiting(shown, slack_url),
        *_yours(shown, slack_url),
        *_queue(shown, slack_url),
        small_print(HOW_ELSE, "how"),
    )


def _waiting(shown: Home, slack_url: str) -> list[Block]:
    if not shown.waiting:
        return []
    return [
        heading("Waiting for you", "waiting"),
        *(
            line(
                f"waiting_{entry.request.id}",
                *_named(entry.request),
                f": {WAITS_FOR[entry.request.status]} ",
                *_way_there(entry, "Open the thread", slack_url),
            )
            for entry in shown.waiting
        ),
    ]


def _yours(shown: Home, slack_url: str) -> list[Block]:
    if not (shown.yours.shown or shown.turned.yours):
        return []
    return [
        heading("Your requests", "yours"),
        *(
            line(
                f"yours_{entry.request.id}",
                *_named(entry.request),
                f": {_standing(entry.request, shown.now)} ",
                *_way_there(entry, "Open the thread", slack_url),
            )
            for entry in shown.yours.shown
        ),
        *_turning("yours", shown.yours, shown.turned),
    ]


def _queue(shown: Home, slack_url: str) -> list[Block]:
    if shown.queue is None:
        return []
    if not (shown.queue.shown or shown.turned.queue):
        nothing = section("Nothing waits for IT.", "queue_empty")
        return [heading("Waiting for IT", "queue"), nothing]
    rows = [_queued(entry, shown.now, slack_url) for entry in shown.queue.shown]
    return [
        heading("Waiting for IT, oldest first", "queue"),
        *(block for row in rows for block in row),
        *_turning("queue", shown.queue, shown.turned),
    ]


def _queued(entry: Entry, now: datetime, slack_url: str) -> list[Block]:
    request = entry.request
    since = rules.waited(request.sent_at or request.opened_at, now)
    return [
        line(
            f"queue_{request.id}",
            *_named(request),
            ", asked by ",
            who(request.requester),
            f", waits {since}. ",
            *_way_there(entry, "Open the card", slack_url),
        ),
        buttons(f"decide_{request.id}", button("Decide", DECIDE, request.id)),
    ]


def _turning(name: str, listed: Listed[Entry], turned: Turned) -> list[Block]:
    """Buttons to the pages beside this one, as far as there are any."""
    here = listed.page
    labels = ("Newer", "Older") if name == "yours" else ("Older", "Newer")
    there = []
    if here > 0:
        back = turned._replace(**{name: here - 1})
        there.append(button(labels[0], BACK, back))
    if listed.more:
        on = turned._replace(**{name: here + 1})
        there.append(button(labels[1], ON, on))
    return [buttons(f"turn_{name}", *there)] if there else []


def _named(request: Request) -> tuple[str | Part, ...]:
    number = f"#{request.number} " if request.number else ""
    first_line = (request.need.splitlines() or [""])[0]
    return (bold(f"{number}{clip(first_line.rstrip(' .'), SHORT)}"),)


def _standing(request: Request, now: datetime) -> str:
    match request.status:
        case Status.INTERVIEWING:
            return "waits for your answer."
        case Status.CONFIRMING:
            return "waits for your yes."
        case Status.WAITING_FOR_IT:
            return f"with IT, since {rules.waited(request.sent_at or now, now)}."
        case Status.DECIDED if request.outcome:
            return f"IT says: {answers()[request.outcome.value].title.lower()}."
    return f"{request.status.value}."


def _way_there(entry: Entry, text: str, slack_url: str) -> list[Part]:
    """A link to the thread; none while its first message is still to come."""
    if entry.place is None:
        return []
    channel, ts = entry.place
    url = f"{slack_url}archives/{channel}/p{ts.replace('.', '')}"
    return [link(text, f"{url}?thread_ts={ts}&cid={channel}")]
