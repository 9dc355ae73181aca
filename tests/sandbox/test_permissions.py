"""Tokens, scopes and what the manifest turns off; how arguments may arrive."""

import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace
from tests.sandbox.conftest import Clock, Json, people
from tests.sandbox.shown import DIVIDERS, HOME, refused


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", None, "not_authed"),
        ("auth.test", "xoxb-other", "invalid_auth"),
        ("auth.test", "xapp-sandbox", "not_allowed_token_type"),
        ("apps.connections.open", "xoxb-sandbox", "not_allowed_token_type"),
        ("apps.connections.open", "xapp-other", "invalid_auth"),
    ],
)
async def test_slack_wants_the_right_token(
    sandbox: Sandbox, method: str, token: str | None, error: str
) -> None:
    client = AsyncWebClient(token=token, base_url=sandbox.api_url)
    assert (await refused(client, method))["error"] == error


def scopes(*granted: str) -> Json:
    return {"oauth_config": {"scopes": {"bot": list(granted)}}}


@pytest.mark.parametrize(
    ("granted", "method", "args", "needed"),
    [
        ([], "chat.postMessage", {"channel": "C1", "text": "x"}, "chat:write"),
        (["chat:write"], "users.info", {"user": "U1"}, "users:read"),
        (
            ["im:read"],
            "conversations.history",
            {"channel": "C1"},
            "channels:history,groups:history,im:history,mpim:history",
        ),
        (
            ["im:history"],
            "conversations.history",
            {"channel": "C1"},
            "channels:history",
        ),
        (["channels:read"], "conversations.members", {"channel": "C3"}, "groups:read"),
        (["groups:write"], "conversations.open", {"users": "U1"}, "im:write"),
        (["im:write"], "conversations.open", {"users": "U1,U2"}, "mpim:write"),
        (
            ["channels:read"],
            "conversations.list",
            {"types": "public_channel,private_channel"},
            "groups:read",
        ),
    ],
)
async def test_slack_names_the_scope_that_is_missing(
    clock: Clock, granted: list[str], method: str, args: Json, needed: str
) -> None:
    workspace = Workspace(clock=clock, manifest=scopes(*granted))
    people(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    answer = await refused(client, method, **args)
    await sandbox.stop()
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == needed
    assert answer["provided"] == ",".join(granted)


@pytest.mark.parametrize(
    ("app_home", "method", "args", "error"),
    [
        (
            {"messages_tab_enabled": False},
            "chat.postMessage",
            {"channel": "U1", "text": "x"},
            "messages_tab_disabled",
        ),
        (
            {"home_tab_enabled": False},
            "views.publish",
            {"user_id": "U1", "view": HOME},
            "not_enabled",
        ),
    ],
)
async def test_what_the_manifest_turns_off_is_off(
    clock: Clock, app_home: Json, method: str, args: Json, error: str
) -> None:
    manifest = scopes("chat:write") | {"features": {"app_home": app_home}}
    workspace = Workspace(clock=clock, manifest=manifest)
    people(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    answer = await refused(client, method, **args)
    await sandbox.stop()
    assert answer["error"] == error


async def test_the_granted_scopes_stand_in_a_header(clock: Clock) -> None:
    workspace = Workspace(clock=clock, manifest=scopes("users:read", "chat:write"))
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    answer = await client.auth_test()
    await sandbox.stop()
    assert answer.headers["x-oauth-scopes"] == "chat:write,users:read"
    assert (answer["team_id"], answer["user_id"]) == ("T0SANDBOX", "U0GOODWILL")


async def test_public_posting_needs_its_own_scope_and_no_membership(
    clock: Clock,
) -> None:
    manifest = scopes("chat:write", "chat:write.public")
    workspace = Workspace(clock=clock, manifest=manifest)
    people(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    client = AsyncWebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    await client.chat_postMessage(channel="C2", text="Hello from outside.")
    await sandbox.stop()
    assert workspace.messages("C2")[0].bot_id == "B0GOODWILL"


# --- how arguments arrive ----------------------------------------------------


async def raw(sandbox: Sandbox, **how: Any) -> Json:  # noqa: ANN401
    url = f"{sandbox.api_url}chat.postMessage"
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    headers |= how.pop("headers", {})
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(url, **how) as answer,
    ):
        said: Json = await answer.json()
        return said


async def test_arguments_come_as_query_form_or_json(sandbox: Sandbox) -> None:
    blocks = json.dumps(DIVIDERS)
    args = {"channel": "C1", "text": "x", "blocks": blocks, "unfurl_links": "false"}
    assert (await raw(sandbox, params=args))["ok"]
    assert (await raw(sandbox, data=args))["ok"]
    assert (await raw(sandbox, json=args | {"unfurl_links": False}))["ok"]
    shown = [m.blocks[0]["type"] for m in sandbox.workspace.messages("C1")]
    assert shown == ["divider"] * 3


async def test_some_methods_do_not_read_json(sandbox: Sandbox) -> None:
    url, args = f"{sandbox.api_url}conversations.info", {"channel": "C1"}
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.post(url, json=args) as answer:
            unread = await answer.json()
        async with session.post(url, data=args) as answer:
            read = await answer.json()
    assert unread["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel"
    ]
    assert read["channel"]["name"] == "general"


async def test_a_token_may_stand_among_the_arguments(sandbox: Sandbox) -> None:
    args = {"channel": "C1", "text": "x", "token": sandbox.bot_token}
    assert (await raw(sandbox, data=args, headers={"Authorization": ""}))["ok"]


@pytest.mark.parametrize(
    ("body", "error"), [("{", "invalid_json"), ("[1]", "json_not_object")]
)
async def test_json_must_be_an_object(sandbox: Sandbox, body: str, error: str) -> None:
    headers = {"Content-Type": "application/json"}
    assert (await raw(sandbox, data=body, headers=headers))["error"] == error
