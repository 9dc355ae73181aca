"""Whose Home is drawn anew, and when, on both databases."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from bot import home_rows as rows
from bot.clock import ManualClock
from bot.db import Database, UnitOfWork
from bot.home_rows import Due
from bot.models import Follower, Person, Side, Status
from bot.services import homes, request_rows
from tests.core.steps import TEAM
from tests.samples import request


@pytest.fixture(autouse=True)
async def people(database: Database, clock: ManualClock) -> None:
    """Ana asks, Ben follows, Ivo and Mia are IT, Cleo has nothing to do with it."""

    def meet(uow: UnitOfWork) -> None:
        for name, side in (
            ("ANA", Side.BUSINESS), ("BEN", Side.BUSINESS), ("CLEO", None),
            ("IVO", Side.IT), ("MIA", Side.IT),
        ):  # fmt: skip
            who = Person(
                workspace_id=TEAM,
                slack_id=f"U0{name}",
                name=name,
                looked_up_at=uow.now,
                side=side,
            )
            uow.session.add(who)

    await database.transacting(TEAM)(meet)


async def open_homes(database: Database, clock: ManualClock, *names: str) -> None:
    """They look, and it is drawn."""
    for name in names:
        person = Person(
            workspace_id=TEAM, slack_id=f"U0{name}", name=name, looked_up_at=clock()
        )
        await database.transacting(TEAM)(homes.open_home, person)
    for due in await claim(database, clock):
        await database.write(partial(rows.drawn, due=due, now=clock()))


async def claim(database: Database, clock: ManualClock) -> list[Due]:
    return await database.write(partial(rows.claim, now=clock()))


async def names_due(database: Database, clock: ManualClock) -> set[str]:
    return {due.slack_id for due in await claim(database, clock)}


async def change(
    database: Database, actor: str, *, sent_at: datetime | None = None
) -> None:
    """Ana's request changes; Ben follows it."""

    def store(uow: UnitOfWork) -> None:
        asked = request(
            Status.WAITING_FOR_IT, id=None, workspace_id=TEAM, sent_at=sent_at
        )
        request_rows.save(uow, asked, "U0NOBODY", "asked")
        uow.session.add(
            Follower(
                workspace_id=TEAM,
                request_id=asked.id or 0,
                slack_id="U0BEN",
                since=uow.now,
            )
        )
        uow.session.flush()
        rows.mark(uow, asked, actor)

    await database.transacting(TEAM)(store)


async def test_who_acted_sees_it_at_once_and_the_others_within_a_minute(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA", "BEN", "CLEO", "IVO", "MIA")
    await change(database, "U0IVO", sent_at=clock())
    assert await names_due(database, clock) == {"U0IVO"}
    clock.advance(seconds=59)
    assert await names_due(database, clock) == {"U0ANA", "U0BEN", "U0MIA"}


async def test_before_it_is_sent_it_see_nothing_of_it(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA", "BEN", "IVO")
    await change(database, "U0ANA")
    clock.advance(seconds=59)
    assert await names_due(database, clock) == {"U0ANA", "U0BEN"}


async def test_who_has_not_opened_it_today_is_left_alone(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA")
    clock.advance(hours=25)
    await change(database, "U0ANA", sent_at=clock())
    clock.advance(hours=1)
    assert await names_due(database, clock) == set()


async def test_two_processes_never_draw_the_same_home(
    database: Database, rival: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA", "IVO")
    await change(database, "U0ANA", sent_at=clock())
    assert await names_due(rival, clock) == {"U0ANA"}
    assert await names_due(database, clock) == set()


async def test_a_home_whose_process_died_is_due_again(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA")
    await change(database, "U0ANA")
    await claim(database, clock)
    clock.advance(seconds=61)
    assert await names_due(database, clock) == {"U0ANA"}


async def test_what_changes_while_it_is_drawn_is_drawn_after_it(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA")
    await database.transacting(TEAM)(rows.mark_one, "U0ANA")
    [due] = await claim(database, clock)
    await database.transacting(TEAM)(rows.mark_one, "U0ANA")
    await database.write(partial(rows.drawn, due=due, now=clock()))
    [again] = await claim(database, clock)
    await database.write(partial(rows.drawn, due=again, now=clock()))
    assert await claim(database, clock) == []


async def test_one_that_is_given_up_waits_for_the_next_change(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA")
    await database.transacting(TEAM)(rows.mark_one, "U0ANA")
    [due] = await claim(database, clock)
    await database.write(partial(rows.put_off, due=due, until=None))
    clock.advance(hours=1)
    assert await claim(database, clock) == []
    await database.transacting(TEAM)(rows.mark_everyone)
    assert await names_due(database, clock) == {"U0ANA"}


async def test_one_put_off_comes_back_at_its_time(
    database: Database, clock: ManualClock
) -> None:
    await open_homes(database, clock, "ANA")
    await database.transacting(TEAM)(rows.mark_one, "U0ANA")
    [due] = await claim(database, clock)
    later = clock() + timedelta(minutes=5)
    await database.write(partial(rows.put_off, due=due, until=later))
    clock.advance(minutes=4)
    assert await claim(database, clock) == []
    clock.advance(minutes=1)
    assert await names_due(database, clock) == {"U0ANA"}
