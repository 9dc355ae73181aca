"""Kept, then acknowledged, then worked once and in order: on both databases."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot import inbox, inbox_rows
from bot.clock import ManualClock, real_time
from bot.db import Database, UnitOfWork
from bot.errors import Superseded
from bot.inbox import Once
from tests.core.steps import (
    TEAM,
    Desk,
    arrivals,
    change,
    clicked,
    effects,
    envelope,
    leave_effect,
    until,
    wrote,
)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


# --- the same thing again ---------------------------------------------------------


async def test_one_message_under_eleven_event_ids_is_one_row(desk: Desk) -> None:
    copies = [wrote("hello", ts="1700000000.000100") for _ in range(11)]
    assert await desk.keep(*copies) == [True] + [False] * 10
    await desk.inbox.idle()
    assert await effects(desk.database) == ["hello"]


async def test_copies_that_come_at_the_same_moment_are_one_row(desk: Desk) -> None:
    copies = [wrote("hello", ts="1700000000.000100") for _ in range(50)]
    kept = await asyncio.gather(*(desk.inbox.keep(TEAM, each) for each in copies))
    await desk.inbox.idle()
    assert sum(kept) == 1
    assert await effects(desk.database) == ["hello"]


async def test_copies_given_to_two_replicas_are_one_row(
    desk: Desk, rival: Database
) -> None:
    other = Desk(rival, "them")
    copies = [wrote("hello", ts="1700000000.000100") for _ in range(20)]
    kept = await asyncio.gather(
        *(each.inbox.keep(TEAM, body) for body in copies for each in (desk, other))
    )
    await desk.inbox.idle()
    await other.inbox.idle()
    assert sum(kept) == 1
    assert await effects(desk.database) == ["hello"]


async def test_a_message_and_the_mention_in_it_are_two_rows(desk: Desk) -> None:
    said = wrote("<@U0GOODWILL> hello", channel="C0GENERAL")
    mention = envelope(said["event"] | {"type": "app_mention"})
    assert await desk.keep(said, mention, mention) == [True, True, False]


async def test_the_same_event_is_one_row_whatever_its_envelope_says(desk: Desk) -> None:
    joined = {"type": "member_joined_channel", "user": "U0ANA", "channel": "C0TRIAGE"}
    first, second = envelope(joined), envelope(dict(reversed(joined.items())))
    desk.inbox.work = None
    assert await desk.keep(first, second) == [True, False]


async def test_an_edit_of_a_message_is_not_the_message(desk: Desk) -> None:
    said = wrote("hello", ts="1700000000.000100")
    edited = wrote("hello", ts="1700000000.000100", subtype="message_changed")
    assert await desk.keep(said, edited) == [True, True]


async def test_one_click_is_one_row_and_two_clicks_are_two(desk: Desk) -> None:
    desk.inbox.work = None
    bodies = [clicked("1.1"), clicked("1.1"), clicked("1.2")]
    assert await desk.keep(*bodies) == [True, False, True]


async def test_the_same_command_sent_twice_is_two_rows_by_their_triggers(
    desk: Desk,
) -> None:
    desk.inbox.work = None
    typed = {"command": "/ask", "text": "x", "user_id": "U0ANA", "team_id": TEAM}
    bodies = [typed | {"trigger_id": each} for each in ("1", "1", "2")]
    assert await desk.keep(*bodies) == [True, False, True]


async def test_keys_of_any_length_and_alphabet_fit(desk: Desk) -> None:
    desk.inbox.work = None
    odd = ["x" * 5000, "\x00", "é" * 100, "\ud800", "1.1"]
    assert await desk.keep(*(clicked(each, user=each) for each in odd)) == [True] * 5
    assert await desk.keep(*(clicked(each, user=each) for each in odd)) == [False] * 5


# --- order ------------------------------------------------------------------------


async def test_one_persons_rows_are_worked_in_order(desk: Desk) -> None:
    gate = desk.hold("1")
    await desk.keep(*(wrote(str(number)) for number in range(1, 6)))
    await until(lambda: desk.begun == ["1"])
    gate.set()
    await desk.inbox.idle()
    assert await effects(desk.database) == ["1", "2", "3", "4", "5"]


async def test_nobody_waits_for_somebody_elses_row(desk: Desk) -> None:
    gate = desk.hold("slow")
    await desk.keep(wrote("slow", user="U0ANA"), wrote("quick", user="U0BEN"))
    await until(lambda: desk.begun == ["slow", "quick"])
    gate.set()
    await desk.inbox.idle()
    assert sorted(await effects(desk.database)) == ["quick", "slow"]


async def test_a_row_put_off_goes_before_what_its_person_wrote_later(
    desk: Desk,
) -> None:
    """An answer that has to wait must not be overtaken by the next one."""
    again = asyncio.Event()

    async def put_off_once(kept: inbox_rows.Kept) -> None:
        if kept.body["event"]["text"] == "1" and not again.is_set():
            await desk.inbox.put_off(kept, 0.2)
            again.set()
            return
        await desk.work(kept)

    desk.inbox.work = put_off_once
    await desk.keep(wrote("1"), wrote("2"), wrote("3"))
    await again.wait()
    await desk.keep(wrote("4"))
    await until(lambda: worked(desk, 4))
    assert await effects(desk.database) == ["1", "2", "3", "4"]


async def test_a_row_that_failed_goes_before_what_its_person_wrote_later(
    database: Database,
) -> None:
    desk = Desk(database, lease=0.5)
    desk.fails["1"] = RuntimeError("the line to the database broke")
    await desk.keep(wrote("1"), wrote("2"))
    await desk.inbox.idle()
    await desk.keep(wrote("3"))
    await until(lambda: worked(desk, 3))
    assert await effects(desk.database) == ["1", "2", "3"]


async def test_a_row_that_always_fails_is_given_up_and_its_person_goes_on(
    database: Database,
) -> None:
    desk = Desk(database, lease=0.01)

    async def poisoned(kept: inbox_rows.Kept) -> None:
        if kept.body["event"]["text"] == "poison":
            raise RuntimeError("no handler can stomach this")
        await desk.work(kept)

    desk.inbox.work = poisoned
    await desk.keep(wrote("poison"), wrote("hello"))
    await until(lambda: worked(desk, 1))
    first, second = await arrivals(desk.database)
    assert (first.failed, first.attempt) == ("given up: RuntimeError", inbox.TRIES)
    assert second.failed is None


async def test_what_had_to_wait_behind_another_row_follows_at_once(
    desk: Desk, rival: Database
) -> None:
    """A row that arrives behind one another process works waits for no lease."""
    them = Desk(rival, "them")
    gate = them.hold("1")
    await them.keep(wrote("1"))
    await desk.keep(wrote("2"))
    gate.set()
    await them.inbox.idle()
    await until(lambda: worked(desk, 2), within=2)
    assert await effects(desk.database) == ["1", "2"]


async def worked(desk: Desk, count: int) -> bool:
    """Let the timetable tick until so many effects are there."""
    await desk.inbox.claim_due()
    await desk.inbox.idle()
    return len(await effects(desk.database)) == count


# --- crashes ----------------------------------------------------------------------


async def test_a_row_left_behind_is_claimed_after_its_lease_and_worked_once(
    desk: Desk, rival: Database
) -> None:
    dead = Desk(rival, "dead", lease=0.3)
    dead.hold("hello")
    await dead.keep(wrote("hello"))
    await desk.inbox.claim_due()
    assert desk.begun == []
    await until(lambda: worked(desk, 1))
    assert await effects(desk.database) == ["hello"]


async def test_a_zombie_cannot_commit_what_another_took_over(
    desk: Desk, rival: Database
) -> None:
    zombie = Desk(rival, "zombie", lease=0.2)
    gate = zombie.hold("hello")
    await zombie.keep(wrote("hello"))
    await until(lambda: worked(desk, 1))
    gate.set()
    await zombie.inbox.idle()
    assert zombie.begun == ["hello"]
    assert await effects(desk.database) == ["hello"]


async def test_a_row_claimed_again_by_its_own_process_is_worked_once(
    desk: Desk,
) -> None:
    gate = desk.hold("hello")
    await desk.keep(wrote("hello"))
    await until(lambda: desk.begun == ["hello"])
    await change(desk.database, "UPDATE inbox SET held_until = 0")
    await desk.inbox.claim_due()
    gate.set()
    await desk.inbox.idle()
    assert await effects(desk.database) == ["hello"]


async def test_leases_of_what_is_in_hand_are_renewed(desk: Desk) -> None:
    gate = desk.hold("slow")
    await desk.keep(wrote("slow"))
    before = (await arrivals(desk.database))[0].held_until
    await desk.inbox.renew()
    assert (await arrivals(desk.database))[0].held_until > before
    gate.set()
    await desk.inbox.idle()


async def test_effect_and_done_are_one_commit(desk: Desk) -> None:
    def breaks(uow: UnitOfWork) -> None:
        leave_effect(uow, "half")
        raise RuntimeError("killed before the commit")

    async def half(kept: inbox_rows.Kept) -> None:
        await Once(desk.database, kept)(breaks)

    desk.inbox.work = half
    await desk.keep(wrote("half"))
    await desk.inbox.idle()
    assert await effects(desk.database) == []
    assert [row.done_at for row in await arrivals(desk.database)] == [None]


async def test_a_second_unit_of_work_for_one_row_is_refused(desk: Desk) -> None:
    async def twice(kept: inbox_rows.Kept) -> None:
        once = Once(desk.database, kept)
        await once(leave_effect, "first")
        with pytest.raises(Superseded):
            await once(leave_effect, "second")

    desk.inbox.work = twice
    await desk.keep(wrote("x"))
    await desk.inbox.idle()
    assert await effects(desk.database) == ["first"]


async def test_stopping_leaves_the_rest_to_whoever_starts_next(
    desk: Desk, rival: Database
) -> None:
    gate = desk.hold("1")
    await desk.keep(wrote("1"), wrote("2"), wrote("3"))
    await until(lambda: desk.begun == ["1"])
    stopping = asyncio.create_task(desk.inbox.stop(5))
    await asyncio.sleep(0)
    gate.set()
    await stopping
    assert await effects(desk.database) == ["1"]
    following = Desk(rival, "next")
    await until(lambda: worked(following, 3), within=2)
    assert await effects(rival) == ["1", "2", "3"]


async def test_what_arrives_while_stopping_waits_for_no_lease(
    desk: Desk, rival: Database
) -> None:
    await desk.inbox.stop(1)
    assert await desk.keep(wrote("late")) == [True]
    following = Desk(rival, "next")
    await until(lambda: worked(following, 1), within=2)


# --- too much at once -------------------------------------------------------------


async def test_more_than_fits_in_hand_waits_in_the_table_in_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "IN_HAND", 3)
    gate = desk.hold("1")
    await desk.keep(*(wrote(str(number)) for number in range(1, 8)))
    await desk.keep(*(wrote(name, user=name) for name in ("U0A", "U0B")))
    gate.set()
    await until(lambda: worked(desk, 9))
    done = await effects(desk.database)
    assert [each for each in done if each.isdigit()] == list("1234567")
    assert sorted(each for each in done if not each.isdigit()) == ["U0A", "U0B"]


async def test_a_burst_over_many_lanes_is_worked_to_the_last(desk: Desk) -> None:
    bodies = [wrote(f"{n}", user=f"U{n % 40}") for n in range(400)]
    await asyncio.gather(*(desk.inbox.keep(TEAM, body) for body in bodies))
    await until(lambda: worked(desk, 400), within=30)
    done = [int(each) for each in await effects(desk.database)]
    assert sorted(done) == list(range(400))
    for lane in range(40):
        mine = [n for n in done if n % 40 == lane]
        assert mine == sorted(mine)


async def test_a_bad_row_in_a_group_commit_does_not_hurt_the_others(
    desk: Desk,
) -> None:
    good = [wrote(f"good {n}", user=f"U0{n}") for n in range(10)]
    keeping = [desk.inbox.keep(TEAM, body) for body in good[:5]]
    keeping.append(desk.inbox.keep("T0NOBODY", wrote("bad")))  # no such workspace
    keeping += [desk.inbox.keep(TEAM, body) for body in good[5:]]
    results = await asyncio.gather(*keeping, return_exceptions=True)
    assert [each for each in results if each is not True] == [results[5]]
    assert isinstance(results[5], Exception)
    await desk.inbox.idle()
    assert len(await effects(desk.database)) == 10


async def test_who_stops_waiting_for_a_commit_does_not_lose_the_row(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer came too late for Slack, but the row is there: it is worked."""
    desk = Desk(database, lease=0.3)
    write, committed, late = desk.database.write_alone, asyncio.Event(), asyncio.Event()

    async def write_slowly(work: Callable[[Connection], Any]) -> Any:  # noqa: ANN401
        result = await write(work)
        committed.set()
        await late.wait()
        return result

    monkeypatch.setattr(desk.database, "write_alone", write_slowly)
    keeping = asyncio.create_task(desk.inbox.keep(TEAM, wrote("late")))
    await committed.wait()
    keeping.cancel()
    late.set()
    await until(lambda: worked(desk, 1), within=3)
    assert await effects(database) == ["late"]


async def test_what_nobody_waits_for_any_more_is_not_stored_behind_their_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were told "not saved, please try again": then it must not be saved."""
    write, may_write = desk.database.write_alone, asyncio.Event()

    async def write_later(work: Callable[[Connection], Any]) -> Any:  # noqa: ANN401
        await may_write.wait()
        return await write(work)

    monkeypatch.setattr(desk.database, "write_alone", write_later)
    first = asyncio.create_task(desk.inbox.keep(TEAM, wrote("first", "U0A")))
    await asyncio.sleep(0)
    queued = asyncio.create_task(desk.inbox.keep(TEAM, wrote("queued", "U0B")))
    await asyncio.sleep(0)
    queued.cancel()
    may_write.set()
    assert await first
    await desk.inbox.idle()
    assert [row.lane for row in await arrivals(desk.database)] == ["U0A"]


async def has_effects(database: Database, words: list[str]) -> bool:
    return await effects(database) == words


# --- pruning ----------------------------------------------------------------------


async def test_done_rows_are_forgotten_after_26_hours_and_failed_ones_after_30_days(
    desk: Desk, clock: ManualClock
) -> None:
    gate = desk.hold("open")
    await desk.keep(wrote("well", "U0A"), wrote("broke", "U0B"), wrote("open", "U0C"))
    await until(lambda: has_effects(desk.database, ["well", "broke"]))
    await change(desk.database, "UPDATE inbox SET failed = 'ref' WHERE lane = 'U0B'")
    assert await lanes_after(desk, clock, timedelta(hours=25)) == ["U0A", "U0B", "U0C"]
    assert await lanes_after(desk, clock, timedelta(hours=2)) == ["U0B", "U0C"]
    assert await lanes_after(desk, clock, timedelta(days=30)) == ["U0C"]
    gate.set()
    await desk.inbox.idle()


async def lanes_after(desk: Desk, clock: ManualClock, time: timedelta) -> list[str]:
    """Whose rows are still there when so much more time has passed."""
    clock.advance(seconds=time.total_seconds())
    await desk.inbox.prune()
    return [row.lane for row in await arrivals(desk.database)]


async def test_the_id_of_a_forgotten_row_never_comes_again(
    desk: Desk, clock: ManualClock
) -> None:
    await desk.keep(wrote("first"))
    await desk.inbox.idle()
    (first,) = await arrivals(desk.database)
    clock.advance(hours=27)
    await desk.inbox.prune()
    await desk.keep(wrote("second"))
    await desk.inbox.prune()
    (second,) = await arrivals(desk.database)
    assert (second.id or 0) > (first.id or 0)


# --- clocks -----------------------------------------------------------------------


async def test_turning_the_business_clock_breaks_no_lease(
    desk: Desk, rival: Database, clock: ManualClock
) -> None:
    gate = desk.hold("hello")
    await desk.keep(wrote("hello"))
    other = Desk(rival, "them")
    for days in (30, -400, 3_650):
        clock.advance(days=days)
        await other.inbox.claim_due()
    assert other.begun == []
    gate.set()
    await desk.inbox.idle()
    assert await effects(desk.database) == ["hello"]
    assert (await arrivals(desk.database))[0].held_until < real_time() + 60
