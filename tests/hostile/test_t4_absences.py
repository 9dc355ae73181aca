"""The bot was away for a while: what was to be said meanwhile is said once."""

import pytest

from bot.settings import Settings
from tests.cast import Cast
from tests.core.steps import messages, until

NEED = "A printer for labels in the warehouse"
ABSENCES = [{"minutes": 1}, {"hours": 1}, {"days": 3}]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Questions wait some seconds: somebody may add to what they just said."""
    return settings.model_copy(update={"pause_seconds": 5.0})


async def waiting(cast: Cast) -> list[str]:
    rows = await messages(cast.bot.database)
    return [key for key, row in rows.items() if row.status.value == "pending"]


@pytest.mark.parametrize("away", ABSENCES, ids=str)
async def test_t4_what_came_due_meanwhile_is_said_once_and_in_its_thread(
    cast: Cast, away: dict[str, float]
) -> None:
    said = await cast.says("Ana", NEED)
    assert len(await waiting(cast)) == 1
    await cast.bot_is_away(**away)
    await cast.settled()
    asked = await cast.reads("Ana", "Why are we")
    assert asked.thread_ts == said.ts
    await cast.time_passes(minutes=1)
    assert await waiting(cast) == []


@pytest.mark.parametrize("away", ABSENCES[1:], ids=str)
async def test_t4_what_slack_did_not_take_before_is_said_once_after(
    cast: Cast, away: dict[str, float]
) -> None:
    await cast.says("Ana", NEED)
    cast.sandbox.faults.api("chat.postMessage", "status", status=503, times=2)
    cast.clock.advance(seconds=10)
    cast.bot.delivery.wake()
    await until(lambda: _is_put_off(cast))
    await cast.bot_is_away(**away)
    await until(lambda: _all_sent(cast))
    await cast.settled()
    await cast.reads("Ana", "Why are we")


async def _is_put_off(cast: Cast) -> bool:
    rows = (await messages(cast.bot.database)).values()
    return any(row.error for row in rows)


async def _all_sent(cast: Cast) -> bool:
    return not await waiting(cast)
