"""What somebody says it costs, read as hours or money a year.

Nothing is guessed: unless every figure in it is understood, none is read.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from bot.domain import times
from bot.domain.figures import in_digits
from bot.domain.professions import MANY, ONE

ABOUT = 0.2  # “about 40” is 32 to 48
ROUNDED = 2  # digits that mean something in a range

FIGURE = re.compile(r"\d+(?:\.\d+)?")
HOW = {
    "about": r"about|around|approx|approximately|roughly|circa|ca|etwa|ungefähr|rund|~",
    "at least": r"at least|more than|over|minimum|min|mindestens|mehr als|über|>",
    "up to": r"up to|at most|less than|under|maximum|max|bis zu|höchstens|maximal|<",
}
SIGNS = {
    "€": r"€|eur|euros?",
    "$": r"\$|usd|dollars?",
    "£": r"£|gbp|pounds?",
    "CHF ": r"chf|sfr|francs?|franken",
    "SEK ": r"sek|kronor",
    "NOK ": r"nok",
    "DKK ": r"dkk",
    "PLN ": r"pln|zł|złoty|zloty",
    "CZK ": r"czk|kč",
    "HUF ": r"huf",
    "CAD ": r"cad",
    "AUD ": r"aud",
    "JPY ": r"jpy|yen",
    "CNY ": r"cny",
    "INR ": r"inr|rupees",
}
MONEY = "|".join(SIGNS.values())
SECONDS = re.compile(r"\b[Ss]ek\b")  # in German; only “SEK” is money
SOME = (
    rf"(?:(?<!\w)(?P<how>{'|'.join(HOW.values())}) ?)?(?P<sign>{MONEY})? ?"
    rf"(?<![\w.])(?P<low>{FIGURE.pattern})"
    rf"(?: ?(?:-|–|to|bis|or|oder) ?[€$£]?(?P<high>{FIGURE.pattern}))?[ -]?"  # noqa: RUF001
)
KINDS = {
    "people": re.compile(rf"{SOME}(?P<unit>{MANY}|{ONE})(?!\w)"),
    "hours": re.compile(rf"{SOME}(?P<unit>h|hrs?|hours?|std|stunden?)(?!\w)"),
    "minutes": re.compile(rf"{SOME}(?P<unit>mins?|minutes?|minuten?)(?!\w)"),
    "days": re.compile(
        rf"{SOME}(?:(?:full|whole|working) )?"
        r"(?P<unit>days?|(?:arbeits)?tage?n?)(?!\w)"
    ),
    "times": re.compile(rf"{SOME}(?P<unit>times|mal|x)(?!\w)"),
    "money": re.compile(rf"{SOME}(?P<unit>{MONEY})?(?!\w)"),
}
IN_HOURS = {"hours": 1.0, "minutes": 1 / 60, "days": 8.0}
PERIODIC = {*IN_HOURS, "money"}  # so much in a week, a month, …
WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
)
WEEK = ((46, "working weeks"),)
DAY = ((5, "days"), *WEEK)
MONTH = ((12, "months"),)
Often = tuple[tuple[int, str], ...]
PERIODS: dict[str, Often] = {
    rf"(?:{WEEKDAYS}|week|wk|w|woche)|weekly|wöchentlich": WEEK,
    r"day|morning|afternoon|evening|night|shift|tag|morgen|abend|daily|täglich": DAY,
    r"month|mo|mth|monat|monthly|monatlich": MONTH,
    r"year|yr|y|annum|jahr|yearly|annually|jährlich|p\.a": (),
}
EVERY = r"an?|per|each|every|on|pro|je|jede[nrs]?|im|am|in der|die"
OFTEN = re.compile(
    rf"(?:\b(?:{EVERY}) (?:working )?|/ ?|\b(?=\w+ly\b|\w+lich\b|p\.a))"
    rf"(?P<of>{'|'.join(PERIODS)})\b"
)
A_TEAM = (
    rf"\b(?:team|group|crew|gruppe) (?:of|von) ({FIGURE.pattern})"
    rf"(?! (?:{MANY}|to|or)\b|[-\d])"
)
RESTATED = (  # so that a figure stands before what it counts
    (rf"\b(?:between|zwischen) ([€$£]?{FIGURE.pattern}) (?:and|und) ", r"\1 to "),
    (A_TEAM, r"\1 people"),
)
UNCOUNTED = re.compile(rf"\b(?:{MANY}|(?:per|each|every|pro|je) {ONE})\b")
TOGETHER = re.compile(r"\b(?:in total|together|altogether|insgesamt|zusammen)\b")
UNCLEAR = re.compile(
    r"\b(?:every (?:other|second)|alle|jede[nrs]? zweite[nrs]?|biweekly|fortnight\w*)\b"
    r"|\b(?:only|nur) (?:in|im|during|at|when|if|from|until|every|bei|wenn|während)\b"
    rf"|\b(?:in|im|during|from|until|till|each|every|before|ab|bis|jeden) (?:the )?"
    rf"(?:{times.LONG}|{times.SHORT}|(?:{times.SEASONS}|season|holidays)\b)"
    r"|\b(?:seasonal\w*|sometimes|manchmal|(?:peak|high|busy) season|saison)\b"
    r"|(?<!\w)-\d"
)
MOST_PEOPLE = 1_000_000
MOST_HOURS = 168 * 52  # of one person, in a year

Found = dict[str, Match[str]]


@dataclass(frozen=True)
class Part:
    """One figure, as sure as its writer was."""

    low: float
    high: float
    words: str


@dataclass(frozen=True)
class Impact:
    """What it costs in a year, and how that comes about."""

    low: float  # 0 where they said “up to”
    high: float  # infinite where they said “at least”
    sign: str  # of a currency; of hours, none
    formula: str

    def __str__(self) -> str:
        return f"{_range(self)}{'' if self.sign else ' hours'} a year"


def yearly(text: str) -> list[Impact]:
    """Hours a year, money a year, or both; nothing where we can't be sure."""
    plain = _restated(in_digits(text))
    found = _found(plain)
    if not found or UNCLEAR.search(plain) or SECONDS.search(text):
        return []
    if not _is_possible(plain, found):
        return []
    return [each for each in _impacts(plain, found) if each.low or each.high < math.inf]


def of(answer: str) -> list[Impact]:
    """The same, where a second try may stand under the first."""
    return yearly(answer) or yearly(answer.rpartition("\n")[2])


def _restated(plain: str) -> str:
    """“A team of 6” is 6 people, “between 5 and 10” is 5 to 10."""
    for written, figure_first in RESTATED:
        plain = re.sub(written, figure_first, plain)
    return plain


def _found(plain: str) -> Found:
    """Each kind of figure once, and no figure that is of no kind; else nothing."""
    all_found = {
        kind: [match for match in pattern.finditer(plain) if _counts(match)]
        for kind, pattern in KINDS.items()
    }
    found = {kind: matches[0] for kind, matches in all_found.items() if matches}
    figures = sum(1 + (match["high"] is not None) for match in found.values())
    is_uncounted = "people" not in found and UNCOUNTED.search(plain)
    is_whole = figures == len(FIGURE.findall(plain)) and not is_uncounted
    return found if is_whole and len(IN_HOURS.keys() & found.keys()) <= 1 else {}


def _counts(match: Match[str]) -> bool:
    """Of money, there must be a sign or a word; of all else, no sign."""
    is_money = match.re is KINDS["money"]
    return bool(match["sign"] or match["unit"]) if is_money else not match["sign"]


def _is_possible(plain: str, found: Found) -> bool:
    """Each time has its period, nothing is none, and a week has its hours."""
    counts = {kind: float(each["high"] or each["low"]) for kind, each in found.items()}
    often = [_often(plain, match) for kind, match in found.items() if kind in PERIODIC]
    if None in often or not all(0 < count < math.inf for count in counts.values()):
        return False
    people = 0 if TOGETHER.search(plain) else counts.get("people", 0)
    return people <= MOST_PEOPLE and not (people and _overworked(plain, found, counts))


def _overworked(plain: str, found: Found, counts: dict[str, float]) -> bool:
    """Whether one person would need more hours than there are."""
    turns = counts.get("times", 1)
    return any(
        math.prod([counts[kind], unit, turns, *_a_year(plain, found[kind])])
        > MOST_HOURS
        for kind, unit in IN_HOURS.items()
        if kind in found
    )


def _impacts(plain: str, found: Found) -> Iterator[Impact]:
    turns = [_part(found["times"], "times")] if "times" in found else []
    for kind in IN_HOURS.keys() & found.keys():
        often = _often(plain, found[kind]) or ()
        spent = _part(found[kind], kind)
        yield _year([*_people(plain, found), spent, *turns], often, IN_HOURS[kind])
    if "money" in found:
        often = _often(plain, found["money"]) or ()
        sign = _sign(found["money"])
        yield _year([_part(found["money"], "", sign), *turns], often, 1, sign)


def _people(plain: str, found: Found) -> list[Part]:
    """Whose time it is, unless what they said is the time of all."""
    if "people" not in found or TOGETHER.search(plain):
        return []
    return [_part(found["people"], "people")]


def _part(match: Match[str], unit: str, sign: str = "") -> Part:
    low, high = float(match["low"]), float(match["high"] or match["low"])
    how = next((how for how, words in HOW.items() if _is(words, match["how"])), "")
    figures = [low] if low == high else [low, high]
    several = " to ".join(f"{sign}{each:,.12g}" for each in figures)
    words = " ".join(filter(None, (how, several, _named(unit, high))))
    if how == "about":
        return Part(low * (1 - ABOUT), high * (1 + ABOUT), words)
    return Part(
        0 if how == "up to" else low, math.inf if how == "at least" else high, words
    )


def _is(words: str, how: str | None) -> bool:
    return how is not None and re.fullmatch(words, how) is not None


def _named(unit: str, count: float) -> str:
    """A working day has its hours beside it; one of anything is no plural."""
    name = "person" if (unit, count) == ("people", 1) else unit
    if count <= 1 and unit != "people":
        name = unit.removesuffix("s")
    return f"{name} of 8 hours" if unit == "days" else name


def _sign(match: Match[str]) -> str:
    written = match["sign"] or match["unit"]
    return next(sign for sign, names in SIGNS.items() if re.fullmatch(names, written))


def _often(plain: str, match: Match[str]) -> Often | None:
    """How often a year: what stands after the figure, or before it; else unknown."""
    found = OFTEN.search(plain, match.end()) or OFTEN.search(plain)
    if found is None:
        return None
    return next(often for of, often in PERIODS.items() if re.fullmatch(of, found["of"]))


def _a_year(plain: str, match: Match[str]) -> list[int]:
    return [count for count, _ in _often(plain, match) or ()]


def _year(parts: list[Part], often: Often, unit: float, sign: str = "") -> Impact:
    times = unit * math.prod(count for count, _ in often)
    low = math.prod(part.low for part in parts) * times
    high = (
        math.inf
        if any(part.high == math.inf for part in parts)
        else (math.prod(part.high for part in parts) * times)
    )
    words = [*(part.words for part in parts), *(f"{n} {name}" for n, name in often)]
    return Impact(low, high, sign, " × ".join(words))


def _range(impact: Impact) -> str:
    low, high = (_shown(each, impact) for each in (impact.low, impact.high))
    if impact.high == math.inf:
        return f"at least {low}"
    if not impact.low:
        return f"up to {high}"
    return low if low == high else f"{low} to {high}"


def _shown(value: float, impact: Impact) -> str:
    """Of a range, only the digits that mean something."""
    if 0 < value < math.inf and impact.low < impact.high < math.inf and impact.low:
        value = round(value, ROUNDED - 1 - math.floor(math.log10(value)))
    return f"{impact.sign}{value:,.0f}"
