"""Slash commands and shortcuts."""

from typing import Any

import pytest

from bot.sandbox import NotThere, Sandbox, Workspace, payloads
from tests.sandbox.conftest import Json, Town, hear_everything


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def test_a_command_is_answered_to_the_one_who_typed_it(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.command("/goodwill")
    async def command(ack: Any, command: Json) -> None:  # noqa: ANN401
        heard.append(command)
        await ack(f"You said: {command['text']}")

    await town.sandbox.command("U1", "C1", "/goodwill", "what's & help")
    assert heard[0]["user_id"] == "U1"
    assert heard[0]["channel_name"] == "general"
    assert heard[0]["trigger_id"]
    (said,) = town.workspace.ephemerals("U1")
    assert said.text == "You said: what's & help"


async def test_what_is_typed_is_escaped_where_the_manifest_says_so() -> None:
    ask = {"command": "/ask", "description": "Ask", "should_escape": True}
    plain = {"command": "/plain", "description": "Ask"}
    workspace = Workspace(manifest={"features": {"slash_commands": [ask, plain]}})
    workspace.add_user("U1", "ana", real_name="Ana Lopez")
    place = workspace.add_channel("C1", "general", members=["U1"])
    words = "@Ana Lopez <!channel> &lt;ok&gt; https://a.b"
    escaped = payloads.command(workspace, "U1", place, "/ask", words)
    assert escaped["text"] == (
        "<@U1|ana> &lt;!channel&gt; &amp;lt;ok&amp;gt; <https://a.b>"
    )
    assert payloads.command(workspace, "U1", place, "/plain", words)["text"] == words


async def test_a_command_can_be_answered_to_everybody(town: Town) -> None:
    @town.bot.app.command("/goodwill")
    async def command(ack: Any) -> None:  # noqa: ANN401
        await ack(text="Look.", response_type="in_channel")

    await town.sandbox.command("U1", "C1", "/goodwill")
    assert [m.text for m in town.workspace.messages("C1")] == ["Look."]


async def test_shortcuts_come_from_anywhere_or_from_a_message(town: Town) -> None:
    heard: list[Json] = []

    @town.bot.app.shortcut("request.start")
    async def start(ack: Any, body: Json) -> None:  # noqa: ANN401
        heard.append(body)
        await ack()

    said = await town.sandbox.say("U1", "C1", "We need this.")
    await town.sandbox.shortcut("U2", "request.start")
    await town.sandbox.shortcut("U2", "request.start", channel="C1", ts=said.ts)
    first, second = heard
    assert (first["type"], second["type"]) == ("shortcut", "message_action")
    assert "channel" not in first
    assert second["message"]["text"] == "We need this."
    assert second["message_ts"] == said.ts


async def test_only_what_the_manifest_offers_can_be_used() -> None:
    features = {
        "slash_commands": [{"command": "/goodwill", "description": "Ask"}],
        "shortcuts": [{"callback_id": "request.start", "name": "Ask"}],
    }
    workspace = Workspace(manifest={"features": features})
    workspace.add_user("U1", "ana")
    workspace.add_channel("C1", "general", members=["U1"])
    sandbox = Sandbox(workspace)
    with pytest.raises(NotThere, match="no command /goodwil here"):
        await sandbox.command("U1", "C1", "/goodwil")
    with pytest.raises(NotThere, match=r"no shortcut request\.stop"):
        await sandbox.shortcut("U1", "request.stop")
