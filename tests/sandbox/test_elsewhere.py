"""A message's shortcut where the bot is not a member: it is told, and may answer."""

from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from bot.sandbox import Message, NotThere
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import refused

Ack = Callable[[], Awaitable[None]]


@pytest.fixture
def asked(town: Town) -> list[Json]:
    """What the bot was handed with the shortcut."""
    handed: list[Json] = []

    @town.bot.app.shortcut("ask")
    async def ask(ack: Ack, body: Json) -> None:
        handed.append(body)
        await ack()

    hear_everything(town.bot)
    return handed


async def say(town: Town, channel: str) -> Message:
    return await town.sandbox.say("U2", channel, "Nobody fixes this", files=["a.png"])


async def answer(asked: Json, **said: object) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(asked["response_url"], json=said) as answered,
    ):
        return answered.status


@pytest.mark.parametrize(
    ("channel", "name", "error"),
    [
        ("C2", "elsewhere", "not_in_channel"),
        ("C4", "privategroup", "channel_not_found"),
    ],
)
async def test_the_bot_is_handed_a_message_it_could_not_look_up(
    town: Town, asked: list[Json], channel: str, name: str, error: str
) -> None:
    said = await say(town, channel)
    await town.sandbox.shortcut("U2", "ask", channel=channel, ts=said.ts)
    (payload,) = asked
    assert payload["channel"] == {"id": channel, "name": name}
    assert payload["message"]["text"] == "Nobody fixes this"
    assert payload["message"]["user"] == payload["user"]["id"] == "U2"
    assert payload["message"]["files"][0]["file_access"] == "check_file_info"
    assert payload["message_ts"] == said.ts
    posted = await refused(
        town.client, "chat.postMessage", channel=channel, text="x", thread_ts=said.ts
    )
    assert posted["error"] == error
    read = await refused(town.client, "conversations.history", channel=channel)
    assert read["error"] == error


async def test_the_shortcut_can_be_answered_all_the_same(
    town: Town, asked: list[Json]
) -> None:
    said = await say(town, "C4")
    await town.sandbox.shortcut("U2", "ask", channel="C4", ts=said.ts)
    assert await answer(asked[0], text="Only you see this.") == 200
    in_public = {"text": "Seen by all.", "response_type": "in_channel"}
    assert await answer(asked[0], **in_public) == 200
    (whisper,) = town.workspace.ephemerals("U2")
    assert (whisper.text, whisper.channel) == ("Only you see this.", "C4")
    assert [m.text for m in town.workspace.messages("C4")] == [
        said.text,
        "Seen by all.",
    ]


async def test_the_bot_neither_changes_nor_deletes_what_a_person_wrote(
    town: Town, asked: list[Json]
) -> None:
    said = await say(town, "C1")
    await town.sandbox.shortcut("U2", "ask", channel="C1", ts=said.ts)
    assert await answer(asked[0], text="Mine now.", replace_original=True) == 200
    assert await answer(asked[0], delete_original=True) == 400
    assert town.workspace.messages("C1")[0].text == "Nobody fixes this"


async def test_a_shortcut_is_there_only_for_who_sees_the_message(
    town: Town, asked: list[Json]
) -> None:
    said = await say(town, "C4")
    with pytest.raises(NotThere, match="not in secret"):
        await town.sandbox.shortcut("U1", "ask", channel="C4", ts=said.ts)
    assert asked == []


async def test_private_places_keep_their_names_from_commands_too(
    town: Town, asked: list[Json]
) -> None:
    told: list[str] = []

    @town.bot.app.command("/ask-it")
    async def hear(ack: Ack, body: Json) -> None:
        told.append(body["channel_name"])
        await ack()

    for place in ("C1", "C3", town.workspace.dm("U2").id):
        await town.sandbox.command("U2", place, "/ask-it")
    assert told == ["general", "privategroup", "directmessage"]
