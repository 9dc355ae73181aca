"""Good news is passed on: by who stood behind it, and by who moved it along."""

import pytest

from bot.db import UnitOfWork
from bot.models import Request
from tests.cast import Cast, labels_of, user, words_of
from tests.stories.forging import press
from tests.stories.steps import says_yes, sends, wins_are_told
from tests.stories.test_wins import CHANGED, done, until


@pytest.fixture
def mode() -> str:
    return "http"


async def told(cast: Cast, budget: str = "", *, champion: str = "") -> None:
    """What Ivo did for Ana went well, and everybody reads so on Wednesday."""
    await wins_are_told(cast)
    card = await says_yes(cast, await sends(cast, "Ana", "A label printer"))
    if champion:
        menu = {"type": "users_select", "selected_user": user(champion)}
        await press(cast, "U0ANA", "champion.name", **menu, block_id="who_1")
        asked = await cast.reads(champion, "#1")
        await cast.clicks(champion, "I'll do it", on=asked)

    def stand_behind(uow: UnitOfWork) -> None:
        request = uow.session.get_one(Request, 1)
        request.answers = {**request.answers, "budget": budget}

    await cast.bot.database.transacting(cast.workspace.team_id)(stand_behind)
    await cast.clicks("Ivo", "Start", on=card)
    await cast.clicks("Ivo", "Delivered", on=card)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    await cast.clicks("Ana", "Yes, close it", on=asked)
    await done(cast)
    await until(cast, 3)
    asked = await cast.reads("Ivo", "Would you like everybody to hear of it?")
    await cast.clicks("Ivo", "Tell it", on=asked)
    assert await cast.fills("Ivo", changed=CHANGED) is None
    await done(cast)
    await until(cast, 4, 9)
    await cast.reads("Ivo", "Good news:")
    cast.skims("Ivo")


async def test_who_stood_behind_it_thanks_the_team_with_one_button(cast: Cast) -> None:
    await told(cast, "About 3,000; Cleo has agreed.")
    await until(cast, 4, 9, 30)
    line = await cast.reads("Cleo", "you stood behind it")
    assert f"{CHANGED} Thank you, Ivo and Ana." in words_of(line)
    assert labels_of(line) == ["Thank the team"]
    await cast.clicks("Cleo", "Thank the team", on=line)
    form = str(cast.form("Cleo").blocks)
    assert "U0IVO" in form
    assert "U0ANA" in form
    assert CHANGED in form  # in their words, from what everybody has read
    for day in (5, 9, 10, 11, 12, 13, 16):
        await until(cast, day)
    stays = cast.workspace.message(line.channel, line.ts)
    assert CHANGED in words_of(stays)
    cast.skims("Ana")


async def test_who_moved_it_along_has_a_line_for_their_unit(cast: Cast) -> None:
    await told(cast, "Not yet", champion="Ben")
    await cast.reads("Ben", "with your name")
    await until(cast, 4, 10)
    line = await cast.reads("Ben", "A line for your unit:")
    assert CHANGED in words_of(line)
    assert labels_of(line) == []


async def test_a_name_that_nobody_here_has_is_for_who_knows_them(cast: Cast) -> None:
    await told(cast, "Karin Holm has agreed.")
    await until(cast, 4, 9, 30)
    line = await cast.reads("Ana", "A line for whoever stood behind it")
    assert "Thank you, Ivo." in words_of(line)


async def test_where_nobody_stood_behind_it_nobody_gets_a_line(cast: Cast) -> None:
    await told(cast, "Not yet")
    for day in (5, 9, 10):
        await until(cast, day)
    assert [each.text for each in cast.unread() if "pass on" in each.text] == []
    cast.skims("Ana")
