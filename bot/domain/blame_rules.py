"""How the rules that find blame are written, and what each becomes."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.domain.blame_people import MARKS, NAME, any_of, words_of

WORD_LISTS = (
    "teams", "names", "nobody", "adverbs", "beside", "faults", "reasons", "troubles",
    "bad", "good", "untouched",
)  # fmt: skip

TOKEN = re.compile(r"\{[^}]*\}|\([^)]*\)\??|,|[^\s,]+")
PREPOSITIONS = (
    "about|after|again|as|at|because|before|by|during|for|from|in|into|on|since|to|with"
)
STOPS = (
    f"{PREPOSITIONS}|although|and|but|correctly|earlier|here|if|last|now|once|or|properly|so|sooner|then|there|this|though"
    "|today|tomorrow|too|twice|until|when|whenever|which|while|who|without|yesterday|yet"
)
WHAT = (
    rf"(?P<what>(?!(?i:{PREPOSITIONS}|that|whether|if|how|why|when|up|out|off|down|away"
    r"|is|are|was|were|has|have|had|will|can|could|should|must|does|did)\b)"
    rf"[^\s,.;:!?()][^,.;:!?\n()]*?)(?=[,.;:!?\n()]|$|\s(?i:{STOPS})\b)"
)
TO_WHOM = (
    r"(?:\s(?i:us|me|them|him|her|IT)(?=\s(?i:the|an?|our|your|any|all|this|that|"
    r"these|those|his|her|their|two|three|anything)\b))?"
)


class BadRule(ValueError):
    """A rule that cannot be read."""


@dataclass(frozen=True)
class Rule:
    """What is looked for, and what stands there instead; "" for nothing."""

    says: str
    gentler: str


@dataclass(frozen=True)
class Blame:
    """The words and rules by which blame is known."""

    words: dict[str, tuple[str, ...]]
    done: dict[str, str]
    rules: tuple[Rule, ...]

    def __hash__(self) -> int:
        return id(self)

    @cached_property
    def finders(self) -> "tuple[Finder, ...]":
        parts = _parts(self)
        return tuple(_finder(rule, parts) for rule in self.rules)

    @cached_property
    def names(self) -> frozenset[str]:
        return words_of(frozenset(map(str.title, self.words["names"])))

    @cached_property
    def untouched(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?i:{any_of(self.words['untouched'])})\b")

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """With the space before it, or after it where a sentence starts."""
        words = any_of(self.words["beside"])
        return re.compile(rf",?\s(?i:{words})\b,?|^\W*(?i:{words})\b,?\s")


@dataclass(frozen=True)
class Finder:
    """A rule made ready: where it is found, and the same after “Eve, who …”."""

    rule: Rule
    found: re.Pattern[str]
    aside: re.Pattern[str] | None


def made(read: dict[str, object]) -> Blame:
    """As the file has it, or what is amiss there."""
    missing = {*WORD_LISTS, "done", "rules"} ^ read.keys()
    if missing:
        raise BadRule(f"{min(missing)} is missing or not known")
    words = {name: _words(name, read[name]) for name in WORD_LISTS}
    rules = tuple(Rule(*each) for each in _texts("rules", read["rules"]).items())
    known = Blame(words, _texts("done", read["done"]), rules)
    if not known.finders:
        raise BadRule("there is no rule")
    return known


def _words(name: str, entries: object) -> tuple[str, ...]:
    if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
        raise BadRule(f"{name} is not a list of words")
    return tuple(entries)


def _texts(name: str, entries: object) -> dict[str, str]:
    if not isinstance(entries, dict) or not all(
        isinstance(each, str) for each in entries.values()
    ):
        raise BadRule(f"[{name}] is not a table of words")
    return entries


def _finder(rule: Rule, parts: dict[str, str]) -> Finder:
    tokens = TOKEN.findall(rule.says)
    try:
        found = re.compile(_start(rule, tokens[0]) + _joined(tokens, parts))
        aside = _aside(tokens, parts)
    except (KeyError, re.error) as error:
        raise BadRule(f'the rule "{rule.says}" cannot be read: {error}') from None
    meant = set(re.findall(r"\{([^}]+)\}", rule.gentler))
    if unknown := meant - _known_after(found):
        raise BadRule(f'the rule "{rule.says}" has no {{{min(unknown)}}} to use')
    return Finder(rule, found, aside)


def _known_after(found: re.Pattern[str]) -> set[str]:
    """What may stand in the gentler words."""
    groups = set(found.groupindex)
    more = {"what": {"was", "is"}, "do": {"done"}, "kind": {"a trouble"}}
    follows = (names for group, names in more.items() if group in groups)
    return set().union(*follows) | {each.removeprefix("g") for each in groups}


def _start(rule: Rule, first: str) -> str:
    """A rule that begins with a space takes it away, too."""
    if first == "{bad}":
        return r"(?:^|(?<=[,;:]\s))"
    space = r"\s" if rule.says.startswith(" ") else ""
    return space if first.startswith("{") else rf"{space}\b"


def _aside(tokens: list[str], parts: dict[str, str]) -> re.Pattern[str] | None:
    if tokens[0] not in {"{who}", "{anyone}"}:
        return None
    rest = _joined(["{then}", *tokens[1:]], parts)
    name = rf"(?<!\bwas )(?<!\bis )(?P<name>{parts['name']})"
    return re.compile(rf"{name},?\s(?i:who){rest}[^,.;:!?\n]*,?")


def _joined(tokens: list[str], parts: dict[str, str]) -> str:
    pattern, number = "", 0
    for place, token in enumerate(tokens):
        number += token.startswith("(")
        piece, is_optional = _piece(token, number, parts), token.endswith(")?")
        between = "" if place == 0 or token in {",", "{then}"} else r"(?:\s+|(?='))"
        pattern += f"(?:{between}{piece})?" if is_optional else f"{between}{piece}"
    last = tokens[-1]
    return pattern + (r"(?!['\w])" if last in {"{who}", "{anyone}"} else r"(?!\w)")


def _piece(token: str, number: int, parts: dict[str, str]) -> str:
    if token.startswith("{"):
        return parts[token.strip("{}")]
    if token.startswith("("):
        return f"(?P<g{number}>(?i:{token.strip('()?')}))"
    return token if token == "," else f"(?i:{token})"  # noqa: S105 - of a rule


def _parts(known: Blame) -> dict[str, str]:
    """What each word in braces stands for."""
    words = {name: any_of(each) for name, each in known.words.items()}
    then = rf"(?:'ve|'d)?(?:\s(?i:has|have|had|{words['adverbs']}),?)*"
    people = rf"{MARKS}(?:(?:\s(?:and|or|&)\s|,\s(?:and\s)?){MARKS})*"
    capital = rf"(?<![Tt]he )(?<![Oo]ur )(?<![Mm]y )(?!(?i:{words['nobody']})\b){NAME}"
    trouble = rf"(?P<kind>(?i:[\w-]+\s)?(?i:{words['troubles']}))"
    anyone = rf"(?:{people}|(?i:they)|(?=[A-ZÄÖÜ][a-zäöü]){capital})"
    lucky = rf"(?![^,.;:!?\n]*\b(?i:{words['good']})\b)"
    return {
        "name": people,
        "then": then,
        "who": rf"(?P<who>{people}){then}",
        "anyone": rf"(?<![\w'@-])(?P<who>{anyone}){then}",
        "whose": rf"(?<![\w'@-])(?P<who>(?i:your|their|his|her)|{people}(?:'s|'))",
        "what": WHAT,
        "rest": r"(?P<rest>[^\n]+)",
        "bad": rf"(?P<bad>{lucky}[^,.;:!?\n]*?\b(?i:{words['bad']})\b[^,.;:!?\n]*?)",
        "clause": r"(?=(?i:that|whether|if|how|why|when|what)\b)",
        "do": rf"(?P<do>(?i:{any_of(known.done)})|(?i:[a-z]+)){TO_WHOM}",
        "fault": rf"(?P<fault>(?i:{words['faults']}))",
        "reason": rf"(?i:{words['faults']}|{words['reasons']})",
        "trouble": rf"(?:(?i:the|this|that|a|an|our|all|these|those)\s)*{trouble}",
    }
