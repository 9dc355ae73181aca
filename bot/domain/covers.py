"""Whether something said earlier answers a later question; when unsure, it does not."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain import dates, kpis, numbers
from bot.domain.figures import in_digits
from bot.domain.listening import plain
from bot.domain.sentences import first, is_denied, split_at, told

QUESTIONS = (
    "goal", "without", "daily_fit", "impact", "deadline", "kpi", "budget",
    "stakeholders", "regulatory", "champion",
)  # fmt: skip
ANYTHING = "anything"
MOST = 200  # characters that are offered back
CURRENCIES = {"€": "euros", "$": "dollars", "£": "pounds"}
ANY_DAY = date.min  # which day it would be is of no matter here


@dataclass(frozen=True)
class Rule:
    """Words by which a question is answered, as `plain` leaves them."""

    question: str
    begins: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Covers:
    """What answers each question, and what does not."""

    rules: tuple[Rule, ...]
    never: Mapping[str, frozenset[str]]
    filler: frozenset[str]  # an answer made only of these says nothing


def covered(covers: Covers, question: str, texts: Iterable[str]) -> str | None:
    """The first words, as typed, that look like the answer to it."""
    sentences = (sentence for text in texts for sentence in told(text))
    found = (_answer(covers, question, sentence) for sentence in sentences)
    return next((_short(words) for words in found if words), None)


def _answer(covers: Covers, question: str, sentence: str) -> str | None:
    never = covers.never[ANYTHING] | covers.never.get(question, frozenset())
    if first(never, sentence):
        return None
    if question in READERS and READERS[question](sentence):
        return sentence
    rules = (rule for rule in covers.rules if rule.question == question)
    found = (_said(rule, covers.filler, sentence) for rule in rules)
    return next(filter(None, found), None)


def _said(rule: Rule, filler: frozenset[str], sentence: str) -> str | None:
    text = _spelt(sentence) if rule.says else sentence
    found = first(rule.begins | rule.says, text)
    if found is None:
        return None
    before, answer = split_at(found.start(), text)
    is_beside = not rule.beside or first(rule.beside, text)
    if is_denied(before) or not (is_beside or _leads(rule, before)):
        return None
    if rule.says:
        return sentence
    own = plain(text)[found.end() :].split()
    return None if filler.issuperset(own) else answer


def _spelt(sentence: str) -> str:
    """With “euros” for “€”, which is no word."""
    for sign, word in CURRENCIES.items():
        sentence = sentence.replace(sign, f" {word} ")
    return sentence


def _leads(rule: Rule, before: str) -> bool:
    """“So that we can ship”, which is all there is."""
    return bool(rule.begins) and not plain(before)


def _costs(sentence: str) -> bool:
    """So much each week or month, and not from so much to so much."""
    is_often = numbers.OFTEN.search(in_digits(sentence))
    return bool(is_often and numbers.yearly(sentence)) and not _measures(sentence)


def _measures(sentence: str) -> bool:
    kpi = kpis.read(sentence, ANY_DAY)
    return kpi is not None and kpi.target is not None


def _ends(sentence: str) -> bool:
    return dates.is_due(sentence) and not _measures(sentence)


READERS: dict[str, Callable[[str], bool]] = {
    "impact": _costs,
    "deadline": _ends,
    "kpi": _measures,
}


def _short(words: str) -> str:
    """What there is room for, up to the end of a word."""
    words = words.strip().rstrip(" .,;:!")
    if len(words) <= MOST:
        return words
    return re.sub(r"\W*\s\S*$", "", words[: MOST - 1]) + " …"
