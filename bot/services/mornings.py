"""What stands in the message of a morning in IT's channel, looked up."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import channel_reminders as rules
from bot.domain.calendars import Place, local_day
from bot.models import Person, Request, Status, Workspace
from bot.services import card_facts
from bot.views.mornings import Listed, Morning

OPEN = (Status.WAITING_FOR_IT, Status.DECIDED, Status.IN_PROGRESS)


def of(uow: UnitOfWork, space: Workspace, place: Place, today: date) -> Morning:
    """Each request stands in it once, for the first reason there is."""
    asked = select(Request).where(
        col(Request.workspace_id) == uow.workspace_id, col(Request.status).in_(OPEN)
    )
    requests = list(uow.session.scalars(asked.order_by(col(Request.id))))
    waiting = rules.oldest(requests)
    promised = rules.promised_soon(requests, place, today)[: rules.MOST]
    longest = waiting[: rules.MOST]
    alone = rules.alone(requests, [*longest, *promised])
    shown = [longest, alone[: rules.MOST], promised]
    units = _units(uow, [each for part in shown for each in part])
    listed = [
        [
            Listed(
                card_facts.named(uow, each, space.url),
                units.get(each.requester, ""),
                local_day(place, each.sent_at or each.opened_at),
            )
            for each in part
        ]
        for part in shown
    ]
    return Morning(today, len(waiting), len(alone), *listed)


def _units(uow: UnitOfWork, requests: list[Request]) -> dict[str, str]:
    asked = select(col(Person.slack_id), col(Person.unit)).where(
        col(Person.workspace_id) == uow.workspace_id,
        col(Person.slack_id).in_({each.requester for each in requests}),
    )
    return {row[0]: row[1] for row in uow.session.execute(asked)}
