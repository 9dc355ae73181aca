"""Thanks can be taken back for ten minutes, and their words changed after that."""

import pytest

from tests.cast import WINS, Cast, words_of
from tests.stories.steps import LEFT, STAYED, forges, likes, thanks, wins_are_told

BLAMES = "Fixed what Eve broke. Eve broke the export."


@pytest.fixture
def mode() -> str:
    return "http"


async def in_public(cast: Cast) -> None:
    """Ivo has said that others may read his thanks."""
    await wins_are_told(cast)
    await thanks(cast, "Cleo", "Ivo", where="alone")
    await likes(cast, "Ivo", "Yes, others may")
    cast.skims("Cleo")


async def test_taken_back_in_time_nobody_reads_it_any_more(cast: Cast) -> None:
    await in_public(cast)
    await thanks(cast, "Ana", "Ivo")
    receipt = await cast.reads("Ana", "on their way")
    await cast.reads("Mia", "Ana thanks Ivo.")
    await cast.reads("Ivo", "Ana thanks you.")
    await cast.clicks("Ana", "Take it back", on=receipt)
    await cast.reads("Ana", "You took your thanks back.")
    await cast.reads("Mia", "Thanks stood here, and no longer do.")
    await cast.reads("Ivo", "whoever wrote it took it back")
    assert all(STAYED not in words_of(each) for each in cast.workspace.messages(WINS))
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", "Thanks to you")
    assert "Ana" not in words_of(cast.form("Ivo"))
    await forges(cast, "Ana", "praise.take_back", "2")
    await cast.reads("Ana", "You took it back already.")


async def test_after_ten_minutes_it_stays(cast: Cast) -> None:
    await thanks(cast, "Ana", "Ivo")
    receipt = await cast.reads("Ana", "on their way")
    await cast.reads("Ivo", "Ana thanks you.")
    cast.clock.advance(minutes=11)
    await cast.clicks("Ana", "Take it back", on=receipt)
    await cast.reads("Ana", "The ten minutes are over")


async def test_what_was_taken_back_asks_nothing_and_the_next_thanks_do(
    cast: Cast,
) -> None:
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Ivo", "May others read yours")
    await cast.clicks("Ana", "Take it back", on=await cast.reads("Ana", "on their way"))
    await cast.reads("Ana", "You took your thanks back.")
    await cast.reads("Ivo", "whoever wrote it took it back")
    await thanks(cast, "Ben", "Ivo")
    await cast.reads("Ivo", "May others read yours")
    await cast.reads("Ben", "on their way")


async def test_new_words_stand_where_the_old_ones_did(cast: Cast) -> None:
    await in_public(cast)
    await thanks(cast, "Ana", "Ivo")
    receipt = await cast.reads("Ana", "on their way")
    post = await cast.reads("Mia", "Ana thanks Ivo.")
    told = await cast.reads("Ivo", "Ana thanks you.")
    cast.clock.advance(days=2)
    await cast.clicks("Ana", "Change the words", on=receipt)
    assert STAYED in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", did="Found the cable") is None
    assert (await cast.reads("Mia", "Found the cable")).ts == post.ts
    (now,) = [each for each in cast.unread("Ivo") if each.channel == told.channel]
    assert now.ts == told.ts
    assert LEFT in words_of(now)
    cast.skims("Ivo")


async def test_blame_in_thanks_is_seen_by_the_writer_alone_who_decides(
    cast: Cast,
) -> None:
    await in_public(cast)
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "Give thanks")
    filled = {"people": ["U0IVO"], "did": BLAMES, "changed": LEFT}
    assert await cast.fills("Ana", **filled) is None
    shown = words_of(cast.form("Ana")).replace("\n", "")
    assert "may sound like blame. It could say:" in shown
    assert cast.unread() == []
    assert await cast.fills("Ana", words="gentler") is None
    assert "Eve" not in words_of(await cast.reads("Mia", "Ana thanks Ivo."))
    receipt = await cast.reads("Ana", "on their way")
    cast.skims("Ivo")
    await cast.clicks("Ana", "Change the words", on=receipt)
    assert await cast.fills("Ana", did=BLAMES) is None
    assert "may sound like blame" in words_of(cast.form("Ana"))
    assert await cast.fills("Ana", words="mine") is None
    await cast.reads("Mia", BLAMES)
    cast.skims("Ivo")
