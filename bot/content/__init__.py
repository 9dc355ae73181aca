"""What the bot asks and offers, as data anyone can edit. Read and checked once."""

import tomllib
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path

from bot.domain import listening
from bot.domain.listening import Ear
from bot.domain.requests import IMPACT, PROBLEM, QUESTIONS
from bot.domain.solutions import Vocabulary
from bot.domain.weights import SCALES, STEPS
from bot.errors import SettingsProblem
from bot.models import Outcome

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Question:
    """One thing we ask, why, and what it is called once it is answered."""

    key: str
    text: str
    help: str
    label: str
    probe: str  # the one follow-up, where an answer says little
    example: str  # of an answer to that


@dataclass(frozen=True)
class Answer:
    """One of IT's three honest answers, for who decides and for who asked."""

    key: str
    title: str  # on the form and on the record
    explains: str  # on the form, under the title
    headline: str  # what the requester reads first; {request} is “your request #7”
    found: str  # the words before the finding
    thanks: str = ""  # that it was good to ask
    worth: str = ""  # where they put it in numbers; {worth} is “230 hours a year”


@dataclass(frozen=True)
class Scale:
    """Effort or risk, in the same five steps for both sides."""

    key: str
    label: str
    asked: str
    steps: str  # with commas between them

    @property
    def named(self) -> dict[str, str]:
        """What each step is called."""
        return dict(zip(STEPS, self.steps.split(", "), strict=True))


KINDS: dict[str, tuple[str, type[Question | Answer | Scale], tuple[str, ...]]] = {
    "question": ("interview.toml", Question, (*QUESTIONS, PROBLEM, IMPACT)),
    "answer": ("outcomes.toml", Answer, tuple(Outcome)),
    "scale": ("scales.toml", Scale, SCALES),
}
LONGEST = {"title": 75, "explains": 75, "headline": 150}  # Slack's; the rest has 1,000
IN_BRACES = {"headline": "request", "worth": "worth"}


def require_good() -> None:
    """Stop the start when something in the files will not do."""
    questions()
    answers()
    scales()
    ear()
    solutions()


@cache
def questions() -> dict[str, Question]:
    """Everything that may be asked."""
    return {entry["key"]: Question(**entry) for entry in _read("question")}


@cache
def answers() -> dict[str, Answer]:
    """The three outcomes, in the order they are offered."""
    return {entry["key"]: Answer(**entry) for entry in _read("answer")}


@cache
def scales() -> dict[str, Scale]:
    """How effort and risk are told."""
    return {entry["key"]: Scale(**entry) for entry in _read("scale")}


@cache
def ear() -> Ear:
    """The words that say nothing of their own."""
    return Ear(**_word_lists("listening.toml", Ear))


@cache
def solutions() -> Vocabulary:
    """The words by which solutions are known."""
    return Vocabulary(**_word_lists("solutions.toml", Vocabulary))


def _word_lists(name: str, made: type[Ear | Vocabulary]) -> dict[str, frozenset[str]]:
    """A file that holds these lists, and nothing else."""
    known = {each.name for each in fields(made)}
    try:
        read = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
        for list_name in sorted(known ^ read.keys()):
            what = "is missing" if list_name in known else "is not known"
            raise ValueError(f"{list_name} {what}")  # noqa: TRY301
        return {each: _word_list(each, read[each]) for each in known}
    except (ValueError, OSError) as error:
        raise SettingsProblem(f"bot/content/{name}: {error}.") from None


def _word_list(name: str, entries: object) -> frozenset[str]:
    if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
        raise ValueError(f"{name} is not a list of words")
    return frozenset(listening.plain(each) for each in entries)


def _read(kind: str) -> list[dict[str, str]]:
    """The entries of a file, or one sentence about the first that will not do."""
    name, made, keys = KINDS[kind]
    try:
        read = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
        known = {each.name: each.default is MISSING for each in fields(made)}
        return _checked(kind, read.get(kind), known)
    except (ValueError, OSError) as error:
        keys_wanted = f"It needs one [[{kind}]] for each of: {', '.join(keys)}."
        raise SettingsProblem(f"bot/content/{name}: {error}. {keys_wanted}") from None


def _checked(
    kind: str, entries: object, names: dict[str, bool]
) -> list[dict[str, str]]:
    if not isinstance(entries, list):
        raise ValueError(f"there is no [[{kind}]] in it")  # noqa: TRY004
    for place, entry in enumerate(entries, start=1):
        key = entry.get("key", "") if isinstance(entry, dict) else ""
        if problem := _problem(entry, names):
            raise ValueError(f'{kind} {place} "{key}" {problem}')
    wanted, found = KINDS[kind][2], [entry["key"] for entry in entries]
    for key in (*wanted, *found):
        if found.count(key) != wanted.count(key):
            raise ValueError(f'"{key}" stands there {found.count(key)} times')
    return entries


def _problem(entry: object, names: dict[str, bool]) -> str | None:
    """`names`: whether an entry has to have them."""
    if not isinstance(entry, dict):
        return "is not a table"
    for name in sorted(names.keys() | entry.keys()):
        text, most = entry.get(name), LONGEST.get(name, 1_000)
        if name not in names:
            return f"has {name}, which is not known"
        if name not in entry and not names[name]:
            continue
        if not isinstance(text, str) or not text.strip():
            return f"has no {name}"
        if len(text) > most:
            return f"has {len(text)} characters in {name}, and {most} fit"
    return _unfit(entry)


def _unfit(entry: dict[str, str]) -> str | None:
    """What is written well, and yet can't be used."""
    for name, meant in IN_BRACES.items():
        if not _has_only(meant, entry.get(name, "")):
            return f"has something else than {{{meant}}} in braces in {name}"
    if "steps" in entry and entry["steps"].count(", ") != len(STEPS) - 1:
        return f"has not {len(STEPS)} steps with commas between them"
    return None


def _has_only(meant: str, text: str) -> bool:
    try:
        text.format(**{meant: ""})
    except (ValueError, LookupError, AttributeError):
        return False
    return True
