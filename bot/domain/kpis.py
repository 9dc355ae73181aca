"""A measure as people write it: what is counted, where it is, where it should be.

Nothing is guessed: unless every figure in it has its part, none is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from re import Match

from bot.domain import dates
from bot.domain.dates import Mention
from bot.domain.figures import in_digits
from bot.domain.sentences import DENIES

MOST_WORDS = 12  # in a name; who writes more tells a story
DATE = "§"  # stands where a date was said

UNITS = {
    "%": r"%|percent|prozent",
    "€": r"€|eur|euros?",
    "$": r"\$|usd|dollars?",
    "£": r"£|gbp|pounds?",
    "second": r"seconds?|secs?|sekunden?",
    "minute": r"minutes?|mins?|minuten?",
    "hour": r"hours?|hrs?|h|stunden?|std",
    "day": r"days?|tage?n?",
    "week": r"weeks?|wochen?",
    "month": r"months?|monate?n?",
    "point": r"points?|punkte?n?",
}
SIGNS = ("€", "$", "£")
TIMES = ("second", "minute", "hour", "day", "week", "month")
FIGURE = re.compile(
    r"(?<![\w.,-])(?P<sign>[€$£] ?)?(?P<value>\d+(?:\.\d+)?)"
    rf"(?: ?(?P<unit>{'|'.join(UNITS.values())})(?!\w))?(?![\w-]|[.,]\d)(?: of\b)?"
)
RATE = re.compile(
    r"(?:\b(?:an?|per|each|every|pro|je|im|am|jede[nrms]?) |/ ?)(?:\w+ )?"
    r"(?:hour|day|week|month|quarter|year|order|call|customer|shift|stunde|tag|woche|"
    r"monat|jahr|auftrag|anruf)\b|\b(?:daily|weekly|monthly)\b"
)
TODAY = re.compile(
    r"\b(?:today|now|nowadays|currently|at the moment|at present|so far|baseline|as is|"
    r"heute|jetzt|derzeit|zurzeit|aktuell|bisher|momentan)\b"
)
TARGET = re.compile(r"\b(?:targets?|kpi|ziel(?:wert)?)\b")
WISH = re.compile(
    r"\b(?:goal|aim|wanted|we want|down to|should|must|shall|sollen|soll|wollen)\b"
)
LATER = re.compile(r"\b(?:then|later|soon|afterwards|in future|dann|später|künftig)\b")
LIMITS = (
    r"at most|at least|no more than|not more than|fewer than|less than|more than|under|"
    r"below|above|over|max|min|maximum|minimum|höchstens|mindestens|maximal|unter|über|"
    r"weniger als|mehr als|down to"
)
LIMIT = re.compile(rf"\b(?:{LIMITS}) $")
CHANGES = re.compile(
    r"\b(?:reduc\w*|cut|lower|rais\w*|increas\w*|improv\w*|down|up|drop|bring|get|grow|"
    r"rises?|falls?|shorten|senken|reduzieren|erhöhen|steigern|verbessern|verkürzen)\b"
)
FROM = re.compile(r"\b(?:from|von) $")
TO = re.compile(r"\b(?:to|auf)\b")
AUF = re.compile(r"\bauf\b|->|→")
INSTEAD = re.compile(r"\b(?:instead of|rather than|(?:an)?statt)\b")
AS_IT_IS = re.compile(
    r"\b(?:takes?|took|gets?|got|ha(?:s|ve|d)|bought|came|arrives?|waits?|lasts?|costs?|"
    r"needs?|is|are|was|were|dauert|braucht|ist|sind|war)\b"
)  # “it takes 6 days instead of 3” tells how things are
NO_LEVEL = re.compile(
    r"\b(?:by|um) [€$£]?\d"  # by 20%
    r"|\d ?[ap]m\b|o.?clock|\buhr\b"
    r"|\b(?:last|yesterday|gestern|letzte\w*|target (?:group|audience|market))\b"
    r"|\b(?:fell|fallen|dropped|rose|grew|went|sank|gefallen|gestiegen|gesunken)\b"
    r"|\b(?:open|closed?|opening|scale|skala|hall|halle|floor|room|raum|version|aged?|"
    r"saved?|saving|gain|sparen|times|mal|need|buy|hire|brauchen)\b "
    r"(?:of |about |from )?[€$£]?\d"
    r"|\d ?%? (?:times|mal|x|fewer|less|more|faster|higher|lower|weniger|mehr)\b"
)
WITHIN = re.compile(r"\b(?:within|in|under|after|innerhalb von|unter) $")
SEPARATOR = re.compile(r"[,;:()]|\.(?!\d)|\b(?:and|but|und|aber)\b")
BRACKET = re.compile(r"\([^()]*\)")
LEAD = re.compile(rf"(?:\b(?:from|von|to|auf|in|about|{LIMITS}) )+$")
WORD = re.compile(r"[^\s,;:()§!→>]*[^\W_][^\s,;:()§!→>]*")
EDGES = {
    "a", "an", "the", "go", "goes", "to", "of", "in", "at", "for", "from", "by", "be",
    "is", "are", "it", "we", "us", "our", "and", "or", "with", "so", "that", "this",
    "want", "wants", "should", "must", "shall", "will", "would", "like", "need", "get",
    "bring", "reduce", "reducing", "cut", "lower", "raise", "raising", "increase",
    "improve", "drop", "rise", "fall", "down", "up", "goal", "aim", "was", "has",
    "have", "as", "only", "takes", "take", "der", "die", "das", "den", "wir", "wollen",
    "soll", "sollen", "ist", "sind", "auf", "von", "um", "zu", "im", "senken",
    "reduzieren", "erhöhen", "steigern",
}  # fmt: skip


@dataclass(frozen=True)
class Kpi:
    """What is measured, and as much of the rest as was said."""

    name: str
    unit: str  # %, a currency, or a span of time; none where things are counted
    baseline: float | None
    target: float | None
    by: str = ""  # when, in the words of who said it
    day: date | None = None  # where they are sure

    def __str__(self) -> str:
        until = f"by {self.day.day} {self.day:%B %Y}" if self.day else self.by
        levels = [
            f"{self.level(value)} {when}"
            for value, when in (
                (self.baseline, "today"),
                (self.target, until or "wanted"),
            )
            if value is not None
        ]
        return f"{self.name}: {', '.join(levels)}" if self.name else ", ".join(levels)

    def level(self, value: float) -> str:
        is_cents = self.unit in SIGNS and value % 1
        written = f"{value:,.2f}" if is_cents else f"{value:,.12g}"
        if not self.unit or self.unit == "%":
            return f"{written}{self.unit}"
        if self.unit in SIGNS:
            return f"{self.unit}{written}"
        return f"{written} {self.unit}{'' if value == 1 else 's'}"


Figure = Match[str]
Levels = tuple[Figure | None, Figure | None]  # as it is, as it should be
NEITHER: Levels = (None, None)


def read(text: str, today: date) -> Kpi | None:
    """The measure that a text names, with the day where it names one."""
    due = list(dates.mentions(text))
    if "?" in text or len(due) > 1:
        return None
    when = due[0] if due else None
    rest = text.replace(when.found[0], f" {DATE} ") if when else text
    plain = in_digits(rest.replace("\n", "; "))
    figures = _figures(plain)
    if (
        not figures
        or NO_LEVEL.search(plain)
        or DENIES.search(re.sub(LIMITS, "", plain))
    ):
        return None
    return _kpi(plain, rest, _levels(plain, figures), when, today)


def _figures(plain: str) -> list[Figure]:
    """Those that may be levels; none, where one is of another kind."""
    found = list(FIGURE.finditer(plain))
    if len(found) != len(re.findall(r"\d+(?:\.\d+)?", plain)):
        return []
    if any(unit_of(each) == "%" for each in found):
        return [each for each in found if not _is_of_the_name(plain, each)]
    return found


def _is_of_the_name(plain: str, figure: Figure) -> bool:
    """“Answered within 2 minutes”, where percents are counted."""
    return unit_of(figure) in TIMES and bool(WITHIN.search(plain[: figure.start()]))


def unit_of(figure: Figure | None) -> str:
    written = figure and (figure["sign"] or figure["unit"])
    if not written:
        return ""
    return next(u for u, words in UNITS.items() if re.fullmatch(words, written.strip()))


# --- which figure is which ---


def _levels(plain: str, figures: list[Figure]) -> Levels:
    match figures:
        case [only]:
            return _one(plain, only)
        case [first, second]:
            return _linked(plain, first, second) or _apart(plain, first, second)
    return NEITHER


def _one(plain: str, only: Figure) -> Levels:
    is_now, is_wished = TODAY.search(plain), TARGET.search(plain) or WISH.search(plain)
    if is_now:
        has_measure = unit_of(only) or RATE.search(plain)
        return NEITHER if is_wished or not has_measure else (only, None)
    if TARGET.search(plain):
        return (None, only)
    is_limited = LIMIT.search(plain[: only.start()])
    is_measured = is_limited or unit_of(only) == "%" or RATE.search(plain)
    return (None, only) if is_measured and (is_wished or DATE in plain) else NEITHER


def _linked(plain: str, first: Figure, second: Figure) -> Levels | None:
    """“From 12 to 3”, “3 instead of 12”; nothing where neither is said."""
    between = plain[first.end() : second.start()]
    if INSTEAD.search(between):
        return NEITHER if AS_IT_IS.search(plain) else (second, first)
    if AUF.search(between):
        return (first, second)
    if not FROM.search(plain[: first.start()]) or not TO.search(between):
        return None
    falls = float(first["value"]) > float(second["value"])  # so it is no range
    return (
        (first, second) if falls or CHANGES.search(plain) or DATE in plain else NEITHER
    )


def _apart(plain: str, first: Figure, second: Figure) -> Levels:
    """“12 today, 3 by June”: each with its own words."""
    cuts = [
        each.start() for each in SEPARATOR.finditer(plain, first.end(), second.start())
    ]
    if not cuts:
        return NEITHER
    parts = (plain[: cuts[-1]], plain[cuts[-1] :])
    match [bool(TODAY.search(part)) for part in parts]:
        case [True, False]:
            now, then, part = first, second, parts[1]
        case [False, True]:
            now, then, part = second, first, parts[0]
        case _:
            return NEITHER
    return (now, then) if _is_to_come(plain, part, now, then) else NEITHER


def _is_to_come(plain: str, part: str, now: Figure, then: Figure) -> bool:
    if any(each.search(part) for each in (TARGET, WISH, LATER)) or DATE in part:
        return True
    if LIMIT.search(plain[: then.start()]):
        return True
    in_brackets = any(now[0] in each for each in BRACKET.findall(plain))
    are_percents = unit_of(now) == unit_of(then) == "%"
    return (in_brackets or are_percents) and not AS_IT_IS.search(part)


# --- what it is called ---


def _kpi(
    plain: str, typed: str, levels: Levels, when: Mention | None, today: date
) -> Kpi | None:
    found = [each for each in levels if each]
    units = {unit_of(each) for each in found} - {""}
    name = _name(plain, found, typed)
    is_counted = bool(units) or not RATE.fullmatch(name or "a day")
    if not found or len(units) > 1 or name is None or not is_counted:
        return None
    baseline, target = (each and float(each["value"]) for each in levels)
    by, day = (when.words, when.day(today)) if when else ("", None)
    return Kpi(name, "".join(units), baseline, target, by, day)


def _name(plain: str, figures: Iterable[Figure], typed: str) -> str | None:
    """What is left without the figures; nothing, where that is a whole story."""
    end, kept = 0, []
    for figure in sorted(figures, key=Match.start):
        kept.append(LEAD.sub("", plain[end : figure.start()]))
        end = figure.end()
    plain = " ".join((*kept, plain[end:]))
    for said in (TODAY, TARGET, WISH, LATER, INSTEAD):
        plain = said.sub(" ", plain)
    words = list(dict.fromkeys(WORD.findall(plain)))
    while words and words[0] in EDGES and not RATE.match(" ".join(words)):
        words = words[1:]
    while words and words[-1] in EDGES:
        words = words[:-1]
    as_typed = {each.casefold(): each for each in WORD.findall(typed)}
    name = " ".join(as_typed.get(each, each) for each in words).rstrip(".")
    return name if len(words) <= MOST_WORDS else None
