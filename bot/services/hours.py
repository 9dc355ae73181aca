"""IT is out: who writes to it reads when it is back. Each is one unit of work."""

from dataclasses import dataclass

from bot import outbox
from bot.db import UnitOfWork
from bot.domain import hours as rules
from bot.models import Person, Request
from bot.services import request_rows as rows
from bot.views import hours as views


@dataclass(frozen=True)
class Absence:
    """IT is out, and this requester has not read so since it left."""

    what: str  # the message that says so is known as this: one for each absence
    back: str


def absence(uow: UnitOfWork, request: Request) -> Absence | None:
    """What is to be said of it now, if anything is."""
    hours = rules.of(rows.workspace(uow))
    if hours is None or rules.is_open(uow.now, hours):
        return None
    opening = rules.next_opening(uow.now, hours)
    what = f"away:{opening:%Y-%m-%dT%H}"
    if outbox.is_known(uow, rows.key(request, what)):
        return None
    person = uow.session.get(Person, (uow.workspace_id, request.requester))
    zone = person.timezone if person else ""
    return Absence(what, rules.moment(opening, uow.now, zone))


def tell(uow: UnitOfWork, request: Request) -> None:
    """The brief has gone to IT, and nobody reads it yet."""
    away = absence(uow, request)
    if away and rows.has_card(uow, request):
        rows.say(uow, request, away.what, views.away(away.back))
