"""The lists in somebody's Home: what waits for them, theirs, what they follow, IT's."""

from datetime import datetime
from typing import Any

from bot.blocks import (
    Block,
    Part,
    bold,
    button,
    buttons,
    clip,
    heading,
    line,
    link,
    section,
    who,
)
from bot.domain import homes as rules
from bot.domain.homes import Entry, Home, Listed, Turned
from bot.models import Request, Status
from bot.views.menus import more, start
from bot.views.standings import going, promised, standing

DECIDE = "request.decide"
TAKE = "request.take"
FILL = "request.fill"
URGE = "request.urge"
CLOSE = "request.close"
REOPEN = "request.reopen"
BACK = "home.turn_back"
ON = "home.turn_on"

TURNS = {"queue": ("Older", "Newer"), "looks_after": ("Sooner", "Later")}
SHORT = 80  # characters of a need in a list
CANT_WAIT, CLOSE_IT = ("It can't wait", URGE), ("Close it", CLOSE)
NEXT_STEPS = {
    Status.INTERVIEWING: (("Answer in a form", FILL),),
    Status.WAITING_FOR_IT: (CANT_WAIT,),
    Status.DECIDED: (CLOSE_IT,),
    Status.IN_PROGRESS: (CANT_WAIT, CLOSE_IT),
    Status.DELIVERED: (CLOSE_IT, ("Not what I meant", REOPEN)),
}

WAITS_FOR = {
    Status.SORTING: "is this an answer, or something new?",
    Status.OFFERED: "a colleague asked this for you.",
    Status.INTERVIEWING: "I have a question for you.",
    Status.CONFIRMING: "did I get the brief right?",
}


def all_of(shown: Home, slack_url: str) -> list[Block]:
    """What there is of each, in this order."""
    every = (_waiting, _yours, _follows, _looks_after, _queue)
    return [block for listed in every for block in listed(shown, slack_url)]


def _waiting(shown: Home, slack_url: str) -> list[Block]:
    if not shown.waiting.shown:
        return []
    rows = [_waits(entry, slack_url) for entry in shown.waiting.shown]
    return [
        heading("Waiting for you", "waiting"),
        *(block for row in rows for block in row),
        *turning("waiting", shown.waiting, shown.turned),
    ]


def _waits(entry: Entry, slack_url: str) -> list[Block]:
    request = entry.request
    asked = line(
        f"waiting_{request.id}",
        *_named(request),
        f": {WAITS_FOR[request.status]} ",
        *_way_there(entry, "Open the thread", slack_url),
    )
    return [asked, *_steps(request)]


def _yours(shown: Home, slack_url: str) -> list[Block]:
    if not shown.yours.shown:
        return []
    rows = [_own(entry, shown, slack_url) for entry in shown.yours.shown]
    return [
        heading("Your requests", "yours"),
        *(block for row in rows for block in row),
        *turning("yours", shown.yours, shown.turned),
    ]


def _own(entry: Entry, shown: Home, slack_url: str) -> list[Block]:
    """Where it stands, and what they can do about it."""
    request, me = entry.request, shown.person.slack_id
    return [
        line(
            f"yours_{request.id}",
            *_named(request),
            ": ",
            *standing(request, shown.now, me, is_kept=not shown.is_set_up),
            *_goes(request, shown),
            " ",
            *_way_there(entry, "Open the thread", slack_url),
        ),
        *_steps(request),
    ]


def _goes(request: Request, shown: Home) -> tuple[str | Part, ...]:
    """As its people said last."""
    said = going(shown.updates.get(request.id or 0))
    return (" ", *said) if said else ()


def _steps(request: Request) -> list[Block]:
    """What they can do from here."""
    steps = [
        button(label, action, request.id)
        for label, action in NEXT_STEPS.get(request.status, ())
    ]
    return [buttons(f"steps_{request.id}", *steps)] if steps else []


def _follows(shown: Home, slack_url: str) -> list[Block]:
    if not shown.follows.shown:
        return []
    return [
        heading("You follow", "follows"),
        *(
            line(
                f"follows_{entry.request.id}",
                *_named(entry.request),
                ", asked by ",
                who(entry.request.requester),
                ": ",
                *standing(entry.request, shown.now, shown.person.slack_id),
                *_goes(entry.request, shown),
                " ",
                *_way_there(entry, "Open the message", slack_url),
            )
            for entry in shown.follows.shown
        ),
        *turning("follows", shown.follows, shown.turned),
    ]


def _looks_after(shown: Home, slack_url: str) -> list[Block]:
    listed = shown.looks_after
    if listed is None or not listed.shown:
        return []
    return [
        heading("You look after", "looks_after"),
        *(
            line(
                f"looks_after_{entry.request.id}",
                *_named(entry.request),
                ", asked by ",
                who(entry.request.requester),
                f": {_agreed(entry.request)}.",
                *_goes(entry.request, shown),
                " ",
                *_way_there(entry, "Open the card", slack_url),
            )
            for entry in listed.shown
        ),
        *turning("looks_after", listed, shown.turned),
    ]


def _queue(shown: Home, slack_url: str) -> list[Block]:
    if shown.queue is None:
        return []
    if not shown.queue.shown:
        nothing = section("Nothing waits for IT.", "queue_empty")
        return [heading("Waiting for IT", "queue"), nothing]
    rows = [_queued(entry, shown.now, slack_url) for entry in shown.queue.shown]
    return [
        heading("Waiting for IT, oldest first", "queue"),
        *(block for row in rows for block in row),
        *turning("queue", shown.queue, shown.turned),
    ]


def _queued(entry: Entry, now: datetime, slack_url: str) -> list[Block]:
    request = entry.request
    return [
        line(
            f"queue_{request.id}",
            *_named(request),
            ", asked by ",
            who(request.requester),
            f" ({entry.unit})" if entry.unit else "",
            *_where_it_is(request, now),
            *_way_there(entry, "Open the card", slack_url),
        ),
        buttons(f"decide_{request.id}", *_what_to_do(request, now)),
    ]


def _where_it_is(request: Request, now: datetime) -> tuple[str | Part, ...]:
    """Who looks at what waits; what is agreed stands here if nobody has it."""
    if request.status is not Status.WAITING_FOR_IT:
        return (f", {_agreed(request)}. Nobody has it. ",)
    since = rules.waited(request.sent_at or request.opened_at, now)
    looks = (who(request.partner), " is looking at it. ") if request.partner else ()
    return (f", waiting for {since}. ", *looks)


def _agreed(request: Request) -> str:
    is_begun = request.status is Status.IN_PROGRESS
    return f"{'in progress' if is_begun else 'not started'}{promised(request)}"


def _what_to_do(request: Request, now: datetime) -> list[Part]:
    if request.status is Status.DECIDED:  # whoever starts it has it
        return [start(request, now.date()), more(request)]
    waits = request.status is Status.WAITING_FOR_IT
    decide = [button("Decide", DECIDE, request.id)] if waits else []
    take = [] if request.partner else [button("I'll take it", TAKE, request.id)]
    return [*decide, *take, more(request)]


def turning(name: str, listed: Listed[Any] | None, turned: Turned) -> list[Block]:
    """Buttons to the pages beside this one, as far as there are any."""
    if listed is None:
        return []
    here = listed.page
    labels = TURNS.get(name, ("Newer", "Older"))
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


def _way_there(entry: Entry, text: str, slack_url: str) -> list[Part]:
    """A link to the thread; until there is one, to the message it was made from."""
    if entry.place is None:
        made_from = entry.request.link
        return [link("Open the message", made_from)] if made_from else []
    channel, ts = entry.place
    url = f"{slack_url}archives/{channel}/p{ts.replace('.', '')}"
    return [link(text, f"{url}?thread_ts={ts}&cid={channel}")]
