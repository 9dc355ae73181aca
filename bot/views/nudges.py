"""What stands around everything the bot says unasked: why, later, fewer, stop."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from bot.blocks import (
    Block,
    Message,
    Part,
    button,
    buttons,
    day_picker,
    line,
    message,
    moment,
    overflow,
    select,
    sentence,
    small_print,
)
from bot.domain.nudges import Plan
from bot.models import Nudge

LATER = "nudge.later"
MORE = "nudge.more"
ON_A_DAY = "nudge.on_a_day"
COME_BACK = "nudge.come_back"

HOUR, TOMORROW, WEEK, A_DAY = "hour", "tomorrow", "week", "day"
LATER_CHOICES = {
    HOUR: "In one hour",
    TOMORROW: "Tomorrow morning",
    WEEK: "Next week",
    A_DAY: "On a day I choose",
}
FEWER, STOP, USEFUL, NOT_USEFUL = "fewer", "stop", "useful", "not_useful"
MORE_CHOICES = {
    USEFUL: "This was useful",
    NOT_USEFUL: "This was not useful",
    FEWER: "Fewer of these",
    STOP: "Stop these",
}


@dataclass(frozen=True)
class Said:
    """What a kind of nudge has to say, and what it asks for."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    action: Part | None = None
    other: Part | None = None  # beside it, in a message of its own
    short: str = ""  # in the digest, where several stand below one another
    in_digest: Part | None = None  # the action there, if it is another one


class Framed(NamedTuple):
    """A nudge, the kind it is of, and what it says."""

    nudge: Nudge
    plan: Plan
    said: Said
    tomorrow: date | None = None  # set while they choose a day for it


def nudge(framed: Framed) -> Message:
    """What it says, what it asks for, why it came, and how to have fewer."""
    number, plan, said = framed.nudge.id, framed.plan, framed.said
    return message(
        said.text,
        *said.blocks,
        *_which_day(framed),
        buttons(
            "nudge",
            *filter(None, (said.action, said.other)),
            select(LATER, "Later …", _with(number, LATER_CHOICES), ""),
            overflow(MORE, _with(number, MORE_CHOICES)),
        ),
        small_print(f"You get this because {plan.because}.", "because"),
    )


def _which_day(framed: Framed) -> list[Block]:
    """Asked in place: a form would have to open within three seconds."""
    if framed.tomorrow is None:
        return []
    picker = day_picker(ON_A_DAY, str(framed.tomorrow))
    return [
        line("which_day", "Choose a day, and I come back that morning."),
        buttons(f"day:{framed.nudge.id}", picker),
    ]


def _with(number: int | None, choices: dict[str, str]) -> dict[str, str]:
    return {f"{number}:{choice}": title for choice, title in choices.items()}


def reminder(number: int) -> Message:
    """In its thread; the second one is softer, and the last."""
    if number > 1:
        return sentence("No need to answer. I won't ask again.")
    return sentence("Still open, if you have a minute.")


def record(plan: Plan, what: str) -> Message:
    """What a nudge becomes when it is over: one line, nothing to press."""
    return sentence(f"{plan.title}: {what}")


def postponed(plan: Plan, until: datetime) -> Message:
    return message(
        f"{plan.title}: I'll come back to this.",
        line("postponed", f"{plan.title}: I'll come back to this on ", moment(until)),
    )


def paused(plan: Plan) -> Message:
    """Said once, after three in a row were ignored."""
    text = f"You did not need the last three of “{plan.title}”, so I stopped them."
    again = button("Send them again", COME_BACK, plan.key)
    return message(text, line("paused", text), buttons("back", again))


def back(plan: Plan) -> Message:
    return sentence(f"“{plan.title}” will come again.")


def stopped(plan: Plan) -> Message:
    text = f"“{plan.title}” won't come again."
    again = button("Send them again", COME_BACK, plan.key)
    return message(text, line("stopped", text), buttons("back", again))


def rarer(plan: Plan) -> Message:
    return sentence(f"“{plan.title}” will come half as often from now on.")


def thanked() -> Message:
    return sentence("Thanks, good to know.")


def noted(plan: Plan) -> Message:
    return sentence(
        f"Thanks, good to know. If the next “{plan.title}” is no use either, "
        "I'll send it half as often."
    )
