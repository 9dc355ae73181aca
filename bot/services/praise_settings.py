"""What admins say about thanks and wins. Each function is one unit of work."""

from sqlmodel import col, select

from bot import home_rows
from bot.db import UnitOfWork
from bot.domain import praise as rules
from bot.models import Person, Workspace
from bot.services import setup


def to_fill_in(uow: UnitOfWork, person: Person) -> tuple[Workspace, list[str]]:
    """How it is, and who gives no thanks."""
    workspace = setup.may_open(uow, person)
    return workspace, [each.slack_id for each in _locked(uow)]


def save(
    uow: UnitOfWork, person: Person, channel: str, values: str, locked: list[str]
) -> None:
    """Whoever is locked keeps the thanks they gave, and can be thanked."""
    workspace = setup.may_open(uow, person)
    workspace.wins_channel = channel
    workspace.values = rules.values_of(values)
    for each in _locked(uow):
        if each.slack_id not in locked:
            each.praise_locked_by = None
    for slack_id in locked:
        known = uow.session.get(Person, (uow.workspace_id, slack_id))
        if known:
            known.praise_locked_by = known.praise_locked_by or person.slack_id
    home_rows.mark_everyone(uow)


def _locked(uow: UnitOfWork) -> list[Person]:
    ours = select(Person).where(
        Person.workspace_id == uow.workspace_id,
        col(Person.praise_locked_by).is_not(None),
    )
    return list(uow.session.exec(ours.order_by(Person.slack_id)))
