"""Check-ins: the invitation, what somebody is in, and how they leave."""

from datetime import date

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    day_picker,
    field,
    heading,
    line,
    message,
    modal,
    place,
    section,
    select,
    who,
)
from bot.domain import people as people_rules
from bot.domain.checkins import EVERY, USUAL, Page, Standing
from bot.models import CheckinCircle

OPEN = "checkin.open"
BEGIN = "checkin.begin"
JOIN = "checkin.join"
LEAVE = "checkin.leave"
PAUSE = "checkin.pause"
COME_BACK = "checkin.come_back"
SKIP = "checkin.skip"
EXPLAIN = "checkin.explain"

TITLE = "Check-ins"
OFTEN = {1: "every week", 2: "every two weeks", 4: "every four weeks"}
WHAT = (
    "Somebody from the business and somebody from IT meet for half an hour, about "
    "nothing urgent. I bring you together {often}, on Tuesday at 10:00 where you live."
)
FREE = "Joining and leaving is up to you."
NOT_HERE = (
    "I am not in that channel. Please write /invite @Goodwill there, "
    "then choose it here again."
)
SHARED = "Another company reads that channel, so I post no invitation there."
HOW = (
    "• Each time you meet somebody new from the other side, until you know everybody.\n"
    "• One working day before, I write to you: “not this time” and a pause are fine.\n"
    "• When one side is larger, three meet. Whoever is left out is first next time.\n"
    "• Nobody reads that you paused or left."
)


def day(on: date) -> str:
    return f"{on:%A}, {on.day} {on:%B}"


def _of(circle: CheckinCircle) -> list[str | Part]:
    """Whose check-ins they are, at the end of a phrase."""
    return (
        ["of ", place(circle.channel)]
        if circle.channel
        else ["for everybody who works here"]
    )


# --- in a channel --------------------------------------------------------------------


def invitation(circle: CheckinCircle) -> Message:
    """Who began it, what it is, how often, when; and how one joins."""
    what = WHAT.format(often=OFTEN[circle.weeks])
    soon = f"The next round is on {day(circle.next_on)}. " if circle.next_on else ""
    first = f"{soon}{FREE}"
    return message(
        f"Check-ins between the business and IT. {what} {first}",
        heading(TITLE, "head"),
        line("by", who(circle.set_by or ""), " begins check-ins ", *_of(circle), "."),
        section(what, "what"),
        section(first, "first"),
        buttons(
            "invitation",
            button("Join", JOIN, circle.id, primary=True),
            button("Pause or leave", OPEN, circle.channel or "all"),
            button("How it works", EXPLAIN, circle.id),
        ),
    )


def how_it_works() -> Message:
    return message(f"How check-ins work\n{HOW}", section(HOW, "how"))


# --- to whoever is in ----------------------------------------------------------------


def membership(standing: Standing) -> Message:
    """Where they stand: in, for a while not, or not any more."""
    circle = standing.circle
    said, choices = _state(standing), _choices(standing)
    rest = () if standing.is_in else (" You can join again at any time.",)
    return message(
        f"Check-ins: {said}",
        line("state", bold("Check-ins "), *_of(circle), ": ", said, *rest),
        *([buttons("change", *choices)] if choices else []),
    )


def _state(standing: Standing) -> str:
    if standing.circle.is_stopped:
        return "they have stopped."
    if not standing.is_in:
        return "you are not in."
    next_on = f"The next round is on {_next(standing)}."
    if standing.paused_until:
        return f"you pause, and are back on {day(standing.paused_until)}."
    if standing.skips:
        return f"not this time. On {_next(standing)} I leave you out, once."
    return f"you are in. {next_on}"


def _next(standing: Standing) -> str:
    return day(standing.coming.on) if standing.coming else "a day to come"


def _choices(standing: Standing) -> list[Part]:
    number = standing.circle.id
    leave = button("Leave", LEAVE, number)
    if standing.circle.is_stopped:
        return [leave] if standing.is_in else []
    if not standing.is_in:
        return [button("Join", JOIN, number)]
    if standing.paused_until or standing.skips:
        return [button("I'm in again", COME_BACK, number), leave]
    skip = button("Not this time", SKIP, number)
    return [skip, button("Pause …", PAUSE, number), leave]


# --- forms ---------------------------------------------------------------------------


def page(shown: Page) -> View:
    """All circles that concern somebody; what is pressed there holds at once."""
    none = section("There are no check-ins yet that you could join.", "none")
    rows = [block for each in shown.standings for block in _row(each)]
    begin = buttons("begin", button("Begin check-ins", BEGIN, shown.channel or "home"))
    words = {"title": TITLE, "close": "Done"}
    frame = {name: {"type": "plain_text", "text": each} for name, each in words.items()}
    blocks = [*(rows or [none]), *([begin] if shown.may_begin else [])]
    known = {"private_metadata": shown.channel} if shown.channel else {}
    return {"type": "modal", **frame, **known, "blocks": blocks}


def _row(standing: Standing) -> list[Block]:
    circle = standing.circle
    state = _state(standing)
    often = f" ({OFTEN[circle.weeks]})"
    choices = _choices(standing)
    return [
        line(f"of_{circle.id}", bold("Check-ins "), *_of(circle), often, "\n", state),
        *([buttons(f"change_{circle.id}", *choices)] if choices else []),
    ]


def place_form(circle_id: int, units: list[str]) -> View:
    """Asked once in their life, before they join."""
    menu = select("place", "Choose your unit", people_rules.places(units), "")
    hint = "Whoever you meet reads it, and IT beside your requests. I ask only once."
    return modal(
        "Where you work",
        JOIN,
        str(circle_id),
        "Join",
        field("place", "You work in", menu, hint=hint),
    )


def pause_form(circle_id: int, back_on: date) -> View:
    hint = "From that day on you are in again, by yourself. Nobody else is told."
    return modal(
        "Pause check-ins",
        PAUSE,
        str(circle_id),
        "Pause",
        field("until", "Back on", day_picker("until", str(back_on)), hint=hint),
    )


def begin_form(channel: str) -> View:
    """Where it is told of, whom it is for, how often."""
    often = {str(each): OFTEN[each].capitalize() for each in EVERY}
    chooser: Part = {
        "type": "multi_conversations_select",
        "action_id": "channels",
        "max_selected_items": 10,
        "filter": {
            "include": ["public", "private"],
            "exclude_external_shared_channels": True,
        },
    }
    chooser |= {"initial_conversations": [channel]} if channel else {}
    who_may = {
        "channel": "Whoever is in that channel",
        "all": "Everybody who works here",
    }
    return modal(
        "Begin check-ins",
        BEGIN,
        "",
        "Send the invitation",
        field(
            "channels",
            "Where I invite people",
            chooser,
            hint="I post one message there, and nobody gets a direct message. "
            "I have to be in the channel.",
        ),
        field(
            "who",
            "Who may join",
            select("who", "Choose", who_may, "channel" if channel else "all"),
        ),
        field("weeks", "How often", select("weeks", "Choose", often, str(USUAL))),
    )


def late(action_id: str, value: object) -> Message:
    """A form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button("Open it again", action_id, value, primary=True))
    return message(text, section(text, "late"), again)
