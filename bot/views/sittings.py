"""What each of those who meet is asked, and what they can do with what came up."""

from bot.blocks import (
    Block,
    Message,
    Part,
    button,
    buttons,
    line,
    message,
    select,
    sentence,
    small_print,
    who,
)
from bot.domain import meetings as rules
from bot.domain import praise
from bot.domain.nudges import Case, Facts
from bot.models import CheckinMeeting, Met, Request
from bot.views.nudges import Said

PLAN = "meeting.plan"
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
SEEN = "Who met with you reads it. Others see only numbers."
A_TIME = "We have a time"


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
