"""Colleagues are known by name, on both databases; those of another company are not."""

import pytest

from bot.db import Database, UnitOfWork
from bot.models import Person, Workspace
from bot.services import second_looks
from tests.samples import MONDAY

MANY_NAMES = " ".join(f"Name{chr(97 + each) * 9}" for each in range(26))


def somebody(
    uow: UnitOfWork, name: str, team: str = "T1", *, is_bot: bool = False
) -> None:
    if uow.session.get(Workspace, team) is None:
        uow.session.add(Workspace(id=team))
        uow.session.flush()
    number = len(uow.session.new) + len(name)
    uow.session.add(
        Person(
            workspace_id=team, slack_id=f"U{number}{name[0]}", name=name,
            looked_up_at=MONDAY, is_bot=is_bot,
        )
    )  # fmt: skip


def blamed(uow: UnitOfWork, text: str) -> list[str]:
    found = second_looks.notice_blame(uow, text).blame
    return [name for each in found.values() for name in each.who]


def settle_in(uow: UnitOfWork) -> None:
    somebody(uow, "Quentessa Moor-Lind")
    somebody(uow, "Zzyx 100%_")
    somebody(uow, "Helperbot", is_bot=True)
    somebody(uow, "Wilhelmina", team="T2")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quentessa broke the list.", ["Quentessa"]),
        ("Yesterday Moor-Lind broke it.", ["Moor-Lind"]),
        ("Zzyx broke the list.", ["Zzyx"]),
        ("Helperbot broke the list.", []),
        ("Wilhelmina broke the list.", []),
        ("100% broke it. _ broke it.", []),
        (f"{MANY_NAMES}.\nQuentessa broke it.", ["Quentessa"]),
    ],
)
async def test_blame_of_a_colleague_here_is_found_whatever_their_name(
    database: Database, text: str, who: list[str]
) -> None:
    transact = database.transacting("T1")
    await transact(settle_in)
    assert await transact(blamed, text) == who
