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
    select,
    sentence,
    small_print,
    who,
)
from bot.domain import meetings as rules
from bot.domain import praise
from bot.domain import requests as request_rules
from bot.domain.meetings import Point, Subject
from bot.domain.nudges import Case, Facts
from bot.domain.people import works_in
from bot.models import CheckinMeeting, Met, Person, Request
from bot.views.nudges import Said
from bot.views.standings import in_words

AGREE = "meeting.agree"
PLAN = "meeting.plan"
HUDDLE = "meeting.huddle"
WHY = "meeting.why"
MET = "meeting.met"
PLANNED = "meeting.planned"
NOT_THIS_TIME = "meeting.not_this_time"
ANSWER = "meeting.answer"  # the same three, in a menu
RISK = "meeting.risk"  # opens the form of this name
IDEA = "meeting.idea"

FORMS = "Each opens a form that says who reads it."
HAS_A_TIME = "there is a time now."
SAID = {
    Met.MET: "you met.",
    Met.PLANNED: "it is planned.",
    Met.NOT_THIS_TIME: "not this time. The next round brings another meeting.",
}
ANSWERS = {
    Met.MET: ("We met", MET),
    Met.PLANNED: ("It is planned", PLANNED),
    Met.NOT_THIS_TIME: ("Not this time", NOT_THIS_TIME),
}

BROUGHT = ": this round brings you together, for half an hour about nothing urgent."
PRIVATE = "Only you read this conversation: I read nothing that you write here."
A_TIME = "We have a time"
SEEN = "Who met with you reads it. Others see only numbers."


class Seen(NamedTuple):
    """A meeting, and all that is said of it at its head."""

    meeting: CheckinMeeting
    people: list[Person]
    points: list[Point]
    topic: str
    huddle: str


def hello(seen: Seen) -> Message:
    """Who they are, what they could talk about, and when."""
    names = _listed([escape(each.name) for each in seen.people])
    return message(
        f"{names}: this round brings you together.",
        line("who", *_people(seen.people), BROUGHT),
        *_about(seen),
        _when(seen),
        buttons("meeting", *_ways(seen.meeting)),
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


def _ways(meeting: CheckinMeeting) -> list[Part]:
    why, huddle = button("Why us", WHY, meeting.id), _open(meeting)
    if meeting.planned_for:
        return [button("Another time", PLAN, meeting.id), why]
    if meeting.proposed_for is None:
        return [button(A_TIME, PLAN, meeting.id, primary=True), huddle, why]
    agree = button("That time suits us", AGREE, meeting.id, primary=True)
    return [agree, button(A_TIME, PLAN, meeting.id), huddle, why]


def _open(meeting: CheckinMeeting) -> Part:
    return button("Huddle", HUDDLE, meeting.id)


def off() -> Message:
    """To who is left, where the others are not here any more."""
    return sentence("There is no meeting for you this time. The next round brings one.")


def agreed(meeting: CheckinMeeting, huddle: str) -> Message:
    """One line for all of them: somebody has said when."""
    parts = _when(Seen(meeting, [], [], "", huddle))
    return message("There is a time for your meeting.", {**parts, "block_id": "agreed"})


def huddle(url: str) -> Message:
    """To who wants to talk now."""
    text = "You can talk right here, in a huddle."
    return message(text, line("huddle", text, *_huddle(url)))


def why(_: CheckinMeeting) -> Message:
    return sentence("You are from both sides, and have not met in a while.")


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


# --- what each is asked ---


def without_time(facts: Facts, case: Case) -> Said:
    """Midway."""
    sitting = rules.sitting_of(facts, case)
    meeting = sitting.meeting
    them = _them(meeting, facts)
    return Said(
        "Have you found a time to meet?",
        [line("time", "Have you and ", *them, " found a time to meet?")],
        button(A_TIME, PLAN, meeting.id, primary=True),
        button("Not this time", NOT_THIS_TIME, meeting.id),
        short="Have you found a time to meet?",
    )


def what_became(facts: Facts, case: Case) -> Said:
    """At the end; where somebody else has said that they met, what is left to ask."""
    sitting = rules.sitting_of(facts, case)
    meeting = sitting.meeting
    if sitting.told_by:
        return _worth(meeting, facts.person.slack_id, sitting.told_by)
    text = "Did you meet? One tap, and nothing to write."
    menu = {f"{meeting.id}:{met}": label for met, (label, _) in ANSWERS.items()}
    taps = (button(label, tap, meeting.id) for label, tap in ANSWERS.values())
    return Said(
        text,
        [
            line("met", "Did you and ", *_them(meeting, facts), " meet?"),
            buttons("became", *taps),
            small_print(SEEN, "seen"),
        ],
        short="Did you meet?",
        in_digest=select(ANSWER, "Say so", menu, ""),
    )


def _them(meeting: CheckinMeeting, facts: Facts) -> list[str | Part]:
    others = rules.others(meeting, facts.person.slack_id)
    parts = [part for each in others for part in (" and ", who(each))]
    return parts[1:] or ["your colleague"]


def noted(said: Met) -> Message:
    """To who has answered where nothing stands that could say so."""
    return sentence(f"Noted: {SAID[said]}")


def when(meeting: CheckinMeeting) -> Message:
    """It is planned, they say, and we do not know for when."""
    text = "Good. If you tell me when, I ask how it went only after that."
    return message(
        text, line("when", text), buttons("plan", button(A_TIME, PLAN, meeting.id))
    )


# --- what is worth passing on ---


def worth(meeting: CheckinMeeting, person: str, shared: list[Request]) -> Message:
    """To who has said that they met."""
    text = "Good. Is something worth passing on?"
    return message(
        text,
        line("worth", text),
        _ways_on(meeting, person, shared),
        small_print(FORMS, "forms"),
    )


def _worth(meeting: CheckinMeeting, person: str, told_by: str) -> Said:
    """Somebody else has said it first: nothing is left to ask but this."""
    text = "Is something worth passing on?"
    return Said(
        text,
        [
            line("worth", who(told_by), f" says that you met. {text}"),
            _ways_on(meeting, person, []),
            small_print(FORMS, "forms"),
        ],
        short="You met, I hear. Is something worth passing on?",
        in_digest=button("An idea", IDEA, meeting.id),
    )


def _ways_on(meeting: CheckinMeeting, person: str, shared: list[Request]) -> Block:
    done = next((each.id for each in shared if each.delivered_at), None)
    thanks = praise.about(done, rules.others(meeting, person))
    return buttons(
        "pass_on",
        button("Thank somebody", praise.OPEN, thanks),
        button("A risk", RISK, meeting.id),
        button("An idea", IDEA, meeting.id),
    )


def idea(names: list[str]) -> str:
    """Where it came from, before their own words."""
    return f"An idea from my talk with {_listed(names)}:" if names else ""
