"""What Slack refuses, and the error it says it with: one row for each refusal."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace
from tests.sandbox.conftest import Clock, Json
from tests.sandbox.shown import HOME, refused

MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": []}

PARAGRAPH = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2500}}
WORDY = [PARAGRAPH] * 5

ROWS: list[tuple[str, Json, str]] = [
    ("chat.shout", {}, "unknown_method"),
    ("chat.postMessage", {"channel": "C1", "txt": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C1", "mrkdwn": "maybe"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": {}, "text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C1", "metadata": "{"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C1", "metadata": "[1]"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C9", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "C4", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "C2", "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": "C5", "text": "x"}, "is_archived"),
    ("chat.postMessage", {"channel": "U4", "text": "x"}, "cannot_dm_bot"),
    ("chat.postMessage", {"channel": "U3", "text": "x"}, "user_disabled"),
    ("chat.postMessage", {"channel": "C1"}, "no_text"),
    ("chat.postMessage", {"channel": "C1", "text": "", "blocks": []}, "no_text"),
    ("chat.postMessage", {"channel": "C1", "text": "x" * 40_001}, "msg_too_long"),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "markdown_text": "x"},
        "markdown_text_conflict",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "blocks": "[{"},
        "invalid_blocks_format",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "blocks": [{"type": "teapot"}]},
        "invalid_blocks",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "blocks": WORDY},
        "msg_blocks_too_long",
    ),
    (
        "chat.update",
        {"channel": "C1", "ts": "BOT", "text": "x", "blocks": WORDY},
        "msg_blocks_too_long",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "attachments": [{}] * 101},
        "too_many_attachments",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "attachments": ["x"]},
        "invalid_attachments",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "metadata": {"event_type": "x"}},
        "invalid_metadata_format",
    ),
    (
        "chat.postMessage",
        {
            "channel": "C1",
            "text": "x",
            "metadata": {"event_type": "x", "event_payload": {"x": "x" * 9_000}},
        },
        "metadata_too_large",
    ),
    (
        "chat.postMessage",
        {"channel": "C1", "text": "x", "thread_ts": "1.000000"},
        "thread_not_found",
    ),
    (
        "chat.postEphemeral",
        {"channel": "C1", "user": "U3", "text": "x"},
        "user_not_in_channel",
    ),
    (
        "chat.update",
        {"channel": "C1", "ts": "1.000000", "text": "x"},
        "message_not_found",
    ),
    ("chat.update", {"channel": "C1", "ts": "ANA", "text": "x"}, "cant_update_message"),
    ("chat.update", {"channel": "C1", "ts": "BOT"}, "no_text"),
    ("chat.delete", {"channel": "C1", "ts": "1.000000"}, "message_not_found"),
    ("chat.delete", {"channel": "C1", "ts": "ANA"}, "cant_delete_message"),
    ("chat.getPermalink", {"channel": "C1", "message_ts": "1"}, "message_not_found"),
    ("conversations.open", {}, "users_list_not_supplied"),
    ("conversations.open", {"users": "U9"}, "user_not_found"),
    ("conversations.open", {"users": "U4"}, "cannot_dm_bot"),
    ("conversations.open", {"users": ["U3"]}, "user_disabled"),
    ("conversations.open", {"users": "U1,U9"}, "user_not_found"),
    ("conversations.open", {"users": "U1,U3"}, "user_disabled"),
    ("conversations.open", {"users": ["U1"] * 9}, "too_many_users"),
    ("conversations.info", {"channel": "C9"}, "channel_not_found"),
    ("conversations.info", {"channel": "C4"}, "channel_not_found"),
    ("conversations.members", {"channel": "C4"}, "channel_not_found"),
    ("conversations.members", {"channel": "C1", "limit": -1}, "invalid_limit"),
    ("conversations.members", {"channel": "C1", "limit": "x"}, "invalid_arguments"),
    ("conversations.members", {"channel": "C1", "cursor": "x"}, "invalid_cursor"),
    ("conversations.members", {"channel": "C1", "cursor": "next:x"}, "invalid_cursor"),
    ("conversations.list", {"types": "teapot"}, "invalid_types"),
    ("conversations.history", {"channel": "C2"}, "not_in_channel"),
    ("conversations.history", {"channel": "C1", "oldest": "x"}, "invalid_ts_oldest"),
    ("conversations.history", {"channel": "C1", "latest": "x"}, "invalid_ts_latest"),
    ("conversations.history", {"channel": "C1", "cursor": "next:x"}, "invalid_cursor"),
    ("conversations.history", {"channel": "C1", "cursor": "next:2"}, "invalid_cursor"),
    (
        "conversations.replies",
        {"channel": "C1", "ts": "ANA", "cursor": "next:2"},
        "invalid_cursor",
    ),
    ("users.list", {"cursor": "next:1.000000"}, "invalid_cursor"),
    ("conversations.replies", {"channel": "C1", "ts": "1.000000"}, "thread_not_found"),
    ("dnd.info", {"user": "U9"}, "user_not_found"),
    ("users.info", {"user": "U9"}, "user_not_found"),
    ("users.conversations", {"user": "U9"}, "user_not_found"),
    ("bots.info", {"bot": "B9"}, "bot_not_found"),
    ("team.info", {"team": "T9"}, "team_not_found"),
    ("api.test", {"error": "my_error"}, "my_error"),
    ("reactions.add", {"channel": "C1", "timestamp": "BOT"}, "invalid_arguments"),
    (
        "reactions.add",
        {"channel": "C1", "timestamp": "ANA", "name": "eyes"},
        "already_reacted",
    ),
    (
        "reactions.add",
        {"channel": "C1", "timestamp": "BOT", "name": "big eyes"},
        "invalid_name",
    ),
    (
        "reactions.remove",
        {"channel": "C1", "timestamp": "BOT", "name": "eyes"},
        "no_reaction",
    ),
    ("reactions.remove", {"name": "eyes"}, "no_item_specified"),
    ("reactions.get", {"channel": "C1", "timestamp": "1"}, "message_not_found"),
    ("views.open", {"view": MODAL}, "invalid_arguments"),
    ("views.open", {"trigger_id": "FRESH"}, "invalid_arguments"),
    ("views.open", {"trigger_id": "FRESH", "view": "x"}, "invalid_arguments"),
    ("views.open", {"trigger_id": "FRESH", "view": HOME}, "invalid_arguments"),
    ("views.open", {"trigger_id": "1.2.x", "view": MODAL}, "invalid_trigger_id"),
    ("views.open", {"trigger_id": "STALE", "view": MODAL}, "expired_trigger_id"),
    ("views.open", {"trigger_id": "USED", "view": MODAL}, "exchanged_trigger_id"),
    ("views.push", {"trigger_id": "FRESH", "view": MODAL}, "not_found"),
    ("views.update", {"view_id": "V9", "view": MODAL}, "not_found"),
    (
        "views.open",
        {"trigger_id": "FRESH", "view": MODAL | {"external_id": "home"}},
        "duplicate_external_id",
    ),
    ("views.publish", {"user_id": "U9", "view": HOME}, "user_not_found"),
    ("views.publish", {"user_id": "U1", "view": MODAL}, "invalid_arguments"),
    (
        "views.publish",
        {"user_id": "U1", "view": HOME, "hash": "1.old"},
        "hash_conflict",
    ),
]


@pytest.fixture
async def stand_ins(sandbox: Sandbox, clock: Clock) -> dict[str, str]:
    """Real values for the capital words in the table."""
    workspace = sandbox.workspace
    workspace.manifest = type(workspace.manifest)({})
    workspace.manifest.everything = True
    ana = await sandbox.say("U1", "C1", "Hello.")
    workspace.react(workspace.bot_user_id, ana, "eyes")
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    bot = await client.chat_postMessage(channel="C1", text="Hi.")
    home = HOME | {"external_id": "home"}
    await client.views_publish(user_id="U1", view=home)
    stale, used = (workspace.tickets.trigger("U1") for _ in range(2))
    clock.now += 4
    used, fresh = (workspace.tickets.trigger("U1") for _ in range(2))
    workspace.tickets.exchange(used)
    told = {"ANA": ana.ts, "BOT": str(bot["ts"])}
    return told | {"STALE": stale, "USED": used, "FRESH": fresh}


@pytest.mark.parametrize(("method", "args", "error"), ROWS)
async def test_slack_refuses_with_its_own_error(
    client: AsyncWebClient,
    stand_ins: dict[str, str],
    method: str,
    args: Json,
    error: str,
) -> None:
    real = {
        k: stand_ins.get(v, v) if isinstance(v, str) else v for k, v in args.items()
    }
    assert (await refused(client, method, **real))["error"] == error


async def test_a_refused_argument_is_named(client: AsyncWebClient) -> None:
    unknown = await refused(client, "chat.postMessage", channel="C1", txt="x")
    assert unknown["response_metadata"]["messages"] == ["[ERROR] unknown argument: txt"]
    missing = await refused(client, "views.publish", user_id="U1")
    assert missing["response_metadata"]["messages"] == [
        "[ERROR] missing required field: view"
    ]


async def test_no_more_than_three_modals_lie_on_each_other(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    ticket = workspace.tickets.trigger
    await client.views_open(trigger_id=ticket("U1"), view=MODAL)
    await client.views_push(trigger_id=ticket("U1"), view=MODAL)
    await client.views_push(trigger_id=ticket("U1"), view=MODAL)
    one_more = {"trigger_id": ticket("U1"), "view": MODAL}
    answer = await refused(client, "views.push", **one_more)
    assert answer["error"] == "push_limit_reached"


async def test_a_deleted_message_can_be_neither_changed_nor_deleted_again(
    client: AsyncWebClient,
) -> None:
    posted = await client.chat_postMessage(channel="C1", text="Root")
    where = {"channel": "C1", "ts": str(posted["ts"])}
    await client.chat_postMessage(channel="C1", text="Re", thread_ts=where["ts"])
    await client.chat_delete(channel="C1", ts=where["ts"])
    assert (await refused(client, "chat.delete", **where))["error"] == (
        "message_not_found"
    )
    changed = await refused(client, "chat.update", text="x", **where)
    assert changed["error"] == "message_not_found"
