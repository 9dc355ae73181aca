"""What was refused is sent again, once, or let go; on both databases."""

import asyncio

import pytest
from sqlmodel import select

from bot.clock import ManualClock
from bot.db import Database, UnitOfWork
from bot.delivery import Delivery
from bot.errors import AlreadyAnswered, NotAllowed
from bot.models import OutboxRow, Person, Workspace
from bot.sandbox import Sandbox
from bot.services import letters
from tests.core.steps import (
    TEAM,
    TRIAGE,
    change,
    is_sent,
    messages,
    posts,
    put,
    standing,
    until,
)

OTHER = "C0OTHER"


def person(clock: ManualClock, slack_id: str = "U0CLEO") -> Person:
    return Person(
        workspace_id=TEAM,
        slack_id=slack_id,
        name=slack_id,
        is_admin=slack_id == "U0CLEO",
        looked_up_at=clock(),
    )


async def ends(database: Database, key: str, status: str) -> None:
    async def is_so() -> bool:
        return (await messages(database))[key].status.value == status

    await until(is_so)


async def refuse(database: Database, sandbox: Sandbox, *keys: str) -> list[int]:
    """Put these, which Slack will not take; their ids."""
    for key in keys:
        sandbox.faults.api("chat.postMessage", "error", error="restricted_action")
        await put(database, key, f"The words of {key}")
        await ends(database, key, "refused")
    found = await messages(database)
    return [found[key].id or 0 for key in keys]


async def test_what_is_sent_again_arrives_once(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    ids = await refuse(database, sandbox, "card")
    row = (await messages(database))["card"]
    assert (row.refused_at, row.cleared) == (clock(), row.attempt)
    await database.transacting(TEAM)(letters.try_again, person(clock), ids)
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == ["card"]
    row = (await messages(database))["card"]
    assert (row.attempt, row.error, row.refused_at) == (2, None, None)


async def test_what_may_be_out_is_looked_for_before_it_is_sent_again(
    database: Database,
    delivery: Delivery,
    sandbox: Sandbox,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Slack took it, the line dropped, and then a day went by without a word."""
    monkeypatch.setattr("bot.delivery.GIVE_UP_AFTER", -1)
    sandbox.faults.api("chat.postMessage", "drop", stored=True)
    await put(database, "card", "once")
    await ends(database, "card", "refused")
    row = (await messages(database))["card"]
    assert str(row.error).startswith("given up: ")
    transact = database.transacting(TEAM)
    await transact(letters.try_again, person(clock), [row.id or 0])
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == ["card"]
    assert standing(sandbox) == ["once"]


async def test_what_breaks_in_us_is_noted_as_such(
    database: Database,
    delivery: Delivery,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A history like no other, while we look for what may be out."""
    sandbox.faults.api("chat.postMessage", "drop", stored=True)
    odd = {"ok": True, "messages": [5]}
    sandbox.faults.api("conversations.history", "says", said=odd)
    monkeypatch.setattr("bot.delivery.GIVE_UP_BROKEN_AFTER", -1)
    await put(database, "card", "once")
    await ends(database, "card", "refused")
    row = (await messages(database))["card"]
    assert row.error == "given up: broke: AttributeError"


async def test_two_who_press_at_once_send_it_once(
    database: Database,
    rival: Database,
    delivery: Delivery,
    sandbox: Sandbox,
    clock: ManualClock,
) -> None:
    ids = await refuse(database, sandbox, "card")
    tries = [
        each.transacting(TEAM)(letters.try_again, person(clock), ids)
        for each in (database, rival)
    ]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == [
        "AlreadyAnswered",
        "NoneType",
    ]
    delivery.wake()  # the timetable's tick: the other process may have been first
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == ["card"]


async def test_only_admins_do_either(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    ids = await refuse(database, sandbox, "card")
    transact = database.transacting(TEAM)
    for do in (letters.try_again, letters.let_go):
        with pytest.raises(NotAllowed):
            await transact(do, person(clock, "U0ANA"), ids)
    with pytest.raises(NotAllowed):
        await transact(letters.try_all_again, person(clock, "U0ANA"))
    await ends(database, "card", "refused")


async def test_what_is_let_go_says_by_whom_and_is_not_sent(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    ids = await refuse(database, sandbox, "card", "other")
    transact = database.transacting(TEAM)
    await transact(letters.let_go, person(clock), ids[:1])
    with pytest.raises(AlreadyAnswered):
        await transact(letters.try_again, person(clock), ids[:1])
    await transact(letters.try_all_again, person(clock))
    await until(lambda: is_sent(database, "other"))
    row = (await messages(database))["card"]
    assert (row.status.value, row.let_go_by, row.let_go_at) == (
        "let_go", "U0CLEO", clock(),
    )  # fmt: skip
    assert posts(sandbox) == ["other"]


async def test_another_workspace_s_letters_are_not_touched(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    ids = await refuse(database, sandbox, "card")

    def introduce(uow: UnitOfWork) -> None:
        uow.session.merge(Workspace(id="T2"))

    await database.transacting("T2")(introduce)
    with pytest.raises(AlreadyAnswered):
        await database.transacting("T2")(letters.let_go, person(clock), ids)
    await ends(database, "card", "refused")


async def test_a_card_that_never_arrived_goes_to_it_s_channel_of_now(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    """And what was to stand under it goes there, under it."""
    key = "request:1:card"
    (card,) = await refuse(database, sandbox, key)
    sandbox.faults.api("chat.postMessage", "error", error="restricted_action")
    await put(database, "note", "a note", thread_of=key)
    await ends(database, "note", "refused")
    sandbox.workspace.add_channel(OTHER, "other", private=True, bot=True)
    await change(database, "UPDATE workspace SET triage_channel=:c", c=OTHER)
    note = (await messages(database))["note"].id or 0
    transact = database.transacting(TEAM)
    await transact(letters.try_again, person(clock), [note])
    await until(lambda: is_sent(database, "note"))
    (head,) = sandbox.workspace.messages(OTHER)
    under = sandbox.workspace.messages(OTHER, head.ts)
    assert [each.text for each in under] == [f"The words of {key}", "a note"]
    assert standing(sandbox, TRIAGE) == []
    assert (await messages(database))[key].id == card


async def test_what_is_listed_is_put_together_and_read_page_by_page(
    database: Database, clock: ManualClock
) -> None:
    for number in range(12):
        await put(database, f"n:{number}", "x", f"C{number // 2}")
    await change(database, "UPDATE outbox SET status='refused', error='is_archived'")
    read = database.reading(TEAM)
    first, second = [await read(letters.listed, page) for page in range(2)]
    assert [len(pile.letters) for pile in first.shown] == [2] * 5
    assert (first.more, second.more) == (True, False)
    assert [pile.first.row.key for pile in (*first.shown, *second.shown)] == [
        f"n:{number}" for number in (11, 9, 7, 5, 3, 1)
    ]


async def test_who_set_it_up_is_told_once_by_either_replica(
    database: Database, rival: Database, clock: ManualClock
) -> None:
    await put(database, "card", "x")
    await change(database, "UPDATE outbox SET status='refused', error='is_archived'")
    await change(database, "UPDATE workspace SET set_up_by='U0CLEO'")
    await asyncio.gather(
        *(each.transacting(TEAM)(letters.tell) for each in (database, rival))
    )

    def said(uow: UnitOfWork) -> list[tuple[str, int]]:
        notes = select(OutboxRow).where(OutboxRow.to == "U0CLEO")
        return [(row.key, row.revision) for row in uow.session.exec(notes)]

    told = await database.reading(TEAM)(said)
    assert told == [(f"workspace:undelivered:{clock():%Y-%m-%d}", 1)]
