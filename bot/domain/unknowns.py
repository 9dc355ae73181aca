"""Whether somebody says that they don't know, and whom they name who would."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.domain.listening import plain
from bot.domain.sentences import any_of, sentences, told

PART = re.compile(r"[,;:!?()]+|\.+$|\s[-\u2013\u2014]+\s|\b(?i:but|aber)\b")
APOSTROPHE = r"['\u2019]?"
FIRST = re.compile(
    r"(?:(?:sorry|please|bitte|maybe|perhaps|probably|better|best|just|only|and|so|then|"
    r"well|i think|i guess|i believe|you (?:could|can|should|may|might|have to)|i must|"
    rf"i(?: would|{APOSTROPHE}d)? (?:have|need) to|i would|i{APOSTROPHE}d|"
    rf"i{APOSTROPHE}ll|i can|we should|let me|am besten|vielleicht) )*",
    re.IGNORECASE,
)
IT_IS = rf"(?:(?:that|it)(?:{APOSTROPHE}s| is) )"
ASK = (
    r"(?:ask|talk to|talk with|speak to|speak with|check with|contact|frage?n?|fragt|"
    rf"frag mal|fragen sie|{IT_IS}?(?:a |one )?question for|{IT_IS}up to)"
)
ABOUT = r"(?: (?:about|for|instead|directly|first|please|there|mal|in|from)\b.*)?"
FACTS = r"answers?|numbers?|figures?|details?|data|budget|dates?|overview"
KNOW = (
    r"(?:knows?|(?:would|will|might|may|should|could) know|"
    r"c(?:an|ould) (?:tell|say|answer|help)|weiß|"
    rf"ha(?:s|ve) (?:the|those|these|all) (?:{FACTS}))"
)
THAT = (
    r"(?: (?:you|us|me|that|it|this|these|those|more|better|best|for sure|all|about|"
    rf"the|{FACTS}|das|es|mehr|besser))*"
)
DO = r"(?:does|do|might|may|would|will|should)"
NAME = r"(?:(?:Dr|Mrs?|Ms)\.? )?[A-ZÄÖÜ][\w'\u2019-]+(?: [A-ZÄÖÜ][\w'\u2019-]+)?"
MENTION = r"<@\w+>|@\w[\w.-]*"


@dataclass(frozen=True)
class Hints:
    """The words that tell it, as `plain` leaves them."""

    phrases: frozenset[str]
    around: frozenset[str]
    teams: frozenset[str]
    nobody: frozenset[str]


@dataclass(frozen=True)
class Part:
    """Of an answer: whether it says so, whom it names, or what else it is about."""

    says_so: bool
    who: str | None
    adds: bool


def is_unknown(hints: Hints, text: str) -> bool:
    """Whether an answer says nothing but that, and perhaps who would know."""
    heard = _heard(hints, sentences(text))
    return any(each.says_so or each.who for each in heard) and not any(
        each.adds for each in heard
    )


def who_knows(hints: Hints, text: str) -> str | None:
    """The person or the team that somebody names, as typed."""
    heard = _heard(hints, told(text))
    return next((each.who for each in heard if each.who), None)


def _heard(hints: Hints, told: Iterable[str]) -> list[Part]:
    heard: list[Part] = []
    for part in (part for sentence in told for part in _parts(sentence)):
        says_so = _says_so(hints, part)
        has_said_so = any(each.says_so for each in heard)
        who = None if says_so else _named(hints, part, may_do=has_said_so)
        is_around = hints.around.issuperset(plain(part).split())
        heard.append(Part(says_so, who, adds=not (says_so or who or is_around)))
    return heard


def _parts(sentence: str) -> Iterator[str]:
    return filter(None, (part.strip() for part in PART.split(sentence)))


def _says_so(hints: Hints, part: str) -> bool:
    """One of the phrases, with nothing beside it that adds anything."""
    words = plain(part)
    found = any_of(hints.phrases).search(words)
    if found is None:
        return False
    beside = f"{words[: found.start()]} {words[found.end() :]}".split()
    return hints.around.issuperset(beside)


def _named(hints: Hints, part: str, *, may_do: bool) -> str | None:
    asked, knowing, doing = _ways(hints.teams)
    rest = FIRST.sub("", part, count=1)
    found = asked.fullmatch(rest) or knowing.fullmatch(rest)
    found = found or (doing.fullmatch(rest) if may_do else None)
    if not found or _is_nobody(hints, plain(found["who"])):
        return None
    return found["who"]


def _is_nobody(hints: Hints, who: str) -> bool:
    """“Someone” is nobody; “someone in sales” is somebody."""
    return who.partition(" ")[0] in hints.nobody and " in " not in who


@cache
def _ways(teams: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """“Ask Tom”, “Finance knows that”, “but Tom does”."""
    team = "|".join(sorted(teams, key=len, reverse=True))
    first = r"(?:the|our|my|your|someone in|somebody in|people in)"
    some = rf"(?i:(?:{first} )?(?:[\w-]+ ){{0,2}}?(?:{team})(?: (?:{team}))?)"
    one = rf"(?:{MENTION}|{some}|{NAME})"
    who = rf"(?P<who>{one}(?: (?:and|or|und|oder) {one})?)"
    ways = (rf"(?i:{ASK}) {who}{ABOUT}", rf"{who} (?:{KNOW}{THAT})", rf"{who} {DO}")
    return tuple(re.compile(each) for each in ways)
