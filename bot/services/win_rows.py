"""Wins, and who is named in them, as they are stored."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import wins as rules
from bot.models import (
    Audit,
    Person,
    ProgressUpdate,
    Request,
    Status,
    Wanted,
    Win,
    WinName,
    WinStatus,
)

WORD = re.compile(r"\w{2,}")
MOST_WORDS = 400  # of one text


def load(uow: UnitOfWork, win_id: int) -> Win | None:
    """A win of this workspace. It is locked: whoever comes second sees what is so."""
    win = uow.session.get(Win, win_id, with_for_update=True)
    return win if win and win.workspace_id == uow.workspace_id else None


def of_request(uow: UnitOfWork, request: Request) -> list[Win]:
    """Oldest first. Nobody else sees one in it meanwhile."""
    uow.session.execute(
        select(col(Request.id)).where(col(Request.id) == request.id).with_for_update()
    )
    found = select(Win).where(col(Win.request_id) == request.id).order_by(col(Win.id))
    return list(uow.session.scalars(found))


def names(uow: UnitOfWork, win: Win) -> list[WinName]:
    """In the order in which they helped."""
    asked = select(WinName).where(col(WinName.win_id) == win.id)
    return list(uow.session.scalars(asked.order_by(col(WinName.slack_id))))


def name(uow: UnitOfWork, win: Win | None, slack_id: str) -> WinName | None:
    return uow.session.get(WinName, (win.id, slack_id)) if win else None


def people(uow: UnitOfWork, slack_ids: Iterable[str]) -> dict[str, Person]:
    """Those of them whom we know."""
    asked = select(Person).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.slack_id).in_([*slack_ids]),
    )
    return {each.slack_id: each for each in uow.session.scalars(asked)}


def called(uow: UnitOfWork, text: str) -> dict[str, Person]:
    """Those who have one of its words in their name, and do not like to be named."""
    words = sorted(set(WORD.findall(text.casefold())))[:MOST_WORDS]
    if not words:
        return {}
    named = (col(Person.name).icontains(each, autoescape=True) for each in words)
    asked = select(Person).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.thanks).in_((Wanted.PRIVATE, Wanted.NONE)),
        or_(*named),
    )
    return {each.slack_id: each for each in uow.session.scalars(asked)}


def done(uow: UnitOfWork, request: Request) -> list[tuple[str, str]]:
    """What was done for a request, and by whom."""
    steps = select(col(Audit.action), col(Audit.actor))
    asked = steps.where(col(Audit.request_id) == request.id).order_by(col(Audit.id))
    return [(row.action, row.actor) for row in uow.session.execute(asked)]


def updates(uow: UnitOfWork, request: Request) -> tuple[ProgressUpdate, ...]:
    """How it went since it began, or began anew."""
    asked = select(ProgressUpdate).where(
        col(ProgressUpdate.request_id) == request.id,
        col(ProgressUpdate.at) >= (request.started_at or request.opened_at),
    )
    return tuple(uow.session.scalars(asked))


def proposed(uow: UnitOfWork, owner: str = "") -> dict[str, list[tuple[Win, Request]]]:
    """What somebody may still say yes to, by who that is; or of one person alone."""
    whose = (col(Win.owner) == owner,) if owner else ()
    is_new = col(Win.proposed_at) > uow.now - rules.KNOWN
    found = defaultdict(list)
    for win, request in _with_requests(uow, WinStatus.PROPOSED, is_new, *whose):
        found[win.owner].append((win, request))
    return found


def posted(uow: UnitOfWork) -> list[tuple[Win, Request]]:
    """What was told lately."""
    is_new = col(Win.posted_at) > uow.now - rules.SHOWN
    return _with_requests(uow, WinStatus.POSTED, is_new)


def told_of(uow: UnitOfWork, request_id: int | None) -> str:
    """What a request changed, as everybody has read it."""
    asked = select(col(Win.changed)).where(
        col(Win.workspace_id) == uow.workspace_id,
        col(Win.request_id) == request_id,
        col(Win.status) == WinStatus.POSTED,
    )
    return uow.session.scalar(asked.order_by(col(Win.id).desc()).limit(1)) or ""


def _with_requests(
    uow: UnitOfWork,
    status: WinStatus,
    *where: Any,  # noqa: ANN401
) -> list[tuple[Win, Request]]:
    asked = (
        select(Win, Request)
        .join(Request, col(Request.id) == col(Win.request_id))
        .where(
            col(Win.workspace_id) == uow.workspace_id,
            col(Win.status) == status,
            *where,
        )
        .order_by(col(Win.id))
    )
    return [(row[0], row[1]) for row in uow.session.execute(asked)]


def due(uow: UnitOfWork) -> list[int]:
    """Those whose hour has come."""
    asked = select(col(Win.id)).where(
        col(Win.workspace_id) == uow.workspace_id,
        col(Win.status) == WinStatus.AGREED,
        col(Win.posts_at) <= uow.now,
    )
    return [each for each in uow.session.scalars(asked.order_by(col(Win.id))) if each]


def quiet(uow: UnitOfWork) -> list[int]:
    """Requests delivered a week ago, without a word against it, and not noticed yet."""
    noticed = select(col(Win.id)).where(col(Win.request_id) == col(Request.id))
    asked = select(col(Request.id)).where(
        col(Request.workspace_id) == uow.workspace_id,
        col(Request.status) == Status.DELIVERED,
        col(Request.delivered_at).between(uow.now - rules.KNOWN, uow.now - rules.QUIET),
        ~noticed.exists(),
    )
    return [each for each in uow.session.scalars(asked) if each]
