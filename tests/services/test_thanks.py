"""Who is asked for thanks, on both databases: few, in turn, and in private."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import ManualClock
from bot.db import Database, Transact, UnitOfWork
from bot.domain.thanks import UNTHANKED, WAITING
from bot.models import (
    Nudge,
    NudgeStatus,
    Person,
    Wanted,
    Workspace,
)
from bot.services import nudge_facts, nudge_plans, thanks
from tests.gains import WINS, delivered, thank
from tests.samples import MONDAY

TEAM = "T1"
DAY = timedelta(days=1)
NOW = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
async def transact(database: Database) -> Transact:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    return transact


def settle_in(uow: UnitOfWork) -> None:
    uow.session.add(Workspace(id=TEAM, wins_channel=WINS))
    uow.session.flush()
    for name in ("Ana", "Ben", "Cleo", "Dora", "Ivo", "Mia"):
        known: dict[str, Any] = {"timezone": "Europe/Berlin", "looked_up_at": MONDAY}
        slack_id = f"U0{name.upper()}"
        uow.session.add(
            Person(workspace_id=TEAM, slack_id=slack_id, name=name, **known)
        )


def done(uow: UnitOfWork, /, requester: str, days_ago: float, **more: Any) -> int:  # noqa: ANN401
    """Ivo delivered it."""
    at = uow.now - DAY * days_ago
    known = {"requester": requester, "partner": "U0IVO", "delivered_at": at, **more}
    return delivered(uow, number=None, **known).id or 0


def asked(uow: UnitOfWork) -> dict[str, list[str]]:
    """For whom something waits, and whom it is to be said to."""
    return {
        facts.person.slack_id: [p.name for each in facts.to_thank for p in each.people]
        for facts in nudge_facts.of_everybody(uow)
        if facts.to_thank
    }


def hinted(uow: UnitOfWork) -> dict[str, list[str]]:
    return {
        facts.person.slack_id: [p.name for each in facts.unthanked for p in each.people]
        for facts in nudge_facts.of_everybody(uow)
        if facts.unthanked
    }


def plan(uow: UnitOfWork) -> None:
    nudge_plans.keep(uow, nudge_plans.to_come(uow))


def nudges(uow: UnitOfWork, kind: str) -> list[Nudge]:
    ours = select(Nudge).where(col(Nudge.kind) == kind).order_by(col(Nudge.id))
    return list(uow.session.scalars(ours))


def planned(uow: UnitOfWork, kind: str) -> list[tuple[str, str]]:
    return [(each.person, each.about) for each in nudges(uow, kind)]


def stand(uow: UnitOfWork, kind: str, status: NudgeStatus, who: str) -> None:
    """As if it had been sent in the morning, or had gone the way it goes."""
    for each in nudges(uow, kind):
        if each.person == who:
            each.status, each.planned_for = status, uow.now
            each.sent_at = uow.now if status is NudgeStatus.SENT else None


def change(uow: UnitOfWork, /, slack_id: str, **more: Any) -> None:  # noqa: ANN401
    person = uow.session.get_one(Person, (TEAM, slack_id))
    for name, value in more.items():
        setattr(person, name, value)


async def test_whoever_asked_for_what_was_delivered_may_thank(
    transact: Transact,
) -> None:
    await transact(done, "U0ANA", 5, champion="U0BEN")
    assert await transact(asked) == {"U0ANA": ["Ivo", "Ben"]}


async def test_nobody_is_asked_where_thanks_are_read_nowhere(
    transact: Transact,
) -> None:
    def forget(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, TEAM).wins_channel = ""

    await transact(done, "U0ANA", 5)
    await transact(done, "U0BEN", 100)
    await transact(forget)
    assert await transact(asked) == {}
    assert await transact(hinted) == {}


@pytest.mark.parametrize(
    ("given", "is_asked"),
    [
        ({"given_at": NOW - 6 * DAY}, False),
        ({"given_at": NOW - 8 * DAY}, True),
        ({"given_at": NOW - DAY, "is_public": False, "channel": ""}, True),
        ({"given_at": NOW - DAY, "undone_at": NOW}, True),
    ],
    ids=str,
)
async def test_only_in_a_week_without_public_thanks(
    transact: Transact, given: dict[str, Any], *, is_asked: bool
) -> None:
    await transact(done, "U0ANA", 5)
    await transact(thank, "U0MIA", **given)
    assert bool(await transact(asked)) is is_asked


async def test_nobody_is_asked_about_the_same_twice(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(done, "U0ANA", 5)
    await transact(plan)
    await transact(stand, WAITING, NudgeStatus.IGNORED, "U0ANA")
    clock.advance(days=7)
    assert await transact(asked) == {}
    await transact(done, "U0ANA", 4)
    assert set(await transact(asked)) == {"U0ANA"}


@pytest.mark.parametrize("is_public", [True, False])
async def test_what_somebody_gave_thanks_for_waits_no_more(
    transact: Transact, *, is_public: bool
) -> None:
    number = await transact(done, "U0ANA", 20)
    long_ago = {"given_at": NOW - 9 * DAY, "is_public": is_public}
    await transact(thank, "U0IVO", request_id=number, **long_ago)
    assert await transact(asked) == {}


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("U0IVO", {"thanks": Wanted.NONE}),
        ("U0IVO", {"is_gone": True}),
        ("U0ANA", {"praise_locked_by": "U0CLEO"}),
    ],
    ids=str,
)
async def test_who_wants_none_or_may_give_none_is_left_alone(
    transact: Transact, who: str, more: dict[str, Any]
) -> None:
    await transact(done, "U0ANA", 5)
    await transact(done, "U0ANA", 100)
    await transact(change, who, **more)
    assert await transact(asked) == {}
    assert await transact(hinted) == {}


async def test_three_at_most_and_those_asked_last_come_last(
    transact: Transact, clock: ManualClock
) -> None:
    for who in ("U0ANA", "U0BEN", "U0CLEO", "U0DORA"):
        await transact(done, who, 5)
    assert sorted(await transact(asked)) == ["U0ANA", "U0BEN", "U0CLEO"]
    await transact(plan)
    assert await transact(planned, WAITING) == [
        (who, "2026-03-06") for who in ("U0ANA", "U0BEN", "U0CLEO")
    ]
    clock.advance(days=2)
    await transact(stand, WAITING, NudgeStatus.SENT, "U0ANA")
    await transact(stand, WAITING, NudgeStatus.HELD_OUT, "U0BEN")
    await transact(stand, WAITING, NudgeStatus.IGNORED, "U0CLEO")
    assert sorted(await transact(asked)) == ["U0ANA", "U0BEN", "U0CLEO"]
    clock.advance(days=7)
    await transact(stand, WAITING, NudgeStatus.IGNORED, "U0ANA")
    clock.advance(days=7)
    for who in ("U0ANA", "U0CLEO"):
        await transact(done, who, 4)
    assert sorted(await transact(asked)) == ["U0BEN", "U0CLEO", "U0DORA"]


async def test_who_was_chosen_stays_so_when_others_come_to_mind(
    transact: Transact, clock: ManualClock
) -> None:
    for who in ("U0BEN", "U0CLEO", "U0DORA"):
        await transact(done, who, 5)
    await transact(plan)
    await transact(done, "U0ANA", 5)
    clock.advance(days=1)
    await transact(plan)
    assert sorted(await transact(asked)) == ["U0BEN", "U0CLEO", "U0DORA"]
    assert len(await transact(planned, WAITING)) == 3


async def test_what_stands_stays_open_until_it_is_thanked_for(
    transact: Transact, clock: ManualClock
) -> None:
    """Whatever others say meanwhile; and then, no more is asked."""
    number = await transact(done, "U0ANA", 5)
    await transact(plan)
    clock.advance(days=2)
    await transact(stand, WAITING, NudgeStatus.SENT, "U0ANA")
    await transact(thank, "U0MIA", given_at=clock())
    assert await transact(asked) == {"U0ANA": ["Ivo"]}
    await transact(thank, "U0IVO", giver="U0ANA", request_id=number, given_at=clock())
    await transact(thanks.settle, "U0ANA")
    assert await transact(asked) == {}
    (nudge,) = await transact(nudges, WAITING)
    assert nudge.status is NudgeStatus.DONE


# --- a colleague whom nobody has thanked ---


async def test_whoever_asked_hears_of_who_helped(transact: Transact) -> None:
    await transact(done, "U0ANA", 100, champion="U0BEN")
    await transact(done, "U0CLEO", 50)
    assert await transact(hinted) == {"U0CLEO": ["Ivo"], "U0IVO": ["Ben"]}


async def test_thanks_of_any_sort_and_of_anybody_are_enough(
    transact: Transact,
) -> None:
    await transact(done, "U0ANA", 100)
    await transact(thank, "U0IVO", given_at=NOW - 89 * DAY, is_public=False)
    assert await transact(hinted) == {}


async def test_what_was_taken_back_or_is_long_ago_does_not_count(
    transact: Transact,
) -> None:
    await transact(done, "U0ANA", 100)
    await transact(thank, "U0IVO", given_at=NOW - DAY, undone_at=NOW)
    await transact(thank, "U0IVO", given_at=NOW - 91 * DAY)
    assert await transact(hinted) == {"U0ANA": ["Ivo"]}


async def test_one_hint_a_month_and_never_twice_the_same(
    transact: Transact, clock: ManualClock
) -> None:
    first = await transact(done, "U0ANA", 120, partner="U0MIA")
    second = await transact(done, "U0ANA", 100)
    await transact(plan)
    await transact(plan)
    mias, ivos = ("U0ANA", f"{first}:U0MIA"), ("U0ANA", f"{second}:U0IVO")
    assert await transact(planned, UNTHANKED) == [mias]
    await transact(stand, UNTHANKED, NudgeStatus.SENT, "U0ANA")
    clock.advance(days=29)
    await transact(plan)
    assert await transact(planned, UNTHANKED) == [mias]
    await transact(stand, UNTHANKED, NudgeStatus.IGNORED, "U0ANA")
    clock.advance(days=31)
    await transact(plan)
    await transact(plan)
    assert await transact(planned, UNTHANKED) == [mias, ivos]


async def test_a_hint_is_settled_by_thanks_to_that_colleague_alone(
    transact: Transact, clock: ManualClock
) -> None:
    await transact(done, "U0ANA", 100)
    await transact(plan)
    await transact(stand, UNTHANKED, NudgeStatus.SENT, "U0ANA")
    await transact(thank, "U0BEN", giver="U0ANA", given_at=clock())
    await transact(thanks.settle, "U0ANA")
    (nudge,) = await transact(nudges, UNTHANKED)
    assert nudge.status is NudgeStatus.SENT
    await transact(thank, "U0IVO", giver="U0ANA", given_at=clock(), is_public=False)
    await transact(thanks.settle, "U0ANA")
    (nudge,) = await transact(nudges, UNTHANKED)
    assert nudge.status is NudgeStatus.DONE


async def test_one_person_s_facts_are_those_of_everybody(transact: Transact) -> None:
    await transact(done, "U0ANA", 5)
    await transact(done, "U0ANA", 100)
    await transact(plan)

    def alone(uow: UnitOfWork) -> None:
        theirs = nudge_facts.of_one(uow, "U0ANA")
        assert theirs
        assert len(theirs.to_thank) == len(theirs.unthanked) == 1
        other = nudge_facts.of_one(uow, "U0BEN")
        assert other
        assert other.to_thank == other.unthanked == ()

    await transact(alone)
