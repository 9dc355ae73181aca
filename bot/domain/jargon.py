"""Words that a reader may not know; when unsure, they do."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

LONGEST_SPELLING = 6  # words
MOST_TOLD = 5  # at once; more would be a lesson

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
BETWEEN = re.compile(r"\s+|\s?[-\u2010-\u2013/&]\s?")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
CHUNK = re.compile(r"\S+")
ADDRESS = re.compile(r"://|@|\\|^/|\w\.[a-z0-9]{2}|\w_\w")
# An explanation in brackets, or words that announce one.
EXPLAINS = re.compile(
    r"\s*\(\s*[^\s()]+\s[^()]+\)"
    r"|,?\s(?:means|stands for|is short for|i\.e\.|that is,|in other words)\s"
)


@dataclass(frozen=True)
class Term:
    """A word that some know, and what it means; "" where everybody here knows it."""

    name: str
    means: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spelling:
    """One way to write a term; its last word may have an ending."""

    words: tuple[str, ...]
    term: Term
    capitals: str = ""  # it must start with these: written small, it is another word


@dataclass(frozen=True)
class Place:
    """Where a term stands in a text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Glossary:
    """Terms, and the ordinary words that some of them are when written small."""

    terms: tuple[Term, ...]
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def spellings(self) -> dict[str, list[Spelling]]:
        """Every way to write every term, by its first word, the longest first."""
        known: dict[str, list[Spelling]] = defaultdict(list)
        for term in self.terms:
            for name in (term.name, *term.also):
                for spelling in _spelt(name, term, self.ordinary):
                    known[spelling.words[0]].append(spelling)
        for same_start in known.values():
            same_start.sort(key=lambda each: len(each.words), reverse=True)
        return dict(known)

    @cached_property
    def names(self) -> dict[str, Term]:
        """Every name of every term, as `key_of` makes it."""
        return {
            key_of(name): term
            for term in reversed(self.terms)
            for name in (*term.also, term.name)
        }


def key_of(name: str) -> str:
    """What makes two ways to write a term the same."""
    return " ".join(_plain(each[0]) for each in WORD.finditer(name))


def terms(side: str, entries: object) -> tuple[Term, ...]:
    """Those of a side, as a file has them: names, and what they mean."""
    if not isinstance(entries, dict):
        raise ValueError(f"[{side}] is not a table")  # noqa: TRY004
    found, seen = list[Term](), set[str]()
    for names, means in entries.items():
        first, *also = (each.strip() for each in names.split(","))
        keys = [key_of(each) for each in (first, *also)]
        if not all(keys) or seen.intersection(keys) or len({*keys}) < len(keys):
            raise ValueError(f'[{side}] "{names}" is empty or stands there twice')
        if not isinstance(means, str) or not means.strip():
            raise ValueError(f'[{side}] "{names}" does not say what it means')
        seen.update(keys)
        found.append(Term(first, means.strip(), tuple(also)))
    return tuple(found)


def unknown(glossary: Glossary, text: str, read_before: str = "") -> list[Term]:
    """Terms that are not explained in a text, in its order, and each once.

    What the reader has written themselves is known to them.
    """
    places = list(_places(glossary, text))
    if not places:
        return []
    known = {place.term for place in _places(glossary, read_before)}
    known |= {place.term for place in places if _is_explained(place, text, places)}
    found = dict.fromkeys(place.term for place in places)
    left = [term for term in found if term.means and term not in known]
    return left[:MOST_TOLD]


def _is_explained(place: Place, text: str, places: list[Place]) -> bool:
    """By words beside it that are more than another name of the same."""
    others = [each for each in places if each.term is place.term and each is not place]
    after = EXPLAINS.match(text, place.end)
    if after and not any(place.end < each.start < after.end() for each in others):
        return True
    before, behind = text[: place.start], text[place.end :]
    if before.endswith("(") and behind.startswith(")"):
        named = len(before[:-1].rstrip())
        return bool(named) and not any(each.end == named for each in others)
    return place.term.means.casefold() in text.casefold()


def _places(glossary: Glossary, text: str) -> Iterator[Place]:
    """From the left, the longest first."""
    readable = _without_addresses(text)
    words, start = list(WORD.finditer(readable)), 0
    while start < len(words):
        ahead = words[start : start + LONGEST_SPELLING]
        spelling = _longest(glossary, readable, ahead)
        if spelling:
            last = ahead[len(spelling.words) - 1]
            yield Place(spelling.term, ahead[0].start(), last.end())
        start += len(spelling.words) if spelling else 1


def _longest(
    glossary: Glossary, text: str, ahead: list[re.Match[str]]
) -> Spelling | None:
    starting = glossary.spellings.get(_plain(ahead[0][0]))
    if not starting:
        return None
    near = [_plain(each[0]) for each in ahead[: _joined_words(text, ahead)]]
    for spelling in starting:
        is_here = tuple(near[: len(spelling.words)]) == spelling.words
        if is_here and _has_its_capitals(spelling, ahead[0][0], text):
            return spelling
    return None


def _joined_words(text: str, ahead: list[re.Match[str]]) -> int:
    """How many of these words belong together: no sentence ends between them."""
    for number, (left, right) in enumerate(pairwise(ahead), 1):
        if not BETWEEN.fullmatch(text, left.end(), right.start()):
            return number
    return len(ahead)


def _has_its_capitals(spelling: Spelling, written: str, text: str) -> bool:
    if not spelling.capitals:
        return True
    return written.startswith(spelling.capitals) and not text.isupper()


def _without_addresses(text: str) -> str:
    """Links, names of files and code are not prose; all else stays in its place."""
    prose = CODE.sub(_blank, text)
    return CHUNK.sub(
        lambda chunk: _blank(chunk) if ADDRESS.search(chunk[0]) else chunk[0], prose
    )


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _plain(word: str) -> str:
    return word.casefold().replace("\u2019", "'").removesuffix("'s")


def _spelt(name: str, term: Term, ordinary: frozenset[str]) -> Iterator[Spelling]:
    *first, last = key_of(name).split()
    is_letters = name.isupper() and not first
    capitals = name if name.casefold() in ordinary and is_letters else ""
    for ending in _endings(last, is_letters=is_letters):
        yield Spelling((*first, ending), term, capitals)


def _endings(word: str, *, is_letters: bool) -> set[str]:
    """“API” and “APIs”; “deploy”, “deploys”, “deployed” and “deploying”."""
    if is_letters:
        return {word, f"{word}s"}
    stem = word.removesuffix("e")
    tails = [f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"]
    if word.endswith("y"):
        tails += [f"{word[:-1]}ies", f"{word[:-1]}ied"]
    return {word, *tails}
