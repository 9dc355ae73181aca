"""Somebody has given thanks: what asked them to is settled. One unit of work."""

from sqlalchemy import select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import thanks as rules
from bot.models import Nudge, NudgeStatus
from bot.services import nudge_facts, nudge_messages


def settle(uow: UnitOfWork, giver: str) -> None:
    """A hint about one colleague stays, if it was another who was thanked."""
    nudge_messages.settle(uow, giver, rules.WAITING)
    asked = select(Nudge).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.person) == giver,
        col(Nudge.kind) == rules.UNTHANKED,
        col(Nudge.status).in_((NudgeStatus.SENT, NudgeStatus.HELD_OUT)),
    )
    hints = list(uow.session.scalars(asked))
    facts = nudge_facts.of_one(uow, giver) if hints else None
    for nudge in hints:
        if facts and nudge_messages.case_of(facts, nudge) is None:
            nudge_messages.finish(uow, nudge)
