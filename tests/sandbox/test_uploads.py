"""Files that the bot brings: promised, brought, and put into a conversation."""

import aiohttp
import pytest

from tests.sandbox.conftest import Town, hear_everything
from tests.sandbox.shown import refused


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def brought(url: str, content: bytes) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=content) as answer,
    ):
        return answer.status


async def test_a_file_stands_in_a_conversation_by_its_title(town: Town) -> None:
    await town.client.files_upload_v2(
        channel="C1", content="Plan", filename="plan.ics", title="The plan"
    )
    await town.sandbox.settled()
    said = town.sandbox.workspace.messages("C1")[-1]
    (file,) = said.files
    assert (file["name"], file["title"], file["size"]) == ("plan.ics", "The plan", 4)
    assert (said.user, file["channels"]) == ("U0GOODWILL", ["C1"])
    entry = town.sandbox.workspace.ledger[-1]
    assert (entry.method, entry.ts) == ("files.completeUploadExternal", said.ts)


async def test_what_never_came_or_came_in_part_is_no_file(town: Town) -> None:
    client = town.client
    asked = await client.files_getUploadURLExternal(filename="plan.ics", length=9)
    url, file = asked["upload_url"], {"id": asked["file_id"]}
    why = await refused(client, "files.completeUploadExternal", files=[file])
    assert why["error"] == "file_not_found"
    assert await brought(url, b"short") == 400
    why = await refused(client, "files.completeUploadExternal", files=[file])
    assert why["error"] == "file_not_found"
    assert await brought(url, b"all of it") == 200
    assert (await client.files_completeUploadExternal(files=[file]))["ok"]
    why = await refused(client, "files.completeUploadExternal", files=[file])
    assert why["error"] == "file_not_found"


async def test_nothing_is_no_file(town: Town) -> None:
    method = "files.getUploadURLExternal"
    why = await refused(town.client, method, filename="a.ics", length=0)
    assert why["error"] == "invalid_arguments"
