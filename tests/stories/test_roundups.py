"""On Friday, the thanks and wins of the week are told in the channel for wins."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Service
from bot.models import WinStatus
from tests.cast import WINS, Cast, labels_of, words_of
from tests.gains import thank, win
from tests.stories.steps import STAYED, likes, thanks, wins_are_told


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int = 14, minute: int = 1) -> None:
    """March 2026 and on; the 6th is a Friday, and Berlin is an hour ahead."""
    moment = datetime(2026, 3, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def happened(
    cast: Cast, what: Service[..., None], *args: object, **more: object
) -> None:
    await cast.bot.database.transacting(cast.workspace.team_id)(what, *args, **more)


async def test_friday_tells_the_thanks_and_wins_of_the_week_once(cast: Cast) -> None:
    await wins_are_told(cast)
    await happened(cast, thank, team="IT")
    await happened(cast, thank, team="Finance", is_public=False, did="Kept a secret")
    await happened(cast, win, WinStatus.POSTED, changed="Lists are right by eight.")
    await until(cast, 6, 13, 59)
    assert cast.unread() == []
    await until(cast, 6)
    told = await cast.reads("Ben", "Thanks and wins of the week to 6 March 2026")
    assert told.channel == WINS
    assert "Cleo\n thanked IT: “Stayed late”" in words_of(told)
    assert "Lists are right by eight." in words_of(told)
    assert "Kept a secret" not in words_of(told)
    assert labels_of(told) == ["Give thanks"]
    for day in (7, 8, 9, 10, 13):
        await until(cast, day)


async def test_a_week_without_any_is_passed_over(cast: Cast) -> None:
    await wins_are_told(cast)
    await happened(cast, thank, team="IT", is_public=False)
    await happened(cast, win, WinStatus.PROPOSED)
    for day in (5, 6, 7, 9, 13):
        await until(cast, day)


async def test_before_a_day_off_it_comes_on_the_last_working_day(cast: Cast) -> None:
    """Good Friday is the 3rd of April."""
    await wins_are_told(cast)
    await until(cast, 30)
    await happened(cast, thank, team="IT", given_at=cast.clock())
    await until(cast, 33, 12, 59)
    assert cast.unread() == []
    await until(cast, 33, 13)
    await cast.reads("Ben", "Thanks and wins of the week to 2 April 2026")
    for day in (34, 37, 38):
        await until(cast, day)


async def test_after_a_restart_it_comes_late_and_once(cast: Cast) -> None:
    await wins_are_told(cast)
    await happened(cast, thank, team="IT")
    await until(cast, 6, 9)
    await cast.bot_is_away(days=1)
    await until(cast, 7, 9)
    await cast.reads("Ben", "Thanks and wins of the week to 6 March 2026")
    await cast.restarts()
    await until(cast, 7, 12)


async def test_thanks_given_that_week_are_in_it_once_their_reader_said_yes(
    cast: Cast,
) -> None:
    """Ben gets his in private, and is not named."""
    await wins_are_told(cast)
    for who in ("Ivo", "Ben"):
        await thanks(cast, "Cleo", who)
    await likes(cast, "Ivo", "Yes, others may")
    asked = await cast.reads("Ben", "May others read yours")
    cast.skims("Ben")
    await until(cast, 6)
    told = await cast.reads("Mia", "Thanks and wins of the week")
    assert f"Cleo\n thanked Ivo: “{STAYED}”" in words_of(told)
    assert words_of(told).count("thanked") == 1
    assert "Read it there" in words_of(told)
    assert "<@" not in str(told.blocks)  # nobody is called a second time
    cast.skims("Cleo")
    cast.skims("Ivo")
    await until(cast, 6, 15)
    await cast.clicks("Ben", "Yes, others may", on=asked)
    cast.skims("Ben")
    cast.skims("Ivo")
    await until(cast, 13)
    told = await cast.reads("Mia", "Thanks and wins of the week to 13 March 2026")
    assert f"Cleo\n thanked Ben: “{STAYED}”" in words_of(told)
    cast.skims("Cleo")
