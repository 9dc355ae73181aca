"""What may be asked, of which kind of request, and who reads the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain import steps
from bot.domain.entries import Problem
from bot.domain.listening import plain
from bot.errors import NotAllowed

SCALES = ("effort", "risk")  # IT answers these as well, in the same steps
MOST_FIRST = 5  # questions before the brief; more is an interrogation
FEWEST_STEPS = 2
QUESTION_MARKS = "?\uff1f\u061f"  # also the full-width and the Arabic one


class When(StrEnum):
    """At which point of the interview a question comes."""

    SOLUTION = "solution"  # before all others, where the need names a solution
    FIRST = "first"  # before the brief is played back for the first time
    MORE = "more"  # after that, for who wants to add more


class Holds(StrEnum):
    """What kind of answer we hope for. Any other is kept as the words it is."""

    WORDS = "words"
    FIGURES = "figures"  # people, hours or money: read back as a year
    MEASURE = "measure"  # a KPI: unit, baseline, target, date
    DATE = "date"  # by when, and what drives it
    STEPS = "steps"  # one of its `steps`, to press


class Reader(StrEnum):
    """Who reads the answer, beside the requester."""

    IT = "it"
    PARTNER = "partner"  # only who takes the request, once somebody has


@dataclass(frozen=True)
class Question:
    """One thing we ask, why, and what it is called once it is answered."""

    key: str
    text: str
    help: str  # why we ask, or what a useful answer holds
    label: str
    short: str  # its name in a list of what is missing
    probe: str  # the one follow-up, where an answer says little
    example: str  # of an answer to that
    when: When = When.MORE
    holds: Holds = Holds.WORDS
    reader: Reader = Reader.IT
    steps: tuple[str, ...] = ()

    def kept(self, typed: str) -> str:
        """Steps by their numbers, “1” for the first; other words as they are."""
        if not self.steps:
            return typed
        return "\n".join(steps.apart(self.steps, line) for line in typed.split("\n"))

    def shown(self, answer: str) -> str:
        """The same, in words."""
        numbers = {str(n): step for n, step in enumerate(self.steps, start=1)}
        return "\n".join(numbers.get(line, line) for line in answer.split("\n"))

    def has_step(self, answer: str) -> bool:
        """Whether a step is chosen, perhaps with words beside it."""
        lines = self.kept(answer).split("\n")
        return any(steps.number(self.steps, line) for line in lines)


@dataclass(frozen=True)
class Kind:
    """A kind of request, and the questions it is asked, in their order."""

    key: str
    name: str
    description: str  # plain words by which people choose it
    questions: tuple[str, ...]
    words: tuple[str, ...] = ()  # a need that holds one of them is of this kind


@dataclass(frozen=True)
class Catalogue:
    """All that may be asked in a workspace. The first kind is the usual one."""

    questions: Mapping[str, Question]
    kinds: Mapping[str, Kind]

    def kind(self, key: str) -> Kind:
        """The kind of that name; one that is no longer there counts as the usual."""
        return self.kinds.get(key) or next(iter(self.kinds.values()))

    def asked(self, kind: str, *when: When) -> list[str]:
        """The questions of a kind that come at one of these points, in order."""
        known = (self.questions[key] for key in self.kind(kind).questions)
        return [each.key for each in known if each.when in when]

    def is_private(self, key: str) -> bool:
        """Whether only the partner reads the answer; what is unknown is private."""
        known = self.questions.get(key)
        return known is None or known.reader is Reader.PARTNER


Made = TypeVar("Made", Question, Kind)


def made(becomes: type[Made], entry: Mapping[str, Any]) -> Made:
    """Of an entry that was checked: lists are fixed, words of a choice are that one."""
    types: dict[str, Any] = {each.name: each.type for each in fields(becomes)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else types[name](value)
        for name, value in entry.items()
    }
    return becomes(**values)


def customised(shipped: Catalogue, changes: Mapping[str, Any]) -> Catalogue:
    """What we ship, with what a workspace has changed, added and taken away.

    `changes` holds whole entries by key, under "questions" and "kinds"; the keys of
    kinds that are not offered any more, under "without"; and under "usual", the key of
    the kind that comes first.
    """
    if not changes:
        return shipped
    questions = {
        key: made(Question, each) for key, each in changes.get("questions", {}).items()
    }
    kinds = {key: made(Kind, each) for key, each in changes.get("kinds", {}).items()}
    without = set(changes.get("without", ()))
    offered = {**shipped.kinds, **kinds}
    ordered = sorted(offered, key=lambda key: key != changes.get("usual"))
    return Catalogue(
        {**shipped.questions, **questions},
        {key: offered[key] for key in ordered if key not in without},
    )


def kind_of(catalogue: Catalogue, need: str) -> str:
    """The kind whose words the need holds; the usual one when there is none."""
    said = f" {plain(need)} "
    for kind in catalogue.kinds.values():
        if any(f" {plain(word)} " in said for word in kind.words):
            return kind.key
    return next(iter(catalogue.kinds))


def question_problem(question: Question) -> Problem | None:
    """Why a question cannot be asked as it stands."""
    for name in ("text", "probe"):
        if sum(map(getattr(question, name).count, QUESTION_MARKS)) != 1:
            found = f"has not exactly one question mark in {name}"
            advice = "Please ask one question here, with one question mark."
            return Problem(name, found, advice)
    has_steps = len(question.steps) >= FEWEST_STEPS
    if question.holds is Holds.STEPS and not has_steps:
        advice = "Please write at least two steps, each on a line of its own."
        return Problem("steps", "has no steps to choose from", advice)
    if question.steps and question.holds is not Holds.STEPS:
        advice = "Steps are only for an answer that is “One of some steps”."
        return Problem("steps", "has steps and does not hold them", advice)
    return None


def kind_problem(catalogue: Catalogue, kind: Kind) -> Problem | None:
    """Why a kind of request cannot be offered as it stands."""
    for key in kind.questions:
        if key not in catalogue.questions:
            found = f"asks {key}, which is no question"
            return Problem("questions", found, "One of these is not there any more.")
    known = {each.name.casefold() for each in catalogue.kinds.values() if each != kind}
    if kind.name.casefold() in known:
        advice = "There is a kind of that name already. Please choose another name."
        return Problem("name", "has the name of another", advice)
    return _begins_badly(catalogue, kind)


def _begins_badly(catalogue: Catalogue, kind: Kind) -> Problem | None:
    """Whether the questions before its brief are too many, or none."""
    asked = [catalogue.questions[key].when for key in kind.questions]
    count = asked.count(When.FIRST)
    if count > MOST_FIRST:
        advice = (
            f"“{kind.name}” would begin with {count} questions, and {MOST_FIRST} fit. "
            "Please let one of them come later."
        )
        found = f"asks {count} questions first, and {MOST_FIRST} fit"
        return Problem("questions", found, advice)
    if not count:
        advice = (
            f"“{kind.name}” would begin without a question. "
            "Please keep one that is asked of everybody."
        )
        return Problem("questions", "asks nothing first", advice)
    return None


def must_keep_its_word(known: Question, now: Question) -> None:
    """What people were promised, and what was answered already, still holds."""
    if known.reader is Reader.PARTNER and now.reader is not Reader.PARTNER:
        raise NotAllowed(
            "People were promised that only one person reads this, so it stays so. "
            "Please add another question, for IT to read.",
            field="reader",
        )
    if known.key in SCALES and known.steps != now.steps:
        raise NotAllowed(
            "What people say here is held against what IT says, in the same steps. "
            "They stay as they are.",
            field="steps",
        )
    if len(known.steps) != len(now.steps):
        raise NotAllowed(
            "People may have answered this by now, so the number of its steps stays "
            "as it is. Please add another question instead.",
            field="steps",
        )
