"""Whether an answer says something; when unsure, it does."""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'\u2019`")
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")
MOST_OF_IT = 0.5  # of the need's own words; with fewer, an answer picks something out
ASKS_WHO = "daily_fit"  # its answer may be a few people whom the need names already


@dataclass(frozen=True)
class Ear:
    """Words and phrases that say nothing of their own, as `plain` leaves them."""

    phrases: frozenset[str]
    filler: frozenset[str]
    people: frozenset[str]


def plain(text: str) -> str:
    """The words alone, without case or signs."""
    return " ".join(WORD.findall(text.casefold().translate(APOSTROPHES)))


def says_little(ear: Ear, question: str, text: str, need: str) -> bool:
    """Whether an answer is vague, or only says the need once more."""
    if question == ASKS_WHO:
        return _is_vague(ear.phrases, ear.filler, text)
    filler = ear.filler | ear.people
    return _is_vague(ear.phrases, filler, text) or _is_circular(filler, text, need)


def _is_vague(phrases: frozenset[str], filler: frozenset[str], text: str) -> bool:
    """Nothing but signs, a phrase we know, or several words without any substance."""
    words = plain(text).split()
    is_known = " ".join(words) in phrases
    return not words or is_known or (len(words) > 1 and filler.issuperset(words))


def _is_circular(filler: frozenset[str], text: str, need: str) -> bool:
    own, needed = _substance(filler, text), _substance(filler, need)
    repeats = bool(own) and own <= needed
    return repeats and len(own) >= MOST_OF_IT * len(needed)


def _substance(filler: frozenset[str], text: str) -> set[str]:
    words = set(plain(text).split()) - filler
    return {ENDING.sub("", each) for each in words}
