"""Setting the bot up, and changing how: what admins see."""

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    button,
    buttons,
    channel,
    colleagues,
    field,
    line,
    message,
    modal,
    place,
    section,
    select,
    sentence,
    text_input,
    who,
)
from bot.domain.hours import MIDNIGHT, oclock, of
from bot.models import Workspace

OPEN = "setup.open"
SAVE = "setup.save"

NOT_YET = (
    "I am not set up yet, so nothing reaches IT for now. An owner or admin of this "
    "Slack can change that in my Home. What you write is kept, and goes to IT then."
)
YOURS_TO_DO = (
    "I am not set up yet: I need to know where IT wants to read requests. "
    "It takes a minute. What is written until then is kept."
)
START = "Set up Goodwill"


def not_yet(*, for_admin: bool) -> Message:
    """For somebody who writes before the bot is set up."""
    if not for_admin:
        return sentence(NOT_YET)
    return message(
        YOURS_TO_DO,
        section(YOURS_TO_DO, "not_yet"),
        buttons("setup", button(START, OPEN, "setup", primary=True)),
    )


def form(workspace: Workspace, admins_zone: str) -> View:
    return modal(
        "Goodwill's settings",
        SAVE,
        "",
        "Save",
        *_triage(workspace),
        text_input(
            "units",
            "Business units",
            initial="\n".join(workspace.units),
            hint="One a line, such as Sales or Warehouse. It can be left for later.",
            optional=True,
        ),
        *_hours(workspace, admins_zone),
        field(
            "admins",
            "Who else may change these settings",
            colleagues("admins", workspace.admins),
            hint="Owners and admins of this Slack always may.",
            optional=True,
        ),
    )


def _triage(workspace: Workspace) -> list[Block]:
    """Once it is chosen, who is not in it can leave it as it is."""
    now = workspace.triage_channel
    chooser = field(
        "triage",
        "Another private channel for IT" if now else "IT's private channel",
        channel("triage", "private"),
        hint="Requests arrive there, and whoever is in it decides on them. "
        "Private, since people are promised that only IT reads their answers. "
        "Slack offers you the channels you are in.",
        optional=bool(now),
    )
    said = line("now", "Requests arrive in ", place(now), ".")
    return [said, chooser] if now else [chooser]


def _hours(workspace: Workspace, admins_zone: str) -> list[Block]:
    """At first we take the zone of whoever sets it up; later, what they left of it."""
    is_new = workspace.set_up_by is None
    zone = workspace.it_timezone or (admins_zone if is_new else "")
    return [
        text_input(
            "zone",
            "The time zone IT works in",
            initial=zone,
            hint="Such as Europe/Berlin. When somebody writes while IT is out, I tell "
            "them when IT is back, by their own clock.",
            optional=True,
            is_short=True,
        ),
        _hour("opens", "IT is there from, Monday to Friday", workspace.it_from),
        _hour("closes", "Until", workspace.it_until),
    ]


def _hour(name: str, label: str, chosen: int) -> Block:
    offered = {str(each): oclock(each) for each in range(MIDNIGHT + 1)}
    return field(name, label, select(name, "An hour", offered, str(chosen)))


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("setup", button("Open the settings", OPEN, "setup", primary=True))
    return message(text, section(text, "late"), again)


def summary(workspace: Workspace) -> Message:
    """How it stands after the first form: done, or one thing to do."""
    there = place(workspace.triage_channel)
    if workspace.set_up_at is None:
        return message(
            "Almost done: invite me to IT's channel.",
            line("invite", "One thing is left. Write this in ", there, ":"),
            section("`/invite @Goodwill`", "command"),
            section("Then I go on by myself.", "then"),
        )
    return message(
        "Goodwill is set up.",
        line("channel", "I am set up. Requests arrive in ", there, "."),
        line("units", *units(workspace)),
        *([line("hours", f"IT is there {hours}.")] if (hours := of(workspace)) else []),
        *([line("admins", *_admins(workspace))] if workspace.admins else []),
        section("You can change all of this in my Home, under *Settings*.", "later"),
    )


def units(workspace: Workspace) -> list[str]:
    named = ", ".join(workspace.units)
    return [f"Business units: {named}." if named else "No business units are named."]


def _admins(workspace: Workspace) -> list[str | Part]:
    named: list[str | Part] = ["May change these settings as well: "]
    for slack_id in workspace.admins:
        named += [who(slack_id), " "]
    return named
