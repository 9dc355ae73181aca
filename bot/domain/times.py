"""Every way we know to write a day or a month, in English and German."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from re import Match

from bot.domain.figures import in_digits

FIRM = (
    r"by|until|till|before|(?:no|not) later than|due(?: by| on)?|latest(?: by)?|"
    r"deadline(?: is| of|:)?|bis(?: spätestens)?(?: zum)?|spätestens(?: am| zum| im)?|"
    r"vor(?: dem)?"
)
OPEN = r"on|from|in|within|at|as of|for|starting|am|zum|ab(?: dem)?|im"
PAST = r"since|after|last|of|seit(?: dem)?|nach(?: dem)?|letzte[nrms]?|vom"
HOW = rf"(?:\b(?P<how>{FIRM}|{OPEN}|{PAST}) (?:the )?)?(?<![\w.,/€$£-])"

MONTHS = (
    "january januar jänner", "february februar", "march märz mrz", "april", "may mai",
    "june juni", "july juli", "august", "september", "october oktober", "november",
    "december dezember",
)  # fmt: skip
NOT_A_VERB = r"(?! (?:be|have|not|need|get|take|also|well|still|cause|help)\b)"
LONG = rf"(?:{'|'.join(' '.join(MONTHS).split())})\b{NOT_A_VERB}"
SHORT = r"(?:jan|feb|mar|mär|apr|jun|jul|aug|sept?|o[ck]t|nov|de[cz])\b\.?"
MONTH = rf"(?P<month>{LONG})"
ANY_MONTH = rf"(?P<month>{LONG}|{SHORT})"
DAY = r"(?P<day>\d\d?)"
YEAR = r"(?:,?(?: )?(?P<year>20\d\d))?(?!\d)"
END = r"(?:end of|ende)(?: the| des)?"
WEEKDAYS = (
    "monday montag", "tuesday dienstag", "wednesday mittwoch", "thursday donnerstag",
    "friday freitag", "saturday samstag", "sunday sonntag",
)  # fmt: skip
WEEKDAY = rf"(?P<weekday>{'|'.join(' '.join(WEEKDAYS).split())})\b"
NEXT = r"(?P<next>next|nächste[nrms]?)"
THIS = r"this|coming|diese[nrms]?|kommende[nrms]?"
NUMBER = r"(?P<number>\d{1,3}|an?|eine[mnr]?|[a-zäöü]{3,7})"
SEASONS = r"spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst"
PARTS = r"early|mid|late|beginning of|start of|middle of|anfang|mitte"
CHRISTMAS_EVE = (24, 12)
DAYS_A_WEEK, MONTHS_A_QUARTER, MONTHS_A_YEAR = 7, 3, 12

Resolver = Callable[[Match[str], date], date | None]


@dataclass(frozen=True)
class Form:
    """A way to write a time, and the day it is, where it is one."""

    pattern: re.Pattern[str]
    day: Resolver
    is_relative: bool = False  # to the day on which it is written
    is_led: bool = False  # by “by” or “on”, or it may be something else


def day_of(form: Form, found: Match[str], today: date) -> date | None:
    """The day to come, unless there is none."""
    try:
        day = form.day(found, today)
    except (ValueError, OverflowError):  # 31 February
        return None
    return day if day and day >= today else None


# --- which day it is ---


def _on(found: Match[str], today: date) -> date:
    month = found["month"]
    number = int(month) if month.isdigit() else _place(MONTHS, month)
    return _coming(int(found["day"]), number, _year(found), today)


def _place(names: tuple[str, ...], written: str) -> int:
    """Of a month: its number, by its whole name or the first three letters."""
    start = written.casefold()[:3]
    return next(
        place
        for place, known in enumerate(names, start=1)
        if any(name.startswith(start) for name in known.split())
    )


def _year(found: Match[str]) -> int | None:
    return int(found["year"]) if found["year"] else None


def _coming(day: int, month: int, year: int | None, today: date) -> date:
    """In the year they say, else the next time it comes."""
    if year:
        return date(year, month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _last(month: int, year: int | None, today: date) -> date:
    year = year or today.year + (month < today.month)
    return date(year, month, monthrange(year, month)[1])


def _end_of_month(found: Match[str], today: date) -> date:
    return _last(_place(MONTHS, found["month"]), _year(found), today)


def _month(found: Match[str], today: date) -> date | None:
    month = _place(MONTHS, found["month"])
    return _period(found["how"], month, month, _year(found), today)


def _period(
    how: str | None, first: int, last: int, year: int | None, today: date
) -> date | None:
    """“In May” is May's last day, “before May” its first; “by May” may be either."""
    match (how or "").casefold().split():
        case ["in" | "im"]:
            return _last(last, year, today)
        case ["before"] | ["vor", *_]:
            return _coming(1, first, year, today)
    return None


def _quarter(found: Match[str], today: date) -> date | None:
    last = int(found["quarter"]) * MONTHS_A_QUARTER
    if found["end"]:
        return _last(last, _year(found), today)
    return _period(found["how"] or "in", last - 2, last, _year(found), today)


def _end_of_year(found: Match[str], today: date) -> date:
    return date(_year(found) or today.year + bool(found["next"]), 12, 31)


def _end_of_this(found: Match[str], today: date) -> date:
    is_next, unit = bool(found["next"]), found["unit"].casefold()
    month = today.month + is_next
    if unit.startswith("q"):
        month = -(-today.month // MONTHS_A_QUARTER) + is_next
        month *= MONTHS_A_QUARTER
    over = month > MONTHS_A_YEAR
    return _last(month - over * MONTHS_A_YEAR, today.year + over, today)


def _weekday(found: Match[str], today: date) -> date:
    """“Next Friday” is next week's, “Friday” the one to come."""
    place = _place(WEEKDAYS, found["weekday"])
    if found["next"]:
        return today + timedelta(days=DAYS_A_WEEK - today.isoweekday() + place)
    ahead = (place - today.isoweekday() - 1) % DAYS_A_WEEK + 1
    return today + timedelta(days=ahead)


def _tomorrow(_: Match[str], today: date) -> date:
    return today + timedelta(days=1)


def _in_a_while(found: Match[str], today: date) -> date:
    written, unit = in_digits(found["number"]), found["unit"].casefold()
    count = 1 if written.startswith(("a", "ein")) else int(written)
    if unit.startswith(("d", "t")):
        return today + timedelta(days=count)
    if unit.startswith("w"):
        return today + timedelta(days=count * DAYS_A_WEEK)
    months = count * (MONTHS_A_YEAR if unit.startswith(("y", "j")) else 1)
    years, month = divmod(today.month - 1 + months, MONTHS_A_YEAR)
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _christmas(_: Match[str], today: date) -> date:
    return _coming(*CHRISTMAS_EVE, None, today)


def _no_day(_: Match[str], __: date) -> None:
    """A time to come, and not one day."""


# --- how it is written ---


def _form(written: str, day: Resolver, how: str = HOW) -> Form:
    pattern = rf"{how}{written}".replace(" ", r"\s+")
    return Form(re.compile(pattern, re.IGNORECASE), day)


def _vague(written: str) -> Form:
    return replace(_form(written, _no_day), is_led=True)


def _relative(written: str, day: Resolver, how: str = HOW) -> Form:
    return replace(_form(written, day, how), is_relative=True)


def _led(written: str, day: Resolver) -> Form:
    return replace(_form(written, day), is_led=True)


THIS_ONE = rf"(?:(?:{THIS}) |{NEXT} )?"
UNIT = r"(?P<unit>days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?)\b"
PERIOD = rf"(?:week|month|quarter|year|woche|monat|quartal|jahr|{SEASONS})\b"
NO_YEAR, NO_NEXT = r"(?P<year>(?!))?", r"(?P<next>(?!))?"
FORMS = (  # the more exact ones first
    _form(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _on),
    _form(rf"{DAY}\.(?: )?(?P<month>\d\d?)\.(?: )?(?P<year>20\d\d)\b", _on),
    _form(r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?\d|1[0-2])/(?P<year>20\d\d)\b", _on),
    _form(r"(?P<month>0?\d|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)\b", _on),
    _led(rf"{DAY}\.(?: )?(?P<month>\d\d?)\.(?![\w.]){NO_YEAR}", _on),
    _form(rf"{DAY}(?:st|nd|rd|th|\.)?(?: of)? {ANY_MONTH}{YEAR}", _on),
    _form(rf"{ANY_MONTH} (?:the )?{DAY}(?:st|nd|rd|th)?\b(?![.,]?\d|%){YEAR}", _on),
    _form(rf"{END} {MONTH}{YEAR}", _end_of_month),
    _form(rf"(?P<end>{END} )?q(?P<quarter>[1-4])(?:[ /])?{YEAR}\b", _quarter),
    _form(rf"(?:{END} |year[ -]end ){NO_NEXT}(?P<year>20\d\d)\b", _end_of_year),
    _form(rf"{END} {THIS_ONE}(?:year|jahres)\b{NO_YEAR}", _end_of_year),
    _form(rf"(?:year[ -]end|jahresende)\b{NO_NEXT}{NO_YEAR}", _end_of_year),
    _relative(
        rf"{END} {THIS_ONE}(?P<unit>month|quarter|monats|quartals)\b", _end_of_this
    ),
    _relative(rf"(?P<named>{THIS_ONE}){WEEKDAY}", _weekday),
    _relative(r"(?:tomorrow|morgen(?=\W*$))\b", _tomorrow),
    _relative(rf"{NUMBER} {UNIT}", _in_a_while, how=r"\b(?P<how>in|within) "),
    _form(r"(?:christmas|xmas|weihnachten)\b", _christmas),
    _vague(rf"(?:{PARTS})[ -]{MONTH}{YEAR}"),
    _led(rf"{MONTH}{YEAR}", _month),
    _relative(rf"(?:{THIS}) {PERIOD}", _no_day),
    _form(rf"{NEXT} {PERIOD}", _no_day),
    _vague(rf"(?:{SEASONS}){YEAR}\b"),
    _vague(r"20\d\d\b"),
    _vague(r"(?:kw|cw|week|calendar week) \d\d?\b"),
)
