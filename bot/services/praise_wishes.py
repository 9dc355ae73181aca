"""How somebody likes to be thanked. Each function is one unit of work."""

from dataclasses import dataclass

from bot import home_rows
from bot.db import UnitOfWork
from bot.domain import praise as rules
from bot.errors import NotFound
from bot.models import Person, Praise, Wanted
from bot.services import people
from bot.services import praise_letters as letters
from bot.services import praise_rows as praises

SHOWN = 5  # of the latest, in the form


@dataclass(frozen=True)
class Received:
    """How they like it, and what they were thanked for last."""

    person: Person
    latest: list[Praise]


def to_fill_in(uow: UnitOfWork, person: Person) -> Received:
    latest = praises.received(uow, person.slack_id, most=SHOWN)
    return Received(people.to_change(uow, person), latest)


def answer(uow: UnitOfWork, person: Person, praise_id: int, likes: Wanted) -> None:
    """Asked with the first thanks they get; the answer holds for what waits, too."""
    if not praises.is_thanked(uow, praise_id, person.slack_id):
        raise NotFound("I can't find that among the thanks you were given.")
    choose(uow, person, likes)


def choose(uow: UnitOfWork, person: Person, likes: Wanted | None) -> None:
    """From now on; what stands in public for all to read is left as it is."""
    known = people.to_change(uow, person)
    if known.thanks == likes or likes is None:
        return
    was, known.thanks = known.thanks, likes
    known.thanks_asked_at = known.thanks_asked_at or uow.now
    uow.session.add(known)
    uow.session.flush()
    if was is None:
        since = uow.now - rules.WAITS
        for each in praises.received(uow, known.slack_id, since=since):
            if praise := praises.hold(uow, each.id or 0):
                letters.show(uow, praise)
    home_rows.mark_one(uow, known.slack_id)
