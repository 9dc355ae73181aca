"""A nudge as it stands in somebody's DM, and what they chose about its kind."""

from datetime import date
from typing import TypeGuard

from sqlalchemy import select
from sqlmodel import col

from bot import content, outbox
from bot.db import UnitOfWork
from bot.domain import digests
from bot.domain import nudge_choices as choices
from bot.domain.nudges import DIGEST, Case, Facts
from bot.models import Nudge, NudgeChoice, NudgeStatus, Person
from bot.outbox import Address
from bot.services import nudge_facts
from bot.services.kinds import KINDS
from bot.views import digests as digest_views
from bot.views import nudges as views
from bot.views.digests import Item
from bot.views.nudges import Framed, Said

DONE, NO_LONGER_OPEN = "done, thank you.", "no longer open."


def case_of(facts: Facts, nudge: Nudge) -> Case | None:
    """What this nudge is about, if there still is something to say."""
    if nudge.kind == DIGEST:
        return Case() if _items(facts) or digests.news(facts) else None
    if nudge.kind not in KINDS:
        return None  # of an earlier version of the bot
    found = KINDS[nudge.kind].rule(facts)
    if content.nudges()[nudge.kind].cadence:
        return found[0] if found else None
    return next((case for case in found if case.about == nudge.about), None)


def is_open(case: Case | None) -> TypeGuard[Case]:
    """Whether it can still be said."""
    return case is not None and not case.is_past


def show(
    uow: UnitOfWork,
    nudge: Nudge,
    facts: Facts,
    case: Case,
    tomorrow: date | None = None,
) -> None:
    """In their DM. `tomorrow`: the first day that they can choose for it instead."""
    plan = content.nudges()[nudge.kind]
    framed = Framed(nudge, plan, said(facts, nudge, case), tomorrow)
    outbox.put(uow, key(nudge), views.nudge(framed), Address(nudge.person), stays=True)


def said(facts: Facts, nudge: Nudge, case: Case) -> Said:
    view = KINDS[nudge.kind].view
    if view is not None:
        return view(facts, case)
    return digest_views.digest(facts, _items(facts), digests.news(facts))


def _items(facts: Facts) -> list[Item]:
    """What waits for the digest, and has not been settled meanwhile; each once."""
    known = [each for each in facts.waiting if each.kind in KINDS]
    once = {(each.kind, _about(each)): each for each in known}
    open_still = ((each, case_of(facts, each)) for each in once.values())
    return [
        Item(each, said(facts, each, case))
        for each, case in open_still
        if is_open(case)
    ]


def _about(nudge: Nudge) -> str:
    """A kind with a cadence has one case at a time, and says the same each week."""
    return "" if content.nudges()[nudge.kind].cadence else nudge.about


def digested(facts: Facts) -> None:
    """What the digest shows has been said; what does not fit waits for the next."""
    open_still = [item.nudge for item in _items(facts)]
    for each in facts.waiting:
        if each not in open_still:
            end(each, NudgeStatus.DROPPED, "done")
    for each in open_still[: digest_views.MOST]:
        end(each, NudgeStatus.DIGESTED, each.why)
        each.due_at = facts.now


def bring_back(uow: UnitOfWork, digest: Nudge) -> None:
    """They want to see it later: what it showed waits again."""
    shown = select(Nudge).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.person) == digest.person,
        col(Nudge.status) == NudgeStatus.DIGESTED,
        col(Nudge.due_at) >= digest.sent_at,
    )
    for each in uow.session.scalars(shown):
        end(each, NudgeStatus.WAITS, each.why)
    uow.session.flush()


def key(nudge: Nudge) -> str:
    """A moment that they chose brings it in a message of its own."""
    return _key(nudge, nudge.posts)


def _key(nudge: Nudge, posts: int) -> str:
    return f"nudge:{nudge.id}:{posts}" if posts else f"nudge:{nudge.id}"


def finish(uow: UnitOfWork, nudge: Nudge, what: str = "") -> None:
    """What it asks for has happened: what stands there becomes a record."""
    nudge.done_at = uow.now
    if nudge.sent_at is not None:
        asks = content.nudges()[nudge.kind].asks
        replace(uow, nudge, what or (DONE if asks else NO_LONGER_OPEN))
        answered(uow, nudge)
    end(nudge, NudgeStatus.DONE, "")


def settle(
    uow: UnitOfWork, slack_id: str, kind: str, about: str = "", what: str = ""
) -> None:
    """What this kind asks of somebody has just happened: no reminder, a record.

    `about`: only those about this; without it, whatever they are about. Of who is held
    out, it counts as well.
    """
    theirs = select(Nudge).where(
        col(Nudge.workspace_id) == uow.workspace_id,
        col(Nudge.person) == slack_id,
        col(Nudge.status).in_((NudgeStatus.SENT, NudgeStatus.HELD_OUT)),
        col(Nudge.kind) == kind,
        col(Nudge.about).startswith(about, autoescape=True),
    )
    for nudge in uow.session.scalars(theirs):
        finish(uow, nudge, what)


def look_again(
    uow: UnitOfWork, slack_id: str, kind: str, what: str, about: str = ""
) -> bool:
    """Something has happened to a part of it. Whether a message of theirs says so.

    `what` it becomes when nothing of it is open any more. `about`: only if it is that.
    """
    locked(uow, slack_id)
    nudge = _standing(uow, slack_id, kind)
    facts = nudge_facts.of_one(uow, slack_id) if nudge else None
    if nudge is None or facts is None or not nudge.about.startswith(about):
        return False
    if case := case_of(facts, nudge):
        show(uow, nudge, facts, case)
    elif nudge.status is NudgeStatus.SENT:
        finish(uow, nudge, what)
    else:
        replace(uow, nudge, what)
    return True


def locked(uow: UnitOfWork, slack_id: str) -> Person | None:
    """One person's nudges change one after the other: each sees what is open."""
    key = (uow.workspace_id, slack_id)
    return uow.session.get(Person, key, with_for_update=True)


def _standing(uow: UnitOfWork, slack_id: str, kind: str) -> Nudge | None:
    """What can still be answered where it stands: the last one of this kind."""
    theirs = (
        select(Nudge)
        .where(
            col(Nudge.workspace_id) == uow.workspace_id,
            col(Nudge.person) == slack_id,
            col(Nudge.status).in_((NudgeStatus.SENT, NudgeStatus.IGNORED)),
            col(Nudge.kind) == kind,
            col(Nudge.sent_at).is_not(None),
        )
        .order_by(col(Nudge.id).desc())
        .limit(1)
    )
    return uow.session.scalars(theirs).one_or_none()


def replace(uow: UnitOfWork, nudge: Nudge, what: str) -> None:
    """In place of what stands there; what was put off has not come again yet."""
    is_put_off = nudge.status is NudgeStatus.PLANNED
    record = views.record(content.nudges()[nudge.kind], what)
    stands = _key(nudge, nudge.posts - is_put_off)
    outbox.put(uow, stands, record, Address(nudge.person), stays=True)


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
