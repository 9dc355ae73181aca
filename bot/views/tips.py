"""A colleague is asked what the requester does not know."""

from bot.blocks import (
    Message,
    Part,
    bold,
    button,
    buttons,
    clip,
    colleague,
    escape,
    line,
    mention,
    message,
    quoted,
    section,
    sentence,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.domain.questions import Question
from bot.models import Person, Request
from bot.views.ways import ways_past

ASK = "request.ask_colleague"
TAKE = "request.take_tip"
LEAVE = "request.leave_tip"
ASK_NAMED = "request.ask_named"
ASK_INSTEAD = "request.ask_instead"
MOST_ON_A_BUTTON = 70


def who_knows(
    request: Request, asked: Question, named: str = "", one: Person | None = None
) -> Message:
    """The follow-up for who does not know.

    `named`: who might, in their words; `one`: the one colleague that must be.
    """
    about = f"{request.id}:{asked.key}"
    ask = _whom(named, one)
    return message(
        f"Request #{request.number}: {escape(ask)}",
        line("who", "That's fine. ", bold(ask)),
        small_print(
            "They read what you need and this one question. "
            "You see what they say first.",
            "how",
        ),
        buttons(
            f"who:{about}",
            *([_ask_them(about, one)] if one else []),
            colleague(ASK, "Somebody else" if one else "Choose a colleague"),
            *ways_past(request, asked.key),
        ),
    )


def _whom(named: str, one: Person | None) -> str:
    """Only whom we know we can offer to ask."""
    if one:
        return f"Shall I ask {named}?"
    return "Whom shall I ask?" if named else "Who could tell us?"


def has_asked(colleague: Person) -> Message:
    """What the follow-up becomes."""
    return message(
        f"I have asked {escape(colleague.name)}",
        line(
            "has_asked",
            "I have asked ",
            who(colleague.slack_id),
            ", and bring you what they say.",
        ),
    )


def not_reached(request: Request, question: Question, colleague_id: str) -> Message:
    """In the requester's thread: Slack did not take our question to a colleague."""
    return message(
        f"Request #{request.number}: I could not reach your colleague",
        line(
            "not_reached",
            "I could not reach ",
            who(colleague_id),
            " about “",
            bold(question.label),
            "”. If somebody else knows, I ask them.",
        ),
        buttons(
            f"who:{request.id}:{question.key}",
            colleague(ASK_INSTEAD, "Choose somebody else"),
        ),
    )


def choose_one(named: str) -> Message:
    """They type yes, and it is not clear to whom."""
    whom = f"who {escape(named)} is" if named else "whom to ask"
    return sentence(
        f"I can't tell {whom} yet. Please press “Choose a colleague” above, or “Skip”."
    )


def _ask_them(about: str, one: Person) -> Part:
    label = clip(f"Ask {one.name}", MOST_ON_A_BUTTON)
    return button(label, ASK_NAMED, f"{about}:{one.slack_id}", primary=True)


def asked(request: Request, question: Question) -> Message:
    """In the colleague's DM."""
    return message(
        f"A question about request #{request.number}",
        line(
            "head", who(request.requester), " is asking IT for something, ",
            bold(rules.named(request)), ", and thinks that you know this:",
        ),
        section(f"*{question.text}*", "question"),
        small_print(f"{question.help} Please answer in this thread.", "help"),
        small_print(
            f"{mention(request.requester)} reads it first, and IT if they keep it.",
            "reader",
        ),
    )  # fmt: skip


def passed_on(request: Request) -> Message:
    """To the colleague."""
    return message(
        "Thank you. I have passed that on.",
        line(
            "passed",
            "Thank you. I have passed that on to ",
            who(request.requester),
            ".",
        ),
    )


def too_late() -> Message:
    return sentence("Thank you. It is settled by now, so there is nothing left to do.")


def tip(request: Request, question: Question) -> Message:
    """In the requester's thread: what they said, to be taken over or not."""
    said, about = request.tips[question.key], f"{request.id}:{question.key}"
    return message(
        f"An answer for request #{request.number}",
        quoted(
            "tip", said["text"], bold(question.label), ": ", who(said["by"]), " says"
        ),
        section("*Shall I make that your answer?*", "ask"),
        buttons(
            "take",
            button("Yes, that's it", TAKE, about, primary=True),
            button("Leave it", LEAVE, about),
        ),
    )


def taken(by: str) -> Message:
    return message(
        "That is your answer now",
        line("taken", "What ", who(by), " said is your answer now."),
    )


def left() -> Message:
    return sentence("Fine. Your answer stays as it was.")
