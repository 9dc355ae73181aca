"""Cleo, an admin, says where wins are told, and what thanks may be for."""

import pytest

from bot.db import UnitOfWork
from bot.models import Person, Workspace
from tests.cast import WINS, Cast, labels_of
from tests.stories.steps import forges, wins_are_told

LABEL = "Thanks and wins"


@pytest.fixture
def mode() -> str:
    return "http"


async def opens(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", LABEL)


async def known(cast: Cast, who: str) -> tuple[str, list[str], str | None]:
    """The channel, the values, and who said that somebody gives no thanks."""

    def look(uow: UnitOfWork) -> tuple[str, list[str], str | None]:
        space = uow.session.get_one(Workspace, uow.workspace_id)
        person = uow.session.get_one(Person, (uow.workspace_id, who))
        return space.wins_channel, space.values, person.praise_locked_by

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def test_an_admin_says_it_and_finds_it_again(cast: Cast) -> None:
    await opens(cast)
    told = {"values": "Says it early\n\nKeeps it simple", "locked": ["U0BEN"]}
    assert await cast.fills("Cleo", channel=WINS, **told) is None
    values = ["Says it early", "Keeps it simple"]
    assert await known(cast, "U0BEN") == (WINS, values, "U0CLEO")
    await opens(cast)
    assert "Keeps it simple" in str(cast.form("Cleo").blocks)
    assert await cast.fills("Cleo", locked=[]) is None
    assert await known(cast, "U0BEN") == (WINS, values, None)


async def test_a_channel_without_the_bot_says_what_to_do(cast: Cast) -> None:
    await opens(cast)
    errors = await cast.fills("Cleo", channel="C0GENERAL")
    assert "/invite @Goodwill" in (errors or {})["channel"]
    await cast.sandbox.invite("U0CLEO", "U0GOODWILL", "C0GENERAL")
    await cast.settled()
    cast.skims("Cleo")
    assert await cast.fills("Cleo", channel="C0GENERAL") is None
    assert (await known(cast, "U0CLEO"))[0] == "C0GENERAL"


async def test_a_private_channel_is_not_for_everybody(cast: Cast) -> None:
    await wins_are_told(cast)
    await opens(cast)
    errors = await cast.fills("Cleo", channel="C0TRIAGE")
    assert "public channel" in (errors or {})["channel"]
    assert (await known(cast, "U0CLEO"))[0] == WINS


async def test_only_admins_find_it(cast: Cast) -> None:
    assert LABEL not in labels_of(await cast.opens_home("Ana"))
    await forges(cast, "Ana", "praise_setting.open", "home")
    await cast.reads("Ana", "Only owners and admins of this Slack")
