"""Whether two requests ask for the same, by the words they have in common.

When unsure, they do not: a hint that is wrong is worse than none.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain import listening

# Of a word, what it has in common with its kin: print, prints, printer, printing.
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|als?|ies|ers?|es|s|e|y)$")
TWICE = re.compile(r"([^\W\d_])\1$")
LITTLE = 0.3  # what a word counts that many requests have
ALIKE = 0.68  # of what both say; less is no more than a coincidence
FEWEST = 2  # words in common, unless neither says more than one
REMEMBERED = 2_000

Roots = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Words that say nothing of what is needed, and words that say little."""

    filler: frozenset[str]
    common: frozenset[str]


@lru_cache(REMEMBERED)
def roots(lexicon: Lexicon, need: str) -> Roots:
    """What a need is about: its words without filler, endings and bare numbers."""
    words = set(listening.plain(need).split()) - lexicon.filler
    return frozenset(
        root(each) for each in words if len(each) > 1 and not each.isdecimal()
    )


def root(word: str) -> str:
    """Without its endings, however many there are."""
    shorter = TWICE.sub(r"\1", ENDING.sub("", word))
    return word if shorter == word else root(shorter)


def alike(lexicon: Lexicon, need: str, others: Sequence[str]) -> list[int]:
    """Which of these ask for the same, by their places, the most alike first."""
    own, theirs = roots(lexicon, need), [roots(lexicon, each) for each in others]
    weights = _weights(lexicon, [own, *theirs])
    common = _common(lexicon)
    scores = [
        (_score(weights, own, each), place)
        for place, each in enumerate(theirs)
        if not own & each <= common
    ]
    found = sorted((-score, place) for score, place in scores if score >= ALIKE)
    return [place for _, place in found]


def _weights(lexicon: Lexicon, everything: list[Roots]) -> dict[str, float]:
    """What each word counts: the rarer, the more."""
    seen, common = Counter(each for own in everything for each in own), _common(lexicon)
    most = len(everything)
    return {
        word: math.log(1 + most / count) * (LITTLE if word in common else 1)
        for word, count in seen.items()
    }


@lru_cache(1)
def _common(lexicon: Lexicon) -> Roots:
    return frozenset(map(root, lexicon.common))


def _score(weights: dict[str, float], own: Roots, other: Roots) -> float:
    """From 0, nothing in common, to 1, the same words."""
    both = own & other
    if len(both) < FEWEST and own != other:
        return 0
    whole = math.sqrt(_sum(weights, own) * _sum(weights, other))
    return _sum(weights, both) / whole if whole else 0


def _sum(weights: dict[str, float], words: Iterable[str]) -> float:
    return sum(weights[each] for each in words)
