"""One key, one message: the outbox and its delivery, on both databases."""

import asyncio
import json
from typing import Any

import pytest

from bot import outbox
from bot.blocks import Message, sentence
from bot.clock import ManualClock
from bot.db import Database, UnitOfWork
from bot.delivery import Delivery
from bot.outbox import Address
from bot.outbox_rows import BATCH
from bot.sandbox import Sandbox
from bot.sandbox.model import Json
from bot.slack_answers import retry_after
from tests.core.conftest import SendsAs
from tests.core.steps import (
    TEAM,
    TRIAGE,
    as_text,
    change,
    is_sent,
    messages,
    posted,
    posts,
    put,
    standing,
    until,
)

EXACTLY_ONCE = ["card"]


async def all_sent(database: Database) -> bool:
    found = (await messages(database)).values()
    return all(row.status.value == "sent" for row in found)


# --- one key ----------------------------------------------------------------------


async def test_a_message_is_posted_once_and_then_edited(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    for words in ("first", "second", "third"):
        await put(database, "card", words)
        await delivery.idle()
    assert posts(sandbox) == EXACTLY_ONCE
    assert standing(sandbox) == ["third"]


async def test_the_same_words_again_are_no_edit(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    for _ in range(3):
        await put(database, "card", "the same")
        await delivery.idle()
    assert [entry.action for entry in sandbox.workspace.ledger] == ["posted"]


async def test_nothing_is_said_when_its_cause_was_not_committed(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    def breaks(uow: UnitOfWork) -> None:
        outbox.put(uow, "card", sentence("never"), Address(TRIAGE))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.transacting(TEAM)(breaks)
    await delivery.idle()
    assert posts(sandbox) == []


async def test_an_edit_while_the_first_post_is_in_flight_comes_after_it(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    async def reword(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            await put(database, "card", "second thoughts")

    sandbox.faults.after_store = reword
    await put(database, "card", "first thoughts")
    await until(lambda: standing(sandbox) == ["second thoughts"])
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE


async def test_words_that_replace_refused_ones_are_said(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    """The refusal was about the old words, and must not swallow the new ones."""

    async def reword(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            sandbox.faults.before_store = None
            await put(database, "card", "better")

    sandbox.faults.api("chat.postMessage", "error", error="restricted_action")
    sandbox.faults.before_store = reword
    await put(database, "card", "worse")
    await until(lambda: standing(sandbox) == ["better"])


async def test_words_that_replace_ones_slack_could_not_show_are_said(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    async def reword(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            sandbox.faults.before_store = None
            await put(database, "card", "better")

    sandbox.faults.api("chat.postMessage", "error", error="invalid_blocks")
    sandbox.faults.before_store = reword
    await put(database, "card", "worse")
    await until(lambda: is_sent(database, "card"))
    assert standing(sandbox) == ["better"]


# --- order ------------------------------------------------------------------------


async def test_a_thread_is_written_in_order(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    root = await sandbox.say("U0ANA", sandbox.workspace.dm("U0ANA").id, "x")
    sandbox.faults.api("chat.postMessage", "status", status=500)
    for number in range(6):
        await put(database, f"n:{number}", str(number), root.channel, thread_ts=root.ts)
    await until(lambda: all_sent(database))
    thread = sandbox.workspace.messages(root.channel, root.ts)
    assert [each.text for each in thread[1:]] == [str(number) for number in range(6)]


async def test_one_message_that_waits_holds_up_only_its_own_thread(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    hang: asyncio.Event = asyncio.Event()

    async def hold_up(_: str, args: Json) -> None:
        if args.get("text") == "slow":
            await hang.wait()

    sandbox.faults.before_store = hold_up
    await put(database, "slow", "slow")
    await put(database, "quick", "quick")
    await until(lambda: is_sent(database, "quick"))
    assert posts(sandbox) == ["quick"]
    hang.set()
    await until(lambda: is_sent(database, "slow"))


async def test_a_reply_waits_for_the_message_that_heads_its_thread(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    await put(database, "note", "note", thread_of="card")
    await delivery.idle()
    assert posts(sandbox) == []
    await put(database, "card", "card")
    await until(lambda: all_sent(database))
    assert posts(sandbox) == ["card", "note"]
    assert posted(sandbox, "note").thread_ts == posted(sandbox, "card").ts


async def test_more_than_a_batch_leaves_without_waiting_for_a_tick(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    count = BATCH * 3 + 1

    def many(uow: UnitOfWork) -> None:
        for number in range(count):
            outbox.put(uow, f"n:{number}", sentence(str(number)), Address(TRIAGE))

    await database.transacting(TEAM)(many)
    await until(lambda: len(posts(sandbox)) == count, within=20)
    assert len(set(posts(sandbox))) == count


# --- two processes ----------------------------------------------------------------


async def test_two_processes_send_500_messages_once_each(
    database: Database, rival: Database, sends_as: SendsAs, sandbox: Sandbox
) -> None:
    one, two = sends_as("one"), sends_as("two", on=rival)
    for start in range(0, 500, 100):

        def hundred(uow: UnitOfWork, start: int = start) -> None:
            for number in range(start, start + 100):
                outbox.put(uow, f"n:{number}", sentence(str(number)), Address(TRIAGE))

        await database.transacting(TEAM)(hundred)
        two.wake()

    async def are_out() -> bool:
        one.wake()
        two.wake()
        await asyncio.gather(one.idle(), two.idle())
        return len(posts(sandbox)) >= 500

    await until(are_out, within=30)
    assert sorted(posts(sandbox)) == sorted(f"n:{number}" for number in range(500))


async def test_a_zombie_may_not_note_what_another_took_over(
    database: Database, rival: Database, sends_as: SendsAs, sandbox: Sandbox
) -> None:
    """Its post stands in Slack; whoever took over finds it there."""
    zombie, other = sends_as("zombie"), sends_as("other", on=rival)
    asleep = asyncio.Event()

    async def sleep_after_store(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            await asleep.wait()

    sandbox.faults.after_store = sleep_after_store
    await put(database, "card", "once")
    await until(lambda: posts(sandbox) == EXACTLY_ONCE)
    await change(database, "UPDATE outbox SET held_until = 0")
    other.wake()
    await until(lambda: is_sent(database, "card"))
    asleep.set()
    await asyncio.gather(zombie.idle(), other.idle())
    row = (await messages(database))["card"]
    assert (posts(sandbox), row.attempt) == (EXACTLY_ONCE, 2)


async def test_a_message_claimed_again_by_its_own_process_is_posted_once(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    """After a long sleep the old attempt and the new one wake up together."""
    first = asyncio.Event()

    async def sleep_before_store(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            sandbox.faults.before_store = None
            await first.wait()

    sandbox.faults.before_store = sleep_before_store
    await put(database, "card", "once")
    await until(lambda: sandbox.faults.before_store is None)
    await change(database, "UPDATE outbox SET held_until = 0")
    delivery.wake()
    await asyncio.sleep(0.3)  # the second attempt has every chance to be too quick
    first.set()
    await until(lambda: is_sent(database, "card"))
    await delivery.idle()
    assert posts(sandbox) == EXACTLY_ONCE


# --- crashes ----------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["before_store", "after_store"])
async def test_a_crash_during_a_post_leaves_one_post(
    moment: str,
    database: Database,
    rival: Database,
    sends_as: SendsAs,
    sandbox: Sandbox,
) -> None:
    dead = sends_as("dead")
    reached: asyncio.Event = asyncio.Event()
    never: asyncio.Event = asyncio.Event()

    async def die(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            setattr(sandbox.faults, moment, None)
            reached.set()
            await never.wait()

    setattr(sandbox.faults, moment, die)
    await put(database, "card", "once")
    await reached.wait()
    gone = [*dead._tasks, *filter(None, [dead._loop])]
    for task in gone:
        task.cancel()  # not stopped in order: just gone
    await asyncio.gather(*gone, return_exceptions=True)
    await change(database, "UPDATE outbox SET held_until = 0")
    heir = sends_as("heir", on=rival)

    async def ticks() -> bool:
        heir.wake()
        return await is_sent(database, "card")

    await until(ticks)
    await heir.idle()
    assert posts(sandbox) == EXACTLY_ONCE
    never.set()


async def test_a_lost_message_is_found_many_pages_back(
    database: Database, sends_as: SendsAs, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "drop", stored=True)
    sends_as("us")
    everybody = sandbox.workspace.users["U0IVO"].id
    place = sandbox.workspace.channels[TRIAGE]

    async def chatter(method: str, _: Json) -> None:
        if method == "chat.postMessage":
            sandbox.faults.after_store = None
            for number in range(450):
                sandbox.workspace.write(everybody, place, f"chat {number}")

    sandbox.faults.after_store = chatter
    await put(database, "card", "once")
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE


async def test_a_lost_reply_is_found_in_its_thread(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    root = await sandbox.say("U0ANA", sandbox.workspace.dm("U0ANA").id, "hello")
    sandbox.faults.api("chat.postMessage", "drop", stored=True)
    await put(database, "card", "once", root.channel, thread_ts=root.ts)
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE


async def test_a_word_to_somebody_takes_no_call_but_the_one_that_posts_it(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    opened = calls(sandbox, "conversations.open")
    for number in range(3):
        await put(database, f"n:{number}", "hello", "U0ANA")
    await until(lambda: all_sent(database))
    assert not opened
    there = sandbox.workspace.dm("U0ANA").id
    assert standing(sandbox, there) == ["hello"] * 3
    assert {row.channel for row in (await messages(database)).values()} == {there}


# --- Slack on a bad day -----------------------------------------------------------

DOUBTFUL: list[tuple[Any, dict[str, Any]]] = [
    (kind, {**more, "stored": stored})
    for stored in (True, False)
    for kind, more in (
        ("status", {"status": 500}),
        ("status", {"status": 503}),
        ("drop", {}),
        ("garbage", {}),
        ("error", {"error": "internal_error"}),
    )
]


@pytest.mark.parametrize(("kind", "more"), DOUBTFUL)
async def test_after_a_doubtful_answer_it_stands_there_once(
    kind: Any,  # noqa: ANN401
    more: dict[str, Any],
    database: Database,
    delivery: Delivery,
    sandbox: Sandbox,
) -> None:
    sandbox.faults.api("chat.postMessage", kind, times=2, **more)
    await put(database, "card", "once")
    await until(lambda: is_sent(database, "card"))
    await delivery.idle()
    assert posts(sandbox) == EXACTLY_ONCE
    assert standing(sandbox) == ["once"]


async def test_a_doubtful_answer_to_the_look_back_is_no_reason_to_post(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "drop", stored=True)
    for kind in ("status", "drop", "garbage"):
        sandbox.faults.api("conversations.history", kind)
    await put(database, "card", "once")
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE


async def test_an_edit_that_may_have_failed_is_made_again(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    await put(database, "card", "first")
    await until(lambda: is_sent(database, "card"))
    sandbox.faults.api("chat.update", "drop")
    sandbox.faults.api("chat.update", "status", stored=True)
    await put(database, "card", "second")
    await until(lambda: is_sent(database, "card"))
    assert standing(sandbox) == ["second"]
    assert posts(sandbox) == EXACTLY_ONCE


# --- told to wait -----------------------------------------------------------------


def calls(sandbox: Sandbox, method: str) -> list[float]:
    """When a method was called from now on, by the loop's clock."""
    when: list[float] = []

    def note(called: str, _: Json) -> None:
        if called == method:
            when.append(asyncio.get_running_loop().time())

    sandbox.faults.before_store = note
    return when


async def test_nobody_calls_before_slack_said_so(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=1)
    when = calls(sandbox, "chat.postMessage")
    await put(database, "one", "one")
    await until(lambda: len(when) == 1)
    await delivery.idle()
    for number in range(5):
        await put(database, f"n:{number}", "more")
    await until(lambda: all_sent(database))
    assert min(when[1:]) - when[0] >= 1


@pytest.mark.parametrize(
    "method", ["conversations.open", "conversations.history", "chat.update"]
)
async def test_that_holds_for_every_method(
    method: str, database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api(method, "ratelimited", retry_after=1)
    when = calls(sandbox, method)
    sandbox.faults.api("chat.postMessage", "drop", stored=True, times=3)
    for number in range(3):
        await put(database, f"n:{number}", "first", "U0ANA")
    await until(lambda: all_sent(database))
    for number in range(3):
        await put(database, f"n:{number}", "second", "U0ANA")
    await until(lambda: all_sent(database))
    assert sorted(posts(sandbox)) == ["n:0", "n:1", "n:2"]
    first = when[0]
    early = [at for at in when[1:] if at - first < 1]
    assert len(early) <= 2, early  # what was under way when Slack said so


@pytest.mark.parametrize(
    "told", ["garbage", None, "", "Wed, 21 Oct 2026 07:28:00 GMT", "nan", "-5", "1e999"]
)
async def test_a_wait_nobody_can_read_is_a_wait_all_the_same(
    told: str | None,
    database: Database,
    delivery: Delivery,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.slack_answers.UNTOLD_WAIT", 0.5)
    monkeypatch.setattr("bot.slack_answers.LONGEST_WAIT", 2.0)
    sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=told)
    await put(database, "card", "once")
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ("1", 1, 1), ("30", 30, 30), ("99999", 3600, 3600), ("-1", 1, 1), ("0", 1, 1),
        ("soon", 30, 36), ("nan", 30, 36), ("inf", 30, 3600), ("", 30, 36),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 1, 1),
    ],
)  # fmt: skip
def test_how_long_to_wait(told: str, least: float, most: float) -> None:
    assert least <= retry_after({"retry-after": told}) <= most
    assert 30 <= retry_after({}) <= 36


# --- refused ----------------------------------------------------------------------


async def test_what_slack_cannot_show_is_said_in_plain_words(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "error", error="invalid_blocks")
    await put(database, "card", "plain words")
    await until(lambda: is_sent(database, "card"))
    assert posts(sandbox) == EXACTLY_ONCE
    stored = json.loads((await messages(database))["card"].message)
    assert stored == {"text": "plain words"}


async def test_what_cannot_be_said_in_plain_words_either_is_given_up(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "error", error="invalid_blocks", times=9)
    await put(database, "card", "nothing helps")
    await until(lambda: was_refused(database, "card", "invalid_blocks"))
    await put(database, "other", "goes on")
    assert posts(sandbox) == []


async def was_refused(database: Database, key: str, why: str) -> bool:
    row = (await messages(database))[key]
    return (row.status.value, row.error) == ("refused", why)


@pytest.mark.parametrize(
    "error",
    ["channel_not_found", "is_archived", "not_in_channel", "user_disabled"],
)
async def test_what_slack_will_never_take_is_not_tried_again(
    error: str, database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "error", error=error)
    when = calls(sandbox, "chat.postMessage")
    await put(database, "card", "never")
    await put(database, "other", "goes on")
    await until(lambda: was_refused(database, "card", error))
    await until(lambda: is_sent(database, "other"))
    delivery.wake()
    await delivery.idle()
    assert (posts(sandbox), len(when)) == (["other"], 2)


async def test_new_words_get_a_new_chance_after_a_refusal(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.api("chat.postMessage", "error", error="not_in_channel")
    await put(database, "card", "first")
    await until(lambda: was_refused(database, "card", "not_in_channel"))
    await put(database, "card", "second")
    await until(lambda: is_sent(database, "card"))
    assert standing(sandbox) == ["second"]


async def test_a_reply_under_a_message_slack_refused_is_said_all_the_same(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    """Better at the top of the conversation than never."""
    sandbox.faults.api("chat.postMessage", "error", error="restricted_action")
    await put(database, "card", "refused")
    await until(lambda: was_refused(database, "card", "restricted_action"))
    await put(database, "note", "note", thread_of="card")
    await until(lambda: is_sent(database, "note"))
    assert standing(sandbox) == ["note"]


async def test_a_message_too_long_is_refused_by_slack_and_known_as_refused(
    database: Database, delivery: Delivery
) -> None:
    long = Message("x" * 50_000, [])
    await database.transacting(TEAM)(outbox.put, "card", long, Address(TRIAGE))
    await until(lambda: was_refused(database, "card", "msg_too_long"))


# --- pruning and clocks -----------------------------------------------------------


async def test_messages_are_forgotten_after_30_days_unless_they_still_wait(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    await put(database, "old", "old")
    await until(lambda: is_sent(database, "old"))
    sandbox.faults.invalid_auth = True
    await put(database, "waits", "waits")
    await delivery.idle()
    clock.advance(days=29)
    await delivery.prune()
    assert set(await messages(database)) == {"old", "waits"}
    clock.advance(days=2)
    await delivery.prune()
    assert set(await messages(database)) == {"waits"}


async def test_what_heads_a_thread_is_kept_for_as_long_as_people_may_answer(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    stays = database.transacting(TEAM)
    await stays(outbox.put, "head", sentence("head"), Address(TRIAGE), stays=True)
    await delivery.idle()
    clock.advance(days=400)
    await delivery.prune()
    head = posted(sandbox, "head")

    def find(uow: UnitOfWork) -> str | None:
        return outbox.key_at(uow, TRIAGE, head.ts)

    assert await database.reading(TEAM)(find) == "head"


async def test_turning_the_business_clock_sends_nothing_twice(
    database: Database, delivery: Delivery, sandbox: Sandbox, clock: ManualClock
) -> None:
    for days in (0, 400, -800):
        clock.advance(days=days)
        sandbox.faults.api("chat.postMessage", "drop", stored=True)
        await put(database, f"day {days}", f"day {days}")
        await until(lambda days=days: is_sent(database, f"day {days}"))  # type: ignore[misc]
    assert posts(sandbox) == ["day 0", "day 400", "day -800"]


async def test_the_last_words_win_whatever_went_wrong_before(
    database: Database, delivery: Delivery, sandbox: Sandbox
) -> None:
    sandbox.faults.randomly(0.3, seed=7)
    for number in range(20):
        await put(database, f"n:{number % 4}", f"words {number}")
    await until(lambda: all_sent(database), within=30)
    assert sorted(posts(sandbox)) == ["n:0", "n:1", "n:2", "n:3"]
    found = await messages(database)
    assert [as_text(found[f"n:{n}"]) for n in range(4)] == [
        posted(sandbox, f"n:{n}").text for n in range(4)
    ]
