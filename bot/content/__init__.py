"""What the bot asks and offers, as data anyone can edit. Read and checked once."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from bot.domain import blame_rules, jargon, listening, sentences
from bot.domain import covers as covering
from bot.domain.availabilities import Absences
from bot.domain.blame_rules import Blame
from bot.domain.covers import Covers, Rule
from bot.domain.entries import Problem, shape_problem
from bot.domain.fixed import Fixings
from bot.domain.interviews import IMPACT, PROBLEM, QUESTIONS
from bot.domain.jargon import Glossary
from bot.domain.likeness import Lexicon
from bot.domain.listening import Ear
from bot.domain.nudges import Plan
from bot.domain.questions import (
    Catalogue,
    Kind,
    Question,
    kind_problem,
    made,
    question_problem,
)
from bot.domain.solutions import Vocabulary
from bot.domain.unknowns import Hints
from bot.errors import SettingsProblem
from bot.models import Outcome, Side

HERE = Path(__file__).parent
Words = Absences | Ear | Fixings | Hints | Lexicon | Vocabulary


@dataclass(frozen=True)
class Answer:
    """One of IT's three honest answers, for who decides and for who asked."""

    key: str
    title: str  # on the form and on the record
    explains: str  # on the form, under the title
    headline: str  # what the requester reads first; {request} is “your request #7”
    found: str  # the words before the finding
    line: str  # what others read where it was asked; {request} is “request #7”
    short: str  # the same in a list, after “IT says: ”
    thanks: str = ""  # that it was good to ask
    worth: str = ""  # where they put it in numbers; {worth} is “230 hours a year”


Entry = Question | Kind | Answer
KNOWN_TO_RULES = (*QUESTIONS, PROBLEM, IMPACT)
# the file, what an entry becomes, and the entries that must be there
TABLES: dict[str, tuple[str, type[Entry], tuple[str, ...]]] = {
    "question": ("interview.toml", Question, KNOWN_TO_RULES),
    "kind": ("interview.toml", Kind, ()),
    "answer": ("outcomes.toml", Answer, tuple(Outcome)),
}
OPEN_ENDED = {"question", "kind"}  # more may be there than must be
IN_BRACES = {"headline": "request", "line": "request", "worth": "worth"}


def require_good() -> None:
    """Stop the start when something in the files will not do."""
    catalogue()
    answers()
    ear()
    solutions()
    fixed()
    covers()
    lexicon()
    absences()
    glossary(Side.IT)
    nudges()
    blame()
    topics()


@cache
def catalogue() -> Catalogue:
    """Everything that may be asked, and of which kind of request."""
    questions = [made(Question, entry) for entry in _read("question")]
    kinds = [made(Kind, entry) for entry in _read("kind")]
    found = Catalogue({q.key: q for q in questions}, {k.key: k for k in kinds})
    _must_be_askable(found)
    return found


def _must_be_askable(found: Catalogue) -> None:
    for question in found.questions.values():
        _must_do("question", question.key, question_problem(question))
    for kind in found.kinds.values():
        _must_do("kind", kind.key, kind_problem(found, kind))


def _must_do(table: str, key: str, problem: Problem | None) -> None:
    if problem:
        name = TABLES[table][0]
        raise SettingsProblem(f'bot/content/{name}: {table} "{key}" {problem.found}.')


def questions() -> Mapping[str, Question]:
    return catalogue().questions


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
def absences() -> Absences:
    """How a status in Slack says that somebody is away."""
    return Absences(**_word_lists("absences.toml", Absences))


@cache
def covers() -> Covers:
    """How something said earlier answers a later question."""
    with _file("covers.toml") as read:
        _must_hold({"rule", "never"}, read)
        if not (isinstance(read["rule"], list) and isinstance(read["never"], dict)):
            raise ValueError("it needs [[rule]]s and one [never]")  # noqa: TRY004
        rules = tuple(map(_rule, read["rule"]))
        never = _lists(read["never"], {*covering.QUESTIONS, covering.ANYTHING})
    never[covering.ANYTHING] |= unknowns().phrases
    return Covers(rules, never, ear().filler | ear().people)


def _rule(entry: object) -> Rule:
    if not isinstance(entry, dict) or entry.get("question") not in covering.QUESTIONS:
        raise ValueError("a rule has no question that we know")
    names = entry.keys() - {"question"}
    if names - {"beside"} not in ({"begins"}, {"says"}):
        raise ValueError(f"a rule of {entry['question']} has not either begins or says")
    words = {name: _word_list(name, entry[name]) for name in names}
    return Rule(entry["question"], **words)


@cache
def lexicon() -> Lexicon:
    """The words by which requests are not told apart."""
    read, heard = _word_lists("likeness.toml", Lexicon), ear()
    return Lexicon(read["filler"] | heard.filler | heard.people, read["common"])


@cache
def glossary(*sides: Side) -> Glossary:
    """The words of these sides, that another may not know."""
    with _file("glossary.toml") as read:
        _must_hold({*Side, "ordinary"}, read)
        ordinary = _word_list("ordinary", read["ordinary"])
        terms = {each: jargon.terms(each, read[each]) for each in Side}
    return Glossary(tuple(chain.from_iterable(terms[s] for s in sides)), ordinary)


@cache
def nudges() -> dict[str, Plan]:
    """Every kind of thing that the bot says unasked, by its key."""
    with _file("nudges.toml") as read:
        _must_hold({"nudge"}, read)
        plans = [Plan.model_validate(entry) for entry in read["nudge"]]
        found = {plan.key: plan for plan in plans}
        if len(found) < len(plans):
            raise ValueError("a key stands there twice")
    return found


@cache
def topics() -> tuple[str, ...]:
    """Something light to talk about, for who shares no request."""
    with _file("checkins.toml") as read:
        _must_hold({"topics"}, read)
        found = read["topics"]
        said = [each for each in found if isinstance(each, str) and each.strip()]
        if not said or said != found:
            raise ValueError("topics is not a list of sentences")
    return tuple(found)


@cache
def blame() -> Blame:
    """The words that put a fault beside a name, and gentler ones."""
    with _file("blame.toml") as read:
        return blame_rules.made(read)


def _word_lists(name: str, holder: type[Words]) -> dict[str, frozenset[str]]:
    """A file that holds these lists, and nothing else."""
    with _file(name) as read:
        return _lists(read, {each.name for each in fields(holder)})


@contextmanager
def _file(name: str) -> Iterator[dict[str, Any]]:
    """What stands in it; what will not do there is said with its name."""
    try:
        yield tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise SettingsProblem(f"bot/content/{name}: {error}.") from None


def _lists(read: dict[str, Any], known: set[str]) -> dict[str, frozenset[str]]:
    _must_hold(known, read)
    return {each: _word_list(each, read[each]) for each in known}


def _must_hold(known: set[str], read: dict[str, Any]) -> None:
    """These, and nothing else."""
    for each in sorted(known ^ read.keys()):
        what = "is missing" if each in known else "is not known"
        raise ValueError(f"{each} {what}")


def _word_list(name: str, entries: object) -> frozenset[str]:
    if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
        raise ValueError(f"{name} is not a list of words")
    return frozenset(
        sentences.GAP.join(map(listening.plain, each.split("..."))) for each in entries
    )


def _read(table: str) -> list[dict[str, Any]]:
    """The entries of a file, or one sentence about the first that will not do."""
    name, _, keys = TABLES[table]
    try:
        read = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
        return _checked(table, read.get(table))
    except (ValueError, OSError) as error:
        wanted = f"It needs one [[{table}]] for each of: {', '.join(keys)}."
        one = f"It needs at least one [[{table}]]."
        raise SettingsProblem(
            f"bot/content/{name}: {error}. {wanted if keys else one}"
        ) from None


def _checked(table: str, entries: object) -> list[dict[str, Any]]:
    _, becomes, wanted = TABLES[table]
    if not isinstance(entries, list) or not entries:
        raise ValueError(f"there is no [[{table}]] in it")
    for place, entry in enumerate(entries, start=1):
        key = entry.get("key", "") if isinstance(entry, dict) else ""
        if problem := _problem(entry, becomes):
            raise ValueError(f'{table} {place} "{key}" {problem}')
    found = [entry["key"] for entry in entries]
    for key in (*wanted, *found):
        is_free = table in OPEN_ENDED and key not in wanted
        if found.count(key) != (1 if is_free else wanted.count(key)):
            raise ValueError(f'"{key}" stands there {found.count(key)} times')
    return entries


def _problem(entry: object, becomes: type[Entry]) -> str | None:
    """What is wrong with an entry, read as its class wants it."""
    if found := shape_problem(entry, becomes):
        return found.found
    given = entry if isinstance(entry, dict) else {}
    for name, meant in IN_BRACES.items():
        if not _has_only(meant, given.get(name, "")):
            return f"has something else than {{{meant}}} in braces in {name}"
    return None


def _has_only(meant: str, text: str) -> bool:
    try:
        text.format(**{meant: ""})
    except (ValueError, LookupError, AttributeError):
        return False
    return True
