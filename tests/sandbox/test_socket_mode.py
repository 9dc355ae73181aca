"""Socket Mode: envelopes down a line, answers back up, and lines that break."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SOON, Bot, Json, hear_everything


class Line:
    """A Socket Mode client of our own, which answers only when told to."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def reads(self) -> Json:
        async with asyncio.timeout(SOON):
            read: Json = await self.socket.receive_json()
            return read

    async def answers(self, envelope: Json, payload: Json | None = None) -> None:
        said = {"envelope_id": envelope["envelope_id"]}
        await self.socket.send_json(said | ({"payload": payload} if payload else {}))


@pytest.fixture
async def dial(sandbox: Sandbox) -> AsyncIterator[Callable[[], Awaitable[Line]]]:
    async with aiohttp.ClientSession() as session:

        async def connect() -> Line:
            headers = {"Authorization": f"Bearer {sandbox.app_token}"}
            url = f"{sandbox.api_url}apps.connections.open"
            async with session.post(url, headers=headers) as answer:
                opened = await answer.json()
            line = Line(await session.ws_connect(opened["url"]))
            assert (await line.reads())["type"] == "hello"
            return line

        yield connect


Dial = Callable[[], Awaitable[Line]]


async def test_an_envelope_without_an_answer_comes_again(
    sandbox: Sandbox, dial: Dial
) -> None:
    line = await dial()
    sandbox.delivery.answer_within = 0.1
    saying = asyncio.create_task(sandbox.say("U1", "C1", "Hello."))
    first, second = await line.reads(), await line.reads()
    assert (first["type"], first["accepts_response_payload"]) == ("events_api", False)
    assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
    assert second["retry_reason"] == "timeout"
    assert first["payload"] == second["payload"]
    assert first["envelope_id"] != second["envelope_id"]
    await line.answers(second)
    assert (await saying).text == "Hello."


async def test_an_envelope_on_a_broken_line_goes_down_another(
    sandbox: Sandbox, dial: Dial
) -> None:
    lines = [await dial(), await dial()]
    saying = asyncio.create_task(sandbox.say("U1", "C1", "Hello."))
    reading = {asyncio.create_task(line.reads()): line for line in lines}
    (read,), _ = await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
    await reading.pop(read).socket.close()
    (other_read, other) = reading.popitem()
    envelope = await other_read
    assert envelope["payload"] == read.result()["payload"]
    assert envelope["retry_attempt"] == 0
    await other.answers(envelope)
    await saying


async def test_several_lines_share_what_happens(sandbox: Sandbox, dial: Dial) -> None:
    lines = [await dial() for _ in range(3)]

    async def work(line: Line) -> int:
        envelope = await line.reads()
        await line.answers(envelope)
        return 1

    working = [asyncio.create_task(work(line)) for line in lines]
    for number in range(3):
        await sandbox.say("U1", "C1", f"Message {number}.")
    assert await asyncio.gather(*working) == [1, 1, 1]


async def test_an_event_waits_until_a_bot_connects(
    sandbox: Sandbox, dial: Dial
) -> None:
    await sandbox.say("U1", "C1", "Is anybody there?")
    await sandbox.settled()
    line = await dial()
    envelope = await line.reads()
    assert envelope["payload"]["event"]["text"] == "Is anybody there?"
    await line.answers(envelope)
    await sandbox.settled()


async def test_a_click_does_not_wait_for_a_bot_to_connect(sandbox: Sandbox) -> None:
    sandbox.delivery.answer_within = 0.05
    await sandbox.shortcut("U1", "start")
    assert len(sandbox.workspace.notices("U1")) == 1


async def test_a_form_is_answered_in_the_acknowledgement(
    sandbox: Sandbox, dial: Dial
) -> None:
    line = await dial()
    commanding = asyncio.create_task(sandbox.command("U1", "C1", "/goodwill"))
    envelope = await line.reads()
    assert (envelope["type"], envelope["accepts_response_payload"]) == (
        "slash_commands",
        True,
    )
    await line.answers(envelope, {"text": "Yes?"})
    await commanding
    assert sandbox.workspace.ephemerals("U1")[0].text == "Yes?"


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_slack_asks_a_line_to_go_and_uses_it_no_more(
    sandbox: Sandbox, dial: Dial, reason: str
) -> None:
    old = await dial()
    sandbox.faults.disconnect(reason)
    word = await old.reads()
    assert (word["type"], word["reason"]) == ("disconnect", reason)
    new = await dial()
    saying = asyncio.create_task(sandbox.say("U1", "C1", "Hello."))
    await new.answers(await new.reads())
    await saying


@pytest.mark.parametrize("reason", ["refresh_requested", "drop"])
async def test_a_stock_bot_comes_back_and_misses_nothing(
    sandbox: Sandbox, bot: Bot, over_socket: AsyncSocketModeHandler, reason: str
) -> None:
    del over_socket
    hear_everything(bot)
    await sandbox.say("U1", "C1", "Before.")
    sandbox.faults.disconnect(reason)
    await sandbox.say("U1", "C1", "After.")
    await bot.hears(lambda heard: len(heard) > 1)
    texts = [event["text"] for event in bot.events("message")]
    assert texts == ["Before.", "After."]


async def test_a_ticket_for_a_line_is_good_once(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await session.ws_connect(f"{sandbox.url}/link?ticket=made-up")
    assert caught.value.status == 403


async def test_an_eleventh_line_is_one_too_many(
    sandbox: Sandbox,
    dial: Dial,
    client: Any,  # noqa: ANN401
) -> None:
    del client
    lines = [await dial() for _ in range(10)]
    eleventh = await dial()
    word = await eleventh.reads()
    assert (word["type"], word["reason"]) == ("disconnect", "too_many_websockets")
    assert len(lines) == 10
    assert sandbox.delivery.transport is not None
