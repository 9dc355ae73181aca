"""Whether a promised day holds. Each function is one unit of work."""

from datetime import date

from sqlalchemy import or_, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import promises as rules
from bot.domain import wording
from bot.domain.actions import Action
from bot.models import Nudge, NudgeStatus, Person, Request
from bot.services import answers, decisions, nudge_messages, progress
from bot.services import request_rows as rows
from bot.services.requests import for_it
from bot.views import promises as views


def hold(uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool) -> None:
    """IT says that it holds; whoever had read that nobody knew hears so."""
    request = may_move(uow, person, request_id, is_in_it=is_in_it)
    held = request.holds_for
    rules.hold(request, rules.today(uow.now, person.timezone))
    rows.save(uow, request, person.slack_id, "promise_holds")
    answer(uow, request, rules.about(request), held)


def may_move(
    uow: UnitOfWork, person: Person, request_id: int, *, is_in_it: bool
) -> Request:
    """A request with a promised day, for somebody who may change it."""
    request = for_it(uow, person, request_id, Action.PROMISE, is_in_it=is_in_it)
    rules.must_be_promised(request)
    return request


def move(
    uow: UnitOfWork,
    person: Person,
    request_id: int,
    day: str,
    why: str,
    *,
    is_in_it: bool,
) -> None:
    """Another day: the requester hears at once, with both days and the reason."""
    request = may_move(uow, person, request_id, is_in_it=is_in_it)
    before, reason = request.promised_for, wording.written(why, field="why")
    _settle(uow, request, rules.about(request))
    rules.move(request, rules.day(day), rules.today(uow.now, person.timezone))
    said = {"promised_for": str(request.promised_for), "before": str(before)}
    rows.save(uow, request, person.slack_id, "promise_moved", **said)
    if before:
        told = views.moved(request, before, reason, person.slack_id)
        rows.say(uow, request, f"promise:{uow.inbox_id}", told)
    decisions.show(uow, request)
    answers.show(uow, request)
    progress.show_start(uow, request)


def answer(uow: UnitOfWork, request: Request, about: str, held: date | None) -> None:
    """Whoever looks after it has said how it goes, and so whether the day holds.

    `about` and `held`: what was asked, and what was known to hold, before that.
    """
    holds_now = request.holds_for not in {held, None} and rules.about(request) == about
    must_hear = holds_now and _was_told(uow, request, about)
    _settle(uow, request, about)
    if must_hear:
        rows.say(uow, request, f"promise:{uow.inbox_id}", views.holds(request))


def _settle(uow: UnitOfWork, request: Request, about: str) -> None:
    """Nobody is asked any more, whoever has answered."""
    for kind, slack_id in (
        (rules.NEAR, request.partner),
        (rules.AT_RISK, request.requester),
    ):
        if slack_id:
            nudge_messages.settle(uow, slack_id, kind, about)


def _was_told(uow: UnitOfWork, request: Request, about: str) -> bool:
    """Whether whoever asked has read that nobody knew."""
    told = select(col(Nudge.id)).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind) == rules.AT_RISK,
        col(Nudge.person) == request.requester,
        col(Nudge.about) == about,
        or_(col(Nudge.sent_at).is_not(None), col(Nudge.status) == NudgeStatus.DIGESTED),
    )
    return uow.session.scalar(told) is not None
