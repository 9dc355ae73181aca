"""Which unit and IT have not spoken for how long. Each function is one unit of work."""

from bot.db import UnitOfWork
from bot.domain import contacts as rules
from bot.domain.contacts import Unit
from bot.services import contact_rows
from bot.services import request_rows as rows


def quiet_weeks(uow: UnitOfWork) -> dict[str, int]:
    """Of each unit that is named in the settings: whole weeks without a word."""
    named = rows.workspace(uow).units
    last = contact_rows.last(uow, named)
    units = [Unit(name, last.get(name)) for name in named]
    return rules.quiet_weeks(units, uow.now)
