"""How what is in progress goes: who is asked on Fridays, and what they may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain import promises
from bot.domain.nudges import Case, Facts
from bot.domain.promises import Promise
from bot.errors import NothingWritten
from bot.models import ProgressUpdate, Request, Status, Track

KIND = "progress"
# What tells whoever waits how it goes. Notes, and who follows by now, do not.
NEWS = ("decided", "decided_anew", "started", "told", "updated")
THIS_WEEK = timedelta(days=6)  # an answer late on one Friday does not settle the next
LINE = "line"


@dataclass(frozen=True)
class Told:
    """What somebody says about a request."""

    track: Track
    line: str = ""
    promised_for: date | None = None


@dataclass(frozen=True)
class Doubt:
    """What does not go well together with “on track”."""

    overdue: date | None = None
    asked: str = ""  # who in IT waits for an answer of the requester's
    unanswered: bool = False  # the requester asked, and nobody has answered

    def __bool__(self) -> bool:
        return bool(self.overdue or self.asked or self.unanswered)


def cases(facts: Facts) -> list[Case]:
    """One for all of a person's requests."""
    asked = tuple(each for each in in_progress(facts) if not has_news(each, facts))
    return [Case(requests=asked)] if asked else []


def in_progress(facts: Facts) -> list[Request]:
    """What they look after in IT or move along, first what is promised first."""
    theirs = {each.id: each for each in (*facts.looks_after, *facts.champions)}
    begun = [each for each in theirs.values() if each.status is Status.IN_PROGRESS]
    return sorted(begun, key=lambda each: (each.promised_for or date.max, each.id or 0))


def has_news(request: Request, facts: Facts) -> bool:
    at = facts.last_news.get(request.id or 0)
    return at is not None and facts.now - at < THIS_WEEK


def answered_meanwhile(facts: Facts) -> list[tuple[Request, ProgressUpdate]]:
    """What need not be asked any more, since somebody has said it."""
    found = ((each, facts.updates.get(each.id or 0)) for each in in_progress(facts))
    return [
        (each, said) for each, said in found if said and facts.now - said.at < THIS_WEEK
    ]


def told(filled: Mapping[str, str]) -> Told:
    """What stands in the form. No day means that none is promised any more."""
    if filled.get("track") not in set(Track):
        raise NothingWritten("Please choose one.", field="track")
    day = promises.day(filled.get("promised_for", ""))
    return Told(Track(filled["track"]), filled.get(LINE, ""), day)


def slipped(before: date | None, after: date | None) -> bool:
    return before is not None and (after is None or after > before)


def must_be_said(request: Request, said: Told, today: date) -> None:
    """A new day lies ahead; what goes wrong, or takes longer, has a reason."""
    if said.promised_for != request.promised_for:
        promises.must_be_possible(Promise(None, said.promised_for), today)
    if said.line:
        return
    if slipped(request.promised_for, said.promised_for):
        raise NothingWritten("Why is it later? A few words will do.", field=LINE)
    if said.track is not Track.ON:
        raise NothingWritten("What is in the way? A few words will do.", field=LINE)


def update(
    request: Request, said: Told, by: str, now: datetime, last: ProgressUpdate | None
) -> ProgressUpdate:
    """What is kept of it; the day it was promised for stays visible."""
    before, after = request.promised_for, said.promised_for
    has_moved = before != after
    if has_moved:
        request.promised_for = after
    if said.track is not Track.ON:
        request.holds_for = None
    elif by == request.partner:
        request.holds_for = after  # IT need not be asked that as well
    was = last.was_promised_for if last else None
    is_same = last is not None and last.track is said.track
    return ProgressUpdate(
        workspace_id=request.workspace_id,
        request_id=request.id or 0,
        by=by,
        at=now,
        track=said.track,
        since=last.since if last and is_same else now,
        line=said.line,
        promised_for=after,
        has_moved=has_moved,
        was_promised_for=before if has_moved else was,
    )


def is_said_already(said: Told, last: ProgressUpdate | None, now: datetime) -> bool:
    """Pressed twice, or by both of them: it is on track, as it was."""
    if last is None or now - last.at > THIS_WEEK:
        return False
    known = (last.track, last.promised_for)
    return not said.line and known == (said.track, said.promised_for)


def is_news_at_once(now: ProgressUpdate, last: ProgressUpdate | None) -> bool:
    """Whether whoever asked hears it today: a worry, its end, or another day."""
    was_well = last is None or last.track is Track.ON
    return now.track is not Track.ON or not was_well or now.has_moved


def turns_off(now: ProgressUpdate, last: ProgressUpdate | None) -> bool:
    return now.track is Track.OFF and (last is None or last.track is not Track.OFF)


def doubt(request: Request, today: date, *, unanswered: bool) -> Doubt:
    """What is open, although it is said to be on track."""
    promised = request.promised_for
    overdue = promised if promised and promised < today else None
    return Doubt(overdue, request.asking or "", unanswered)


def latest(request: Request, found: ProgressUpdate | None) -> ProgressUpdate | None:
    """What was said since it began, or began anew."""
    begun = request.started_at
    is_at_work = request.status is Status.IN_PROGRESS
    return found if found and is_at_work and (not begun or found.at >= begun) else None
