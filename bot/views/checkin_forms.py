"""Forms about check-ins: where one works, a pause; what IT and admins settle."""

from datetime import date

from bot.blocks import (
    Block,
    Part,
    View,
    colleague,
    colleagues,
    day_picker,
    field,
    line,
    modal,
    section,
    select,
    who,
)
from bot.domain import people as people_rules
from bot.domain.checkins import EVERY, USUAL, Never, Settled
from bot.models import CheckinCircle

JOIN = "checkin.join"
PAUSE = "checkin.pause"
BEGIN = "checkin.begin"
SETTLE = "checkin.settle"
KEEP_APART = "checkin.keep_apart"

OFTEN = {1: "Every week", 2: "Every two weeks", 4: "Every four weeks"}
HERE, EVERYBODY = "channel", "all"
WHO = {HERE: "Whoever is in that channel", EVERYBODY: "Everybody who works here"}
GUESTS = {"no": "Guests stay out", "yes": "Guests may join"}
STOP, RUN = "stop", "run"
STATE = {RUN: "They go on", STOP: "Stop them"}
ONLY_ADMINS = (
    "Only admins see this list. The people on it are not told, and no explanation of "
    "who meets whom ever names it."
)
MOST_CHANNELS = 10

# Each form carries the circle, and from which channel they saw the page beneath it.


def place_form(circle_id: int, units: list[str], seen_from: str = "") -> View:
    """Asked once in their life, before they join."""
    menu = select("place", "Choose your unit", people_rules.places(units), "")
    hint = "Whoever you meet reads it, and IT beside your requests. I ask only once."
    return modal(
        "Where you work",
        JOIN,
        f"{circle_id}:{seen_from}",
        "Join",
        field("place", "You work in", menu, hint=hint),
    )


def pause_form(circle_id: int, back_on: date, seen_from: str = "") -> View:
    hint = "From that day on you are in again, by yourself. Nobody else is told."
    return modal(
        "Pause check-ins",
        PAUSE,
        f"{circle_id}:{seen_from}",
        "Pause",
        field("until", "Back on", day_picker("until", str(back_on)), hint=hint),
    )


def begin_form(channel: str) -> View:
    """Where it is told of, whom it is for, how often."""
    hint = (
        "I post one message there, and nobody gets a direct message. "
        "I have to be in the channel."
    )
    whose = HERE if channel else EVERYBODY
    return modal(
        "Begin check-ins",
        BEGIN,
        f":{channel}",
        "Send the invitation",
        field("channels", "Where I invite people", _channels(channel), hint=hint),
        field("whose", "Who may join", select("whose", "Choose", WHO, whose)),
        _weeks(USUAL),
    )


def _channels(chosen: str) -> Part:
    only = {"include": ["public", "private"], "exclude_external_shared_channels": True}
    now = {"initial_conversations": [chosen]} if chosen else {}
    kind = {"type": "multi_conversations_select", "action_id": "channels"}
    return {**kind, "max_selected_items": MOST_CHANNELS, "filter": only, **now}


def _weeks(now: int) -> Block:
    often = {str(each): OFTEN[each] for each in EVERY}
    return field("weeks", "How often", select("weeks", "Choose", often, str(now)))


def settings_form(settled: Settled, seen_from: str = "") -> View:
    circle: CheckinCircle = settled.circle
    takes = "yes" if circle.takes_guests else "no"
    leaders = (
        "Each round draws one of them, and who meets them; they meet nobody else. "
        "They join for themselves, as everybody does."
    )
    return modal(
        "Check-ins: settings",
        SETTLE,
        f"{circle.id}:{seen_from}",
        "Save",
        _weeks(circle.weeks),
        field("guests", "Guests", select("guests", "Choose", GUESTS, takes)),
        field(
            "leaders",
            "Leaders",
            colleagues("leaders", list(settled.leaders)),
            hint=leaders,
            optional=True,
        ),
        field("state", "Go on or stop", select("state", "Choose", STATE, RUN)),
    )


def apart_form(listed: list[Never]) -> View:
    """The confidential list: whom nobody brings together."""
    off = {each.value: each.names for each in listed}
    menu = select("off", "Choose two", off, "")
    return modal(
        "Who never meets",
        KEEP_APART,
        "",
        "Save",
        section(ONLY_ADMINS, "only_admins"),
        *(
            line(f"apart_{number}", who(each.one), " and ", who(each.other))
            for number, each in enumerate(listed)
        ),
        field("one", "This person …", colleague("one", "Choose"), optional=True),
        field("other", "… never meets", colleague("other", "Choose"), optional=True),
        *([field("off", "Take off the list", menu, optional=True)] if off else []),
    )
