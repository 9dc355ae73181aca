"""Files that people share, as the bot hears of them and looks them up."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import NotThere, Sandbox, Workspace
from tests.sandbox.conftest import Clock, Json, Town, hear_everything, people
from tests.sandbox.shown import refused


@pytest.fixture
def _polite(town: Town) -> None:
    hear_everything(town.bot)


@pytest.mark.usefixtures("_polite")
async def test_a_file_comes_with_its_message_by_name_and_link(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "The list", files=["Late orders.xlsx"])
    (heard,) = town.bot.events("message")
    (file,) = heard["files"]
    assert (heard["subtype"], heard["text"]) == ("file_share", "The list")
    assert (file["name"], file["filetype"]) == ("Late orders.xlsx", "xlsx")
    assert file["mimetype"].endswith("spreadsheetml.sheet")
    assert file["permalink"].endswith("/U1/" + file["id"] + "/late_orders.xlsx")
    assert (file["user"], file["channels"]) == ("U1", ["C1"])
    (shared,) = town.bot.events("file_shared")
    assert (shared["file_id"], shared["channel_id"]) == (file["id"], "C1")
    assert said.files[0]["id"] == file["id"]
    known = await town.client.files_info(file=file["id"])
    assert known["file"] == file


@pytest.mark.usefixtures("_polite")
async def test_a_file_needs_no_words_and_may_say_more_of_itself(town: Town) -> None:
    plan = {"name": "plan", "title": "The plan", "size": 9}
    await town.sandbox.say("U1", "C1", "", files=[plan])
    (heard,) = town.bot.events("message")
    (file,) = heard["files"]
    assert (file["title"], file["size"], file["filetype"]) == ("The plan", 9, "binary")
    assert heard["text"] == ""
    assert "blocks" not in heard


@pytest.mark.usefixtures("_polite")
async def test_history_threads_and_edits_carry_the_files(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Se", files=["a.png"])
    reply = await town.sandbox.say(
        "U1", "C1", "And", thread_ts=said.ts, files=["b.png"]
    )
    await town.sandbox.edit("U1", "C1", said.ts, "See")
    await town.sandbox.delete("U1", "C1", reply.ts)
    (top,) = (await town.client.conversations_history(channel="C1"))["messages"]
    assert [file["name"] for file in top["files"]] == ["a.png"]
    assert "subtype" not in top
    _, _, changed, deleted = town.bot.events("message")
    assert changed["message"]["files"] == changed["previous_message"]["files"]
    assert deleted["previous_message"]["files"][0]["name"] == "b.png"


async def test_a_file_goes_with_the_last_message_that_showed_it(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    said = await sandbox.say("U1", "C1", "", files=["a.png"])
    (file,) = said.files
    again = await sandbox.say("U1", "C2", "", files=[file])
    assert again.files[0]["id"] == file["id"]
    await sandbox.delete("U1", "C2", again.ts)
    assert (await client.files_info(file=file["id"]))["ok"]
    await sandbox.delete("U1", "C1", said.ts)
    assert (await refused(client, "files.info", file=file["id"]))["error"] == (
        "file_deleted"
    )
    with pytest.raises(NotThere, match="no file"):
        await sandbox.say("U1", "C1", "", files=[file])


async def test_a_file_among_people_is_not_for_the_bot(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    said = await sandbox.say("U2", "C4", "", files=["secret.pdf"])
    asked = await refused(client, "files.info", file=said.files[0]["id"])
    assert asked["error"] == "not_visible"
    unknown = await refused(client, "files.info", file="F0")
    assert unknown["error"] == "file_not_found"


@pytest.fixture
async def blind(clock: Clock) -> AsyncIterator[Sandbox]:
    """A Slack whose bot may read channels, but no files."""
    scopes: Json = {"scopes": {"bot": ["channels:history"]}}
    workspace = Workspace(clock=clock, manifest={"oauth_config": scopes})
    people(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def test_without_its_scope_the_bot_learns_name_and_link_and_may_not_look_it_up(
    blind: Sandbox,
) -> None:
    """Apps without the scope are told a file's address, and can't fetch it."""
    said = await blind.say("U1", "C1", "Look", files=["a.png"])
    client = AsyncWebClient(token=blind.bot_token, base_url=blind.api_url)
    (top,) = (await client.conversations_history(channel="C1"))["messages"]
    assert top["files"][0]["name"] == "a.png"
    asked = await refused(client, "files.info", file=said.files[0]["id"])
    assert (asked["error"], asked["needed"]) == ("missing_scope", "files:read")
