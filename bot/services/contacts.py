"""Which unit and IT have not spoken for how long. Each function is one unit of work."""

from sqlalchemy import select
from sqlmodel import col

from bot.db import UnitOfWork
from bot.domain import contacts as rules
from bot.domain import quiet_units, workspaces
from bot.domain.contacts import Seen
from bot.domain.partners import Chosen
from bot.domain.people import Deed
from bot.models import Person, UnitCadence, Workspace
from bot.services import contact_rows, nudge_messages


def quiet_weeks(uow: UnitOfWork) -> dict[str, int]:
    """Of each unit that is named in the settings: whole weeks without a word."""
    return rules.quiet_weeks(contact_rows.units(uow, _space(uow).units), uow.now)


def look(uow: UnitOfWork, person: Person, *, is_in_it: bool) -> Seen:
    """All units, the longest silence first."""
    named = must_be_allowed(uow, person, Deed.SEE_MAP, is_in_it=is_in_it).units
    return Seen(tuple(rules.longest_first(contact_rows.units(uow, named))), uow.now)


def to_fill_in(uow: UnitOfWork, person: Person, unit: str, *, is_in_it: bool) -> Seen:
    """What stands in the form about one unit."""
    space = must_be_allowed(uow, person, Deed.SET_CADENCE, is_in_it=is_in_it)
    named = [rules.must_be_a_unit(unit, space.units)]
    return Seen(tuple(contact_rows.units(uow, named)), uow.now)


def agree(
    uow: UnitOfWork,
    person: Person,
    unit: str,
    weeks: str,
    partner: Chosen | None,
    *,
    is_in_it: bool,
) -> None:
    """How often they mean to talk from now on, and who in IT sees to it."""
    kept = _to_change(uow, person, unit, is_in_it=is_in_it)
    rules.must_be_able_to(partner)
    chosen = rules.weeks_chosen(weeks)
    if chosen != kept.weeks:
        kept.weeks, kept.set_by, kept.set_at = chosen, person.slack_id, uow.now
    kept.partner = partner.slack_id if partner else None
    uow.session.add(kept)


def note_talk(uow: UnitOfWork, person: Person, unit: str, *, is_in_it: bool) -> None:
    """Somebody in IT says that they and this unit spoke."""
    kept = _to_change(uow, person, unit, is_in_it=is_in_it)
    [before] = contact_rows.units(uow, [unit])
    kept.spoken_at = uow.now
    uow.session.add(kept)
    for about in quiet_units.abouts(before, uow.now) if kept.partner else ():
        nudge_messages.settle(uow, str(kept.partner), quiet_units.KIND, about)


def take_back(uow: UnitOfWork, person: Person, unit: str, *, is_in_it: bool) -> None:
    """It was a slip: what is known otherwise counts again."""
    kept = _to_change(uow, person, unit, is_in_it=is_in_it)
    kept.spoken_at = None
    uow.session.add(kept)


def let_go(uow: UnitOfWork, slack_id: str) -> None:
    """Who is no longer in IT sees to no unit."""
    theirs = select(UnitCadence).where(
        col(UnitCadence.workspace_id) == uow.workspace_id,
        col(UnitCadence.partner) == slack_id,
    )
    for kept in uow.session.scalars(theirs):
        kept.partner = None


def must_be_allowed(
    uow: UnitOfWork, person: Person, deed: Deed, *, is_in_it: bool, locked: bool = False
) -> Workspace:
    space = _space(uow, locked=locked)
    is_admin = workspaces.is_admin(space, person)
    rules.must_see_to_it(person, deed, is_in_it=is_in_it, is_admin=is_admin)
    return space


def _to_change(
    uow: UnitOfWork, person: Person, unit: str, *, is_in_it: bool
) -> UnitCadence:
    """Two who change one at once come one after the other: the workspace is locked."""
    space = must_be_allowed(
        uow, person, Deed.SET_CADENCE, is_in_it=is_in_it, locked=True
    )
    key = (uow.workspace_id, rules.must_be_a_unit(unit, space.units))
    return uow.session.get(UnitCadence, key) or UnitCadence(
        workspace_id=uow.workspace_id,
        unit=unit,
        weeks=rules.NOTHING_AGREED,
        set_by=person.slack_id,
        set_at=uow.now,
    )


def _space(uow: UnitOfWork, *, locked: bool = False) -> Workspace:
    lock = True if locked else None
    return uow.session.get_one(Workspace, uow.workspace_id, with_for_update=lock)
