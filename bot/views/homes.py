"""Home, as each person sees it: what needs them, their requests, IT's queue."""

from bot.blocks import (
    Block,
    Part,
    View,
    bold,
    button,
    buttons,
    heading,
    home,
    line,
    place,
    section,
    small_print,
)
from bot.domain import hours, nudge_wishes, people, workspaces
from bot.domain.checkins import Standing
from bot.domain.homes import Home
from bot.domain.nudges import may_be_nudged
from bot.domain.praise import OPEN as THANK
from bot.models import Person, Workspace
from bot.views import letters, lists
from bot.views.standings import of_checkins

ASK = "request.ask"
SET_UP = "setup.open"
QUESTIONS = "questionnaire.open"
WORK = "person.open"
WORDS = "glossary.open"
WISHES = "wish.open"
THANKS = "praise_wish.open"
EFFECTS = "nudge_report.open"
MAP = "contact.open"
RATES = "checkin_report.open"
UNASKED = "nudge_setting.open"
PRAISE = "praise_setting.open"
CHECKINS = "checkin.open"
MOST_CIRCLES = 3
SPEAK_AGAIN = "wish.speak_again"

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


def page(shown: Home, slack_url: str) -> View:
    """The whole Home. Links lead into the Slack at this address."""
    what = [section(WHAT_THIS_IS, "what")] if shown.is_empty else []
    return home(
        *what,
        *_not_set_up(shown),
        _first_buttons(shown),
        *letters.undelivered(shown),
        *lists.turning("undelivered", shown.undelivered, shown.turned),
        *lists.all_of(shown, slack_url),
        *_settings(shown),
        *_quiet(shown),
        *_checkins(shown),
        buttons(
            "words", button("Our words", WORDS, "home"), *_wishes(shown), *_map(shown)
        ),
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
    if shown.is_set_up:
        return buttons("ask", ask, button("Give thanks", THANK, "home"))
    if not shown.is_admins:
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
        change.append(button("What I write unasked", UNASKED, "home"))
        change.append(button("Thanks and wins", PRAISE, "home"))
        change.append(button("See whether it helps", EFFECTS, "home"))
    return [
        heading("Settings", "settings"),
        line("person", *_works_in(shown.person)),
        *([_goodwill(shown.workspace)] if runs_it else []),
        buttons("change", *change),
    ]


def _wishes(shown: Home) -> list[Part]:
    """Once it is set up; the first for those whom it may write to unasked."""
    if not shown.is_set_up:
        return []
    wishes = button("What I write you", WISHES, "home")
    thanks = button("Thanks to you", THANKS, "home")
    join = [] if shown.checkins else [button("Check-ins", CHECKINS, "home")]
    first = [wishes, thanks] if may_be_nudged(shown.person) else [thanks]
    return [*first, *join]


def _checkins(shown: Home) -> list[Block]:
    """The circles somebody is in, and the way to change that."""
    rows = [
        f"*Check-ins*{_of(each)}: {of_checkins(each)}"
        for each in shown.checkins[:MOST_CIRCLES]
    ]
    if not rows:
        return []
    change = button("Check-ins", CHECKINS, "home")
    return [section("\n".join(rows), "checkins") | {"accessory": change}]


def _of(standing: Standing) -> str:
    channel = standing.circle.channel
    return f" of <#{channel}>" if channel else " for everybody who works here"


def _map(shown: Home) -> list[Part]:
    """For IT and for admins, once it is set up."""
    may = shown.is_set_up and (shown.is_admins or shown.queue is not None)
    if not may:
        return []
    return [
        button("Who talks with IT", MAP, "home"),
        button("How check-ins go", RATES, "home"),
    ]


def _quiet(shown: Home) -> list[Block]:
    """What does not come, and how it comes again."""
    until = nudge_wishes.quiet_until(shown.person, shown.now)
    quiet = f"I write nothing unasked until {until.day} {until:%B}." if until else ""
    stop = button("Stop snoozing", SPEAK_AGAIN, "home")
    kinds = ", ".join(f"“{each}”" for each in shown.paused)
    paused = (
        f"Paused, since you did not need the last three: {kinds}. "
        "Under *What I write you* you can have them again."
    )
    return [
        *([section(quiet, "quiet") | {"accessory": stop}] if quiet else []),
        *([section(paused, "paused")] if kinds else []),
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
