"""What set-up and Home find and change in the tables, on both databases."""

from sqlmodel import select

from bot.clock import ManualClock
from bot.db import Database, UnitOfWork
from bot.domain.homes import Turned
from bot.models import Delivery, OutboxRow, Person, Side, Status, Workspace
from bot.services import homes, people, request_rows, setup
from tests.core.steps import TEAM
from tests.samples import request

CARD = "request:1:card"


def ana(clock: ManualClock) -> Person:
    return Person(workspace_id=TEAM, slack_id="U0ANA", name="Ana", looked_up_at=clock())


async def keep_one(database: Database, clock: ManualClock) -> None:
    """Ana's request is sent before the bot is set up."""

    def store(uow: UnitOfWork) -> None:
        uow.session.add(ana(clock))
        uow.session.flush()
        asked = request(
            Status.WAITING_FOR_IT, id=None, workspace_id=TEAM, sent_at=clock()
        )
        request_rows.save(uow, asked, "U0ANA", "sent")
        request_rows.show_card(uow, asked)

    await database.transacting(TEAM)(store)


def name_channel(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, TEAM).triage_channel = "C0TRIAGE"


async def cards(database: Database) -> list[tuple[Delivery, str]]:
    def look(uow: UnitOfWork) -> list[tuple[Delivery, str]]:
        found = uow.session.exec(select(OutboxRow).where(OutboxRow.key == CARD))
        return [(row.status, row.to) for row in found]

    return await database.reading(TEAM)(look)


async def test_what_was_kept_gets_its_card_once_it_has_a_channel(
    database: Database, clock: ManualClock
) -> None:
    await keep_one(database, clock)
    assert await cards(database) == []
    for _ in range(2):
        await database.transacting(TEAM)(setup.start, name_channel)
        assert await cards(database) == [(Delivery.PENDING, "C0TRIAGE")]


async def test_a_card_that_was_refused_is_written_anew(
    database: Database, clock: ManualClock
) -> None:
    await keep_one(database, clock)
    await database.transacting(TEAM)(setup.start, name_channel)

    def refuse(uow: UnitOfWork) -> None:
        for row in uow.session.exec(select(OutboxRow)):
            row.status, row.to = Delivery.REFUSED, "C0GONE"

    await database.transacting(TEAM)(refuse)
    await database.transacting(TEAM)(setup.bring_kept)
    assert await cards(database) == [(Delivery.PENDING, "C0TRIAGE")]


async def test_home_shows_the_queue_with_the_units_of_who_asked(
    database: Database, clock: ManualClock
) -> None:
    await keep_one(database, clock)
    await database.transacting(TEAM)(name_units)
    await database.transacting(TEAM)(people.choose, ana(clock), "unit:Sales")
    look = database.reading(TEAM)
    seen = await look(homes.look, "U0ANA", Turned(), is_in_it=True)
    assert seen
    assert seen.queue
    assert [(each.request.number, each.unit) for each in seen.queue.shown] == [
        (7, "Sales")
    ]
    assert seen.person.side is Side.BUSINESS
    beyond = await look(homes.look, "U0ANA", Turned(queue=5), is_in_it=True)
    assert beyond
    assert beyond.queue
    assert beyond.queue.shown == []
    assert await look(homes.look, "U0NOBODY", Turned(), is_in_it=True) is None


def name_units(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, TEAM).units = ["Sales"]
