"""The interview, as its requester sees it: questions, and what becomes of answers."""

from collections.abc import Sequence

from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    line,
    message,
    quoted,
    section,
    sentence,
    small_print,
)
from bot.domain import interviews as rules
from bot.domain import requests as request_rules
from bot.domain.questions import Question
from bot.models import Request, Way
from bot.views.standings import read_by
from bot.views.ways import GO_BACK, IF_SURE, LATER, SKIP, ways_past

STEP = "request.step"
YES = "request.that_is_it"
NO = "request.ask_me"
ENOUGH = "request.enough"
FILL = "request.fill"
IS_ANSWER = "request.is_answer"
IS_NEW = "request.is_new"
WITHDRAW = "request.withdraw"

CLOSEST = "Which of these comes closest?"
LETTERS = "abcdefghij"  # Slack wants each button of a row to have an id of its own


def question(
    request: Request,
    asked: Question,
    read: Sequence[str] = (),
    *,
    is_new_round: bool = False,
) -> Message:
    """One question; the first also says what comes and who will read the answers.

    `read`: what we made of the answer before it.
    `is_new_round`: they wanted to add more, and this comes first.
    """
    is_welcome = _opens(request, asked.key)
    return message(
        f"Request #{request.number}: {_in_a_notice(request, asked)}",
        _read_back(read) if read else None,
        _welcome(request) if is_welcome else None,
        *_asked(request, asked, "" if is_welcome else read_by(asked)),
        *_steps(request, asked),
        buttons("skip", *_ways_on(request, asked.key, is_new_round=is_new_round)),
    )


def _read_back(read: Sequence[str]) -> Block:
    understood = bold("; ".join(read))
    return line("read", "I read that as ", understood, ". If not, press “Back”.")


def _in_a_notice(request: Request, asked: Question) -> str:
    return "Is that your answer?" if request.offered else asked.text


def _welcome(request: Request) -> Block:
    return section(
        f"Thank you, this is request *#{request.number}*. "
        f"After {rules.short_questions(request)} it goes to IT. "
        "*Only you and the IT team will see your answers.* "
        "Please reply in this thread.",
        "welcome",
    )


def _asked(request: Request, asked: Question, reader: str) -> list[Block]:
    """The question; or what they said already, if that looks like the answer."""
    if request.offered:
        said = quoted("offered", request.offered, bold(asked.label), ": you said")
        question = section("*Is that your answer?* If not, type it here.", "question")
        return [said, question, *([small_print(reader, "reader")] if reader else [])]
    earlier = asked.shown(rules.given(request).get(asked.key, ""))
    return [
        section(f"*{asked.text}*", "question"),
        small_print(f"{asked.help} {reader}".strip(), "help"),
        *([quoted("earlier", earlier, "You said:")] if earlier else []),
    ]


def _steps(request: Request, asked: Question) -> list[Block]:
    """To be pressed instead of typed."""
    pairs = zip(LETTERS, enumerate(asked.steps, start=1), strict=False)
    steps = [
        button(step.capitalize(), f"{STEP}_{letter}", f"{request.id}:{asked.key}:{n}")
        for letter, (n, step) in pairs
    ]
    return [buttons("steps", *steps)] if steps else []


def _ways_on(request: Request, key: str, *, is_new_round: bool) -> list[Part]:
    """Each can wait; the first, where no opening offers it, can be taken back."""
    about = f"{request.id}:{key}"
    is_first = key == rules.asked(request)[0]
    found = _to_skip(request, key)
    if not is_first:
        found.append(button("Back", GO_BACK, about))
    if rules.is_adding(request):
        found.append(button("That's enough", ENOUGH, about))
    found.append(button("Finish later", LATER, request.id))
    if is_first or is_new_round:
        found.append(button("Answer in a form", FILL, request.id))
    if _opens(request, key):
        found.append(button("Take it back", WITHDRAW, request.id, confirm=IF_SURE))
    return found


def _to_skip(request: Request, key: str) -> list[Part]:
    about = f"{request.id}:{key}"
    if request.offered:
        yes = button("Yes, that's it", YES, about, primary=True)
        return [yes, button("No, ask me", NO, about)]
    has_answer = bool(rules.given(request).get(key))
    return [button("Keep it" if has_answer else "Skip", SKIP, about)]


def _opens(request: Request, key: str) -> bool:
    """Whether it is the first question, in a thread without an opening of ours."""
    is_first = key == rules.asked(request)[0] and request.revisiting is None
    return is_first and request.way is Way.DM and not request.briefs


def probe(request: Request, asked: Question) -> Message:
    """The one follow-up to an answer that says little, or is none of the steps."""
    ask = CLOSEST if asked.steps else asked.probe
    example = small_print(f"For example: “{asked.example}”", "example")
    return message(
        f"Request #{request.number}: {ask}",
        section(f"Thank you. *{ask}*", "probe"),
        None if asked.steps else example,
        small_print("If you'd rather not, skip this. What you wrote is kept.", "kept"),
        small_print(read_by(asked), "reader"),
        *_steps(request, asked),
        buttons("skip", *ways_past(request, asked.key)),
    )


def later(request: Request) -> Message:
    text = (
        f"No hurry. Request *#{request.number}* waits, with what you have said so far. "
        "To go on, answer here whenever you like; you also find it in my Home, "
        "under “Waiting for you”."
    )
    return message(text.replace("*", ""), section(text, "later"))


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
