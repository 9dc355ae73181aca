"""What makes a win of a request, and who helped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendars import Place, local_day, workdays_before
from bot.domain.wins import WENT_WELL
from bot.models import (
    ProgressUpdate,
    Request,
    Track,
    Win,
    WinCause,
    WinStatus,
)

BEST = 5  # of a rating
EARLY = 3  # working days before the day that was promised
MOST_NAMED = 20
# Whoever did one of these helped; to hear of it, or to be asked, is not yet to help.
ROWED = {
    "asked_back", "championed", "decided", "decided_anew", "delivered", "gave_tip",
    "started", "told", "updated", "weighed",
}  # fmt: skip
STRONGEST = (
    WinCause.TARGET_MET,
    WinCause.RATED_FIVE,
    WinCause.EARLY_WARNING,
    WinCause.DELIVERED,
)


@dataclass(frozen=True)
class Seen:
    """All that may make a win of a request."""

    request: Request
    updates: tuple[ProgressUpdate, ...] = ()
    is_met: bool = False  # its aim
    place: Place | None = None  # of who looks after it

    @property
    def cause(self) -> WinCause | None:
        """The strongest that there is."""
        holds = {
            WinCause.TARGET_MET: self.is_met,
            WinCause.RATED_FIVE: self.request.rating == BEST,
            WinCause.EARLY_WARNING: self._was_said_early,
            WinCause.DELIVERED: self.request.delivered_at is not None,
        }
        if self.request.status not in WENT_WELL or not holds[WinCause.DELIVERED]:
            return None
        return next(each for each in STRONGEST if holds[each])

    @property
    def _was_said_early(self) -> bool:
        """A worry, in time to do something; and then it was there on its day."""
        request, place = self.request, self.place
        if not (place and request.promised_for and request.delivered_at):
            return False
        if local_day(place, request.delivered_at) > request.promised_for:
            return False
        return any(_is_early(each, place) for each in self.updates)


def _is_early(said: ProgressUpdate, place: Place) -> bool:
    promised = said.was_promised_for if said.has_moved else said.promised_for
    if promised is None or said.track is Track.ON:
        return False
    latest = workdays_before(place, promised, EARLY)
    return local_day(place, said.at) <= local_day(place, latest)


def owner(request: Request, done: Iterable[tuple[str, str]]) -> str | None:
    """Who says whether it is told: who looks after it in IT, or else delivered it."""
    delivered = [actor for action, actor in done if action == "delivered"]
    return request.partner or (delivered[-1] if delivered else request.decided_by)


def rowed(request: Request, done: Iterable[tuple[str, str]]) -> list[str]:
    """Everybody who did something for it, once each; not who asked for it."""
    helped = [actor for action, actor in done if action in ROWED]
    known = [request.partner, request.champion, request.decided_by, *helped]
    others = dict.fromkeys(each for each in known if each and each != request.requester)
    return list(others)[:MOST_NAMED]


def of(seen: Seen, known: Sequence[Win], owner: str, now: datetime) -> Win | None:
    """The win that it is by now: the one that waits, or a new one; else nothing.

    One of each request, and none once its owner has left it out; only a number that
    comes after it was told is told as well.
    """
    cause = seen.cause
    if cause is None:
        return None
    last = known[-1] if known else None
    if last and last.status is WinStatus.PROPOSED:
        last.cause = cause
        return last
    if last and not is_more(last, cause):
        return None
    request = seen.request
    return Win(
        workspace_id=request.workspace_id,
        request_id=request.id or 0,
        cause=cause,
        owner=owner,
        proposed_at=now,
    )


def is_more(last: Win, cause: WinCause) -> bool:
    is_told = last.status is WinStatus.POSTED
    return is_told and cause is WinCause.TARGET_MET and last.cause is not cause
