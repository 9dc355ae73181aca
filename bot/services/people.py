"""Where somebody works. Each function is one unit of work."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlmodel import col
from sqlmodel import select as select_rows

from bot import home_rows, outbox
from bot.db import UnitOfWork
from bot.domain import people as rules
from bot.models import Person, Request, Status
from bot.outbox import Address
from bot.services import request_rows as rows
from bot.services.request_statements import TABLE
from bot.views import people as views

MOST_NAMES = 100  # in one text


def ask(uow: UnitOfWork, request: Request) -> None:
    """Once in their life, if there are units to choose from: in this thread."""
    units = _units(uow)
    if not units:
        return
    person = uow.session.get(Person, (uow.workspace_id, request.requester))
    if person is None or person.side or person.is_stranger:
        return
    if not outbox.is_known(uow, _key(person)):
        thread = rows.thread_with_requester(request)
        outbox.put(uow, _key(person), views.question(units), thread, stays=True)


def choose(uow: UnitOfWork, person: Person, value: str) -> None:
    """Note what they say; the question, if it was asked, becomes a record."""
    known = to_change(uow, person)
    known.side, known.unit = rules.chosen(value, _units(uow))
    uow.session.add(known)
    uow.session.flush()
    if outbox.is_known(uow, _key(known)):
        address = Address(known.slack_id)
        outbox.put(uow, _key(known), views.noted(known), address, stays=True)
    home_rows.mark_one(uow, known.slack_id)
    _redraw_cards(uow, known)


def _redraw_cards(uow: UnitOfWork, person: Person) -> None:
    """IT sees where they work beside what waits."""
    waits = select(TABLE.c.id).where(
        TABLE.c.workspace_id == uow.workspace_id,
        TABLE.c.requester == person.slack_id,
        TABLE.c.status == Status.WAITING_FOR_IT,
    )
    for request_id in uow.connection.execute(waits).scalars().all():
        request = rows.load(uow, request_id)
        if request and rows.has_card(uow, request):
            rows.show_card(uow, request)


def called(uow: UnitOfWork, name: str, *, besides: str) -> Person | None:
    """The one colleague we know by this first or whole name; of several, nobody."""
    plain = name.removeprefix("@").strip()
    found = uow.session.exec(
        select_rows(Person).where(
            Person.workspace_id == uow.workspace_id,
            col(Person.name).istartswith(plain, autoescape=True),
        )
    )
    named = [each for each in found if rules.is_called(each, plain)]
    others = [each for each in named if each.slack_id != besides]
    return others[0] if len(others) == 1 else None


def to_change(uow: UnitOfWork, person: Person) -> Person:
    """What we know of them by now."""
    known = uow.session.get(Person, (uow.workspace_id, person.slack_id))
    return known or Person(**person.model_dump())


def to_fill_in(uow: UnitOfWork, person: Person) -> tuple[Person, list[str]]:
    """What stands in the form, and what it offers."""
    return to_change(uow, person), _units(uow)


def _units(uow: UnitOfWork) -> list[str]:
    return rows.workspace(uow).units


def _key(person: Person) -> str:
    return f"person:{person.slack_id}:unit"


def with_names(uow: UnitOfWork, words: Iterable[str]) -> list[Person]:
    """The people here who have one of these words in their name."""
    some = sorted(set(words))[:MOST_NAMES]
    if not some:
        return []
    named = (col(Person.name).contains(each, autoescape=True) for each in some)
    ours = col(Person.workspace_id) == uow.workspace_id, ~col(Person.is_bot)
    return list(uow.session.scalars(select(Person).where(*ours, or_(*named))))
