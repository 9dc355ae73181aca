"""A text in its sentences, and where words we know stand in one."""

import re
from collections.abc import Iterator
from functools import cache
from re import Match

from bot.domain.listening import plain

TOKEN = re.compile(r"[^\W_]+(?:['\u2019`][^\W_]+)*")
SHORT = r"ca|approx|min|max|std|tsd|mio|p\.a|z\.b|e\.g|i\.e|incl|dr|mr|ms"
AFTER_A_DAY = r"[^\sA-ZÄÖÜ]|Jan|Jän|Feb|Mär|Apr|Mai|Ju[nl]|Aug|Sep|Okt|Nov|Dez"
SENTENCE = re.compile(
    rf"(?:(?<!\w)(?i:{SHORT})\.|(?<=\d)\.(?=\s+(?:{AFTER_A_DAY}))"
    r"|\.(?=[\w,;)])|[^.!?\n])+[.!?]*"
)  # “bis 31.3. sonst” and “31. März” go on after the dot
CLAUSE = re.compile(r"[,;:]|\b(?:so|because|and|but|und|aber|weil|sodass)\b")
DENIES = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|neither|without|cannot|hardly|nicht|nie|"
    r"kein\w*|niemand|ohne|(?:do|does|did|is|are|was|were|wo|ca|could|would|should|has|"
    r"have|had|need|must)n['\u2019]?t)\b",
    re.IGNORECASE,
)
GAP = r" (?:\w+ ){1,3}?"  # where a phrase has “...”: one to three words of any kind
IF = re.compile(r"\s*(?:if|unless|wenn|falls)\b", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """As typed, with the sign at their end."""
    return filter(None, (found[0].strip() for found in SENTENCE.finditer(text)))


def told(text: str) -> Iterator[str]:
    """The sentences that tell something, without those that ask."""
    return (each for each in sentences(text) if "?" not in each[-3:])


def is_denied(before: str) -> bool:
    """Whether what stands before some words, in their clause, takes them back."""
    clause = CLAUSE.split(before)[-1]
    return bool(DENIES.search(clause)) and not IF.match(clause)


def first(words: frozenset[str], text: str) -> Match[str] | None:
    """The first of the words or phrases we know, in the plain text."""
    return any_of(words).search(plain(text)) if words else None


def split_at(place: int, text: str) -> tuple[str, str]:
    """A text as typed, parted at a place in its plain words."""
    words_before = plain(text)[:place].count(" ")
    start = [each.start() for each in TOKEN.finditer(text)][words_before]
    return text[:start], text[start:]


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Any of the words and phrases, in a plain text."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
