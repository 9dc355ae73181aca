"""S12: Slack takes its time with every call. What it sends us is answered at once."""

import asyncio

import pytest

from tests.cast import Cast
from tests.core.steps import put, until
from tests.hostile.answers import all_settles, posts_of
from tests.hostile.oracle import Watch

LATE = 3.0  # seconds: a tenth of half a minute
AT_ONCE = 1.5  # seconds; Slack waits three
A_TENTH = {  # of thirty seconds, and of all that we wait
    "bot.slack_client.LONGEST_CALL": 0.75,
    "bot.slack_answers.STILL_AT_IT": 3.0,
    "bot.delivery.FIRST_WAIT": 0.1,
}


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture(params=[{2.9: 4, 3.1: 4}, {LATE: 8}], ids=["3 s", "30 s"])
def delays(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> dict[float, int]:
    """How long so many calls take."""
    known: dict[float, int] = request.param
    for name, seconds in A_TENTH.items():
        if len(known) == 1:
            monkeypatch.setattr(name, seconds)
    return known


@pytest.mark.parametrize("delays", [{LATE: 1}], indirect=True, ids=["30 s"])
async def test_s12_what_slack_takes_long_after_we_gave_up_is_not_said_again(
    delays: dict[float, int], cast: Cast
) -> None:
    del delays
    cast.sandbox.faults.api("chat.postMessage", "delay", seconds=LATE)
    late = asyncio.create_task(asyncio.sleep(LATE + 0.3))
    await put(cast.bot.database, "card", "once")
    await all_settles(cast)
    await late
    assert posts_of(cast) == ["card"]


async def test_s12_however_slow_slack_is_it_hears_from_us_at_once(
    delays: dict[float, int], cast: Cast, watch: Watch
) -> None:
    """And what was to be said stands there once, also if Slack takes it very late."""
    for seconds, times in delays.items():
        cast.sandbox.faults.api("*", "delay", seconds=seconds, times=times)
    cast.clock.advance(days=2)
    cast.bot._directory.forget("U0BEN")
    await put(cast.bot.database, "card", "once")
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), "We need a label printer")
    await cast.sandbox.command("U0BEN", cast.dm("Ben"), "/ask-it", "A scanner")
    await cast.sandbox.open_home("U0CLEO")
    await until(lambda: not cast.sandbox.faults.is_planned())
    await cast.settled()
    await all_settles(cast)
    assert watch.slowest < AT_ONCE
    assert len(posts_of(cast)) == len(set(posts_of(cast)))
