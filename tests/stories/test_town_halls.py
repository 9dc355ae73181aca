"""/goodwill wins: what went well in a month, to be told at a town hall."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.models import Part, Wanted, WinCause, WinStatus
from tests.cast import Cast, user, words_of
from tests.gains import win
from tests.stories.steps import wins_are_told
from tests.stories.test_roundups import happened
from tests.stories.test_wins import agreed, prefer, the_card
from tests.stories.test_wins import until as until_at

GENERAL = "C0GENERAL"
MARCH_17 = timedelta(days=15)


@pytest.fixture
def mode() -> str:
    return "http"


async def asks(cast: Cast, who: str, month: str = "") -> None:
    text = f"wins {month}".strip()
    await cast.sandbox.command(user(who), GENERAL, "/goodwill", text)
    await cast.settled()


async def tells(cast: Cast, number: int, cause: WinCause, **more: object) -> None:
    """A win that everybody has read since Monday."""
    told = {"changed": f"Shop {number} has its labels.", **more}
    await happened(cast, win, WinStatus.POSTED, number=number, cause=cause, **told)


async def test_a_month_without_any_says_how_they_come_about(cast: Cast) -> None:
    await asks(cast, "Ben")
    await cast.reads("Ben", "An admin can choose a channel for them in my Home")
    await wins_are_told(cast)
    await asks(cast, "Ben")
    said = await cast.reads("Ben", "No win has been told in March 2026")
    assert said.ephemeral_for == user("Ben")
    await asks(cast, "Ben", "february")
    await cast.reads("Ben", "No win was told in February 2026.")


async def test_of_five_the_best_three_come_with_a_page_to_paste(cast: Cast) -> None:
    await wins_are_told(cast)
    for who in ("Ana", "Ivo", "Mia"):
        await cast.opens_home(who)
    names = {"U0ANA": Part.ASKED, "U0IVO": Part.ROWED, "U0MIA": Part.BEYOND}
    numbers = {"before": "4 h", "after": "1 h"}
    await tells(cast, 1, WinCause.DELIVERED)
    await tells(cast, 2, WinCause.TARGET_MET, names=names, **numbers)
    await tells(cast, 3, WinCause.DELIVERED)
    await tells(cast, 4, WinCause.RATED_FIVE)
    await tells(cast, 5, WinCause.EARLY_WARNING)
    await asks(cast, "Ben")
    said = await cast.reads("Ben", "Wins of March 2026")
    assert said.channel == GENERAL
    assert said.ephemeral_for == user("Ben")
    shown = words_of(said)
    order = [shown.index(f"Shop {number}") for number in (2, 4, 5)]
    assert order == sorted(order)
    assert "Shop 1" not in shown
    assert "Shop 3" not in shown
    assert "It has met its aim. Before: 4 h. Now: 1 h." in shown
    assert "Read it there" in shown
    page = said.blocks[-1]["elements"][0]
    assert page["type"] == "rich_text_preformatted"
    assert page["elements"][0]["text"].splitlines()[:5] == [
        "Wins of March 2026",
        "",
        "- Shop 2 has its labels.",
        "  It has met its aim. Before: 4 h. Now: 1 h.",
        "  Ana asked for it. Ivo helped. Mia did more than anybody could expect.",
    ]


async def test_who_does_not_want_to_be_named_is_not(cast: Cast) -> None:
    """Not where they helped, and not where somebody wrote their name."""
    await wins_are_told(cast)
    for who in ("Ana", "Ivo", "Mia"):
        await cast.opens_home(who)
    names = {"U0ANA": Part.ASKED, "U0IVO": Part.ROWED, "U0MIA": Part.BEYOND}
    words = "Mia and Ivo have the labels print by themselves."
    await tells(cast, 1, WinCause.DELIVERED, names=names, changed=words)
    await prefer(cast, "Mia", Wanted.PRIVATE)
    await prefer(cast, "Ana", Wanted.NONE)
    await asks(cast, "Ben")
    shown = words_of(await cast.reads("Ben", "Wins of March 2026"))
    assert "Ivo helped." in shown
    assert "Mia" not in shown
    assert "Ana" not in shown


async def test_a_new_month_shows_the_one_before_as_long_as_it_has_none(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    await tells(cast, 1, WinCause.DELIVERED)
    april = datetime(2026, 4, 2, 9, tzinfo=UTC)
    cast.clock.advance(seconds=(april - cast.clock()).total_seconds())
    await asks(cast, "Cleo")
    await cast.reads("Cleo", "Wins of March 2026")
    await asks(cast, "Cleo", "march")
    await cast.reads("Cleo", "Wins of March 2026")
    await asks(cast, "Cleo", "April")
    await cast.reads("Cleo", "No win was told in April 2026.")
    await asks(cast, "Cleo", "ever after")
    await cast.reads("Cleo", "I don't know that month.")


async def test_what_its_owner_agreed_to_is_in_it_once_it_is_told(cast: Cast) -> None:
    await agreed(cast)
    await asks(cast, "Mia")
    await cast.reads("Mia", "No win has been told")
    cast.skims("Ana")
    cast.skims("Ivo")
    await until_at(cast, 4, 9)
    await the_card(cast)
    cast.skims("Ivo")
    await asks(cast, "Mia")
    said = await cast.reads("Mia", "Wins of March 2026")
    assert "The counter prints its own labels" in words_of(said)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
