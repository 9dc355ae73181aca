"""Whether a need names a solution, and not the problem; when unsure, it does not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.domain.listening import plain

MOST_WORDS = 25  # who writes more has told more than a solution
PART = re.compile(r"[.!?;:,()\n]+")

HELLO = (
    r"(?:(?:hi|hello|hey|dear|it|team|all|so|and|also|ok|goodwill|everyone|there) )*"
)
ASKING = (
    r"(?:please |kindly )?"
    r"(?:(?:can|could|would|will|should|cant|couldnt) (?:you|we|i|it|someone|somebody) "
    r"|why (?:dont|not) (?:we |you )?|how about |what about |lets |(?:we|i) should "
    r"|(?:we|i)(?: would| d|d)? (?:\w+ )?(?:want|need|like|wish|have)(?: you| it)? to "
    r"|(?:id|wed) like (?:you )?to |it would be (?:great|nice|good|helpful) to )?"
    r"(?:please |kindly |just |finally )?"
)
NOT_AN_ASK = r"(?!(?:if|when|who|whoever|that|no|not|never|dont|doesnt|didnt|wont)\b)"
WISHING = (
    rf"(?:{NOT_AN_ASK}\w+ ){{0,4}}?"
    r"(?:needs?|wants?|requires?|would like|id like|wed like|looking for|wish for) "
    r"(?:to (?:have|get|use) )?"
)
ONE = r"(?:an? |another |some |one |new |our own |my own |more )"
INSIDE = (
    r"(?:(?!(?:to|for|in|on|at|from|of|the|that|with|who|and|or|our|how|about|by)\b)"
    r"\w+ ){0,3}?"
)
# What follows "a tool" when it is the tool that is wanted, and not a tool's update.
HEAD = (
    r"(?= (?:for|to|that|which|so|like|where|with|and|in|on|by|from|as|of|or|called|"
    r"please|too|asap|now|instead|licen[cs]es?)\b|$)"
)
ALONE = r"(?= (?:for|so|in|on|by|as|please|too|asap|now|instead|licen[cs]es?)\b|$)"
NAMED = r"(?: \w+)$"  # "tool X"


@dataclass(frozen=True)
class Vocabulary:
    """The words by which solutions are known, as `plain` leaves them."""

    get: frozenset[str]
    use: frozenset[str]
    kinds: frozenset[str]
    products: frozenset[str]
    reasons: frozenset[str]


def is_named(known: Vocabulary, need: str) -> bool:
    """Whether somebody says what to get, and not what for."""
    words = plain(need).split()
    if len(words) > MOST_WORDS or known.reasons.intersection(words):
        return False
    return any(_wish(known).match(plain(part)) for part in PART.split(need))


@cache
def _wish(known: Vocabulary) -> re.Pattern[str]:
    """“Please buy …”, “could we use Jira”, “we need a tool …”, “we need tool X”."""
    kinds, products = _any(known.kinds), _any(known.products)
    thing = rf"(?:{ONE}+{INSIDE}{kinds}{HEAD}|{ONE}*{products}{ALONE})"
    ways = (
        rf"{ASKING}{_any(known.get)} \w+",
        rf"{ASKING}{_any(known.use)} {thing}",
        rf"{WISHING}{thing}",
        rf"(?:how|what) about {thing}",
        rf"{WISHING}(?:the )?(?:tool|product|plugin|software|app){NAMED}",
    )
    return re.compile(rf"{HELLO}(?:{'|'.join(ways)})")


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
