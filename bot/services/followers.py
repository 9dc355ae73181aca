"""Followers hear once how another person's request ended."""

from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.blocks import Message
from bot.db import UnitOfWork
from bot.models import Follower, Person, Request
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.views import asks as views


def follow(uow: UnitOfWork, person: Person, request: Request) -> Message:
    """Somebody asks where there is a request already. What to tell them, only them."""
    is_theirs = request.requester == person.slack_id
    if not is_theirs:
        add(uow, request, person.slack_id)
    return views.following(request, is_theirs=is_theirs)


def add(uow: UnitOfWork, request: Request, slack_id: str) -> None:
    if uow.session.get(Follower, (request.id, slack_id)):
        return
    uow.session.add(
        Follower(
            workspace_id=uow.workspace_id,
            request_id=request.id or 0,
            slack_id=slack_id,
            since=uow.now,
        )
    )
    rows.note(uow, request, slack_id, "followed")


def tell(uow: UnitOfWork, request: Request) -> None:
    """One message to each, in their DM, however it ended."""
    following = select(col(Follower.slack_id)).where(
        col(Follower.request_id) == request.id
    )
    for slack_id in uow.session.execute(following).scalars():
        key = f"request:{request.id}:outcome:{slack_id}"
        outbox.put(uow, key, views.settled(request), Address(slack_id))
