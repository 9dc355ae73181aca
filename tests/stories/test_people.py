"""Where somebody works is asked once, when it matters, and is theirs to change."""

import pytest

from bot.models import Workspace
from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of


@pytest.fixture
async def units(cast: Cast) -> None:
    """An admin has named business units."""

    def name(workspace: Workspace) -> None:
        workspace.units = ["Sales", "Lager & Versand"]

    await cast.bot.database.write(
        lambda session: name(session.get_one(Workspace, "T0SANDBOX"))
    )


async def sends(cast: Cast, who: str, need: str) -> Message:
    """A request, every question skipped, up to IT's card."""
    await cast.says(who, need)
    for question in ("Why are we", "What happens if", "Who is affected"):
        asked = await cast.reads(who, question)
        await cast.clicks(who, "Skip", on=asked)
    brief = await cast.reads(who, "Did I get this right?")
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await cast.reads(who, "is with IT")
    return await cast.reads("Mia", need)


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
    await sends(cast, "Ana", "A faster till")
    assert "(Lager & Versand)" in words_of(await cast.opens_home("Ivo"))


async def test_who_does_not_answer_is_not_asked_again(cast: Cast, units: None) -> None:
    await sends(cast, "Ana", "A label printer")
    await cast.reads("Ana", "where do you work?")
    await cast.time_passes(days=60)
    await sends(cast, "Ana", "A faster till")


async def test_nobody_is_asked_where_no_units_are_named(cast: Cast) -> None:
    await sends(cast, "Ana", "A label printer")
    await cast.time_passes(days=1)


async def test_members_of_it_are_never_asked(cast: Cast, units: None) -> None:
    await sends(cast, "Ivo", "A spare monitor")
    assert "You work in IT." in "".join(
        words_of(await cast.opens_home("Ivo")).splitlines()
    )


async def test_everybody_changes_it_in_their_home(cast: Cast, units: None) -> None:
    await cast.says("Ana", "A label printer")
    await cast.reads("Ana", "Why are we")
    home = await cast.opens_home("Ana")
    assert "You have not said yet where you work." in words_of(home)
    await cast.clicks_in_home("Ana", "Change where I work")
    assert await cast.fills("Ana", place="unit:Sales") is None
    assert "Sales" in words_of(cast.home("Ana"))
    await cast.clicks_in_home("Ana", "Change where I work")
    assert await cast.fills("Ana", place="it") is None
    assert "IT" in words_of(cast.home("Ana")).splitlines()
    assert "Decide" not in labels_of(cast.home("Ana"))
