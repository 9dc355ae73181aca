"""How somebody likes to be thanked is asked once, kept, and told to nobody."""

import pytest

from bot.sandbox import Message
from tests.cast import WINS, Cast, labels_of, words_of
from tests.stories.steps import STAYED, likes, thanks, wins_are_told


@pytest.fixture
def mode() -> str:
    return "http"


def posts(cast: Cast) -> list[Message]:
    return cast.workspace.messages(WINS)


async def asked(cast: Cast, who: str, answer: str) -> None:
    """Cleo thanks them for the first time, and they say how they like it."""
    await thanks(cast, "Cleo", who, where="alone")
    await likes(cast, who, answer)
    cast.skims("Cleo")


async def test_who_likes_it_private_is_in_no_post_and_nobody_hears_why(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    await asked(cast, "Ivo", "Only I read them")
    await asked(cast, "Ben", "Yes, others may")
    did = "Ben and Ivo Brandt stayed; Ivo's idea."
    await thanks(cast, "Ana", "Ivo", "Ben", did=did, changed="@ivo knows")
    post = words_of(await cast.reads("Mia", "Ana thanks Ben."))
    assert "Ben and a colleague stayed; a colleague's idea." in post
    assert "a colleague knows" in post
    told = await cast.reads("Ivo", "Ana thanks you.")
    assert did in words_of(told)
    assert "I name you in no channel for this." in words_of(told)
    await cast.reads("Ben", "Everybody can read this in")
    receipt = words_of(await cast.reads("Ana", "on their way"))
    assert "to each as they like it best" in receipt
    assert "private" not in receipt


async def test_if_nobody_remains_for_the_channel_nothing_stands_there(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    await asked(cast, "Ivo", "Only I read them")
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Ivo", "Ana thanks you.")
    await cast.reads("Ana", "on their way")
    assert posts(cast) == []


async def test_who_wants_none_hears_nothing_and_finds_it_in_their_home(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    await asked(cast, "Ivo", "Bring me none")
    await thanks(cast, "Ana", "Ivo")
    receipt = words_of(await cast.reads("Ana", "on their way"))
    assert "to each as they like it best" in receipt
    assert cast.unread() == []
    assert posts(cast) == []
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", "Thanks to you")
    assert STAYED in words_of(cast.form("Ivo"))


async def test_it_is_asked_once_and_a_yes_brings_out_what_waited(cast: Cast) -> None:
    await wins_are_told(cast)
    await thanks(cast, "Ana", "Ivo", did="Found the cable")
    first = await cast.reads("Ivo", "May others read yours")
    await thanks(cast, "Ben", "Ivo", did="Mended the scanner")
    second = await cast.reads("Ivo", "Mended the scanner")
    assert labels_of(second) == []
    for who in ("Ana", "Ben"):
        await cast.reads(who, "on their way")
    await cast.clicks("Ivo", "Yes, others may", on=first)
    for words in ("Found the cable", "Mended the scanner"):
        assert words in "".join(words_of(each) for each in posts(cast))
    assert len(posts(cast)) == 2
    cast.skims("Ivo")


async def test_it_can_be_changed_in_home(cast: Cast) -> None:
    await wins_are_told(cast)
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", "Thanks to you")
    assert "Nobody has thanked you" in words_of(cast.form("Ivo"))
    assert await cast.fills("Ivo", likes="public") is None
    await thanks(cast, "Ana", "Ivo")
    await cast.reads("Mia", "Ana thanks Ivo.")
    told = await cast.reads("Ivo", "Ana thanks you.")
    assert labels_of(told) == []  # he has said it already
    await cast.reads("Ana", "on their way")
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", "Thanks to you")
    assert await cast.fills("Ivo", likes="private") is None
    await thanks(cast, "Ben", "Ivo")
    await cast.reads("Ivo", "Ben thanks you.")
    await cast.reads("Ben", "on their way")
    assert len(posts(cast)) == 1
    assert "Others may read them" not in str(cast.home("Ben").blocks)


async def test_a_double_click_changes_nothing_more(cast: Cast) -> None:
    await wins_are_told(cast)
    await thanks(cast, "Ana", "Ivo")
    cast.skims("Ana")
    told = await cast.reads("Ivo", "May others read yours")
    press = told.channel, told.ts, "praise.like_public"
    for _ in range(2):
        await cast.sandbox.click("U0IVO", *press, value="1")
    await cast.settled()
    assert len(posts(cast)) == 1
    cast.skims("Ivo")
