"""Those who meet: what they read in their own conversation, and what each is asked."""

from typing import NamedTuple

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    escape,
    field,
    line,
    link,
    message,
    modal,
    moment,
    sentence,
    small_print,
    who,
)
from bot.domain import requests as request_rules
from bot.domain.meetings import Point, Subject
from bot.domain.people import works_in
from bot.models import CheckinMeeting, Met, Person, Request
from bot.views.standings import in_words

AGREE = "meeting.agree"
PLAN = "meeting.plan"
HUDDLE = "meeting.huddle"
WHY = "meeting.why"
CALENDAR = "meeting.calendar"

IN_CALENDAR = "Half an hour about nothing urgent."
BROUGHT = ": this round brings you together, for half an hour about nothing urgent."
PRIVATE = "Only you read this conversation: I read nothing that you write here."
A_TIME = "We have a time"


class Seen(NamedTuple):
    """A meeting, and all that is said of it at its head."""

    meeting: CheckinMeeting
    people: list[Person]
    points: list[Point]
    topic: str
    huddle: str
    became: Met | None = None  # of all of them, as far as it is over


def hello(seen: Seen) -> Message:
    """Who they are, what they could talk about, and when."""
    names = _listed([escape(each.name) for each in seen.people])
    if seen.became is Met.MET:
        return message(f"{names} met.", line("who", *_people(seen.people), " met."))
    return message(
        f"{names}: this round brings you together.",
        line("who", *_people(seen.people), BROUGHT),
        *_about(seen),
        _when(seen),
        buttons("meeting", *_ways(seen)),
        small_print(PRIVATE, "private"),
    )


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _people(people: list[Person]) -> list[str | Part]:
    parts: list[str | Part] = []
    for at, each in enumerate(people):
        before = "" if at == 0 else " and " if at == len(people) - 1 else ", "
        parts += [before, who(each.slack_id), f" from {works_in(each)}"]
    return parts


def _about(seen: Seen) -> list[Block]:
    if not seen.points:
        return [line("topic", bold("To begin with: "), f"{seen.topic}.")]
    heading = line("topics", bold("You could talk about"))
    return [heading, *(_point(at, each) for at, each in enumerate(seen.points))]


def _point(at: int, point: Point) -> Block:
    request = point.request
    name = bold(request_rules.named(request))
    said = {
        Subject.PROMISE: f" is promised for {_day(request)}.",
        Subject.DELIVERED: " is delivered: how it helps, and whom to thank.",
    }
    rest = [said[point.subject]] if point.subject in said else _whose(request)
    return line(f"point_{at}", "• ", name, *rest)


def _whose(request: Request) -> list[str | Part]:
    if request.partner is None:
        return [": ", who(request.requester), " asked for it."]
    it = who(request.partner)
    return [": ", who(request.requester), " asked for it, ", it, " looks after it."]


def _day(request: Request) -> str:
    return in_words(request.promised_for) if request.promised_for else "…"


def _when(seen: Seen) -> Block:
    meeting = seen.meeting
    if seen.became is Met.NOT_THIS_TIME:
        return line("when", bold("Not this time."))
    if meeting.planned_for:
        by = (", says ", who(meeting.planned_by)) if meeting.planned_by else ()
        return line(
            "when", bold("You meet: "), moment(meeting.planned_for), *by, ".",
            *_huddle(seen.huddle),
        )  # fmt: skip
    if meeting.proposed_for is None:
        none = "I found no hour in which all of you work, so please choose one."
        return line("when", bold("When: "), none)
    when = moment(meeting.proposed_for)
    return line("when", bold("When: "), when, " is in the working day of all of you.")


def _huddle(url: str) -> list[str | Part]:
    return [" ", link("Open the huddle", url), "."] if url else []


def _ways(seen: Seen) -> list[Part]:
    meeting = seen.meeting
    why, huddle = button("Why us", WHY, meeting.id), _open(meeting)
    if seen.became is Met.NOT_THIS_TIME:
        return [button(A_TIME, PLAN, meeting.id), why]
    if meeting.planned_for:
        calendar = button("Calendar file", CALENDAR, meeting.id)
        return [calendar, button("Another time", PLAN, meeting.id), why]
    if meeting.proposed_for is None:
        return [button(A_TIME, PLAN, meeting.id, primary=True), huddle, why]
    agree = button("That time suits us", AGREE, meeting.id, primary=True)
    return [agree, button(A_TIME, PLAN, meeting.id), huddle, why]


def _open(meeting: CheckinMeeting) -> Part:
    return button("Huddle", HUDDLE, meeting.id)


def off() -> Message:
    """To who is left, where the others are not here any more."""
    return sentence("There is no meeting for you this time. The next round brings one.")


def called_off(by: str) -> Message:
    """To all of them, where one can't come and nobody would be left to meet."""
    rest = " The next round brings another meeting."
    return message(
        f"Not this time.{rest}", line("off", "Not this time for ", who(by), f".{rest}")
    )


def agreed(meeting: CheckinMeeting, huddle: str) -> Message:
    """One line for all of them: somebody has said when."""
    parts = _when(Seen(meeting, [], [], "", huddle))
    return message("There is a time for your meeting.", {**parts, "block_id": "agreed"})


def huddle(url: str) -> Message:
    """To who wants to talk now."""
    text = "You can talk right here, in a huddle."
    return message(text, line("huddle", text, *_huddle(url)))


def title(names: list[str]) -> str:
    """What the meeting is called in a calendar."""
    return f"{_listed(names)} meet"


def handed_over(*, is_taken: bool) -> Message:
    """To who asked for a calendar file."""
    if is_taken:
        return sentence("The calendar file is in your messages with me.")
    return sentence("Slack does not take the file right now. Please try again later.")


def form(meeting: CheckinMeeting) -> View:
    """A day and an hour, by the clock of who fills it in."""
    known = meeting.planned_for or meeting.proposed_for
    now = {"initial_date_time": int(known.timestamp())} if known else {}
    picker = {"type": "datetimepicker", "action_id": "when", **now}
    return modal(
        "When do you meet?",
        PLAN,
        str(meeting.id),
        "Tell them",
        field("when", "A day and an hour", picker, hint="All of you read it at once."),
    )


def idea(names: list[str]) -> str:
    """Where it came from, before their own words."""
    return f"An idea from my talk with {_listed(names)}:" if names else ""
