"""N7: lines that are called in, cut, fall silent or are two; nothing said is lost."""

import aiohttp
import pytest

from bot.app import Bot
from bot.models import Request
from tests.cast import Cast
from tests.core.steps import arrivals, rows, until
from tests.hostile.conftest import Lines

SAID = 3


@pytest.fixture
def mode() -> str:
    return "socket"


async def needs_of(cast: Cast) -> list[str]:
    return [row.need for row in await rows(cast.bot.database, Request)]


async def say_at_once(cast: Cast) -> list[str]:
    """Everybody has a wish in the same moment."""
    wishes = []
    for number in range(SAID):
        for who in ("Ana", "Ben", "Cleo"):
            wishes.append(f"A label printer for room {number}{who}")
            await cast.sandbox.say(f"U0{who.upper()}", cast.dm(who), wishes[-1])
    return wishes


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "drop"])
async def test_n7_a_line_that_is_called_in_or_cut_loses_nothing(
    reason: str, cast: Cast
) -> None:
    cast.sandbox.faults.disconnect(reason)
    wishes = await say_at_once(cast)

    async def all_heard() -> bool:
        await cast.settled()
        return sorted(await needs_of(cast)) == sorted(wishes)

    await until(all_heard)


async def test_n7_a_line_that_falls_silent_is_given_up_and_nothing_is_lost(
    cast: Cast,
) -> None:
    cast.sandbox.delivery.answer_within = 1.0
    cast.sandbox.retry_waits = (1.0,) * 30
    cast.sandbox.faults.disconnect("silence")
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), "A label printer")
    await cast.settled()
    assert await needs_of(cast) == ["A label printer"]
    assert (await cast.bot.ready())["slack"]


async def test_n7_the_same_down_two_lines_is_heard_once(cast: Cast) -> None:
    second = Bot(cast.bot.settings, clock=cast.clock, limits=False)
    await second.start()
    cast.sandbox.faults.inbound(copies=3, new_ids=True)
    wishes = await say_at_once(cast)

    async def all_worked() -> bool:
        """What waits for a row in the other's hands is taken by a tick."""
        await cast.settled()
        await second.idle()
        return all(row.done_at for row in await arrivals(cast.bot.database))

    await until(all_worked)
    assert sorted(await needs_of(cast)) == sorted(wishes)
    await second.stop()


async def test_n7_one_line_too_many_comes_in_when_there_is_room(cast: Cast) -> None:
    async with aiohttp.ClientSession() as session:
        others = [await dial(cast, session) for _ in range(10)]
        cast.sandbox.faults.disconnect("drop")
        for other in others:
            await other.close()
    await cast.says("Ana", "A label printer")
    await until(lambda: heard(cast))


async def dial(
    cast: Cast, session: aiohttp.ClientSession
) -> aiohttp.ClientWebSocketResponse:
    """Another program with our token."""
    headers = {"Authorization": f"Bearer {cast.sandbox.app_token}"}
    url = f"{cast.sandbox.api_url}apps.connections.open"
    async with session.post(url, headers=headers) as answer:
        opened = await answer.json()
    return await session.ws_connect(opened["url"])


async def heard(cast: Cast) -> bool:
    await cast.settled()
    return await needs_of(cast) == ["A label printer"]


async def test_n7_socket_mode_switched_off_is_said_aloud_and_the_bot_is_not_ready(
    cast: Cast, written: Lines
) -> None:
    cast.sandbox.faults.disconnect("link_disabled")

    async def is_unready() -> bool:
        return not (await cast.bot.ready())["slack"]

    await until(is_unready)
    url = f"http://127.0.0.1:{cast.bot.port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == 503
    (line,) = [each for each in written() if each["event"] == "socket.disabled"]
    assert line["level"] == "error"
    assert "Switch Socket Mode on" in line["what_to_do"]
