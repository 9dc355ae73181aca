"""A risk that came up when people met, for who can do something about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.db import UnitOfWork
from bot.domain import meetings as meeting_rules
from bot.domain import wording
from bot.errors import NotFound
from bot.forms import NO_FLAGS, Flags, Seen
from bot.models import CheckinMeeting, Person, Request
from bot.outbox import Address
from bot.services import meeting_rows, replies, second_looks
from bot.services import request_rows as rows
from bot.views import risks as views

WORDS = ("risk", "effect", "proposal")


@dataclass(frozen=True)
class Shared:
    """A meeting, and the open requests that all in it take part in."""

    meeting: CheckinMeeting
    requests: tuple[Request, ...]
    flags: Flags = NO_FLAGS  # what could be said otherwise


def may_raise(uow: UnitOfWork, person: Person, meeting_id: int) -> Shared:
    meeting = meeting_rows.of(uow, person, meeting_id).meeting
    shared = meeting_rows.shared(uow, meeting.people)
    known = (each for each in shared if each.status in meeting_rules.OPEN)
    return Shared(meeting, tuple(known))


def look(
    uow: UnitOfWork, person: Person, meeting_id: int, filled: Mapping[str, str]
) -> Shared:
    """The same, and what could be said otherwise in what they wrote."""
    found = may_raise(uow, person, meeting_id)
    noticed = second_looks.notice_blame(uow, *_words(filled))
    flags = second_looks.flags(noticed)
    return Shared(found.meeting, found.requests, flags)


def tell(
    uow: UnitOfWork,
    person: Person,
    meeting_id: int,
    filled: Mapping[str, str],
    seen: Seen,
) -> None:
    """Whoever asked and IT read it at once, each in their own thread."""
    known = may_raise(uow, person, meeting_id).requests
    chosen = [each.id for each in known if str(each.id) == filled.get("request")]
    request = rows.load(uow, chosen[0] or 0) if chosen else None
    if request is None:
        raise NotFound("Please choose one of these requests.", field="request")
    words = _words(filled)
    noticed = second_looks.notice_blame(uow, *words)
    risk, effect, proposal = second_looks.final(noticed, seen, *words)
    wording.written(risk, field="risk")
    wording.written(effect, field="effect")
    rows.note(uow, request, person.slack_id, "risk_raised")
    said = views.raised(request, person.slack_id, risk, effect, proposal)
    what = f"risk:{uow.inbox_id}"
    if person.slack_id != request.requester:
        rows.say(uow, request, what, said)
    if rows.has_card(uow, request):
        rows.say_to_it(uow, request, f"{what}:it", said)
    replies.say(uow, views.passed_on(request), Address(person.slack_id))


def _words(filled: Mapping[str, str]) -> list[str]:
    return [wording.clean(filled.get(each, ""), field=each) for each in WORDS]
