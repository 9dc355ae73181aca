"""A word to several people at once: in direct messages of theirs, and once."""

import asyncio

import pytest

from bot.db import Database
from bot.delivery import Delivery
from bot.outbox import among
from bot.sandbox import Sandbox
from bot.sandbox.model import Json
from tests.core.conftest import SendsAs
from tests.core.steps import (
    change,
    is_sent,
    messages,
    posted,
    posts,
    put,
    standing,
    until,
)

PAIR = among(["U0IVO", "U0ANA", "U0IVO"]).to
TRIO = among(["U0IVO", "U0ANA", "U0MIA"]).to
ONCE = ["hello"]


def place_of(sandbox: Sandbox, people: str) -> str:
    bot = sandbox.workspace.bot_user_id
    return sandbox.workspace.group_dm([*people.split(","), bot]).id


def opened(sandbox: Sandbox) -> list[Json]:
    """With what conversations are opened from now on."""
    found: list[Json] = []

    def note(method: str, args: Json) -> None:
        if method == "conversations.open":
            found.append(args)

    sandbox.faults.before_store = note
    return found


async def is_done(database: Database, *keys: str) -> bool:
    return all([await is_sent(database, key) for key in keys])


def test_the_same_people_are_one_address_in_whatever_order() -> None:
    assert PAIR == "U0ANA,U0IVO"


async def test_it_stands_where_these_people_and_nobody_else_read_it(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    await put(database, "hello", "Meet each other.", PAIR)
    await put(database, "three", "Meet, all three.", TRIO)
    await until(lambda: is_done(database, "hello", "three"))
    assert standing(sandbox, place_of(sandbox, PAIR)) == ["Meet each other."]
    assert standing(sandbox, place_of(sandbox, TRIO)) == ["Meet, all three."]
    row = (await messages(database))["hello"]
    assert row.channel == place_of(sandbox, PAIR)


async def test_what_follows_goes_there_without_opening_it_again(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    calls = opened(sandbox)
    for key, words in (("hello", "once"), ("hello", "edited"), ("later", "more")):
        await put(database, key, words, PAIR)
        await until(lambda key=key: is_sent(database, key))  # type: ignore[misc]
        await delivery.idle()
    await put(database, "under", "below", PAIR, thread_of="hello")
    await until(lambda: is_sent(database, "under"))
    assert standing(sandbox, place_of(sandbox, PAIR)) == ["edited", "more"]
    assert posted(sandbox, "under").thread_ts == posted(sandbox, "hello").ts
    assert len(calls) == 1


@pytest.mark.parametrize("moment", ["before_store", "after_store"])
@pytest.mark.parametrize("at", ["conversations.open", "chat.postMessage"])
async def test_a_crash_on_the_way_leaves_one_message(
    moment: str,
    at: str,
    database: Database,
    rival: Database,
    sends_as: SendsAs,
    sandbox: Sandbox,
) -> None:
    dead, reached, never = sends_as("dead"), asyncio.Event(), asyncio.Event()

    async def die(method: str, _: Json) -> None:
        if method == at:
            setattr(sandbox.faults, moment, None)
            reached.set()
            await never.wait()

    setattr(sandbox.faults, moment, die)
    await put(database, "hello", "Meet each other.", PAIR)
    await reached.wait()
    gone = [*dead._tasks, *filter(None, [dead._loop])]
    for task in gone:
        task.cancel()  # not stopped in order: just gone
    await asyncio.gather(*gone, return_exceptions=True)
    await change(database, "UPDATE outbox SET held_until = 0")
    heir = sends_as("heir", on=rival)

    async def ticks() -> bool:
        heir.wake()
        return await is_sent(database, "hello")

    await until(ticks)
    await heir.idle()
    assert posts(sandbox) == ONCE
    never.set()


@pytest.mark.parametrize("kind", ["drop", "garbage", "status"])
@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
async def test_after_a_doubtful_answer_it_stands_there_once(
    kind: str, method: str, database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api(method, kind, stored=True)  # type: ignore[arg-type]
    await put(database, "hello", "Meet each other.", PAIR)
    await until(lambda: is_sent(database, "hello"))
    await delivery.idle()
    assert posts(sandbox) == ONCE


@pytest.mark.parametrize("other", ["U0NOBODY", "U0GONE", "U0GOODWILL"])
async def test_where_one_of_them_cannot_be_written_to_the_rest_goes_on(
    other: str, database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.workspace.add_user("U0GONE", "gone", deleted=True)
    await put(database, "never", "never", among(["U0ANA", other]).to)
    await put(database, "hello", "Meet each other.", PAIR)

    async def is_refused() -> bool:
        return (await messages(database))["never"].status.value == "refused"

    await until(is_refused)
    await until(lambda: is_sent(database, "hello"))
    assert posts(sandbox) == ONCE


async def test_it_knows_only_so_many_conversations_by_heart(
    database: Database,
    delivery: Delivery,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.rooms.MOST", 1)
    calls = opened(sandbox)
    for number, people in enumerate((PAIR, TRIO, PAIR)):
        await put(database, f"n:{number}", "hello", people)
        await until(lambda number=number: is_sent(database, f"n:{number}"))  # type: ignore[misc]
    assert len(calls) == 3
    assert len(delivery._rooms._known) == 1
