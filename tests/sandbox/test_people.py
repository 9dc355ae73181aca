"""Guests, bots, people who left and people of other companies: what they may do."""

from collections.abc import Awaitable, Callable

import pytest

from bot.sandbox import NotThere, Sandbox, Workspace
from tests.sandbox.conftest import Json, Town, hear_everything
from tests.sandbox.shown import actions, button, refused

PARTNER = "T0PARTNER"


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The town, with visitors."""
    workspace.add_user("U5", "gus", real_name="Gus", guest=True)
    workspace.add_user("U6", "sia", real_name="Sia", single_channel=True)
    workspace.add_user("U7", "pia", real_name="Pia", team_id=PARTNER, tz="Asia/Tokyo")
    workspace.add_user("U8", "unmet", team_id=PARTNER)
    workspace.add_channel("C6", "project", members=["U1", "U5", "U6", "U7"], bot=True)
    return workspace


@pytest.fixture(autouse=True)
def _polite(town: Town) -> None:
    hear_everything(town.bot)


async def known(town: Town, user: str) -> Json:
    answer: Json = (await town.client.users_info(user=user))["user"]
    return answer


async def test_slack_says_of_everybody_what_they_are(town: Town) -> None:
    guest, single = await known(town, "U5"), await known(town, "U6")
    assert (guest["is_restricted"], guest["is_ultra_restricted"]) == (True, False)
    assert (single["is_restricted"], single["is_ultra_restricted"]) == (True, True)
    ivo = await known(town, "U2")
    assert (ivo["is_admin"], ivo["is_owner"], ivo["is_restricted"]) == (1, 0, 0)
    robot = await known(town, "U4")
    assert (robot["is_bot"], robot["profile"]["bot_id"]) == (True, "B4")
    assert (await town.client.bots_info(bot="B4"))["bot"]["user_id"] == "U4"


async def test_slack_itself_is_somebody_too(town: Town) -> None:
    slackbot = await known(town, "USLACKBOT")
    assert (slackbot["real_name"], slackbot["is_bot"]) == ("Slackbot", False)
    opened = await refused(town.client, "conversations.open", users="USLACKBOT")
    assert opened["error"] == "cannot_dm_bot"


async def test_a_title_stands_in_the_profile(town: Town) -> None:
    town.workspace.describe(town.workspace.person("U1"), title="Head of Sales")
    assert (await known(town, "U1"))["profile"]["title"] == "Head of Sales"


async def test_of_somebody_who_left_slack_says_little(town: Town) -> None:
    gone = await known(town, "U3")
    assert gone["deleted"]
    assert gone.keys().isdisjoint({"tz", "real_name", "is_admin", "is_restricted"})


async def test_of_a_stranger_slack_says_whose_they_are_but_no_rank(town: Town) -> None:
    pia = await known(town, "U7")
    assert (pia["is_stranger"], pia["team_id"], pia["tz"]) == (
        True,
        PARTNER,
        "Asia/Tokyo",
    )
    assert "is_admin" not in pia
    unmet = await refused(town.client, "users.info", user="U8")
    assert unmet["error"] == "user_not_visible"
    opened = await refused(town.client, "conversations.open", users="U8")
    assert opened["error"] == "user_not_visible"
    posted = await refused(town.client, "chat.postMessage", channel="U8", text="Hi")
    assert posted["error"] == "user_not_visible"


async def test_what_a_stranger_says_comes_from_their_company(town: Town) -> None:
    await town.sandbox.say("U7", "C6", "Hello from next door.")
    (body,) = town.bot.heard
    event = body["event"]
    assert event["user_team"] == event["source_team"] == event["team"] == PARTNER
    assert (body["team_id"], body["context_team_id"]) == (PARTNER, "T0SANDBOX")
    assert body["authorizations"][0]["team_id"] == "T0SANDBOX"
    assert body["is_ext_shared_channel"]
    place = (await town.client.conversations_info(channel="C6"))["channel"]
    assert place["is_ext_shared"]
    assert place["shared_team_ids"] == [PARTNER, "T0SANDBOX"]


async def test_in_a_channel_of_our_own_nothing_is_shared(town: Town) -> None:
    await town.sandbox.say("U1", "C1", "Just us.")
    said = await town.sandbox.say("U1", "C6", "Hello, neighbours.")
    await town.sandbox.react("U1", "C6", said.ts, "wave")
    home, away, waved = town.bot.heard
    assert not home["is_ext_shared_channel"]
    assert away["is_ext_shared_channel"]
    assert waved["is_ext_shared_channel"]
    assert away["team_id"] == away["event"]["team"] == "T0SANDBOX"
    assert "user_team" not in away["event"]


async def test_a_stranger_may_press_buttons_in_a_shared_channel(town: Town) -> None:
    card = await town.client.chat_postMessage(
        channel="C6", text="Vote", blocks=[actions(button("vote", "yes"))]
    )
    pressed: list[Json] = []

    @town.bot.app.action("vote")
    async def vote(ack: Callable[[], Awaitable[None]], body: Json) -> None:
        pressed.append(body)
        await ack()

    await town.sandbox.click("U7", "C6", str(card["ts"]), "vote")
    assert pressed[0]["user"]["team_id"] == PARTNER
    assert pressed[0]["team"]["id"] == PARTNER


async def test_commands_shortcuts_and_home_are_for_colleagues(town: Town) -> None:
    said = await town.sandbox.say("U1", "C6", "Anyone?")
    for act in (
        town.sandbox.command("U7", "C6", "/ask-it"),
        town.sandbox.shortcut("U7", "ask"),
        town.sandbox.shortcut("U7", "ask", channel="C6", ts=said.ts),
        town.sandbox.open_home("U7"),
    ):
        with pytest.raises(NotThere, match="another company"):
            await act


async def test_a_person_who_left_can_do_nothing_any_more(town: Town) -> None:
    said = await town.sandbox.say("U1", "C6", "Anyone?")
    await town.sandbox.change("U5", deleted=True)
    for act in (
        town.sandbox.say("U5", "C6", "Still here."),
        town.sandbox.react("U5", "C6", said.ts, "eyes"),
        town.sandbox.command("U5", "C6", "/ask-it"),
        town.sandbox.shortcut("U5", "ask"),
        town.sandbox.open_home("U5"),
        town.sandbox.click("U5", "C6", said.ts, "vote"),
        town.sandbox.submit("U5", "V1", {}),
        town.sandbox.join("U5", "C1"),
        town.sandbox.invite("U1", "U5", "C1"),
    ):
        with pytest.raises(NotThere, match="deactivated"):
            await act
    listed = await town.client.conversations_members(channel="C6")
    assert "U5" not in listed["members"]
    whisper = {"channel": "C6", "user": "U5", "text": "Psst"}
    unheard = await refused(town.client, "chat.postEphemeral", **whisper)
    assert unheard["error"] == "user_not_in_channel"
    assert (await refused(town.client, "conversations.open", users="U5"))["error"] == (
        "user_disabled"
    )


async def test_somebody_who_comes_back_is_where_they_were(town: Town) -> None:
    await town.sandbox.change("U5", deleted=True)
    await town.sandbox.change("U5", deleted=False)
    await town.sandbox.say("U5", "C6", "Here again.")
    assert [event["user"] for event in town.bot.events("message")] == ["U5"]


async def test_guests_come_when_invited_and_bring_nobody(town: Town) -> None:
    with pytest.raises(NotThere, match="without being invited"):
        await town.sandbox.join("U5", "C1")
    await town.sandbox.invite("U1", "U5", "C1")
    with pytest.raises(NotThere, match="may not invite"):
        await town.sandbox.invite("U5", "U2", "C6")
    with pytest.raises(NotThere, match="guest of project only"):
        await town.sandbox.invite("U1", "U6", "C1")
    assert town.bot.events("member_joined_channel")[0]["user"] == "U5"


async def test_another_bot_writes_but_presses_nothing(town: Town) -> None:
    await town.sandbox.invite("U1", "U4", "C1")
    await town.sandbox.say("U4", "C1", "@goodwill, a build failed")
    (mention,) = town.bot.events("app_mention")
    (message,) = town.bot.events("message")
    assert message["bot_id"] == mention["bot_id"] == "B4"
    assert message["app_id"] == "A4"
    assert message.keys().isdisjoint({"client_msg_id", "blocks"})
    for act in (
        town.sandbox.command("U4", "C1", "/ask-it"),
        town.sandbox.open_home("U4"),
        town.sandbox.click("U4", "C1", message["ts"], "vote"),
    ):
        with pytest.raises(NotThere, match="is a bot"):
            await act


async def test_nobody_edits_what_another_bot_said(town: Town) -> None:
    await town.sandbox.invite("U1", "U4", "C1")
    said = await town.sandbox.say("U4", "C1", "A build failed")
    where = {"channel": "C1", "ts": said.ts}
    changed = await refused(town.client, "chat.update", text="No", **where)
    assert changed["error"] == "cant_update_message"


def test_people_are_what_their_traits_say(sandbox: Sandbox) -> None:
    who = sandbox.workspace.users
    assert [u for u in who if who[u].is_stranger] == ["U7", "U8"]
    assert [u for u in who if who[u].guest] == ["U5", "U6"]
