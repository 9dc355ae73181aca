"""What a workspace remembers, shows and tells, without any transport."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Change, NotThere, Sandbox, Workspace
from bot.sandbox.methods import METHODS
from bot.sandbox.text import rich_text, typed
from tests.sandbox.conftest import Clock

Json = dict[str, Any]


def call(workspace: Workspace, method: str, **args: object) -> Json:
    return METHODS[method](workspace, args)


def test_no_two_messages_have_the_same_time(workspace: Workspace) -> None:
    stamps = [
        call(workspace, "chat.postMessage", channel="C1", text="x")["ts"]
        for _ in range(50)
    ]
    assert stamps == sorted(set(stamps))
    assert all(len(ts) == 17 for ts in stamps)


def test_time_may_be_turned_back_and_still_rises(
    workspace: Workspace, clock: Clock
) -> None:
    first = workspace.next_ts()
    clock.now -= 86_400
    assert workspace.next_ts() > first


def test_the_ledger_holds_everything_the_bot_had_stored(workspace: Workspace) -> None:
    mark = {"event_type": "outbox", "event_payload": {"key": "k"}}
    ts = call(workspace, "chat.postMessage", channel="C1", text="a", metadata=mark)[
        "ts"
    ]
    call(workspace, "chat.update", channel="C1", ts=ts, text="b")
    call(workspace, "chat.postEphemeral", channel="C1", user="U1", text="c")
    call(workspace, "chat.delete", channel="C1", ts=ts)
    kept = [(e.action, e.text, e.metadata, e.user) for e in workspace.ledger]
    assert kept == [
        ("posted", "a", mark, None),
        ("updated", "b", mark, None),
        ("ephemeral", "c", None, "U1"),
        ("deleted", "b", mark, None),
    ]
    assert {e.channel for e in workspace.ledger} == {"C1"}


def test_an_update_replaces_what_it_speaks_of(workspace: Workspace) -> None:
    mark = {"event_type": "outbox", "event_payload": {}}
    rule = [{"type": "divider", "block_id": "b"}]
    said = {
        "text": "a",
        "metadata": mark,
        "blocks": rule,
        "attachments": [{"text": "x"}],
    }
    ts = call(workspace, "chat.postMessage", channel="C1", **said)["ts"]
    message = workspace.message("C1", ts)
    call(workspace, "chat.update", channel="C1", ts=ts, text="b", blocks=rule)
    assert (message.text, message.blocks) == ("b", rule)
    assert (message.metadata, message.attachments) == (mark, [{"text": "x"}])
    assert (message.edited, message.edited_ts) == (True, None)
    call(workspace, "chat.update", channel="C1", ts=ts, text="c", metadata={})
    assert (message.text, message.blocks, message.metadata) == ("c", [], None)
    assert message.edited_ts is not None


def test_a_message_with_blocks_alone_has_slacks_own_text(workspace: Workspace) -> None:
    answer = call(
        workspace, "chat.postMessage", channel="C1", blocks=[{"type": "divider"}]
    )
    assert answer["message"]["text"] == "This content can't be displayed."


def test_a_broadcast_reply_stands_in_both_places(workspace: Workspace) -> None:
    root = call(workspace, "chat.postMessage", channel="C1", text="a")["ts"]
    more = {"channel": "C1", "text": "b", "thread_ts": root, "reply_broadcast": True}
    reply = call(workspace, "chat.postMessage", **more)
    assert reply["message"]["subtype"] == "thread_broadcast"
    assert [m.text for m in workspace.messages("C1")] == ["a", "b"]
    assert [m.text for m in workspace.messages("C1", root)] == ["a", "b"]
    call(workspace, "chat.delete", channel="C1", ts=reply["ts"])
    assert [m.text for m in workspace.messages("C1")] == ["a"]
    assert [m.text for m in workspace.messages("C1", root)] == ["a"]


def test_an_ephemeral_in_a_thread_is_seen_there_by_one(workspace: Workspace) -> None:
    root = call(workspace, "chat.postMessage", channel="C1", text="a")["ts"]
    more = {"channel": "C1", "text": "psst", "thread_ts": root, "user": "U1"}
    call(workspace, "chat.postEphemeral", **more)
    seen = workspace.messages("C1", root, as_user="U1")
    assert [m.text for m in seen] == ["a", "psst"]
    assert [m.text for m in workspace.messages("C1", as_user="U1")] == ["a"]
    assert [m.text for m in workspace.messages("C1", root)] == ["a"]


def test_posting_to_a_person_is_posting_to_their_dm(workspace: Workspace) -> None:
    assert (
        call(workspace, "chat.postMessage", channel="U1", text="a")["channel"] == "D1"
    )
    assert [m.text for m in workspace.messages("D1")] == ["a"]
    with pytest.raises(NotThere, match="no conversation D2"):
        workspace.messages("D2")


async def test_whoever_watches_is_told_of_every_change(workspace: Workspace) -> None:
    first, second = workspace.watch(), workspace.watch()
    ts = call(workspace, "chat.postMessage", channel="C1", text="x")["ts"]
    workspace.notify("U1", "Slack says.")
    for watcher in (first, second):
        assert await anext(watcher) == Change("message", "C1", "U0GOODWILL", ts)
        assert (await anext(watcher)).kind == "notice"


@pytest.mark.parametrize(
    ("words", "wire"),
    [
        ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
        ("<!channel> &lt;", "&lt;!channel&gt; &amp;lt;"),
        ("hi @ana, @nobody, me@ana.example", "hi <@U1>, @nobody, me@ana.example"),
        ("@Ana Lopez, @ANA's @ana. @", "<@U2>, <@U1>'s <@U1>. @"),
        ("@Ana Lopezgarcia", "<@U1> Lopezgarcia"),
        ("@ana-like @ana.b https://x/@ana", "@ana-like @ana.b <https://x/@ana>"),
        ("<@U1> <#C1|general>", "<@U1> <#C1|general>"),
        ("see https://a.b/c?d=1&e.", "see <https://a.b/c?d=1&amp;e>."),
        ("<https://a.b/c>", "<https://a.b/c>"),
    ],
)
def test_what_people_type_is_stored_as_slack_stores_it(words: str, wire: str) -> None:
    called = {"ana": "U1", "ANA": "U1", "Ana": "U1", "Ana Lopez": "U2"}
    assert typed(words, called.get) == wire


def test_a_name_is_somebodys_if_it_is_nobody_elses() -> None:
    workspace = Workspace()
    workspace.add_user("U1", "ana", real_name="Ana Lopez")
    workspace.add_user("U2", "Kim", real_name="Kim Lee")
    workspace.add_user("U3", "kimmy", real_name="Kim Lee")
    names = ("ana", "ANA LOPEZ", "kim", "Kim Lee", "Goodwill", "Ben")
    found = [workspace.named(name) for name in names]
    assert found == ["U1", "U1", "U2", None, workspace.bot_user_id, None]


def test_the_composer_makes_rich_text_of_it() -> None:
    wire = "a &lt; b <@U1> in <#C1> <https://a.b|there> <!here>"
    (block,) = rich_text(wire, "b1")
    (section,) = block["elements"]
    assert section["elements"] == [
        {"type": "text", "text": "a < b "},
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " in "},
        {"type": "channel", "channel_id": "C1"},
        {"type": "text", "text": " "},
        {"type": "link", "url": "https://a.b", "text": "there"},
        {"type": "text", "text": " "},
        {"type": "broadcast", "range": "here"},
    ]
    assert rich_text("", "b1") == []


async def test_a_sandbox_that_stopped_answers_no_more(workspace: Workspace) -> None:
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(
        token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[]
    )
    assert (await client.auth_test())["ok"]
    assert sandbox.api_url == f"{sandbox.url}/api/"
    await sandbox.stop()
    with pytest.raises(OSError, match="Cannot connect"):
        await client.auth_test()
