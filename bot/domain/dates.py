"""Which day a text names as the time for something; what is not sure is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from re import Match

from bot.domain import times
from bot.domain.sentences import is_denied, told
from bot.domain.times import FORMS, Form

IS_FIRM = re.compile(times.FIRM.replace(" ", r"\s+"), re.IGNORECASE)
IS_PAST = re.compile(times.PAST.replace(" ", r"\s+"), re.IGNORECASE)
TELLS_THE_PAST = re.compile(
    r"\b(?:was|were|had|did|happened|lost|broke|failed|crashed|started|began|ended|came|"
    r"went|got|ago|yesterday|war|waren|hatten?|gab|ging|kam|gestern)\b",
    re.IGNORECASE,
)
DUE = re.compile(
    r"\b(?:(?:needs?|wants?) (?:it|this|that|them)|needed|due|must (?:be|do|have)|"
    r"ha(?:ve|s) to be|ready|deadline|starts?|begins?|ends|expires?|runs? out|opens?|"
    r"closes?|leaves?|go(?:es)?[- ]live|launch(?:es)?|auditors?|audit|takes effect|"
    r"in force|laws?|rules?|regulations?|switched off|contract|kick-?off|moves?|live|"
    r"(?:will|wollen|möchten?) (?:es|das)|brauch\w*|benötig\w*|fällig|fertig|endet|"
    r"läuft|beginnt|startet|gilt|gesetz|vertrag)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"\b(?:each|every|daily|weekly|monthly|always|usually|instead|rather|statt|immer|"
    r"jede[nrsm]?|(?:a|per|pro) (?:day|week|month|tag|woche|monat))\b",
    re.IGNORECASE,
)  # “an answer in two days instead of four” is no date
NOT_AFTER = re.compile(
    r"\d\S*\s*(?:-|\u2013|\b(?:to|and|or|und|oder))\s*$"
    rf"|{times.LONG}\s*(?:-|\u2013|\b(?:to|or|oder))\s*$"
    r"|\b(?:was|were|war)\s*$",  # “was due on …”
    re.IGNORECASE,
)
BEFORE_THAT = re.compile(
    r"\b(?:before|until|till|after|since|vor|bis|nach|seit)\s+(?:\w+\s+){1,3}$",
    re.IGNORECASE,
)  # “before the audit in March” leaves the day open
NOT_BEFORE = re.compile(r"\s*(?:-|\u2013|\b(?:to|or|oder)\b)\s*[qQ]?\d")
MOST = 600  # characters in a sentence; a longer one says too much to be sure
SIGNS = " .,;:!()\"'"


@dataclass(frozen=True)
class Deadline:
    """A day, and the words by which somebody named it."""

    day: date
    words: str


@dataclass(frozen=True)
class Mention:
    """A time to come in a sentence, however vague."""

    sentence: str
    found: Match[str]
    form: Form

    @property
    def words(self) -> str:
        return " ".join(self.found[0].split())

    @property
    def how(self) -> str:
        return self.found["how"] or ""

    @property
    def is_firm(self) -> bool:
        return IS_FIRM.fullmatch(self.how) is not None

    @property
    def rest(self) -> str:
        """What the sentence says besides."""
        start, end = self.found.span()
        return f"{self.sentence[:start]} {self.sentence[end:]}".strip(SIGNS)

    def day(self, today: date) -> date | None:
        return times.day_of(self.form, self.found, today)


def find(text: str, today: date) -> Deadline | None:
    """The one day that is named; of several, the one with “by” or “until”."""
    every = [each for sentence in told(text) for each in mentions(sentence)]
    firm = [each for each in every if each.is_firm]
    return _only(every, today) or _only(firm, today)


def _only(named: list[Mention], today: date) -> Deadline | None:
    days = {day: each.words for each in named if (day := each.day(today))}
    return Deadline(*days.popitem()) if len(days) == 1 else None


def is_due(sentence: str) -> bool:
    """Whether something must be done by a time that a sentence names."""
    is_asked_for = DUE.search(sentence)
    return any(
        is_asked_for or not each.rest or (each.is_firm and not each.form.is_relative)
        for each in mentions(sentence)
    )


def mentions(sentence: str) -> Iterator[Mention]:
    """Every time to come that a sentence names, and does not take back."""
    taken: set[int] = set()
    for form in FORMS if len(sentence) <= MOST else ():
        for found in form.pattern.finditer(sentence):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                mention = Mention(sentence, found, form)
                if _counts(mention):
                    yield mention


def _counts(mention: Mention) -> bool:
    before, after = mention.found.span()
    before_it, after_it = mention.sentence[:before], mention.sentence[after:]
    return not (
        IS_PAST.fullmatch(mention.how)
        or is_denied(before_it)
        or NOT_AFTER.search(before_it)
        or (mention.how.casefold() in {"in", "im"} and BEFORE_THAT.search(before_it))
        or NOT_BEFORE.match(after_it)
    ) and _is_meant(mention)


def _is_meant(mention: Mention) -> bool:
    """As a time to come, and not as one that comes again and again, or has been."""
    if mention.is_firm or not mention.rest:
        return not (mention.form.is_relative and AGAIN.search(mention.rest))
    if mention.form.is_led and not mention.how:
        return False
    if mention.form.is_relative:
        named = mention.found.groupdict().get("named")
        is_due = bool(named or DUE.search(mention.sentence))
        return is_due and not AGAIN.search(mention.rest)
    if mention.how.casefold() in {"in", "im"} and not DUE.search(mention.sentence):
        return False  # “he left in May”
    return not TELLS_THE_PAST.search(mention.sentence)
