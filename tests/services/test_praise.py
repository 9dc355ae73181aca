"""Thanks on both databases: counted at once, told once, and in public after a yes."""

import asyncio
from dataclasses import replace

import pytest
from sqlmodel import col, func, select

from bot.db import Database, UnitOfWork
from bot.domain.praise import Thanks, Words
from bot.errors import NotAllowed
from bot.forms import Seen
from bot.models import OutboxRow, Person, Praise, Thanked, Wanted, Workspace
from bot.services import praise, praise_wishes
from tests.samples import MONDAY

TEAM, ANA, IVO, MIA = "T1", "U0ANA", "U0IVO", "U0MIA"
TO_BOTH = Thanks((IVO, MIA), "", Words("Stayed late", "The vans left"), "wins")


def person(slack_id: str) -> Person:
    return Person(
        workspace_id=TEAM, slack_id=slack_id, name=slack_id, looked_up_at=MONDAY
    )


def settle_in(uow: UnitOfWork) -> None:
    uow.session.add(Workspace(id=TEAM, wins_channel="C0WINS"))
    uow.session.flush()
    for who in (ANA, IVO, MIA):
        uow.session.add(person(who))


def give(uow: UnitOfWork) -> int:
    return praise.give(uow, person(ANA), 0, TO_BOTH, seen=Seen(), is_in_it=False)


def unsaid(uow: UnitOfWork) -> None:
    """As if Ivo had never said how he likes it."""
    ivo = uow.session.get_one(Person, (TEAM, IVO))
    ivo.thanks = ivo.thanks_asked_at = None


def count(uow: UnitOfWork) -> int:
    return uow.session.exec(select(func.count(col(Praise.id)))).one()


def said(uow: UnitOfWork) -> dict[str, str]:
    """What waits to be said, by key."""
    return {each.key: each.message for each in uow.session.exec(select(OutboxRow))}


async def test_of_many_at_once_five_are_given(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    tries = await asyncio.gather(
        *(transact(give) for _ in range(9)), return_exceptions=True
    )
    refused = [each for each in tries if isinstance(each, NotAllowed)]
    assert (len(refused), await transact(count)) == (4, 5)


async def test_each_is_told_once_and_named_after_a_yes(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    given = await transact(give)
    first = await transact(said)
    assert sorted(first) == [
        f"praise:{given}:receipt",
        f"praise:{given}:told:{IVO}",
        f"praise:{given}:told:{MIA}",
    ]
    for _ in range(2):
        await transact(praise_wishes.answer, person(IVO), given, Wanted.PUBLIC)
    after = await transact(said)
    assert set(after) - set(first) == {f"praise:{given}:post"}
    assert IVO in after[f"praise:{given}:post"]
    assert MIA not in after[f"praise:{given}:post"]
    told = f"praise:{given}:told:{MIA}"
    assert (after[told], "likes" in after[told]) == (first[told], True)


async def test_thanked_by_two_at_once_somebody_is_asked_once(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    to_mia = replace(TO_BOTH, people=(MIA,))
    gives = [
        transact(praise.give, person(who), 0, to_mia, seen=Seen(), is_in_it=False)
        for who in (ANA, IVO) * 2
    ]
    await asyncio.gather(*gives)
    told = [text for key, text in (await transact(said)).items() if MIA in key]
    assert (len(told), sum("likes" in each for each in told)) == (4, 1)


async def test_a_yes_brings_out_nothing_that_is_taken_back_at_once(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    for _ in range(4):
        given = await transact(give)
        await transact(praise_wishes.choose, person(IVO), Wanted.PRIVATE)
        await transact(unsaid)
        await asyncio.gather(
            transact(praise.take_back, person(ANA), given),
            transact(praise_wishes.choose, person(IVO), Wanted.PUBLIC),
        )
        await transact(unsaid)
        post = (await transact(said)).get(f"praise:{given}:post", "")
        assert "Stayed late" not in post


async def test_what_is_taken_back_is_nobodys_and_does_not_count(
    database: Database,
) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    for _ in range(5):
        given = await transact(give)
    await transact(praise.take_back, person(ANA), given)
    again = await transact(give)
    assert again > given
    found = await transact(praise_wishes.to_fill_in, person(IVO))
    assert given not in [each.id for each in found.latest]


async def test_another_workspace_sees_none_of_it(database: Database) -> None:
    transact = database.transacting(TEAM)
    await transact(settle_in)
    given = await transact(give)

    def look(uow: UnitOfWork) -> int:
        uow.session.add(Workspace(id="T2"))
        uow.session.flush()
        return len(praise_wishes.to_fill_in(uow, person(IVO)).latest)

    elsewhere = database.transacting("T2")
    assert await elsewhere(look) == 0
    with pytest.raises(Exception, match="I can't find that"):
        await elsewhere(praise.take_back, person(ANA), given)
    found = await transact(lambda uow: len([*uow.session.exec(select(Thanked))]))
    assert found == 2
