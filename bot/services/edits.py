"""The message a request was made from is edited or deleted, and the record follows."""

from bot.db import UnitOfWork
from bot.domain import confidences, small_talk, weights, wording
from bot.domain import requests as rules
from bot.domain.asks import File
from bot.domain.talks import Source
from bot.models import Request, Status
from bot.services import confidences as confidence_services
from bot.services import request_rows as rows
from bot.services import talks
from bot.views import requests as views

Files = tuple[File, ...]

CLOSED = {Status.WITHDRAWN, Status.MERGED}


def is_about_a_request(uow: UnitOfWork, source: Source) -> bool:
    """Whether a request was made from this message."""
    return _made_from(uow, source) is not None


def edit(
    uow: UnitOfWork, source: Source, before: str, after: str, files: Files = ()
) -> None:
    """Its author put it differently: what they need, an answer, words to IT or of IT's.

    What was copied to the other side is edited there, and nothing else is.
    """
    if talks.edit(uow, source, after, files):
        return
    before, after = wording.fitting(before), wording.fitting(after)
    made = _made_from(uow, source)
    request = made or _answered_in(uow, source)
    if request and confidences.holds(request, source.ts):
        _confide(uow, request, before, after)
    elif request and request.status not in CLOSED and after:
        _edit(uow, request, before, after, is_made_from_it=made is not None)


def _edit(
    uow: UnitOfWork, request: Request, before: str, after: str, *, is_made_from_it: bool
) -> None:
    if not is_made_from_it and small_talk.is_chatter(after, while_asked=True):
        return
    known = rows.catalogue(uow)
    is_weighed = not is_made_from_it and weights.edit(request, known, before, after)
    if is_made_from_it:
        rules.edit(request, before, after, uow.now)
    elif not is_weighed:
        rules.edit_answer(request, before, after)
    rows.save(uow, request, request.requester, "edited")
    if rows.has_card(uow, request) and not is_weighed:
        _tell_it(uow, request, after, "the message" if is_made_from_it else "an answer")
    _redraw(uow, request)


def _confide(uow: UnitOfWork, request: Request, before: str, after: str) -> None:
    """It stays with the partner alone, whatever it says by now."""
    confidences.edit(request, before, after)
    confidence_services.confide(uow, request)
    rows.save(uow, request, request.requester, "edited")


def delete(uow: UnitOfWork, source: Source, before: str = "") -> None:
    """The message is gone. The request, or the copy of it, stays and says so."""
    if talks.delete(uow, source):
        return
    answered = _answered_in(uow, source)
    if answered and confidences.holds(answered, source.ts):
        _confide(uow, answered, wording.fitting(before), "")
    request = _made_from(uow, source)
    if request is None or request.status in CLOSED or request.need_deleted_at:
        return
    request.need_deleted_at = uow.now
    rows.save(uow, request, request.requester, "deleted")
    _redraw(uow, request)


def _made_from(uow: UnitOfWork, source: Source) -> Request | None:
    """In a channel, or in the DM where the message itself began the interview."""
    channel, thread = source.channel, source.thread
    request = rows.in_place(uow, channel, thread)
    if request is not None:
        return request if request.place_ts == source.ts else None
    is_head = source.ts == thread and channel.startswith("D")
    return rows.in_thread(uow, channel, thread) if is_head else None


def _answered_in(uow: UnitOfWork, source: Source) -> Request | None:
    """The request whose requester said it in the thread of the interview."""
    if not source.is_in_dm or source.ts == source.thread:
        return None
    request = rows.in_thread(uow, source.channel, source.thread)
    is_theirs = request is not None and request.requester == source.author
    return request if is_theirs else None


def _tell_it(uow: UnitOfWork, request: Request, after: str, what: str) -> None:
    note = views.note(request, after, f"edited {what}. It now says")
    rows.tell_it(uow, request, "edit", note)


def _redraw(uow: UnitOfWork, request: Request) -> None:
    rows.show_progress(uow, request)
    if request.status in {Status.CONFIRMING, Status.WAITING_FOR_IT}:
        rows.redraw_brief(uow, request)
    if request.status is Status.WAITING_FOR_IT and rows.has_card(uow, request):
        rows.show_card(uow, request)
