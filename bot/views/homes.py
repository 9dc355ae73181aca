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
    place,
    section,
    small_print,
    who,
)
from bot.domain import homes as rules
from bot.domain import hours, people, workspaces
from bot.domain.homes import Listed, Turned
from bot.models import Person, Request, Status, Workspace
from bot.views.menus import more
from bot.views.standings import standing

ASK = "request.ask"
DECIDE = "request.decide"
TAKE = "request.take"
BACK = "home.turn_back"
ON = "home.turn_on"
SET_UP = "setup.open"
QUESTIONS = "questionnaire.open"
WORK = "person.open"
WORDS = "glossary.open"

SHORT = 80  # characters of a need in a list

WHAT_THIS_IS = (
    "*Goodwill brings what you need to IT.* Say it in your own words. I ask a few "
    "short questions, IT gives you an honest answer, and you hear it from me."
)
NOT_YET = (
    "*I am not set up yet, so nothing reaches IT for now.* An owner or admin of this "
    "Slack can change that in their Home. What you ask until then is kept."
)
YOURS_TO_DO = (
    "*I am not set up yet: I need to know where IT wants to read requests.* "
    "It takes a minute, and you can change everything later."
)
HOW_ELSE = (
    "You can also write to me under *Messages*. Write *help* there to see every way "
    "to ask."
)
WAITS_FOR = {
    Status.SORTING: "is this an answer, or something new?",
    Status.OFFERED: "a colleague asked this for you.",
    Status.INTERVIEWING: "I have a question for you.",
    Status.CONFIRMING: "did I get the brief right?",
}


@dataclass(frozen=True)
class Entry:
    """A request, and the message that heads its thread, if it is out."""

    request: Request
    place: tuple[str, str] | None
    unit: str = ""  # of who asked
    is_coming: bool = False  # the message that heads its thread is on its way


@dataclass(frozen=True)
class Home:
    """All that one person's Home shows."""

    person: Person
    workspace: Workspace
    waiting: Listed[Entry]
    yours: Listed[Entry]
    queue: Listed[Entry] | None  # for members of IT only
    turned: Turned
    now: datetime

    @property
    def is_empty(self) -> bool:
        """Nothing of theirs to show, and not in IT."""
        return not (self.waiting.shown or self.yours.shown or self.queue)

    @property
    def awaits_thread(self) -> bool:
        """A link is missing that will be there in a moment."""
        theirs = (*self.waiting.shown, *self.yours.shown)
        return any(entry.is_coming for entry in theirs)

    @property
    def is_set_up(self) -> bool:
        return bool(workspaces.triage_channel(self.workspace))

    @property
    def is_admins(self) -> bool:
        return workspaces.is_admin(self.workspace, self.person)


def page(shown: Home, slack_url: str) -> View:
    """The whole Home. Links lead into the Slack at this address."""
    what = [section(WHAT_THIS_IS, "what")] if shown.is_empty else []
    return home(
        *what,
        *_not_set_up(shown),
        _first_buttons(shown),
        *_waiting(shown, slack_url),
        *_yours(shown, slack_url),
        *_queue(shown, slack_url),
        *_settings(shown),
        buttons("words", button("Our words", WORDS, "home")),
        small_print(HOW_ELSE, "how"),
    )


def _not_set_up(shown: Home) -> list[Block]:
    if shown.is_set_up:
        return []
    if not shown.is_admins:
        return [section(NOT_YET, "not_yet")]
    awaited = workspaces.awaited_channel(shown.workspace)
    if not awaited:
        return [section(YOURS_TO_DO, "not_yet")]
    return [
        line("invite", "One thing is left: invite me to ", place(awaited), "."),
        section("Write `/invite @Goodwill` there, and I go on by myself.", "command"),
    ]


def _first_buttons(shown: Home) -> Block:
    ask = button("Ask IT", ASK, "home", primary=shown.is_set_up)
    if shown.is_set_up or not shown.is_admins:
        return buttons("ask", ask)
    is_begun = workspaces.awaited_channel(shown.workspace)
    label = "Choose another channel" if is_begun else "Set up Goodwill"
    return buttons("ask", button(label, SET_UP, "home", primary=not is_begun), ask)


def _settings(shown: Home) -> list[Block]:
    """One's own; for admins, everybody's."""
    runs_it = shown.is_set_up and shown.is_admins
    if shown.is_empty and not (runs_it or shown.person.side):
        return []
    label = "Change where I work" if shown.person.side else "Say where I work"
    change = [button(label, WORK, "home")]
    if runs_it:
        change.append(button("Goodwill's settings", SET_UP, "home"))
        change.append(button("Change the questions", QUESTIONS, "home"))
    return [
        heading("Settings", "settings"),
        line("person", *_works_in(shown.person)),
        *([_goodwill(shown.workspace)] if runs_it else []),
        buttons("change", *change),
    ]


def _works_in(person: Person) -> tuple[str | Part, ...]:
    if person.side is None:
        return ("You have not said yet where you work.",)
    return ("You work in ", bold(people.works_in(person)), ".")


def _goodwill(workspace: Workspace) -> Block:
    channel = place(workspaces.triage_channel(workspace))
    units = ", ".join(workspace.units) or "none yet"
    known = hours.of(workspace)
    there = f"IT is there {known}." if known else "IT's hours are not set."
    rest = f". Units: {units}. {there}"
    return line("goodwill", "Requests arrive in ", channel, rest)


def _waiting(shown: Home, slack_url: str) -> list[Block]:
    if not shown.waiting.shown:
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
            for entry in shown.waiting.shown
        ),
        *_turning("waiting", shown.waiting, shown.turned),
    ]


def _yours(shown: Home, slack_url: str) -> list[Block]:
    if not shown.yours.shown:
        return []
    return [
        heading("Your requests", "yours"),
        *(
            line(
                f"yours_{entry.request.id}",
                *_named(entry.request),
                ": ",
                *standing(entry.request, shown.now, is_kept=not shown.is_set_up),
                " ",
                *_way_there(entry, "Open the thread", slack_url),
            )
            for entry in shown.yours.shown
        ),
        *_turning("yours", shown.yours, shown.turned),
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
            f" ({entry.unit})" if entry.unit else "",
            f", waiting for {since}. ",
            *_looked_at(request),
            *_way_there(entry, "Open the card", slack_url),
        ),
        buttons(f"decide_{request.id}", *_what_to_do(request)),
    ]


def _looked_at(request: Request) -> tuple[str | Part, ...]:
    if not request.partner:
        return ()
    return (who(request.partner), " is looking at it. ")


def _what_to_do(request: Request) -> list[Part]:
    decide = button("Decide", DECIDE, request.id)
    take = button("I'll take it", TAKE, request.id)
    return [decide, *([] if request.partner else [take]), more(request)]


def _turning(name: str, listed: Listed[Entry], turned: Turned) -> list[Block]:
    """Buttons to the pages beside this one, as far as there are any."""
    here = listed.page
    labels = ("Older", "Newer") if name == "queue" else ("Newer", "Older")
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
