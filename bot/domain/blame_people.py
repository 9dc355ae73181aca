"""Whom a sentence names: people, teams, and “you”; each becomes a single mark in it."""

import re
from collections.abc import Iterable
from functools import lru_cache

FIRST, LAST = 0xE000, 0xE0FF  # private characters, which nobody types
MARKS = f"[{chr(FIRST)}-{chr(LAST)}]"
MARK = re.compile(MARKS)
TYPED = re.compile("[\ue000-\uf8ff]")
NAME = r"[A-ZÄÖÜ][^\W\d_]*(?:[-'][A-ZÄÖÜ][^\W\d_]+)*"
MENTION = r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>"
GROUP = (
    r"(?:team|department|people|colleagues?|side|boss|manager|group|unit|office|guys)"
)
SHORTEST_NAME = 2
NAMES_IN_USE = 500


def words_of(names: frozenset[str]) -> frozenset[str]:
    """First names and last names, as a text would have them."""
    words = {each for name in names for each in re.findall(NAME, name)}
    return frozenset(each.casefold() for each in words if len(each) >= SHORTEST_NAME)


def marked(
    teams: tuple[str, ...], names: frozenset[str], text: str
) -> tuple[str, dict[str, str]]:
    """The text with a mark for each of them, and what the marks stand for."""
    here = {each for each in re.findall(NAME, text) if each.casefold() in names}
    stands_for = dict[str, str]()

    def mark(found: re.Match[str]) -> str:
        if len(stands_for) > LAST - FIRST:
            return found[0]
        sign = chr(FIRST + len(stands_for))
        stands_for[sign] = found[0]
        return sign

    return _people(teams, frozenset(here)).sub(mark, text), stands_for


def unmarked(text: str, stands_for: dict[str, str]) -> str:
    return MARK.sub(lambda found: stands_for[found[0]], text)


@lru_cache(NAMES_IN_USE)
def _people(teams: tuple[str, ...], names: frozenset[str]) -> re.Pattern[str]:
    """A name is one only with its capital; “HR” has two, “Finance” one."""
    whole = [each for each in teams if " " in each]
    units = any_of(map(_unit, {*teams}.difference(whole)))
    folks = r"(?:(?i:the)\s)?(?i:people|colleagues|team|guys|folks)"
    some = [
        MENTION,
        rf"(?i:{any_of(whole)})",
        rf"{folks}\s(?:in|from|at)\s(?!IT\b){NAME}",
        rf"(?i:the)\s(?!IT\b)[\w-]+\s{GROUP}",
        rf"(?i:your|their|his|her)\s(?:[\w-]+\s)?{GROUP}",
        rf"(?:(?i:the)\s)?(?:{units})(?:\s{GROUP})?",
        r"(?i:you|he|she)(?:\s(?:guys|all|people))?",
    ]
    if names:
        some.insert(0, rf"@?(?:{any_of(names)})(?:\s{NAME})?(?:'s\s{GROUP})?")
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(some)})(?![\w-])")


def _unit(team: str) -> str:
    return team.upper() if len(team) == len("hr") else team.capitalize()


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
