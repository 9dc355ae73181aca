"""Direct messages of several people, and of two without the bot."""

import pytest

from bot.sandbox import NotThere
from tests.sandbox.conftest import Town, hear_everything
from tests.sandbox.shown import refused


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def group(town: Town, *users: str) -> str:
    opened = await town.client.conversations_open(users=list(users))
    return str(opened["channel"]["id"])


async def test_the_bot_talks_with_several_people_at_once(town: Town) -> None:
    place = await group(town, "U1", "U2")
    assert await group(town, "U2", "U1") == place
    await town.client.chat_postMessage(channel=place, text="Meet each other.")
    await town.sandbox.say("U1", place, "Hello @ivo")
    heard = town.bot.events("message")[-1]
    assert (heard["channel"], heard["channel_type"]) == (place, "mpim")
    said = [m.text for m in town.workspace.messages(place)]
    assert said == ["Meet each other.", "Hello <@U2>"]
    assert set(town.workspace.channels).isdisjoint({"D1", "D2"})


async def test_one_who_is_named_twice_is_one(town: Town) -> None:
    assert await group(town, "U1", "U1") == town.workspace.dm("U1").id
    assert await group(town, "U1", "U2", "U1") == await group(town, "U1", "U2")


async def test_where_one_cannot_be_written_to_nothing_is_opened(town: Town) -> None:
    for other, why in (
        ("U9", "user_not_found"),
        ("U3", "user_disabled"),
        ("U4", "cannot_dm_bot"),
        (town.workspace.bot_user_id, "cannot_dm_bot"),
    ):
        answer = await refused(town.client, "conversations.open", users=f"U1,{other}")
        assert answer["error"] == why
    assert not any(place.mpim for place in town.workspace.channels.values())


async def test_slack_says_who_talks_in_a_group(town: Town) -> None:
    place = await group(town, "U1", "U2")
    told = (await town.client.conversations_info(channel=place))["channel"]
    assert told["name"] == "mpdm-goodwill--ana--ivo-1"
    assert (told["is_mpim"], told["is_private"], told["is_im"]) == (True, True, False)
    there = (await town.client.conversations_members(channel=place))["members"]
    assert set(there) == {"U0GOODWILL", "U1", "U2"}
    listed = await town.client.conversations_list(types="mpim")
    assert [each["id"] for each in listed["channels"]] == [place]


async def test_nobody_comes_to_direct_messages_or_leaves_them(town: Town) -> None:
    place = await group(town, "U1", "U2")
    town.workspace.add_user("U5", "eve")
    with pytest.raises(NotThere, match="brought into"):
        await town.sandbox.invite("U1", "U5", place)
    with pytest.raises(NotThere, match="without being invited"):
        await town.sandbox.join("U5", place)
    with pytest.raises(NotThere, match="leaves direct"):
        await town.sandbox.leave("U1", place)


async def test_what_two_people_tell_each_other_is_theirs(town: Town) -> None:
    place = town.workspace.dm_between("U1", "U2")
    assert town.workspace.dm_between("U2", "U1") is place
    said = await town.sandbox.say("U1", place.id, "Between us, @goodwill")
    assert town.bot.heard == []
    for method, args in (
        ("chat.postMessage", {"text": "x"}),
        ("chat.postEphemeral", {"text": "x", "user": "U1"}),
        ("chat.getPermalink", {"message_ts": said.ts}),
        ("conversations.info", {}),
        ("conversations.history", {}),
        ("reactions.add", {"timestamp": said.ts, "name": "eyes"}),
    ):
        answer = await refused(town.client, method, channel=place.id, **args)
        assert answer["error"] == "channel_not_found"


async def test_a_shortcut_brings_even_that_to_the_bot(town: Town) -> None:
    place = town.workspace.dm_between("U1", "U2")
    said = await town.sandbox.say("U1", place.id, "The list is late")
    town.bot.heard.clear()

    @town.bot.app.shortcut("ask")
    async def ask(ack: object) -> None:
        await ack()  # type: ignore[operator]

    await town.sandbox.shortcut("U2", "ask", channel=place.id, ts=said.ts)
    (payload,) = town.bot.heard
    assert payload["channel"] == {"id": place.id, "name": "directmessage"}
    assert payload["message"]["text"] == "The list is late"
