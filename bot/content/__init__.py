"""What the bot asks and offers, as data anyone can edit. Read and checked once."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain import covers as covering
from bot.domain import listening, sentences
from bot.domain.covers import Covers, Rule
from bot.domain.fixed import Fixings
from bot.domain.listening import Ear
from bot.domain.requests import IMPACT, PROBLEM, QUESTIONS
from bot.domain.solutions import Vocabulary
from bot.domain.unknowns import Hints
from bot.errors import SettingsProblem
from bot.models import Outcome

HERE = Path(__file__).parent
Words = Ear | Fixings | Hints | Vocabulary


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


KINDS: dict[str, tuple[str, type[Question | Answer], tuple[str, ...]]] = {
    "question": ("interview.toml", Question, (*QUESTIONS, PROBLEM, IMPACT)),
    "answer": ("outcomes.toml", Answer, tuple(Outcome)),
}
LONGEST = {"title": 75, "explains": 75, "headline": 150}  # Slack's; the rest has 1,000


def require_good() -> None:
    """Stop the start when something in the files will not do."""
    questions()
    answers()
    ear()
    solutions()
    fixed()
    covers()


@cache
def questions() -> dict[str, Question]:
    """Everything that may be asked."""
    return {entry["key"]: Question(**entry) for entry in _read("question")}


@cache
def answers() -> dict[str, Answer]:
    """The three outcomes, in the order they are offered."""
    return {entry["key"]: Answer(**entry) for entry in _read("answer")}


@cache
def ear() -> Ear:
    """The words that say nothing of their own."""
    heard = Ear(**_word_lists("listening.toml", Ear))
    return replace(heard, phrases=heard.phrases | unknowns().phrases)


@cache
def unknowns() -> Hints:
    """The words by which somebody says that they don't know, and who would."""
    return Hints(**_word_lists("unknowns.toml", Hints))


@cache
def solutions() -> Vocabulary:
    """The words by which solutions are known."""
    return Vocabulary(**_word_lists("solutions.toml", Vocabulary))


@cache
def fixed() -> Fixings:
    """The words by which a vendor or a date is fixed already."""
    return Fixings(**_word_lists("fixed.toml", Fixings))


@cache
def covers() -> Covers:
    """How something said earlier answers a later question."""
    with _file("covers.toml") as read:
        rules = tuple(_rule(entry) for entry in read.get("rule", ()))
        questions_and_all = {*covering.QUESTIONS, covering.ANYTHING}
        never = _lists(read.get("never"), questions_and_all)
    never[covering.ANYTHING] |= unknowns().phrases
    return Covers(rules, never, ear().filler | ear().people)


def _rule(entry: object) -> Rule:
    if not isinstance(entry, dict) or entry.get("question") not in covering.QUESTIONS:
        raise ValueError("a rule has no question that we know")
    names = entry.keys() - {"question"}
    if names - {"beside"} not in ({"begins"}, {"says"}):
        raise ValueError(
            f"a rule for {entry['question']} has not either begins or says"
        )
    words = {name: _word_list(name, entry[name]) for name in names}
    return Rule(entry["question"], **words)


def _word_lists(name: str, made: type[Words]) -> dict[str, frozenset[str]]:
    """A file that holds these lists, and nothing else."""
    with _file(name) as read:
        return _lists(read, {each.name for each in fields(made)})


@contextmanager
def _file(name: str) -> Iterator[dict[str, Any]]:
    """What stands in it; what will not do is said with its name."""
    try:
        yield tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise SettingsProblem(f"bot/content/{name}: {error}.") from None


def _lists(read: object, names: set[str]) -> dict[str, frozenset[str]]:
    if not isinstance(read, dict):
        raise ValueError("there are no lists of words in it")  # noqa: TRY004
    for name in sorted(names ^ read.keys()):
        what = "is missing" if name in names else "is not known"
        raise ValueError(f"{name} {what}")
    return {each: _word_list(each, read[each]) for each in names}


def _word_list(name: str, entries: object) -> frozenset[str]:
    if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
        raise ValueError(f"{name} is not a list of words")
    return frozenset(
        sentences.GAP.join(map(listening.plain, each.split("..."))) for each in entries
    )


def _read(kind: str) -> list[dict[str, str]]:
    """The entries of a file, or one sentence about the first that will not do."""
    name, made, keys = KINDS[kind]
    try:
        read = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
        return _checked(kind, read.get(kind), {each.name for each in fields(made)})
    except (ValueError, OSError) as error:
        keys_wanted = f"It needs one [[{kind}]] for each of: {', '.join(keys)}."
        raise SettingsProblem(f"bot/content/{name}: {error}. {keys_wanted}") from None


def _checked(kind: str, entries: object, names: set[str]) -> list[dict[str, str]]:
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


def _problem(entry: object, names: set[str]) -> str | None:
    if not isinstance(entry, dict):
        return "is not a table"
    for name in sorted(names | entry.keys()):
        text, most = entry.get(name), LONGEST.get(name, 1_000)
        if name not in names:
            return f"has {name}, which is not known"
        if not isinstance(text, str) or not text.strip():
            return f"has no {name}"
        if len(text) > most:
            return f"has {len(text)} characters in {name}, and {most} fit"
    if not _names_the_request(entry.get("headline", "")):
        return "has something else than {request} in braces in headline"
    return None


def _names_the_request(headline: str) -> bool:
    try:
        headline.format(request="")
    except (ValueError, LookupError, AttributeError):
        return False
    return True
