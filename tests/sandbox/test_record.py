"""A record of everything the bot sent, for others to judge."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import Sandbox, Workspace
from tests.sandbox.conftest import Json, bolt, events_url, hear_everything, serve

DIVIDERS = [{"type": "divider"}]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.jsonl"


@pytest.fixture
async def recorded(workspace: Workspace, path: Path) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(workspace, record=path)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


def lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text().splitlines()]


async def test_a_call_is_written_down_decoded_and_without_its_token(
    recorded: Sandbox, path: Path
) -> None:
    said = {"channel": "C1", "text": "[x", "token": recorded.bot_token}
    url = f"{recorded.api_url}chat.postMessage"
    form = said | {"blocks": json.dumps(DIVIDERS)}
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as told:
        assert (await told.json())["ok"]
    args = {"channel": "C1", "text": "[x", "blocks": DIVIDERS}
    assert lines(path) == [{"kind": "api", "method": "chat.postMessage", "args": args}]


async def test_a_refused_call_is_written_down_too(
    recorded: Sandbox, path: Path
) -> None:
    client = bolt(recorded).client
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.conversations_history(channel="C9")
    (line,) = lines(path)
    assert line["method"] == "conversations.history"
    assert line["args"]["channel"] == "C9"


async def test_answers_are_written_down_when_they_say_something(
    recorded: Sandbox, path: Path
) -> None:
    bot = bolt(recorded)
    hear_everything(bot)

    @bot.app.command("/goodwill")
    async def command(ack: Any, respond: Any) -> None:  # noqa: ANN401
        await ack(text="Yes?")
        await respond("Later.")

    @bot.app.shortcut("start")
    async def start(ack: Any) -> None:  # noqa: ANN401
        await ack()

    runner = await serve(bot)
    recorded.deliver_over_http(events_url(runner))
    await recorded.command("U1", "C1", "/goodwill")
    await recorded.shortcut("U1", "start")
    await runner.cleanup()
    (ack,) = [line["payload"] for line in lines(path) if line["kind"] == "ack"]
    (later,) = [line for line in lines(path) if line["kind"] == "response_url"]
    assert ack["text"] == "Yes?"
    assert later["payload"]["text"] == "Later."
    assert "xoxb" not in str(lines(path))
