"""The interview, as its requester sees it: questions, and what becomes of answers."""

from bot import content
from bot.blocks import (
    Message,
    Part,
    bold,
    button,
    buttons,
    line,
    message,
    section,
    sentence,
    small_print,
)
from bot.domain import interviews as rules
from bot.domain import numbers
from bot.domain import requests as request_rules
from bot.models import Request, Way

SKIP = "request.skip"
LATER = "request.later"
IS_ANSWER = "request.is_answer"
IS_NEW = "request.is_new"
WITHDRAW = "request.withdraw"


def question(request: Request, key: str) -> Message:
    """One question; the first also says what comes and who will read the answers."""
    asked = content.questions()[key]
    welcome = None
    if _opens(request, key):
        welcome = section(
            f"Thank you, this is request *#{request.number}*. I have "
            f"{rules.how_many(request)} short questions, then it goes to IT. "
            "*Only you and the IT team will see your answers.* "
            "Please reply in this thread.",
            "welcome",
        )
    return message(
        f"Request #{request.number}: {asked.text}",
        welcome,
        section(f"*{asked.text}*", "question"),
        small_print(asked.help, "help"),
        buttons("skip", *_ways_on(request, key)),
    )


def probe(request: Request, key: str) -> Message:
    """The one follow-up to an answer that says little."""
    asked = content.questions()[key]
    return message(
        f"Request #{request.number}: {asked.probe}",
        section(f"Thank you. *{asked.probe}*", "probe"),
        small_print(f"For example: “{asked.example}”", "example"),
        small_print("If you'd rather not, skip this. What you wrote is kept.", "kept"),
        buttons("skip", button("Skip", SKIP, f"{request.id}:{key}")),
    )


def _ways_on(request: Request, key: str) -> list[Part]:
    """The first question can wait; and, where no opening offers it, be taken back."""
    skip = button("Skip", SKIP, f"{request.id}:{key}")
    if key != rules.asked(request)[0]:
        return [skip]
    later = button("Finish later", LATER, request.id)
    back = button("Take it back", WITHDRAW, request.id)
    return [skip, later, *([back] if _opens(request, key) else [])]


def _opens(request: Request, key: str) -> bool:
    """Whether it is the first question, in a thread without an opening of ours."""
    return key == rules.asked(request)[0] and request.way is Way.DM


def later(request: Request) -> Message:
    text = (
        f"No hurry. Request *#{request.number}* waits, with what you have said so far. "
        "To go on, answer here whenever you like; you also find it in my Home, "
        "under “Waiting for you”."
    )
    return message(text.replace("*", ""), section(text, "later"))


def in_numbers(request: Request) -> Message:
    """What we made of the figures, for whoever wrote them."""
    typed = request.answers.get(rules.IMPACT, "")
    read = numbers.of(typed)
    if not typed:
        return sentence("That's fine. The brief above is ready when you are.")
    if not read:
        return sentence("I have added that to the brief above, in your own words.")
    return message(
        "That makes " + " and ".join(map(str, read)),
        *(
            line(f"read_{place}", "That makes ", bold(str(each)), f": {each.formula}.")
            for place, each in enumerate(read)
        ),
        section(
            "I have added it to the brief above, as your own estimate. "
            "If I misread it, press “Fix something” there.",
            "added",
        ),
    )


def sorting(stray: Request, other: Request) -> Message:
    """We are not sure whether this answers a question or is something new."""
    return message(
        "Is this an answer, or something new?",
        line(
            "sorting",
            "Is this your answer about ",
            bold(request_rules.named(other)),
            ", or something new?",
        ),
        buttons(
            "sort",
            button("It is my answer", IS_ANSWER, stray.id, primary=True),
            button("Something new", IS_NEW, stray.id),
        ),
    )


def was_an_answer(other: Request) -> Message:
    return sentence(
        f"Noted as your answer. We go on in the thread of request #{other.number}."
    )


def was_new() -> Message:
    return sentence("I have made this a request.")


def bring_it_back_first(request: Request) -> Message:
    return sentence(
        f"You took request #{request.number} back, so I have not noted this. "
        "Press “Bring it back” above, and we go on."
    )


def look_in_the_other_thread() -> Message:
    return sentence(
        "This message became an answer in another thread. "
        "Please go on there; I have not changed anything here."
    )


def added() -> Message:
    return sentence(
        "I have added that to the brief above. "
        "Press “Yes, send to IT” when it is right."
    )


def kept() -> Message:
    return sentence("I have added that. IT will read it with the rest.")
