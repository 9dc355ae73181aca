"""How much is said unasked, to everybody. Each function is one unit of work."""

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import nudge_samples as samples
from bot.domain.nudges import Plan
from bot.errors import NotFound
from bot.models import Nudge, Person, Workspace
from bot.outbox import Address
from bot.services import nudge_messages as messages
from bot.services import setup
from bot.services.kinds import KINDS
from bot.views import nudge_settings as views
from bot.views.nudges import Framed


def to_fill_in(uow: UnitOfWork, person: Person) -> tuple[Workspace, list[Plan]]:
    """How it is, and which kinds can be tried out."""
    plans = [plan for key, plan in content.nudges().items() if key in KINDS]
    return setup.may_open(uow, person), plans


def save(uow: UnitOfWork, person: Person, a_week: str, hold_out: str) -> None:
    space = setup.may_open(uow, person)
    if a_week in views.A_WEEK:
        space.nudges_a_week = int(a_week)
    if hold_out in views.HOLD_OUT:
        space.hold_out = hold_out


def send_test(uow: UnitOfWork, person: Person, kind: str) -> None:
    """To who asked for it alone; nothing is noted, and so nothing counts."""
    setup.may_open(uow, person)
    plan = content.nudges().get(kind)
    if plan is None or kind not in KINDS:
        raise NotFound("I don't write that any more. Please open the form again.")
    facts, case = samples.sample(KINDS[kind].rule, person, uow.now)
    nudge = Nudge(
        id=0,
        workspace_id=uow.workspace_id,
        kind=kind,
        person=person.slack_id,
        about="",
        due_at=uow.now,
        planned_for=uow.now,
    )
    shown = views.sample(Framed(nudge, plan, messages.said(facts, nudge, case)))
    there = Address(person.slack_id)
    outbox.put(uow, outbox.reply_key(uow, "test"), shown, there)
