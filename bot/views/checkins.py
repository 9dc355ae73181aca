"""Check-ins: the invitation, what somebody is in, and how they leave."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    escape,
    heading,
    line,
    message,
    place,
    section,
    who,
)
from bot.domain.checkins import Page, Standing
from bot.domain.pairings import Occasion
from bot.models import CheckinCircle
from bot.views.standings import in_words, of_checkins, weekday

OPEN = "checkin.open"
BEGIN = "checkin.begin"
JOIN = "checkin.join"
LEAVE = "checkin.leave"
PAUSE = "checkin.pause"
COME_BACK = "checkin.come_back"
SKIP = "checkin.skip"
EXPLAIN = "checkin.explain"
SETTINGS = "checkin.settings"
APART = "checkin.apart"

TITLE = "Check-ins"
MOST_LISTED = 40
TWO = 2
OFTEN = {1: "every week", 2: "every two weeks", 4: "every four weeks"}
WHAT = (
    "Somebody from the business and somebody from IT meet for half an hour, about "
    "nothing urgent. I bring you together {often}, on Tuesday at 10:00 where you live."
)
FREE = "Joining and leaving is up to you."
SKIPPED = "not this time. The round after, you are in again."
PAUSED = "you pause. You are in again by yourself."
LEFT = "you have left. You can join again at any time."
NOT_HERE = (
    "I am not in that channel. Please write /invite @Goodwill there, "
    "then choose it here again."
)
NONE_HERE = "There are no check-ins here yet."
NONE_FOR_ALL = (
    "There are no check-ins yet for everybody who works here. A channel may have its "
    "own: write /goodwill check-ins there to see."
)
WHO_BEGINS = "IT and admins can begin some."
NOT_THEIRS = "Please choose a channel that you are in."
SHARED = "Another company reads that channel, so I post no invitation there."
NOT_THERE = "These check-ins are for who is in that channel. Somebody can invite you."
HOW = (
    "• Each time you meet somebody new from the other side, until you know everybody.\n"
    "• One working day before, I write to you: “not this time” and a pause are fine.\n"
    "• When one side is larger, three meet. Whoever is left out is first next time.\n"
    "• Nobody reads that you paused or left."
)


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
    begins = (
        f"You can take part from {weekday(circle.next_on)} on. "
        if circle.next_on
        else ""
    )
    first = f"{begins}{FREE}"  # true in a month as well
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


def was_invitation(by: str) -> Message:
    text = " has stopped the check-ins to which I invited here."
    return message(f"Somebody{text}", line("stopped", who(by), text))


# --- to whoever is in ----------------------------------------------------------------


def membership(standing: Standing) -> Message:
    """Where they stand: in, for a while not, or not any more."""
    circle, coming = standing.circle, standing.coming
    said, choices = of_checkins(standing), _choices(standing)
    if standing.takes_part and coming:
        said = f"you are in, from {weekday(coming.on)} on."  # true in a month as well
    rest = () if standing.is_in else (" You can join again at any time.",)
    return message(
        f"Check-ins: {said}",
        line("state", bold("Check-ins "), *_of(circle), ": ", said, *rest),
        *([buttons("change", *choices)] if choices else []),
    )


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


# --- all of them -------------------------------------------------------------------


def page(shown: Page) -> View:
    """All circles that concern somebody; what is pressed there holds at once."""
    none = section(_none(shown), "none")
    listed = shown.standings[:MOST_LISTED]
    rows = [block for each in listed for block in _row(each, shown)]
    begin = button("Begin check-ins", BEGIN, shown.channel or "home")
    apart = button("Who never meets", APART, "home")
    deeds = [begin] * shown.may_begin + [apart] * shown.is_admin
    words = {"title": TITLE, "close": "Done"}
    frame = {name: {"type": "plain_text", "text": each} for name, each in words.items()}
    blocks = [*(rows or [none]), *([buttons("deeds", *deeds)] if deeds else [])]
    known = {"private_metadata": shown.channel} if shown.channel else {}
    return {"type": "modal", **frame, **known, "blocks": blocks}


def _none(shown: Page) -> str:
    """Those of a channel are seen from there only."""
    found = NONE_HERE if shown.channel else NONE_FOR_ALL
    return found if shown.may_begin else f"{found} {WHO_BEGINS}"


def _row(standing: Standing, shown: Page) -> list[Block]:
    circle = standing.circle
    said = of_checkins(standing)
    state = f"{said[0].upper()}{said[1:]}"
    often = f" ({OFTEN[circle.weeks]})"
    choices = _choices(standing)
    if shown.is_admin and not circle.is_stopped:
        choices.append(button("Settings", SETTINGS, circle.id))
    return [
        line(f"of_{circle.id}", bold("Check-ins "), *_of(circle), often, "\n", state),
        *([buttons(f"change_{circle.id}", *choices)] if choices else []),
    ]


def late(action_id: str, value: object) -> Message:
    """A form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button("Open it again", action_id, value, primary=True))
    return message(text, section(text, "late"), again)


# --- why us? -------------------------------------------------------------------------


def why(told: dict[str, Any], people: int = 2) -> Message:
    """Why these people, before the eyes of one of them; nothing confidential."""
    said = [*_met(told, people), *_share(told, people), *_hours(told, people)]
    text = "\n".join(f"• {each}" for each in said)
    return message(f"Why you were brought together\n{text}", section(text, "why"))


def _met(told: dict[str, Any], people: int) -> Iterator[str]:
    if told.get("occasion") == Occasion.DRAWN:
        yield "Each round, one leader and somebody to meet them are drawn by lot."
    last = told.get("last_met")
    if last:
        day = in_words(date.fromisoformat(last))
        who = "Two of you" if people > TWO else "You"
        yield f"{who} last met in the round of {day}."
    else:
        yield "You have not met in a check-in before."


def _share(told: dict[str, Any], people: int) -> Iterator[str]:
    numbers = [f"#{each}" for each in told.get("requests", ())]
    if numbers:
        last = f" and {numbers[-1]}" if numbers[1:] else ""
        those = ", ".join(numbers[:-1] or numbers) + last
        yield f"You {'all' if people > TWO else 'both'} take part in {those}."
    for unit in told.get("quiet", ()):
        yield f"{escape(unit)} and IT had not spoken for a while."


def _hours(told: dict[str, Any], people: int) -> Iterator[str]:
    if told.get("works"):
        yield "Your working hours overlap."
    else:
        whom = "all" if people > TWO else "both"
        yield f"Your working hours do not overlap: choose what suits {whom} of you."
