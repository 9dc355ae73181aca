"""What people say and do, as the bot hears it: over signed HTTP and Socket Mode."""

import pytest

from bot.sandbox import NotThere, Sandbox, Workspace
from bot.sandbox.manifest import Manifest
from tests.sandbox.conftest import Town, hear_everything


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def test_the_bot_hears_what_ana_tells_it_as_slack_would_say_it(
    town: Town,
) -> None:
    place = town.workspace.dm("U1")
    said = await town.sandbox.say("U1", place.id, "I need <b>access</b> & time")
    (body,) = town.bot.heard
    event = body["event"]
    assert event["text"] == "I need &lt;b&gt;access&lt;/b&gt; &amp; time"
    assert (event["type"], event["channel_type"]) == ("message", "im")
    assert (event["user"], event["channel"], event["ts"]) == ("U1", "D1", said.ts)
    assert event["client_msg_id"]
    (block,) = event["blocks"]
    (words,) = block["elements"][0]["elements"]
    assert words == {"type": "text", "text": "I need <b>access</b> & time"}
    assert (body["team_id"], body["api_app_id"]) == ("T0SANDBOX", "A0GOODWILL")
    assert body["event_id"].startswith("Ev")
    assert body["authorizations"][0]["user_id"] == "U0GOODWILL"


async def test_a_mention_comes_as_a_message_and_as_a_mention(town: Town) -> None:
    await town.sandbox.say("U1", "C1", "@Goodwill or @goodwill: see https://a.b/c?d.")
    mention, message = sorted(town.bot.heard, key=lambda body: body["event"]["type"])
    assert mention["event"]["type"] == "app_mention"
    assert message["event"]["type"] == "message"
    assert mention["event_id"] != message["event_id"]
    assert "<@U0GOODWILL>: see <https://a.b/c?d>." in message["event"]["text"]
    assert "channel_type" not in mention["event"]


async def test_an_answer_in_a_thread_names_its_root(town: Town) -> None:
    root = await town.sandbox.say("U1", "C1", "Anyone?")
    reply = await town.sandbox.say("U2", "C1", "Me.", thread_ts=root.ts)
    again = await town.sandbox.say("U1", "C1", "Thanks.", thread_ts=reply.ts)
    assert again.thread_ts == root.ts
    heard = town.bot.events("message")[-1]
    assert (heard["thread_ts"], heard["parent_user_id"]) == (root.ts, "U1")
    thread = town.workspace.messages("C1", root.ts)
    assert [m.text for m in thread] == ["Anyone?", "Me.", "Thanks."]
    assert [m.text for m in town.workspace.messages("C1")] == ["Anyone?"]


async def test_an_answer_may_be_sent_to_the_channel_as_well(town: Town) -> None:
    root = await town.sandbox.say("U1", "C1", "Anyone?")
    await town.sandbox.say("U2", "C1", "All!", thread_ts=root.ts, broadcast=True)
    heard = town.bot.events("message")[-1]
    assert (heard["subtype"], heard["thread_ts"]) == ("thread_broadcast", root.ts)
    assert [m.text for m in town.workspace.messages("C1")] == ["Anyone?", "All!"]
    assert len(town.workspace.messages("C1", root.ts)) == 2


async def test_the_bot_hears_of_edits_and_deletions(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Fist draft")
    await town.sandbox.edit("U1", "C1", said.ts, "First draft")
    await town.sandbox.delete("U1", "C1", said.ts)
    _, changed, deleted = town.bot.events("message")
    assert changed["subtype"] == "message_changed"
    assert changed["previous_message"]["text"] == "Fist draft"
    assert changed["message"]["text"] == "First draft"
    assert changed["message"]["edited"]["user"] == "U1"
    assert deleted["subtype"] == "message_deleted"
    assert deleted["deleted_ts"] == said.ts
    assert town.workspace.messages("C1") == []


async def test_a_deleted_root_leaves_a_tombstone_for_its_replies(town: Town) -> None:
    root = await town.sandbox.say("U1", "C1", "Anyone?")
    await town.sandbox.say("U2", "C1", "Me.", thread_ts=root.ts)
    await town.sandbox.delete("U1", "C1", root.ts)
    (tombstone,) = town.workspace.messages("C1")
    assert tombstone.subtype == "tombstone"
    assert len(town.workspace.messages("C1", root.ts)) == 2


async def test_the_bot_hears_reactions_come_and_go(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Lunch?")
    await town.sandbox.react("U2", "C1", said.ts, ":ticket:")
    assert said.reactions == {"ticket": ["U2"]}
    with pytest.raises(NotThere, match="has reacted"):
        await town.sandbox.react("U2", "C1", said.ts, "ticket")
    await town.sandbox.unreact("U2", "C1", said.ts, "ticket")
    assert said.reactions == {}
    (added,) = town.bot.events("reaction_added")
    (removed,) = town.bot.events("reaction_removed")
    assert added["item"] == {"type": "message", "channel": "C1", "ts": said.ts}
    assert (added["user"], added["item_user"]) == ("U2", "U1")
    assert removed["reaction"] == "ticket"


async def test_the_bot_hears_who_comes_and_goes_where_it_is(town: Town) -> None:
    await town.sandbox.leave("U1", "C1")
    await town.sandbox.join("U1", "C1")
    await town.sandbox.join("U1", "C4")
    (left,) = town.bot.events("member_left_channel")
    (joined,) = town.bot.events("member_joined_channel")
    assert (left["user"], left["channel"], left["channel_type"]) == ("U1", "C1", "C")
    assert (joined["user"], joined["channel"]) == ("U1", "C1")


async def test_the_bot_hears_who_brought_it_into_a_channel(town: Town) -> None:
    await town.sandbox.invite("U2", "U0GOODWILL", "C2")
    (joined,) = town.bot.events("member_joined_channel")
    assert (joined["user"], joined["inviter"]) == ("U0GOODWILL", "U2")
    await town.sandbox.leave("U0GOODWILL", "C2")
    assert town.bot.events("channel_left")[0]["channel"] == "C2"


async def test_the_bot_hears_nothing_from_where_it_is_not(town: Town) -> None:
    await town.sandbox.say("U1", "C2", "@goodwill are you here?")
    await town.sandbox.say("U2", "C4", "No robots here.")
    assert town.bot.heard == []


async def test_the_bot_hears_its_own_words_come_back(town: Town) -> None:
    await town.client.chat_postMessage(channel="C1", text="Hello.")
    await town.sandbox.settled()
    (echo,) = town.bot.events("message")
    assert (echo["bot_id"], echo["user"]) == ("B0GOODWILL", "U0GOODWILL")


async def test_home_is_opened_with_what_it_shows(town: Town) -> None:
    await town.sandbox.open_home("U1")
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    await town.client.views_publish(user_id="U1", view=view)
    await town.sandbox.open_home("U1")
    first, second = town.bot.events("app_home_opened")
    assert (first["user"], first["tab"], first["channel"]) == ("U1", "home", "D1")
    assert "view" not in first
    assert second["view"]["blocks"][0]["type"] == "divider"


async def test_the_bot_hears_of_a_person_who_moves(town: Town) -> None:
    await town.sandbox.change("U1", tz="America/New_York", status_text="In flight")
    (event,) = town.bot.events("user_change")
    assert event["user"]["tz"] == "America/New_York"
    assert event["user"]["tz_offset"] in (-18_000, -14_400)
    assert event["user"]["profile"]["status_text"] == "In flight"


async def test_an_archived_channel_takes_no_more_words(town: Town) -> None:
    await town.sandbox.archive("U1", "C1")
    assert town.bot.events("channel_archive")[0]["channel"] == "C1"
    with pytest.raises(NotThere, match="archived"):
        await town.sandbox.say("U1", "C1", "Still there?")


async def test_an_uninstalled_bot_hears_so_and_may_do_nothing(town: Town) -> None:
    await town.sandbox.uninstall()
    assert town.bot.events("tokens_revoked")
    assert town.bot.events("app_uninstalled")
    answer = await town.client.api_call("api.test")
    assert answer["ok"]
    with pytest.raises(Exception, match="invalid_auth"):
        await town.client.auth_test()


async def test_people_only_do_what_they_can(town: Town) -> None:
    said = await town.sandbox.say("U1", "C1", "Mine.")
    with pytest.raises(NotThere, match="ana is not in triage"):
        await town.sandbox.say("U1", "C3", "Hello?")
    with pytest.raises(NotThere, match="nobody called U9"):
        await town.sandbox.say("U9", "C1", "Hello?")
    with pytest.raises(NotThere, match="no conversation C9"):
        await town.sandbox.say("U1", "C9", "Hello?")
    with pytest.raises(NotThere, match="not U2's"):
        await town.sandbox.edit("U2", "C1", said.ts, "Ours.")
    with pytest.raises(NotThere, match="no message"):
        await town.sandbox.react("U2", "C1", "1.000000", "eyes")
    with pytest.raises(NotThere, match="has not reacted"):
        await town.sandbox.unreact("U2", "C1", said.ts, "eyes")


SCOPES = ("im:history", "channels:history", "groups:history", "app_mentions:read")


def subscribing(*events: str, granted: tuple[str, ...]) -> Manifest:
    settings = {"event_subscriptions": {"bot_events": events}}
    scopes = {"scopes": {"bot": granted}}
    return Manifest({"settings": settings, "oauth_config": scopes})


@pytest.mark.parametrize(
    ("subscribed", "heard"),
    [
        ([], []),
        (["message.im"], ["D1"]),
        (["message.channels"], ["C1"]),
        (["message.groups"], ["C3"]),
        (["message.im", "message.groups", "app_mention"], ["D1", "C1", "C3", "C3"]),
    ],
)
async def test_the_bot_hears_only_what_its_manifest_subscribes_to(
    town: Town, subscribed: list[str], heard: list[str]
) -> None:
    town.workspace.manifest = subscribing(*subscribed, granted=SCOPES)
    for channel in (town.workspace.dm("U2").id, "C1", "C3"):
        await town.sandbox.say("U2", channel, "@goodwill, hello")
    places = [body["event"]["channel"] for body in town.bot.heard]
    assert sorted(places) == sorted({"D1": "D2"}.get(p, p) for p in heard)


@pytest.mark.parametrize(
    ("granted", "heard"),
    [
        ((), []),
        (("groups:read",), ["C3"]),
        (("channels:read", "groups:read"), ["C1", "C3"]),
    ],
)
async def test_who_comes_is_heard_where_the_scopes_reach(
    town: Town, granted: tuple[str, ...], heard: list[str]
) -> None:
    joining = subscribing("member_joined_channel", "message.im", granted=granted)
    town.workspace.manifest = joining
    town.workspace.add_user("U5", "eve")
    for channel in ("C1", "C3"):
        await town.sandbox.invite("U2", "U5", channel)
    await town.sandbox.say(
        "U2", town.workspace.dm("U2").id, "Unheard, for want of scope"
    )
    assert [body["event"]["channel"] for body in town.bot.heard] == heard


async def test_a_read_only_messages_tab_takes_no_words_from_people() -> None:
    home = {"messages_tab_read_only_enabled": True}
    workspace = Workspace(manifest={"features": {"app_home": home}})
    workspace.add_user("U1", "ana")
    sandbox = Sandbox(workspace)
    with pytest.raises(NotThere, match="read-only"):
        await sandbox.say("U1", workspace.dm("U1").id, "Hello?")
