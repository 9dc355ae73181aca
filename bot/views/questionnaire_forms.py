"""What is asked, as admins fill it in: a kind of request, and a question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.blocks import Block, Part, View, field, modal, select, text_input
from bot.domain.entries import LONGEST, MOST_IN_LIST
from bot.domain.questions import Catalogue, Holds, Kind, Question, Reader, When

SAVE_KIND = "questionnaire.save_kind"
SAVE_QUESTION = "questionnaire.save_question"

SHORT = 75  # characters of a question that fit into a menu
POINTS = {
    When.SOLUTION: "Before all others, where the need names a solution",
    When.FIRST: "Before the brief, of everybody",
    When.MORE: "After the brief, of those who add more",
}
HOLDS = {
    Holds.WORDS: "Words",
    Holds.FIGURES: "People, hours or money: I work out the year",
    Holds.MEASURE: "A figure, today and as it should be",
    Holds.DATE: "A day, and what drives it",
    Holds.STEPS: "One of some steps",
}
READERS = {
    Reader.IT: "IT",
    Reader.PARTNER: "Only the person in IT who takes the request",
}


@dataclass(frozen=True)
class QuestionToFillIn:
    """A question on its way into a form; none yet, for a new one."""

    kind: str
    question: Question | None
    is_shipped: bool = False


def kind_form(ours: Catalogue, kind: Kind | None) -> View:
    """A kind, or room for a new one, which begins with the usual questions."""
    about = f"{kind.key}:{','.join(kind.questions)}" if kind else ":"
    asked = (kind or ours.kind("")).questions
    return modal(
        "A kind of request",
        SAVE_KIND,
        about,
        "Save",
        _line("name", "Its name", kind, "Such as “Figures or a report”."),
        _line(
            "description", "What it is, in plain words", kind, "People choose by it."
        ),
        text_input(
            "words",
            "Words that tell me it is this kind",
            initial="\n".join(kind.words) if kind else "",
            hint="One a line. A need that holds one of them is of this kind, unless "
            "somebody chose another.",
            optional=True,
        ),
        field(
            "questions",
            "What it asks",
            _several(ours, asked),
            hint="New ones come last. You can move them up afterwards.",
        ),
    )


def _several(ours: Catalogue, chosen: Iterable[str]) -> Part:
    """Every question that there is, in the order of the points at which they come."""
    offered = sorted(
        ours.questions.values(), key=lambda each: [*POINTS].index(each.when)
    )
    return {
        "type": "multi_static_select",
        "action_id": "questions",
        "options": list(map(_option, offered)),
        "initial_options": [_option(ours.questions[key]) for key in chosen],
        "max_selected_items": MOST_IN_LIST["questions"],
    }


def _option(question: Question) -> Part:
    text = question.text
    shown = text if len(text) <= SHORT else f"{text[: SHORT - 2]} …"
    return {"text": {"type": "plain_text", "text": shown}, "value": question.key}


def question_form(shown: QuestionToFillIn) -> View:
    """A question in an admin's words. Of ours, the kind of answer stays."""
    known = shown.question
    return modal(
        "A question",
        SAVE_QUESTION,
        f"{shown.kind}:{known.key if known else ''}",
        "Save",
        _line("text", "The question", known, "As people read it."),
        _line("help", "Why we ask", known, "One line under it: what helps to answer."),
        _line("label", "What stands over the answer", known, "In the brief."),
        _line(
            "short",
            "A short name for it",
            known,
            "For a list of what is missing, such as “urgency”.",
        ),
        _line("probe", "What I ask when an answer says little", known, "Only once."),
        _line("example", "An answer to that", known, "As somebody might write it."),
        _menu("when", "When it comes", POINTS, known.when if known else When.MORE),
        *_kind_of_answer(known, is_shipped=shown.is_shipped),
    )


def _kind_of_answer(known: Question | None, *, is_shipped: bool) -> list[Block]:
    steps = text_input(
        "steps",
        "The steps to choose from",
        initial="\n".join(known.steps) if known else "",
        hint="For “One of some steps”: one a line, from little to much.",
        optional=True,
    )
    if is_shipped and known:
        return [steps] if known.steps else []
    holds = known.holds if known else Holds.WORDS
    reader = known.reader if known else Reader.IT
    return [
        _menu("holds", "The answer is", HOLDS, holds),
        steps,
        _menu("reader", "Who reads the answer", READERS, reader),
    ]


def _line(name: str, label: str, known: Question | Kind | None, hint: str) -> Block:
    now = getattr(known, name) if known else ""
    most = f" {LONGEST[name]} characters fit."
    return text_input(name, label, initial=now, hint=f"{hint}{most}", is_short=True)


def _menu(name: str, label: str, options: Mapping[Any, str], chosen: str) -> Block:
    shown = {str(value): title for value, title in options.items()}
    return field(name, label, select(name, "Choose one", shown, str(chosen)))
