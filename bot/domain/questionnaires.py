"""Changing what is asked: each change concerns one question or one kind of request.

`changes` is how a workspace differs from what we ship, as `questions.customised` reads
it. Nothing is ever deleted from it: what was asked once must find its words again.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.domain.entries import MOST_IN_LIST, Problem, shape_problem
from bot.domain.listening import plain
from bot.domain.questions import (
    Catalogue,
    Holds,
    Kind,
    Question,
    Reader,
    When,
    customised,
    kind_problem,
    made,
    must_keep_its_word,
    question_problem,
)
from bot.domain.wording import clean
from bot.errors import NotAllowed, NotFound, NotUsable, TooLong

MOST_KINDS = 20  # they stand on one page, taken out ones included
MOST_QUESTIONS = 90  # they stand in one menu
WORDS = ("text", "help", "label", "short", "probe", "example")
LONGEST_SLUG = 24

Changes = Mapping[str, Any]
Filled = Mapping[str, str]  # a form's fields, as typed
Rule = Callable[..., Changes]  # of what is shipped, the changes, and what it concerns


@dataclass(frozen=True)
class KindFilled:
    """A kind as somebody filled it in, and what it asked when they began."""

    key: str  # none, for a new one
    name: str
    description: str
    words: str
    before: tuple[str, ...]
    chosen: tuple[str, ...]


def known_kind(ours: Catalogue, key: str) -> Kind:
    if key not in ours.kinds:
        raise NotFound(
            "This kind of request is not offered any more. "
            "Please open “Change the questions” in my Home once more."
        )
    return ours.kinds[key]


def known_question(ours: Catalogue, key: str) -> Question:
    if key not in ours.questions:
        raise NotFound(
            "I can't find this question. "
            "Please open “Change the questions” in my Home once more."
        )
    return ours.questions[key]


def taken_out(shipped: Catalogue, changes: Changes) -> list[Kind]:
    """Kinds that are not offered, and that can be brought back."""
    every = customised(shipped, {**changes, "without": []}).kinds
    return [every[key] for key in changes.get("without", ()) if key in every]


def is_changed(shipped: Catalogue, changes: Changes, table: str, key: str) -> bool:
    """Whether something of ours stands there in the workspace's own words."""
    ours = shipped.kinds if table == "kinds" else shipped.questions
    return key in ours and key in changes.get(table, {})


# --- questions ---


def with_question(
    shipped: Catalogue, changes: Changes, kind: str, key: str, filled: Filled
) -> Changes:
    """A question in other words; without a key, a new one that this kind asks."""
    ours = customised(shipped, changes)
    if not key:
        return _with_new_question(shipped, changes, known_kind(ours, kind), filled)
    entry = _question_entry(shipped, known_question(ours, key), filled)
    return _asked(shipped, _with(changes, "questions", entry), key)


def _with_new_question(
    shipped: Catalogue, changes: Changes, kind: Kind, filled: Filled
) -> Changes:
    known, most = customised(shipped, changes).questions, MOST_IN_LIST["questions"]
    _must_have_room(known, MOST_QUESTIONS, "questions")
    _must_have_room(kind.questions, most, "questions of this kind")
    entry = _question_entry(shipped, None, filled)
    key = entry["key"] = _new_key(entry["text"], known)
    asking = _entry(replace(kind, questions=(*kind.questions, key)))
    added = _with(_with(changes, "questions", entry), "kinds", asking)
    return _asked(shipped, added, key)


def _question_entry(
    shipped: Catalogue, known: Question | None, filled: Filled
) -> dict[str, Any]:
    """As it is stored. What people were promised, and what rules read, stays."""
    entry: dict[str, Any] = {name: _line(filled.get(name, ""), name) for name in WORDS}
    entry["key"] = known.key if known else "new"
    entry["when"] = filled.get("when", When.MORE)
    entry["steps"] = _lines(filled.get("steps", ""), "steps")
    entry["holds"] = filled.get("holds", Holds.WORDS)
    entry["reader"] = filled.get("reader", Reader.IT)
    if known and known.key in shipped.questions:
        entry["holds"], entry["reader"] = str(known.holds), str(known.reader)
    _must_do(shape_problem(entry, Question))
    question = made(Question, entry)
    _must_do(question_problem(question))
    if known:
        must_keep_its_word(known, question)
    return entry


def _asked(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    """Every kind that asks it can still be offered."""
    ours = customised(shipped, changes)
    for kind in ours.kinds.values():
        if key in kind.questions:
            _must_do(kind_problem(ours, kind), field="when")
    return changes


def question_as_shipped(
    shipped: Catalogue, changes: Changes, kind: str, key: str
) -> Changes:
    """In our own words again, wherever it is asked."""
    known_kind(customised(shipped, changes), kind)
    known_question(shipped, key)
    return _asked(shipped, _without(changes, "questions", key), key)


# --- kinds of request ---


def with_kind(
    shipped: Catalogue, changes: Changes, filled: KindFilled
) -> tuple[Changes, str]:
    """A kind as it was filled in, and its key; without one, it is a new one.

    Questions are added and left out one by one: what others did meanwhile stays.
    """
    ours = customised(shipped, changes)
    known = known_kind(ours, filled.key) if filled.key else None
    key = known.key if known else _new_kind(shipped, changes, filled.name)
    entry = {
        "key": key,
        "name": _line(filled.name, "name"),
        "description": _line(filled.description, "description"),
        "words": _words(filled.words),
        "questions": _questions(known.questions if known else (), filled),
    }
    _must_do(shape_problem(entry, Kind))
    return _offered(shipped, _with(changes, "kinds", entry), key), key


def _words(typed: str) -> list[str]:
    """One a line, or with commas; signs alone would be found everywhere."""
    return list(filter(plain, _lines(re.sub("[,;]", "\n", typed), "words")))


def _questions(now: tuple[str, ...], filled: KindFilled) -> list[str]:
    chosen, before = filled.chosen, filled.before
    kept = [each for each in now if each in chosen or each not in before]
    return [*kept, *(each for each in chosen if each not in (*before, *now))]


def _new_kind(shipped: Catalogue, changes: Changes, name: str) -> str:
    every = customised(shipped, {**changes, "without": []}).kinds
    _must_have_room(every, MOST_KINDS, "kinds")
    return _new_key(name, every)


def _offered(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    ours = customised(shipped, changes)
    _must_do(kind_problem(ours, known_kind(ours, key)))
    return changes


def usual_kind(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    """The kind that a request is of when nothing says otherwise."""
    known_kind(customised(shipped, changes), key)
    return {**changes, "usual": key}


def without_kind(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    """A kind is not offered any more; it can be brought back."""
    ours = customised(shipped, changes)
    if key in changes.get("without", ()):
        return changes
    known_kind(ours, key)
    if len(ours.kinds) == 1:
        raise NotAllowed(
            "This is the last kind of request. Please add another one first."
        )
    return {**changes, "without": [*changes.get("without", ()), key]}


def with_kind_again(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    if key in customised(shipped, changes).kinds:
        return changes
    left = [each for each in changes.get("without", ()) if each != key]
    return _offered(shipped, {**changes, "without": left}, key)


def kind_as_shipped(shipped: Catalogue, changes: Changes, key: str) -> Changes:
    known_kind(shipped, key)
    return _offered(shipped, _without(changes, "kinds", key), key)


def moved_up(shipped: Catalogue, changes: Changes, kind: str, key: str) -> Changes:
    """A question comes before the one that was before it at the same point."""
    ours = customised(shipped, changes)
    known, question = known_kind(ours, kind), known_question(ours, key)
    beside = ours.asked(kind, question.when)
    place = beside.index(key) if key in beside else 0
    if place == 0:
        return changes
    swap = {key: beside[place - 1], beside[place - 1]: key}
    order = tuple(swap.get(each, each) for each in known.questions)
    return _with(changes, "kinds", _entry(replace(known, questions=order)))


# --- one entry among the others ---


def _with(changes: Changes, table: str, entry: Mapping[str, Any]) -> Changes:
    return {**changes, table: {**changes.get(table, {}), entry["key"]: entry}}


def _without(changes: Changes, table: str, key: str) -> Changes:
    others = {k: each for k, each in changes.get(table, {}).items() if k != key}
    return {**changes, table: others}


def _entry(kind: Kind) -> dict[str, Any]:
    entry = asdict(kind)
    return {k: list(v) if isinstance(v, tuple) else v for k, v in entry.items()}


def _new_key(words: str, taken: Mapping[str, object]) -> str:
    """A key for an own entry; since none is ever deleted, none comes twice."""
    slug = "_".join(re.findall("[a-z0-9]+", words.casefold()))[:LONGEST_SLUG]
    number = 1
    while (key := f"{slug or 'own'}_{number}") in taken:
        number += 1
    return key


def _must_have_room(taken: Collection[str], most: int, what: str) -> None:
    if len(taken) >= most:
        raise TooLong(
            f"There are {most} {what} already, and no more fit. "
            "Please change one of them instead."
        )


def _line(typed: str, field: str) -> str:
    return " ".join(clean(typed, field=field).split())


def _lines(typed: str, field: str) -> list[str]:
    lines = (" ".join(each.split()) for each in clean(typed, field=field).splitlines())
    return [each for each in lines if each]


def _must_do(problem: Problem | None, *, field: str = "") -> None:
    if problem:
        raise NotUsable(problem.advice, field=field or problem.field)
