"""Mentions, edits and deletions: what the bot hears of each, and in which shape."""

import pytest

from bot.sandbox import NotThere
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import actions, button


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


def subtypes(events: list[Json]) -> list[str | None]:
    return [event.get("subtype") for event in events]


async def test_a_mention_in_a_thread_names_its_root(town: Town) -> None:
    root = await town.sandbox.say("U1", "C1", "The list is late")
    await town.sandbox.say("U2", "C1", "@goodwill please", thread_ts=root.ts)
    (mention,) = town.bot.events("app_mention")
    assert (mention["thread_ts"], mention["parent_user_id"]) == (root.ts, "U1")


async def test_a_mention_may_bring_files(town: Town) -> None:
    await town.sandbox.say("U1", "C1", "@goodwill see", files=["a.png"])
    (mention,) = town.bot.events("app_mention")
    assert mention["files"][0]["name"] == "a.png"
    assert "subtype" not in mention


async def test_an_edit_that_mentions_the_bot_mentions_it_anew(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "please help")
    await town.sandbox.edit("U1", "C1", said.ts, "@goodwill please help")
    await town.sandbox.edit("U1", "C1", said.ts, "@goodwill, please help")
    first, second = town.bot.events("app_mention")
    assert first["ts"] == second["ts"] == said.ts
    assert first["edited"]["ts"] < second["edited"]["ts"]
    assert first["channel"] == "C1"
    assert subtypes(town.bot.events("message"))[1:] == ["message_changed"] * 2


async def test_a_preview_of_a_link_is_a_change_but_no_edit(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "@goodwill see https://a.b/c")
    await town.sandbox.unfurl("C1", said.ts, "A page")
    _, changed = town.bot.events("message")
    assert changed["message"]["text"] == changed["previous_message"]["text"]
    assert changed["message"]["attachments"][0]["title"] == "A page"
    assert "edited" not in changed["message"]
    assert len(town.bot.events("app_mention")) == 1


async def test_a_root_that_goes_leaves_a_tombstone_until_its_replies_go(
    town: Town,
) -> None:
    root = await town.sandbox.say("U1", "C1", "Anyone?", files=["a.png"])
    reply = await town.sandbox.say("U2", "C1", "Me.", thread_ts=root.ts)
    await town.sandbox.delete("U1", "C1", root.ts)
    changed = town.bot.events("message")[-1]
    tomb = changed["message"]
    assert changed["subtype"] == "message_changed"
    assert (tomb["subtype"], tomb["user"]) == ("tombstone", "USLACKBOT")
    assert (tomb["hidden"], tomb["ts"], tomb["reply_count"]) == (True, root.ts, 1)
    assert tomb.keys().isdisjoint({"files", "blocks", "client_msg_id"})
    assert changed["previous_message"]["text"] == "Anyone?"
    with pytest.raises(NotThere, match="was deleted"):
        await town.sandbox.edit("U1", "C1", root.ts, "Back?")
    await town.sandbox.delete("U2", "C1", reply.ts)
    last, tombstone = town.bot.events("message")[-2:]
    assert subtypes([last, tombstone]) == ["message_deleted"] * 2
    assert (last["deleted_ts"], tombstone["deleted_ts"]) == (reply.ts, root.ts)
    assert tombstone["previous_message"]["subtype"] == "tombstone"
    assert town.workspace.messages("C1") == []


async def test_a_message_with_a_file_is_edited_and_deleted_like_any(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Se", files=["a.png"])
    await town.sandbox.edit("U1", "C1", said.ts, "See")
    await town.sandbox.delete("U1", "C1", said.ts)
    heard = town.bot.events("message")
    assert subtypes(heard) == ["file_share", "message_changed", "message_deleted"]
    assert "subtype" not in heard[1]["message"]
    assert heard[2]["previous_message"]["files"][0]["name"] == "a.png"


async def test_an_admin_may_take_away_what_anybody_wrote(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Oops, my password")
    await town.sandbox.delete("U2", "C1", said.ts)
    deleted = town.bot.events("message")[-1]
    assert deleted["previous_message"]["user"] == "U1"
    kept = await town.sandbox.say("U2", "C1", "Careful there")
    with pytest.raises(NotThere, match="not U1's"):
        await town.sandbox.delete("U1", "C1", kept.ts)
    mine = await town.sandbox.say("U1", "C1", "Mine")
    with pytest.raises(NotThere, match="not U2's"):
        await town.sandbox.edit("U2", "C1", mine.ts, "Yours")


async def test_what_one_person_is_shown_nobody_hears_of(town: Town) -> None:
    asked = await town.client.chat_postEphemeral(
        channel="C1", user="U1", text="Psst", blocks=[actions(button("go", "1"))]
    )
    ts = str(asked["message_ts"])
    whisper = town.workspace.message("C1", ts, as_user="U1")
    town.workspace.rewrite(whisper, "U0GOODWILL", {"text": "Psst, Ana"})
    town.workspace.vanish(whisper)
    await town.sandbox.settled()
    assert town.bot.heard == []
    with pytest.raises(NotThere, match="no message"):
        await town.sandbox.react("U1", "C1", ts, "eyes")


async def test_another_bot_edits_without_a_composer(town: Town) -> None:
    await town.sandbox.invite("U1", "U4", "C1")
    said = await town.sandbox.say("U4", "C1", "Building")
    await town.sandbox.edit("U4", "C1", said.ts, "Built, @goodwill")
    (mention,) = town.bot.events("app_mention")
    assert (mention["bot_id"], mention["text"]) == ("B4", "Built, <@U0GOODWILL>")
    assert "blocks" not in mention
