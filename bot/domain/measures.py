"""Where the number is that a request was about, once it is delivered."""

from bot.domain import figures, kpis, wording
from bot.domain.kpis import FIGURE, Kpi
from bot.errors import TooLong
from bot.models import Request

KEY = "kpi"  # of the question that asks for it
FIELD = "measured"
MOST = 80
SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3_600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_629_800.0,
}


def aim(request: Request) -> Kpi | None:
    """What was to be reached, where that was said so that we are sure."""
    answer = request.answers.get(KEY, "")
    kpi = kpis.read(answer, request.opened_at.date()) if answer else None
    return kpi if kpi and kpi.target is not None else None


def is_met(request: Request) -> bool:
    """Never guessed: of an answer that is no single figure, nothing is said."""
    kpi = aim(request)
    found = _level(request.measured, kpi) if kpi else None
    if kpi is None or kpi.target is None or found is None:
        return False
    if kpi.baseline is None or kpi.baseline == kpi.target:
        return found == kpi.target
    falls = kpi.target < kpi.baseline
    return found <= kpi.target if falls else found >= kpi.target


def _level(typed: str, kpi: Kpi) -> float | None:
    """In the unit of the aim; nothing, where it is of another kind."""
    plain = figures.in_digits(typed)
    found = list(FIGURE.finditer(plain))
    if len(found) != 1 or not any(each.isdigit() for each in plain):
        return None
    value, unit = float(found[0]["value"]), kpis.unit_of(found[0])
    if unit in {"", kpi.unit}:
        return value
    if unit in SECONDS and kpi.unit in SECONDS:
        return value * SECONDS[unit] / SECONDS[kpi.unit]
    return None


def before(request: Request) -> str:
    """As a card shows it; nothing, where it is not known."""
    kpi = aim(request)
    return kpi.level(kpi.baseline) if kpi and kpi.baseline is not None else ""


def say(typed: str) -> str:
    """A number and a few words."""
    text = " ".join(wording.written(typed, field=FIELD).split())
    if len(text) > MOST:
        raise TooLong(
            f"A number and a few words will do, {MOST} characters at most.",
            field=FIELD,
        )
    return text
