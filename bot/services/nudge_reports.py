"""Does what the bot says unasked help? Aggregates only, of the last months."""

from typing import Any

from sqlalchemy import and_, case, func, select

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import effects as rules
from bot.domain.effects import Share, Short, Tally, Told
from bot.models import Nudge, Person
from bot.outbox import Address
from bot.services import setup
from bot.views import nudge_reports as views

NUDGE: Any = Nudge.__table__.c  # type: ignore[attr-defined]


def show(uow: UnitOfWork, person: Person) -> None:
    """To an admin who asks: one message a day, brought up to date when asked again."""
    setup.may_open(uow, person)
    plans = content.nudges()
    found = [(plans[kind], tally) for kind, tally in tallies(uow).items()]
    key = f"nudge_report:{person.slack_id}:{uow.now.date()}"
    there = Address(person.slack_id)
    outbox.put(uow, key, views.report(found, uow.now), there, stays=True)


def in_short(uow: UnitOfWork) -> Short | None:
    """What everybody may know; None, when it would be about too few people.

    Counted by the database: it stands in a form that has to open at once.
    """
    asking = [key for key, plan in content.nudges().items() if plan.asks]
    asks, stopped = NUDGE.kind.in_(asking), NUDGE.why == rules.STOPPED
    counted = select(
        func.count(NUDGE.person.distinct()),
        func.count(),
        func.count(case((and_(asks, NUDGE.done_at.is_not(None)), 1))),
        func.count(case((asks, 1))),
        func.count(case((stopped, NUDGE.person)).distinct()),
    ).where(*_lately(uow), NUDGE.sent_at.is_not(None))
    people, sent, answered, asked, stopped_it = uow.session.execute(counted).one()
    if people < rules.FEWEST_PEOPLE:
        return None
    return Short(sent, Share(answered, asked), stopped_it)


def tallies(uow: UnitOfWork) -> dict[str, Tally]:
    columns = [NUDGE[name] for name in Told._fields]
    lately = select(*columns).where(*_lately(uow))
    found = (Told(*row) for row in uow.session.execute(lately))
    return rules.tallies(found, content.nudges())


def _lately(uow: UnitOfWork) -> tuple[Any, ...]:
    """Of the kinds that there still are, by their index."""
    return (
        NUDGE.workspace_id == uow.workspace_id,
        NUDGE.kind.in_(content.nudges()),
        NUDGE.planned_for > uow.now - rules.LOOK_BACK,
    )
