"""Which unit and IT have not spoken for how long: units alone, nobody by name."""

from datetime import datetime, timedelta

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    colleague,
    escape,
    field,
    line,
    message,
    modal,
    overflow,
    section,
    select,
    small_print,
)
from bot.domain import contacts as rules
from bot.domain.contacts import Contact, How, Seen, Unit
from bot.domain.homes import waited
from bot.sheets import sheet

OPEN = "contact.open"
DO = "contact.do"
SAVE = "contact.save"

CHANGE, SPOKE, NOT_YET = "change", "spoke", "not_yet"  # what can be done with a unit
WEEKS, PARTNER = "weeks", "partner"  # fields of the form

TITLE = "Who talks with IT"
KNOWN_FROM = {
    How.TALK: "a talk about a request",
    How.CHECKIN: "a check-in",
    How.THANKS: "thanks in a channel",
    How.TOLD: "as IT says",
}
OFTEN = {
    0: "Nothing agreed",
    1: "Every week",
    2: "Every two weeks",
    4: "Every four weeks",
    8: "Every eight weeks",
    12: "Every twelve weeks",
}
WHAT_I_KNOW = (
    "The longest silence stands first. I know only of what goes through me: talks "
    "about requests that both sides wrote in, check-ins that people say they had, "
    "thanks in a channel, and what IT tells me here. I read nothing else, and name "
    "nobody."
)
NO_UNITS = (
    "No business units are named yet. An admin can name them in my Home, under "
    "*Goodwill's settings*."
)


def page(seen: Seen) -> View:
    """All units, and what can be done with each."""
    if not seen.units:
        return sheet(TITLE, "", section(NO_UNITS, "no_units"))
    shown = [_unit(at, unit, seen.now) for at, unit in enumerate(seen.units)]
    return sheet(TITLE, "", *shown, small_print(WHAT_I_KNOW, "what_i_know"))


def _unit(number: int, unit: Unit, now: datetime) -> Block:
    menu = overflow(DO, {f"{do}:{unit.name}": title for do, title in _to_do(unit)})
    said = f"*{escape(unit.name)}*: {when(unit.last, now)}.\n{_agreed(unit, now)}"
    return section(said, f"unit_{number}") | {"accessory": menu}


def _to_do(unit: Unit) -> list[tuple[str, str]]:
    is_told = unit.last is not None and unit.last.how is How.TOLD
    undo = [(NOT_YET, "We did not speak")] if is_told else []
    return [(SPOKE, "We spoke"), *undo, (CHANGE, "How often")]


def when(last: Contact | None, now: datetime) -> str:
    """When they spoke, and how we know."""
    if last is None:
        return "not yet, as far as I know"
    passed = now - last.at
    is_today = passed < timedelta(days=1)
    ago = "today" if is_today else f"{waited(last.at, now)} ago"
    return f"{ago} ({KNOWN_FROM[last.how]})"


def _agreed(unit: Unit, now: datetime) -> str:
    often = OFTEN.get(unit.agreed.weeks, OFTEN[rules.NOTHING_AGREED])
    is_alone = unit.agreed.weeks and not unit.agreed.partner
    alone = " Nobody in IT sees to it yet." if is_alone else ""
    late = " It is time to talk." if rules.is_overdue(unit, now) else ""
    return f"{often}.{late}{alone}"


def form(seen: Seen) -> View:
    """How often one unit and IT mean to talk, and who in IT sees to it."""
    (unit,) = seen.units
    offered = {str(weeks): title for weeks, title in OFTEN.items()}
    return modal(
        "How often you talk",
        SAVE,
        unit.name,
        "Save",
        line("last", bold(unit.name), f": {when(unit.last, seen.now)}."),
        field(
            WEEKS,
            "You mean to talk",
            select(WEEKS, "Choose", offered, str(unit.agreed.weeks)),
        ),
        field(
            PARTNER,
            "Who in IT sees to it",
            _partner(unit.agreed.partner),
            hint="They hear it from me, in private and once, when it is longer ago. "
            "Whoever opens this page can see the name here.",
            optional=True,
        ),
    )


def _partner(known: str | None) -> Part:
    chosen = {"initial_user": known} if known else {}
    return colleague(PARTNER, "Somebody in IT") | chosen


def late() -> Message:
    """The page could not open in time."""
    text = "I was too slow, and Slack closed the page. Please press again."
    again = buttons("again", button(TITLE, OPEN, "home", primary=True))
    return message(text, section(text, "late"), again)
