"""Where somebody works is asked once, when it matters, and is theirs to change."""

import pytest

from bot.db import UnitOfWork
from bot.models import Workspace
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import sends


@pytest.fixture
async def units(cast: Cast) -> None:
    """An admin has named business units."""

    def name(uow: UnitOfWork) -> None:
        workspace = uow.session.get_one(Workspace, uow.workspace_id)
        workspace.units = ["Sales", "Lager & Versand"]

    await cast.bot.database.transacting("T0SANDBOX")(name)


async def test_the_first_brief_is_followed_by_one_question_and_no_later_one_is(
    cast: Cast, units: None
) -> None:
    await sends(cast, "Ana", "A label printer")
    asked = await cast.reads("Ana", "where do you work?")
    assert "IT sees it beside your requests" in words_of(asked)
    await cast.selects("Ana", "person.choose", "unit:Lager & Versand", on=asked)
    noted = await cast.reads("Ana", "Noted: you work in ")
    assert "Lager & Versand" in words_of(noted).splitlines()
    assert noted.ts == asked.ts
    await cast.reads("Ivo", "(Lager & Versand)")  # on the card
    await sends(cast, "Ana", "A faster till")
    assert "(Lager & Versand)" in words_of(await cast.opens_home("Ivo"))


async def test_a_yes_asks_their_unit_for_whoever_moves_it_along(
    cast: Cast, units: None
) -> None:
    card = await sends(cast, "Ana", "A label printer")
    asked = await cast.reads("Ana", "where do you work?")
    await cast.selects("Ana", "person.choose", "unit:Lager & Versand", on=asked)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ivo", "Decide", on=card)
    filled = {"outcome": "go_ahead", "finding": "Yes.", "goal": "Labels"}
    assert await cast.fills("Ivo", **filled) is None
    await cast.reads("Ana", "Who in Lager & Versand will move request #1 along?")
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_who_does_not_answer_is_not_asked_again(cast: Cast, units: None) -> None:
    await sends(cast, "Ana", "A label printer")
    await cast.reads("Ana", "where do you work?")
    await cast.time_passes(days=60)
    await sends(cast, "Ana", "A faster till")


async def test_nobody_is_asked_where_no_units_are_named(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    await cast.time_passes(days=1)


async def test_members_of_it_are_never_asked(cast: Cast, units: None) -> None:
    await sends(cast, "Ivo", "A spare monitor", to="Mia")
    assert "You work in IT." in "".join(
        words_of(await cast.opens_home("Ivo")).splitlines()
    )


async def test_everybody_changes_it_in_their_home(cast: Cast, units: None) -> None:
    await cast.says("Ana", "A label printer")
    await cast.reads("Ana", "Why are we")
    home = await cast.opens_home("Ana")
    assert "You have not said yet where you work." in words_of(home)
    await cast.clicks_in_home("Ana", "Say where I work")
    assert await cast.fills("Ana", place="unit:Sales") is None
    assert "Sales" in words_of(cast.home("Ana"))
    await cast.clicks_in_home("Ana", "Change where I work")
    assert await cast.fills("Ana", place="it") is None
    assert "IT" in words_of(cast.home("Ana")).splitlines()
    assert "Decide" not in labels_of(cast.home("Ana"))
