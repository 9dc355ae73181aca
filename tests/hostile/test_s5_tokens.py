"""S5: Slack no longer takes our token. All waits, and one call in a while tries."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.cast import Cast
from tests.core.steps import arrivals, put, until
from tests.hostile.answers import posts_of, settles, times_of
from tests.hostile.conftest import Lines

pytestmark = pytest.mark.usefixtures("quick")
TRY_AGAIN = 0.8  # seconds, instead of five minutes
ERRORS = ["invalid_auth", "token_revoked", "token_expired", "account_inactive"]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("gate", "slack_answers"):
        monkeypatch.setattr(f"bot.{module}.REVOKED_WAIT", TRY_AGAIN)
    monkeypatch.setattr("bot.gate.LOOK_AGAIN", 0.1)


async def ready(cast: Cast) -> tuple[int, dict[str, Any]]:
    url = f"http://127.0.0.1:{cast.bot.port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.json()


async def test_s5_each_way_to_lose_a_token_stops_us_once_and_loses_nothing(
    cast: Cast, written: Lines
) -> None:
    for error in ERRORS:
        cast.sandbox.faults.api("chat.postMessage", "error", error=error)
        await put(cast.bot.database, error, "once")
        await settles(cast, error)
    stops = [each for each in written() if each["event"] == "workspace.stopped"]
    assert [each["why"] for each in stops] == ERRORS
    assert all("Install the app again" in each["what_to_do"] for each in stops)
    assert posts_of(cast) == ERRORS


async def test_s5_all_waits_one_call_tries_and_then_all_is_said_once(
    cast: Cast, written: Lines
) -> None:
    """Whatever is called, by whomever: posts, Homes, forms, lookups."""
    keys = [f"wait:{number}" for number in range(12)]
    cast.sandbox.faults.invalid_auth = True
    when = times_of(cast, "*")
    await put(cast.bot.database, keys[0], "waits")
    await until(lambda: len(when) > 0)
    await cast.bot.idle()
    under_way = len(when)  # whoever reads the members may have called as well
    for key in keys[1:]:
        await put(cast.bot.database, key, "waits")
    await cast.says("Ana", "We need a label printer")
    await cast.sandbox.open_home("U0BEN")
    await cast.types("Cleo", "/ask-it")
    assert (await ready(cast))[0] == 200  # it still hears
    assert not (await ready(cast))[1]["token"]
    assert len(await arrivals(cast.bot.database)) == 3
    await asyncio.sleep(2 * TRY_AGAIN)
    assert len(when) <= under_way + (when[-1] - when[0]) / TRY_AGAIN + 0.1
    cast.sandbox.faults.invalid_auth = False
    await settles(cast, *keys)
    assert (await ready(cast))[1]["token"]
    assert sorted(key for key in posts_of(cast) if key in keys) == sorted(keys)
    said = [each["event"] for each in written() if "workspace." in each["event"]]
    assert said == ["workspace.stopped", "workspace.goes_on"]


async def test_s5_after_a_restart_with_a_good_token_all_is_said_once(
    cast: Cast,
) -> None:
    cast.sandbox.faults.invalid_auth = True
    await put(cast.bot.database, "card", "waits")
    await cast.bot.idle()
    await cast.says("Ana", "We need a label printer")
    cast.sandbox.faults.invalid_auth = False
    await cast.restarts()

    async def ticks() -> bool:
        cast.bot.delivery.wake()
        return "card" in posts_of(cast)

    await until(ticks)
    await until(lambda: len(posts_of(cast)) > 1)
    assert len(posts_of(cast)) == len(set(posts_of(cast)))
