"""Setting the bot up, and changing how. Each function is one unit of work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, select

from bot import home_rows, outbox
from bot.db import UnitOfWork
from bot.domain import hours
from bot.domain import workspaces as rules
from bot.models import Delivery, OutboxRow, Person, Request, Status, Workspace
from bot.outbox import Address
from bot.services import channel_reminders, greetings
from bot.services import request_rows as rows
from bot.services.request_statements import TABLE
from bot.views import setup as views

OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]
SUMMARY = "workspace:summary"


@dataclass(frozen=True)
class Chosen:
    """What an admin filled in, and whether the bot is in that channel."""

    triage_channel: str
    units: str
    admins: list[str]
    is_open_to_us: bool
    zone: str  # where IT works
    opens: int
    closes: int


def start(uow: UnitOfWork, store: Callable[[UnitOfWork], None]) -> None:
    """When the bot comes up: the settings may name the channel IT had been without."""
    store(uow)
    uow.session.flush()
    bring_kept(uow)


def may_open(uow: UnitOfWork, person: Person) -> Workspace:
    """The settings as they are, for somebody who may change them."""
    workspace = uow.session.get_one(Workspace, uow.workspace_id)
    rules.must_be_admin(workspace, person)
    return workspace


def save(uow: UnitOfWork, person: Person, chosen: Chosen) -> None:
    """Take what was filled in. A channel holds at once, or once we are in it."""
    workspace = may_open(uow, person)
    before = rules.triage_channel(workspace)
    rules.must_be_usable(before, chosen.triage_channel, is_open=chosen.is_open_to_us)
    _set_hours(workspace, chosen)
    workspace.units = rules.units_of(chosen.units)
    workspace.admins = chosen.admins
    workspace.set_up_by = workspace.set_up_by or person.slack_id
    if chosen.is_open_to_us:
        _use(uow, workspace, chosen.triage_channel, before)
    elif before:
        workspace.set_up_at = workspace.set_up_at or uow.now
    else:
        workspace.triage_channel = chosen.triage_channel or workspace.triage_channel
    if not before:
        address = Address(person.slack_id)
        outbox.put(uow, SUMMARY, views.summary(workspace), address, stays=True)
    home_rows.mark_everyone(uow)


def _set_hours(workspace: Workspace, chosen: Chosen) -> None:
    hours.must_end_later(chosen.opens, chosen.closes)
    workspace.it_timezone = hours.zone_typed(chosen.zone)
    workspace.it_from, workspace.it_until = chosen.opens, chosen.closes


def arrive(
    uow: UnitOfWork, channel: str, added_by: str | None, *, is_private: bool
) -> None:
    """Somebody brought the bot into a channel: say hello, and go on setting up."""
    workspace = uow.session.get_one(Workspace, uow.workspace_id)
    if is_private and channel == rules.awaited_channel(workspace):
        _use(uow, workspace, channel, "", added_by)
        address = Address(str(workspace.set_up_by))
        outbox.put(uow, SUMMARY, views.summary(workspace), address, stays=True)
        home_rows.mark_everyone(uow)
    is_its = channel == rules.triage_channel(workspace)
    greetings.greet(uow, channel, added_by, is_its=is_its)


def _use(
    uow: UnitOfWork,
    workspace: Workspace,
    channel: str,
    before: str,
    added_by: str | None = None,
) -> None:
    """From now on this is IT's channel."""
    workspace.triage_channel, workspace.set_up_at = channel, uow.now
    uow.session.flush()
    if channel != before:
        channel_reminders.leave(uow, before)
        greetings.greet(uow, channel, added_by, is_its=True)
        bring_kept(uow)


def bring_kept(uow: UnitOfWork) -> None:
    """Requests without a card get it, in order.

    They were sent while IT had no channel, or one in which Slack lets nobody write.
    """
    if not rows.triage_channel(uow):
        return
    _forget_refused(uow)
    has_card = exists().where(
        OUTBOX.c.workspace_id == TABLE.c.workspace_id,
        OUTBOX.c.key == rows.card_key_of(TABLE.c.id),
    )
    kept = select(TABLE).where(
        TABLE.c.workspace_id == uow.workspace_id,
        TABLE.c.status == Status.WAITING_FOR_IT,
        ~has_card,
    )
    found = uow.connection.execute(kept.order_by(TABLE.c.id)).mappings()
    for request in [Request(**row) for row in found]:
        rows.show_card(uow, request)
        rows.show_brief(uow, request)
        rows.show_progress(uow, request)


def _forget_refused(uow: UnitOfWork) -> None:
    """Cards that Slack would not take are as good as not written."""
    waiting = select(rows.card_key_of(TABLE.c.id)).where(
        TABLE.c.workspace_id == uow.workspace_id,
        TABLE.c.status == Status.WAITING_FOR_IT,
    )
    refused = delete(OUTBOX).where(
        OUTBOX.c.workspace_id == uow.workspace_id,
        OUTBOX.c.status == Delivery.REFUSED,
        OUTBOX.c.ts.is_(None),
        OUTBOX.c.key.in_(waiting),
    )
    uow.connection.execute(refused)


def explain(uow: UnitOfWork, request: Request) -> None:
    """In the thread of a request that IT cannot see yet: why, and who can help."""
    workspace = rows.workspace(uow)
    if rules.triage_channel(workspace):
        return
    person = uow.session.get(Person, (uow.workspace_id, request.requester))
    for_admin = person is not None and rules.is_admin(workspace, person)
    rows.say(uow, request, "not_set_up", views.not_yet(for_admin=for_admin))
