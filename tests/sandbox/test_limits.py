"""How often a bot may call, and what happens beyond that."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace
from tests.sandbox.conftest import Clock, people


@pytest.fixture
async def strict(clock: Clock) -> AsyncIterator[AsyncWebClient]:
    workspace = Workspace(clock=clock)
    people(workspace)
    for number in range(400):
        workspace.add_channel(f"C{number}0", f"room-{number}", bot=True)
    sandbox = Sandbox(workspace, limits=True)
    await sandbox.start()
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            token=sandbox.bot_token,
            base_url=sandbox.api_url,
            retry_handlers=[],
            session=session,
        )
    await sandbox.stop()


async def wait_asked(call: object) -> int:
    with pytest.raises(SlackApiError) as caught:
        await call  # type: ignore[misc]
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    return int(caught.value.response.headers["Retry-After"])


async def test_a_channel_takes_a_message_a_second_after_a_short_burst(
    strict: AsyncWebClient, clock: Clock
) -> None:
    for _ in range(5):
        await strict.chat_postMessage(channel="C1", text="x")
    assert await wait_asked(strict.chat_postMessage(channel="C1", text="x")) == 1
    await strict.chat_postMessage(channel="C10", text="x")
    clock.now += 1
    await strict.chat_postMessage(channel="C1", text="x")
    assert await wait_asked(strict.chat_postMessage(channel="C1", text="x")) == 1


async def test_a_workspace_takes_three_hundred_messages_a_minute(
    strict: AsyncWebClient,
) -> None:
    for number in range(300):
        await strict.chat_postMessage(channel=f"C{number}0", text="x")
    assert await wait_asked(strict.chat_postMessage(channel="C3010", text="x")) == 1


async def test_a_method_takes_as_many_calls_as_its_tier(
    strict: AsyncWebClient, clock: Clock
) -> None:
    for _ in range(20):
        await strict.users_list()
    assert await wait_asked(strict.users_list()) == 3
    await strict.users_info(user="U1")
    clock.now += 3
    await strict.users_list()


async def test_a_person_s_id_and_their_conversation_are_one_place(
    strict: AsyncWebClient,
) -> None:
    for _ in range(3):
        await strict.chat_postMessage(channel="U1", text="x")
    await strict.chat_postMessage(channel="D1", text="x")
    await strict.chat_postMessage(channel="D1", text="x")
    assert await wait_asked(strict.chat_postMessage(channel="D1", text="x")) == 1
    await strict.chat_postMessage(channel="U2", text="x")


async def test_edits_have_a_tier_of_their_own(strict: AsyncWebClient) -> None:
    said = await strict.chat_postMessage(channel="C1", text="x")
    for number in range(50):
        await strict.chat_update(channel="C1", ts=str(said["ts"]), text=f"{number}")
    one_more = strict.chat_update(channel="C1", ts=str(said["ts"]), text="x")
    assert await wait_asked(one_more) == 2
    await strict.chat_postMessage(channel="C1", text="x")


async def test_who_waits_as_long_as_told_is_let_through(
    strict: AsyncWebClient, clock: Clock
) -> None:
    for _ in range(20):
        await strict.conversations_list()
    clock.now += await wait_asked(strict.conversations_list())
    await strict.conversations_list()
