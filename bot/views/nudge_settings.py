"""What is said unasked, for everybody: an admin says how much, and tries it out."""

from itertools import count
from typing import Any

from bot.blocks import (
    Message,
    View,
    button,
    buttons,
    field,
    message,
    modal,
    section,
    select,
    sentence,
    small_print,
)
from bot.domain.hold_outs import HOLD_OUT_FROM
from bot.domain.nudges import Plan
from bot.models import Workspace
from bot.views import nudges
from bot.views.nudges import Framed

OPEN = "nudge_setting.open"
SAVE = "nudge_setting.save"
TRY = "nudge_setting.try"
PRESSED = "nudge_setting.pressed"  # any button of a test

LABEL = "What I write unasked"
A_WEEK = {"1": "One", "0": "None: all of it waits for Monday's digest"}
HOLD_OUT = {
    "auto": f"From {HOLD_OUT_FROM} people on",
    "on": "Yes",
    "off": "No",
}
WHY_HOLD_OUT = (
    "One in ten, drawn by chance, does not get a kind for three months. Only so do we "
    "learn whether it helps."
)


def form(space: Workspace, plans: list[Plan]) -> View:
    a_week = select("a_week", "Choose", A_WEEK, str(space.nudges_a_week))
    hold_out = select("hold_out", "Choose", HOLD_OUT, space.hold_out)
    kinds = {plan.key: plan.title for plan in plans}
    return modal(
        LABEL,
        SAVE,
        "",
        "Save",
        field(
            "a_week",
            "Messages a week to one person, at most",
            a_week,
            hint="Everybody can choose another number for themselves in their Home.",
        ),
        field("hold_out", "Leave some people out", hold_out, hint=WHY_HOLD_OUT),
        section("See how one looks. It comes to you alone, at once.", "test"),
        buttons("try", select(TRY, "Send me a test", kinds, "")),
    )


def sample(framed: Framed) -> Message:
    """A nudge as it would look; nothing in it does anything."""
    shown = nudges.nudge(framed)
    text = f"A test of “{framed.plan.title}”"
    told = small_print(
        "This is a test for your eyes. It counts for nothing, and its buttons "
        "change nothing.",
        "is_a_test",
    )
    return message(f"{text}: {shown.text}", told, *_inert(shown.blocks, count(1)))


def _inert(part: Any, numbers: "count[int]") -> Any:  # noqa: ANN401
    if isinstance(part, list):
        return [_inert(each, numbers) for each in part]
    if not isinstance(part, dict):
        return part
    shown = {name: _inert(each, numbers) for name, each in part.items()}
    if "action_id" in shown:
        shown["action_id"] = f"{PRESSED}_{next(numbers)}"
        shown.pop("confirm", None)
    return shown


def pressed() -> Message:
    return sentence("That was a test. Nothing has changed.")


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button(LABEL, OPEN, "home", primary=True))
    return message(text, section(text, "late"), again)
