"""What is asked, as admins see it: pages on which what is pressed holds at once."""

from dataclasses import dataclass

from bot.blocks import (
    Block,
    Message,
    View,
    bold,
    button,
    buttons,
    heading,
    line,
    message,
    overflow,
    section,
)
from bot.domain.questions import Catalogue, Kind, Question, Reader, When
from bot.sheets import sheet

OPEN = "questionnaire.open"
ADD_KIND = "questionnaire.add_kind"
EDIT_KIND = "questionnaire.edit_kind"
CHANGE_KIND = "questionnaire.change_kind"
TAKE_OUT = "questionnaire.take_out"
BRING_BACK = "questionnaire.bring_back"
MAKE_USUAL = "questionnaire.make_usual"
RESTORE_KIND = "questionnaire.restore_kind"
ADD_QUESTION = "questionnaire.add_question"
WITH_QUESTION = "questionnaire.with_question"

EDIT, MOVE_UP, RESTORE = "edit", "up", "undo"  # what can be done with a question

TITLE = "What I ask"
UNDO = "Undo our changes"
WHAT_FOR = (
    "Each request is of one of these kinds, and I ask the questions of its kind. "
    "Nothing is lost with a change: older requests keep their answers."
)
BY_HAND = "People choose it themselves."
POINTS = {
    When.SOLUTION: "Asked where the need names a solution",
    When.FIRST: "Asked of everybody",
    When.MORE: "Asked of those who add more",
}


@dataclass(frozen=True)
class Page:
    """All kinds of request, and those that are not offered any more."""

    ours: Catalogue
    gone: list[Kind]


@dataclass(frozen=True)
class KindPage:
    """One kind with its questions, and what of it is not as we ship it."""

    ours: Catalogue
    kind: Kind
    is_changed: bool
    changed: set[str]


# --- all kinds ---


def page(shown: Page) -> View:
    kinds = list(shown.ours.kinds.values())
    return sheet(
        TITLE,
        "",
        section(WHAT_FOR, "what_for"),
        *(block for kind in kinds for block in _kind(shown.ours, kind)),
        buttons("add", button("Add a kind", ADD_KIND, "kind", primary=True)),
        *_gone(shown.gone),
    )


def _kind(ours: Catalogue, kind: Kind) -> list[Block]:
    is_usual, is_last = kind == ours.kind(""), len(ours.kinds) == 1
    usual = button("Make it the usual", MAKE_USUAL, kind.key)
    out = button("Take out", TAKE_OUT, kind.key)
    return [
        line(
            f"kind_{kind.key}",
            bold(kind.name),
            " (the usual one)" if is_usual else "",
            f"\n{kind.description}\n{_how_many(ours, kind)}",
        ),
        buttons(
            f"change_{kind.key}",
            button("Edit", EDIT_KIND, kind.key),
            *([] if is_usual else [usual]),
            *([] if is_last else [out]),
        ),
    ]


def _how_many(ours: Catalogue, kind: Kind) -> str:
    count, first = len(kind.questions), len(ours.asked(kind.key, When.FIRST))
    return f"Questions: {count}. Asked of everybody: {first}."


def _gone(kinds: list[Kind]) -> list[Block]:
    if not kinds:
        return []
    rows = (
        [
            line(f"gone_{kind.key}", bold(kind.name), f"\n{kind.description}"),
            buttons(f"return_{kind.key}", button("Bring back", BRING_BACK, kind.key)),
        ]
        for kind in kinds
    )
    blocks = [block for row in rows for block in row]
    return [heading("Not offered any more", "gone"), *blocks]


# --- one kind ---


def kind_page(shown: KindPage) -> View:
    kind = shown.kind
    change = [
        button("Change this", CHANGE_KIND, kind.key),
        button("Add our own question", ADD_QUESTION, kind.key),
    ]
    if shown.is_changed:
        change.append(button(UNDO, RESTORE_KIND, kind.key))
    points = (_point(shown, when) for when in POINTS)
    return sheet(
        "A kind of request",
        kind.key,
        line("kind", bold(kind.name), f"\n{kind.description}"),
        line("known", _known_by(shown)),
        buttons("change", *change),
        *(block for point in points for block in point),
    )


def _known_by(shown: KindPage) -> str:
    kind = shown.kind
    if kind.words:
        words = ", ".join(f"“{word}”" for word in kind.words)
        return f"I think of it when a need says {words}."
    if kind == shown.ours.kind(""):
        return "The default: used when no other kind fits."
    return BY_HAND


def _point(shown: KindPage, when: When) -> list[Block]:
    """What is asked at one point, in order; each with what can be done with it."""
    keys = shown.ours.asked(shown.kind.key, when)
    if not keys:
        return []
    rows = (
        _row(shown.ours.questions[key], is_first=key == keys[0], shown=shown)
        for key in keys
    )
    return [heading(POINTS[when], f"point_{when}"), *rows]


def _row(question: Question, *, is_first: bool, shown: KindPage) -> Block:
    deeds = {f"{EDIT}:{question.key}": "Edit"}
    if not is_first:
        deeds[f"{MOVE_UP}:{question.key}"] = "Move up"
    if question.key in shown.changed:
        deeds[f"{RESTORE}:{question.key}"] = UNDO
    private = "\nOnly for who takes the request" * (question.reader is Reader.PARTNER)
    text = {"type": "plain_text", "text": f"{question.text}{private}", "emoji": False}
    return {
        "type": "section",
        "block_id": f"question_{question.key}",
        "text": text,
        "accessory": overflow(WITH_QUESTION, deeds),
    }


def late() -> Message:
    """The page could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = button("Change the questions", OPEN, "questions", primary=True)
    return message(text, section(text, "late"), buttons("again", again))
