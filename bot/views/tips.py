"""A colleague is asked what the requester does not know."""

from bot.blocks import (
    Message,
    bold,
    button,
    buttons,
    colleague,
    line,
    message,
    quoted,
    section,
    sentence,
    small_print,
    who,
)
from bot.domain import requests as rules
from bot.domain.questions import Question
from bot.models import Request

ASK = "request.ask_colleague"
TAKE = "request.take_tip"
LEAVE = "request.leave_tip"
SKIP = "request.skip"


def who_knows(request: Request, asked: Question) -> Message:
    """The follow-up for who does not know."""
    about = f"{request.id}:{asked.key}"
    return message(
        f"Request #{request.number}: Who could tell us?",
        section("That's fine. *Who could tell us?*", "who"),
        small_print(
            "I ask them this one question for you. You see what they say first.", "how"
        ),
        buttons(
            f"who:{about}",
            colleague(ASK, "Choose a colleague"),
            button("Skip", SKIP, about),
        ),
    )


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
