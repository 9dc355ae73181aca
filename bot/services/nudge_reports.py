"""Does what the bot says unasked help? Aggregates only, of the last months."""

from sqlalchemy import select
from sqlmodel import col

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import effects as rules
from bot.domain.effects import Short, Tally, Told
from bot.models import Nudge, Person
from bot.outbox import Address
from bot.services import setup
from bot.views import nudge_reports as views


def show(uow: UnitOfWork, person: Person) -> None:
    """To an admin who asks: one message a day, brought up to date when asked again."""
    setup.may_open(uow, person)
    plans = content.nudges()
    found = [(plans[kind], tally) for kind, tally in tallies(uow).items()]
    key = f"nudge_report:{person.slack_id}:{uow.now.date()}"
    there = Address(person.slack_id)
    outbox.put(uow, key, views.report(found, uow.now), there, stays=True)


def in_short(uow: UnitOfWork) -> Short | None:
    """What everybody may know; None, when it would be about too few people."""
    return rules.in_short(tallies(uow), content.nudges())


def tallies(uow: UnitOfWork) -> dict[str, Tally]:
    columns = [col(getattr(Nudge, name)) for name in Told._fields]
    lately = select(*columns).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.kind).in_(content.nudges()),
        col(Nudge.planned_for) > uow.now - rules.LOOK_BACK,
    )
    found = (Told(*row) for row in uow.session.execute(lately))
    return rules.tallies(found, content.nudges())
