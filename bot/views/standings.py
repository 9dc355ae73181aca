"""Said in the same words everywhere: where a request stands, and who reads it."""

from datetime import date, datetime

from bot.blocks import Part, bold, who
from bot.content import answers
from bot.domain import homes
from bot.domain.checkins import Standing
from bot.domain.questions import SCALES, Question, Reader
from bot.models import ProgressUpdate, Request, Status, Track

WHO_SEES = "Only you and the IT team will see your answers."
READ_BY = {
    Reader.IT: "Read by you and IT.",
    Reader.PARTNER: "Only the person in IT who takes this reads it.",
}
READ_LATER = "IT reads it once it has said its own view."
NOT_IN_CHANNEL = "I am not in that conversation, so I post nothing there."
SHORTLY = {
    Status.IN_PROGRESS: "IT is at work on it.",
    Status.DELIVERED: "IT has delivered it.",
    Status.CLOSED: "closed.",
    Status.DUPLICATE: "it goes on together with another request.",
}


def read_by(asked: Question) -> str:
    """Said where it is typed."""
    is_compared = asked.key in SCALES and asked.reader is Reader.IT
    return READ_LATER if is_compared else READ_BY[asked.reader]


def in_words(day: date) -> str:
    """The same in every country: 1 May 2026."""
    return f"{day.day} {day:%B %Y}"


def weekday(day: date) -> str:
    """A day that is near: Tuesday, 10 March."""
    return f"{day:%A}, {day.day} {day:%B}"


def standing(
    request: Request, now: datetime, reader: str, *, is_kept: bool = False
) -> tuple[str | Part, ...]:
    """After its name, in a sentence. `is_kept`: nobody in IT reads it yet."""
    if request.status in SHORTLY:
        shortly = SHORTLY[request.status].removesuffix(".")
        is_open = request.status is Status.IN_PROGRESS
        return (f"{shortly}{promised(request) if is_open else ''}.",)
    if request.outcome:
        short = answers()[request.outcome.value].short
        return (f"IT says: {short}{promised(request)}.",)
    if request.status is Status.WAITING_FOR_IT:
        waited = f"with IT for {homes.waited(request.sent_at or now, now)}."
        return ("kept until I am set up." if is_kept else waited,)
    by = request.decided_by or request.requester
    return ("you took it back.",) if by == reader else (who(by), " took it back.")


def promised(request: Request) -> str:
    day = request.promised_for
    return f", promised for {in_words(day)}" if day else ""


TRACKS = {
    Track.ON: "on track",
    Track.RISK: "at risk",
    Track.OFF: "off track",
}


def going(said: ProgressUpdate | None) -> tuple[str | Part, ...]:
    """How it goes, as its people said last; the day before stays to be seen."""
    if said is None:
        return ()
    was = said.was_promised_for
    before = f" It was promised for {in_words(was)} before." if was else ""
    words = f": {said.line.rstrip('.')}." if said.line else "."
    since = f"{said.since.day} {said.since:%B}"
    return (bold(TRACKS[said.track].capitalize()), f" since {since}{words}{before}")


def of_checkins(standing: Standing) -> str:
    """What somebody is in a circle of check-ins, after its name and a colon."""
    if standing.circle.is_stopped:
        return "they have stopped."
    if not standing.is_in:
        return "you are not in."
    next_on = f"The next round is on {_next(standing)}."
    if standing.paused_until:
        return f"you pause, and are back on {weekday(standing.paused_until)}."
    if standing.skips:
        return f"not this time. On {_next(standing)} I leave you out, once."
    return f"you are in. {next_on}"


def _next(standing: Standing) -> str:
    return weekday(standing.coming.on) if standing.coming else "a day to come"
