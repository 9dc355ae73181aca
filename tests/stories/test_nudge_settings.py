"""Cleo, an admin, says how much is written unasked, and tries out how it looks."""

import pytest
from sqlmodel import select

from bot.db import UnitOfWork
from bot.models import Nudge, NudgeChoice, Workspace
from bot.services import kinds
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import sends
from tests.stories.test_nudges import _tea, at, until  # noqa: F401 - a kind of nudge

LABEL = "What I write unasked"


@pytest.fixture
def mode() -> str:
    return "http"


async def opens(cast: Cast, who: str = "Cleo") -> None:
    await cast.opens_home(who)
    await cast.clicks_in_home(who, LABEL)


async def space(cast: Cast) -> Workspace:
    def look(uow: UnitOfWork) -> Workspace:
        return uow.session.get_one(Workspace, uow.workspace_id)

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def test_an_admin_leaves_everything_to_the_digest(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await opens(cast)
    assert await cast.fills("Cleo", a_week="0", hold_out="off") is None
    chosen = await space(cast)
    assert (chosen.nudges_a_week, chosen.hold_out) == (0, "off")
    await until(cast, at(3, 9))
    await until(cast, at(9, 8))
    await cast.reads("Ana", "1 thing waits for you.")


async def test_who_wants_more_than_the_admins_say_gets_it(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await opens(cast)
    assert await cast.fills("Cleo", a_week="0") is None
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "What I write you")
    assert "As usual here: none" in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", a_week="1") is None
    await until(cast, at(3, 9))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_only_admins_find_it(cast: Cast) -> None:
    assert LABEL not in labels_of(await cast.opens_home("Ana"))
    assert LABEL in labels_of(await cast.opens_home("Cleo"))


async def stored(cast: Cast) -> int:
    """How much is known of what was said unasked."""

    def look(uow: UnitOfWork) -> int:
        return sum(len(uow.session.exec(select(it)).all()) for it in TABLES)

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


TABLES = (Nudge, NudgeChoice)
EVERY = {**kinds.KINDS}  # of which the stories around this one leave few


@pytest.mark.parametrize("kind", EVERY)
async def test_a_test_of_each_kind_looks_as_it_would_and_does_nothing(
    cast: Cast, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kinds.KINDS, kind, EVERY[kind])
    await opens(cast)
    await cast.chooses("Cleo", "nudge_setting.try", **{"try": kind})
    shown = await cast.reads("Cleo", "This is a test for your eyes.")
    assert "You get this because" in words_of(shown)
    assert await stored(cast) == 0
    for element in elements_of(shown.blocks):
        assert element["action_id"].startswith("nudge_setting.pressed_")
        value = element.get("value") or element["options"][0]["value"]
        await cast.sandbox.click(
            "U0CLEO", shown.channel, shown.ts, element["action_id"], value=value
        )
        await cast.settled()
        await cast.reads("Cleo", "That was a test. Nothing has changed.")
    assert await stored(cast) == 0


def elements_of(blocks: list[dict]) -> list[dict]:  # type: ignore[type-arg]
    rows = [each["elements"] for each in blocks if each["type"] == "actions"]
    return [each for row in rows for each in row]


async def test_a_test_takes_no_place_of_what_is_to_come(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 8))
    await opens(cast)
    await cast.chooses("Cleo", "nudge_setting.try", **{"try": "tea"})
    await cast.reads("Cleo", "Cleo, is #12 worth a cup of tea?")
    await until(cast, at(3, 9))
    await cast.reads("Ana", "worth a cup of tea?")
