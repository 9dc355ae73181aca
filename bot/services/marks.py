"""👀 and ✅ that somebody in IT puts on a card. Each function is one unit of work.

Anybody else's change nothing, and say nothing: an emoji may be no more than that.
"""

from bot.blocks import Message
from bot.db import UnitOfWork
from bot.domain.actions import Action
from bot.domain.transitions import allows
from bot.models import Person, Request
from bot.services import partners, progress
from bot.services import request_rows as rows
from bot.views import cards as views


def is_on_a_card(uow: UnitOfWork, channel: str, ts: str) -> bool:
    return rows.under_card(uow, channel, ts) is not None


def look(
    uow: UnitOfWork, person: Person, channel: str, ts: str, *, is_in_it: bool
) -> None:
    """They take it, as by the button; one that is theirs already stays so."""
    request = rows.under_card(uow, channel, ts)
    if request is None or request.partner == person.slack_id:
        return
    if _may(request, person, Action.TAKE, is_in_it=is_in_it):
        partners.take(uow, person, request.id or 0, is_in_it=is_in_it)


def tick(
    uow: UnitOfWork, person: Person, channel: str, ts: str, *, is_in_it: bool
) -> Message | None:
    """What is in progress is delivered; what waits, they are about to answer."""
    request = rows.under_card(uow, channel, ts)
    if request is None:
        return None
    if _may(request, person, Action.DELIVER, is_in_it=is_in_it):
        progress.deliver(uow, person, request.id or 0, is_in_it=is_in_it)
        return None
    is_theirs_to_answer = _may(request, person, Action.DECIDE, is_in_it=is_in_it)
    return views.decide_here(request) if is_theirs_to_answer else None


def _may(request: Request, person: Person, action: Action, *, is_in_it: bool) -> bool:
    is_theirs = request.requester == person.slack_id
    return is_in_it and not is_theirs and allows(request, action)
