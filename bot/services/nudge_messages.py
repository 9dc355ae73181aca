"""A nudge as it stands in somebody's DM, and what they chose about its kind."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import digests
from bot.domain import nudge_choices as choices
from bot.domain.nudges import DIGEST, Case, Facts
from bot.models import Nudge, NudgeChoice, NudgeStatus
from bot.outbox import Address
from bot.services.kinds import KINDS
from bot.views import digests as digest_views
from bot.views import nudges as views
from bot.views.digests import Item
from bot.views.nudges import Framed, Said


def case_of(facts: Facts, nudge: Nudge) -> Case | None:
    """What this nudge is about, if there still is something to say."""
    if nudge.kind == DIGEST:
        return Case() if _items(facts) or digests.news(facts) else None
    found = KINDS[nudge.kind].rule(facts)
    if content.nudges()[nudge.kind].cadence:
        return found[0] if found else None
    return next((case for case in found if case.about == nudge.about), None)


def show(
    uow: UnitOfWork,
    nudge: Nudge,
    facts: Facts,
    case: Case,
    tomorrow: date | None = None,
) -> None:
    """In their DM. `tomorrow`: the first day that they can choose for it instead."""
    plan = content.nudges()[nudge.kind]
    framed = Framed(nudge, plan, _said(facts, nudge, case), tomorrow)
    outbox.put(uow, key(nudge), views.nudge(framed), Address(nudge.person), stays=True)


def _said(facts: Facts, nudge: Nudge, case: Case) -> Said:
    view = KINDS[nudge.kind].view
    if view is not None:
        return view(facts, case)
    return digest_views.digest(facts, _items(facts), digests.news(facts))


def _items(facts: Facts) -> list[Item]:
    """What waits for the digest, and has not been settled meanwhile."""
    open_still = ((each, case_of(facts, each)) for each in facts.waiting)
    return [Item(each, _said(facts, each, case)) for each, case in open_still if case]


def digested(facts: Facts) -> None:
    """What the digest shows has been said; what does not fit waits for the next."""
    open_still = [item.nudge for item in _items(facts)]
    for each in facts.waiting:
        if each not in open_still:
            end(each, NudgeStatus.DROPPED, "done")
    for each in open_still[: digest_views.MOST]:
        end(each, NudgeStatus.DIGESTED, each.why)


def key(nudge: Nudge) -> str:
    """A moment that they chose brings it in a message of its own."""
    again = f":{nudge.posts}" if nudge.posts else ""
    return f"nudge:{nudge.id}{again}"


def finish(uow: UnitOfWork, nudge: Nudge) -> None:
    """What it asks for has happened: what stands there becomes a record."""
    nudge.done_at = uow.now
    if nudge.status is NudgeStatus.SENT:
        asks = content.nudges()[nudge.kind].asks
        replace(uow, nudge, "done, thank you." if asks else "no longer open.")
        answered(uow, nudge)
    end(nudge, NudgeStatus.DONE, "")


def settle(uow: UnitOfWork, slack_id: str, kind: str, about: str = "") -> None:
    """What this kind asks of somebody has just happened: no reminder, a record.

    `about`: only those about this; without it, whatever they are about.
    """
    theirs = select(Nudge).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.person) == slack_id,
        col(Nudge.status) == NudgeStatus.SENT,
        col(Nudge.kind) == kind,
        col(Nudge.about).startswith(about, autoescape=True),
    )
    for nudge in uow.session.scalars(theirs):
        finish(uow, nudge)


def replace(uow: UnitOfWork, nudge: Nudge, what: str) -> None:
    record = views.record(content.nudges()[nudge.kind], what)
    outbox.put(uow, key(nudge), record, Address(nudge.person), stays=True)


def end(nudge: Nudge, status: NudgeStatus, why: str) -> None:
    nudge.status, nudge.why = status, why


def choice_of(uow: UnitOfWork, slack_id: str, kind: str) -> NudgeChoice:
    """Theirs, or how it is as long as they have not said anything."""
    known = uow.session.get(NudgeChoice, (uow.workspace_id, slack_id, kind))
    if known is None:
        known = NudgeChoice(workspace_id=uow.workspace_id, person=slack_id, kind=kind)
    return known


def answered(uow: UnitOfWork, nudge: Nudge) -> None:
    """They did something with it, whatever it was."""
    choice = choice_of(uow, nudge.person, nudge.kind)
    choices.answered(choice)
    uow.session.add(choice)
