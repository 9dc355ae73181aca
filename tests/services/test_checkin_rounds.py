"""Rounds of check-ins on both databases: whatever comes at once, a round is one."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlmodel import col, select

from bot import migrating
from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.directory import Directory
from bot.domain import checkin_rounds as rules
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinRound,
    CheckinSeat,
    Met,
    Person,
    Side,
    Workspace,
)
from bot.services import checkin_facts, checkin_rows, checkins
from bot.services import checkin_rounds as rounds
from schedules.checkins import Rounds
from tests.samples import MONDAY

TEAM = "T1"
TUESDAY = date(2026, 3, 10)
A_WEEK = timedelta(days=7)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MONDAY)


@pytest.fixture
def replicas(either_database: str, clock: ManualClock) -> Iterator[list[Database]]:
    migrating.migrate(either_database, MONDAY)
    found = [Database(either_database, clock) for _ in range(2)]
    yield found
    for each in found:
        asyncio.run(each.close())


@pytest.fixture
async def transact(replicas: list[Database]) -> Transact:
    transact = replicas[0].transacting(TEAM)
    await transact(settle_in)
    return transact


def jobs(database: Database) -> Rounds:
    """A Slack that cannot be reached says of nobody that they are away."""
    client = AsyncWebClient(token="x", base_url="http://127.0.0.1:9/", timeout=1)
    return Rounds(database, Directory(database, client, TEAM))


def settle_in(uow: UnitOfWork) -> None:
    """Four of the business and three of IT have joined; each week."""
    uow.session.add(Workspace(id=TEAM))
    uow.session.flush()
    circle = CheckinCircle(workspace_id=TEAM, weeks=1, set_at=MONDAY)
    uow.session.add(circle)
    uow.session.flush()
    for side, count in ((Side.BUSINESS, 4), (Side.IT, 3)):
        for number in range(count):
            slack_id = f"U0{side.name[0]}{number}"
            uow.session.add(person(slack_id, side))
            uow.session.add(
                CheckinMember(
                    workspace_id=TEAM, circle_id=circle.id or 0,
                    slack_id=slack_id, joined_at=MONDAY,
                )
            )  # fmt: skip
    uow.session.flush()
    checkin_rows.plan(uow, circle, TUESDAY)


def person(slack_id: str, side: Side) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY,
        side=side,
    )  # fmt: skip


def meetings(uow: UnitOfWork) -> list[CheckinMeeting]:
    asked = select(CheckinMeeting).order_by(col(CheckinMeeting.id))
    return list(uow.session.exec(asked))


def of_rounds(uow: UnitOfWork) -> list[CheckinRound]:
    return list(uow.session.exec(select(CheckinRound).order_by(col(CheckinRound.id))))


def turn(clock: ManualClock, on: date, hour: int = 10) -> None:
    days = (on - clock().date()).days
    ahead = timedelta(days=days, hours=hour - clock().hour)
    clock.advance(seconds=ahead.total_seconds())


async def test_two_replicas_and_two_ticks_make_one_round(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    turn(clock, TUESDAY)
    ticks = [jobs(each).make_due() for each in replicas * 2]
    await asyncio.gather(*ticks)
    await jobs(replicas[1]).make_due()
    found = await transact(meetings)
    seated = sorted(who for each in found for who in each.people)
    assert seated == ["U0B0", "U0B1", "U0B2", "U0B3", "U0I0", "U0I1", "U0I2"]
    made, coming = await transact(of_rounds)
    assert (made.due_at, made.made_at) == (None, clock())
    assert (coming.on, coming.number, coming.made_at) == (TUESDAY + A_WEEK, 2, None)


async def test_it_is_not_made_before_it_is_ten_for_the_first(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    def move(uow: UnitOfWork) -> None:
        """One joins from Tokyo, where it is ten at one o'clock in London."""
        known = uow.session.get_one(Person, (TEAM, "U0I0"))
        known.timezone = "Asia/Tokyo"
        checkins.leave(uow, known, 1)
        checkins.join(uow, known, 1)

    await transact(move)
    turn(clock, TUESDAY, 0)
    await jobs(replicas[0]).make_due()
    assert await transact(meetings) == []
    turn(clock, TUESDAY, 1)
    await jobs(replicas[0]).make_due()
    found = await transact(meetings)
    assert len(found) == 3
    moments = {each.due_at.hour for each in found if each.due_at}
    assert min(moments) == 10  # London's ten, where both are there


async def test_who_leaves_while_it_is_worked_out_is_in_no_meeting(
    transact: Transact, clock: ManualClock
) -> None:
    turn(clock, TUESDAY)
    assert await transact(rounds.claim, 1)
    assert not await transact(rounds.claim, 1)
    gathered = await transact(rounds.gather, 1, frozenset())
    assert gathered
    made = rules.make(gathered)
    await transact(lambda uow: checkins.skip(uow, person("U0B0", Side.BUSINESS), 1))
    assert not await transact(rounds.store, 1, gathered, made)
    assert await transact(meetings) == []
    gathered = await transact(rounds.gather, 1, frozenset())
    assert gathered
    assert await transact(rounds.store, 1, gathered, rules.make(gathered))
    assert await transact(rounds.store, 1, gathered, rules.make(gathered))  # again
    found = await transact(meetings)
    assert len(found) == 3
    assert "U0B0" not in {who for each in found for who in each.people}


async def test_whoever_dies_over_it_leaves_it_to_the_next(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    turn(clock, TUESDAY)
    assert await transact(rounds.claim, 1)
    await jobs(replicas[0]).make_due()
    assert await transact(meetings) == []
    clock.advance(seconds=rounds.LEASE.total_seconds())
    await jobs(replicas[1]).make_due()
    assert len(await transact(meetings)) == 3


async def test_after_a_long_absence_the_next_tuesday_counts(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    turn(clock, TUESDAY + timedelta(days=5))
    await jobs(replicas[0]).make_due()
    assert await transact(meetings) == []
    (coming,) = await transact(of_rounds)
    assert coming.on == TUESDAY + A_WEEK
    turn(clock, coming.on)
    await jobs(replicas[0]).make_due()
    assert len(await transact(meetings)) == 3


async def test_over_many_rounds_nobody_meets_twice_while_somebody_new_is_left(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    """Four and three: in three rounds, each meets nearly everybody of the others."""
    known: set[tuple[str, str]] = set()
    for number in range(3):
        turn(clock, TUESDAY + number * A_WEEK)
        await jobs(replicas[0]).make_due()
        found = (await transact(meetings))[-3:]
        pairs = {pair for each in found for pair in across(each.people)}
        assert len(pairs) == 4  # nobody waits
        assert not pairs & known
        known |= pairs
    assert len(known) == len(list(product(range(4), range(3))))


def across(people: list[str]) -> set[tuple[str, str]]:
    pairs = combinations(sorted(people), 2)
    return {(one, other) for one, other in pairs if one[2] != other[2]}


async def test_a_meeting_to_which_all_said_not_this_time_was_none(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    turn(clock, TUESDAY)
    await jobs(replicas[0]).make_due()
    one, other = (await transact(meetings))[:2]

    def answer(uow: UnitOfWork) -> None:
        for slack_id in one.people:
            seat = uow.session.get_one(CheckinSeat, (one.round_id, slack_id))
            seat.met = Met.NOT_THIS_TIME
        seat = uow.session.get_one(CheckinSeat, (other.round_id, other.people[0]))
        seat.met = Met.NOT_THIS_TIME

    await transact(answer)
    everybody = {f"U0{side}{number}" for side in "BI" for number in range(4)}
    met = await transact(checkin_facts.met, everybody)
    assert not set(met) & set(combinations(sorted(one.people), 2))
    assert set(met) >= set(combinations(sorted(other.people), 2))
    assert set(met.values()) == {TUESDAY.toordinal()}


async def test_who_has_no_place_waits_and_who_is_away_keeps_their_turn(
    replicas: list[Database], transact: Transact, clock: ManualClock
) -> None:
    def away(uow: UnitOfWork) -> None:
        for number in (1, 2):
            it = uow.session.get_one(CheckinMember, (1, f"U0I{number}"))
            it.left_at = uow.now
        one = uow.session.get_one(CheckinMember, (1, "U0B0"))
        one.waited, one.paused_until = 1, TUESDAY + A_WEEK

    def waited(uow: UnitOfWork) -> dict[str, int]:
        found = uow.session.exec(select(CheckinMember)).all()
        return {each.slack_id: each.waited for each in found if each.left_at is None}

    await transact(away)
    turn(clock, TUESDAY)
    await jobs(replicas[0]).make_due()
    first = await transact(waited)
    assert (first["U0B0"], first["U0I0"], sum(first.values())) == (1, 0, 2)
    turn(clock, TUESDAY + A_WEEK)
    await jobs(replicas[0]).make_due()
    second = await transact(waited)
    assert {who for who, count in first.items() if count} <= {
        who for who, count in second.items() if not count
    }
