"""Eight threads on one PostgreSQL, all at once: each row is somebody's, once."""

import asyncio
import json
from collections import Counter
from functools import partial

import pytest

from bot import inbox_rows, outbox, outbox_rows
from bot.arrivals import key_of, lane_of
from bot.blocks import sentence
from bot.clock import real_time
from bot.db import Database, UnitOfWork
from bot.models import InboxRow
from bot.outbox import Address
from bot.outbox_rows import Due
from tests.conftest import MONDAY, fresh_postgres
from tests.core.steps import TEAM, TRIAGE, change, messages, wrote

pytestmark = pytest.mark.postgres

THREADS = 8


@pytest.fixture
def either_database(postgres: str) -> str:
    """Here it is PostgreSQL only: on SQLite there is one writer."""
    return fresh_postgres(postgres)


async def claimed_by(database: Database, who: str) -> list[Due]:
    """Claim until there is nothing more."""
    mine: list[Due] = []
    claim = partial(outbox_rows.claim, now=database.clock(), owner=who, lease=60)
    while found := await database.write(claim):
        mine += found
    return mine


async def test_eight_claim_400_messages_and_share_none(database: Database) -> None:

    def many(uow: UnitOfWork) -> None:
        for number in range(400):
            outbox.put(uow, f"n:{number}", sentence("x"), Address(TRIAGE))

    await database.transacting(TEAM)(many)
    shares = await asyncio.gather(
        *(claimed_by(database, f"thread {n}") for n in range(THREADS))
    )
    times = Counter(due.key for share in shares for due in share)
    assert len(times) == 400
    assert set(times.values()) == {1}


async def test_eight_claim_rows_of_20_lanes_and_take_only_the_first_of_each(
    database: Database,
) -> None:
    await database.transacting(TEAM)(keep_rows, lanes=20, each=5)
    claim = partial(inbox_rows.claim, now=database.clock(), lease=60)
    for turn in range(5):
        shares = await asyncio.gather(
            *(database.write(partial(claim, owner=f"{n}")) for n in range(THREADS))
        )
        taken = [kept for share in shares for kept in share]
        assert sorted(kept.lane for kept in taken) == sorted(set(LANES[:20]))
        assert {kept.body["event"]["text"] for kept in taken} == {str(turn)}
        await change(
            database, "UPDATE inbox SET done_at = received_at WHERE owner IS NOT NULL"
        )


LANES = [f"U{number:03}" for number in range(50)]


def keep_rows(uow: UnitOfWork, lanes: int, each: int) -> None:
    for turn in range(each):
        for user in LANES[:lanes]:
            body = wrote(str(turn), user)
            row = InboxRow(
                workspace_id=TEAM,
                key=key_of(body),
                lane=lane_of(body),
                body=json.dumps(body),
                received_at=MONDAY,
                held_until=0,
            )
            uow.session.add(row)
        uow.session.flush()


async def test_words_put_by_eight_at_once_under_one_key_are_one_row(
    database: Database,
) -> None:

    def two_cards(uow: UnitOfWork, number: int, *keys: str) -> None:
        for key in keys:
            outbox.put(uow, key, sentence(f"words {number}"), Address(TRIAGE))

    transact = database.transacting(TEAM)
    await asyncio.gather(
        *(transact(two_cards, number, "a", "b") for number in range(40))
    )
    for number in range(40, 44):  # crosswise, so that they lock each other out
        await asyncio.gather(
            transact(two_cards, number, "a", "b"),
            transact(two_cards, -number, "b", "a"),
        )
    found = await messages(database)
    assert set(found) == {"a", "b"}
    assert found["a"].revision > 1


async def test_a_lease_is_taken_over_by_one_of_eight(database: Database) -> None:
    await database.transacting(TEAM)(
        lambda uow: outbox.put(uow, "card", sentence("x"), Address(TRIAGE))
    )
    for turn in range(1, 6):
        shares = await asyncio.gather(
            *(claimed_by(database, f"thread {n}") for n in range(THREADS))
        )
        (due,) = [due for share in shares for due in share]
        assert due.attempt == turn
        assert due.held_until > real_time()
        await change(database, "UPDATE outbox SET held_until = 0")


async def test_postgres_that_hangs_up_costs_one_answer_and_no_more(
    database: Database, rival: Database
) -> None:
    """A restart of the database must not need a restart of the bot."""
    insert = partial(inbox_rows.insert, new=[as_row("before")])
    await database.write_alone(insert)
    await change(
        rival,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    failures = 0
    for number in range(4 * THREADS):
        again = partial(inbox_rows.insert, new=[as_row(f"after {number}")])
        try:
            await database.write_alone(again)
        except Exception:  # noqa: BLE001 - it is the recovery that matters
            failures += 1
    assert failures <= THREADS
    assert await database.write_alone(
        partial(inbox_rows.insert, new=[as_row("at last")])
    )


def as_row(words: str) -> dict[str, object]:
    body = wrote(words)
    row = {"key": key_of(body), "lane": lane_of(body), "workspace_id": TEAM}
    return {**row, "body": "{}", "received_at": MONDAY, "held_until": 0, "me": None}
