"""How somebody wants to hear from the bot. Each function is one unit of work."""

from bot import content, home_rows
from bot.db import UnitOfWork
from bot.domain import nudge_wishes as rules
from bot.domain.nudge_wishes import Held, Known, Wishes
from bot.models import Person, Workspace
from bot.services import nudge_messages as messages
from bot.services import nudge_reports, people
from bot.services.kinds import KINDS


def to_fill_in(uow: UnitOfWork, person: Person) -> Known:
    """What stands in the form."""
    known = people.to_change(uow, person)
    return Known(
        known,
        uow.session.get_one(Workspace, uow.workspace_id).nudges_a_week,
        _kinds(uow, known),
        rules.quiet_until(known, uow.now),
        nudge_reports.in_short(uow),
    )


def _kinds(uow: UnitOfWork, person: Person) -> list[Held]:
    return [
        Held(plan, messages.choice_of(uow, person.slack_id, key))
        for key, plan in content.nudges().items()
        if key in KINDS
    ]


def save(uow: UnitOfWork, person: Person, wishes: Wishes) -> None:
    """What they filled in holds from now on, also for what is planned already."""
    known = people.to_change(uow, person)
    rules.take(known, wishes, uow.now)
    uow.session.add(known)
    for _, choice in _kinds(uow, known):
        rules.choose(choice, wishes.kinds.get(choice.kind, ""))
        uow.session.add(choice)
    home_rows.mark_one(uow, known.slack_id)


def speak_again(uow: UnitOfWork, person: Person) -> None:
    """They have had enough of the quiet."""
    known = people.to_change(uow, person)
    known.quiet_until = None
    uow.session.add(known)
    home_rows.mark_one(uow, known.slack_id)
