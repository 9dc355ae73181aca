"""Reading back: history, threads and lists, page by page."""

import time
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace
from bot.sandbox.methods import METHODS
from tests.sandbox.conftest import Clock

Json = dict[str, Any]


async def fill(client: AsyncWebClient, count: int, **more: Any) -> list[str]:  # noqa: ANN401
    said = [
        await client.chat_postMessage(channel="C1", text=f"{n}", **more)
        for n in range(count)
    ]
    return [str(answer["ts"]) for answer in said]


async def pages(call: Any, key: str, **args: Any) -> list[list[Any]]:  # noqa: ANN401
    """Every page of a list, by following its cursors."""
    found, cursor = [], ""
    while True:
        answer = await call(**args, **({"cursor": cursor} if cursor else {}))
        found.append(answer[key])
        cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return found
        assert answer.get("has_more", True)


async def test_history_is_read_newest_first(client: AsyncWebClient) -> None:
    await fill(client, 7)
    read = await pages(client.conversations_history, "messages", channel="C1", limit=3)
    texts = [[message["text"] for message in page] for page in read]
    assert texts == [["6", "5", "4"], ["3", "2", "1"], ["0"]]


async def test_a_thread_is_read_oldest_first_with_its_root(
    client: AsyncWebClient,
) -> None:
    (root,) = await fill(client, 1)
    await fill(client, 4, thread_ts=root)
    where = {"channel": "C1", "ts": root}
    read = await pages(client.conversations_replies, "messages", limit=2, **where)
    texts = [[message["text"] for message in page] for page in read]
    assert texts == [["0", "0"], ["1", "2"], ["3"]]
    (top,) = (await client.conversations_history(channel="C1"))["messages"]
    assert (top["reply_count"], top["thread_ts"]) == (4, root)


async def test_new_messages_do_not_shift_a_page_being_read(
    client: AsyncWebClient,
) -> None:
    await fill(client, 4)
    first = await client.conversations_history(channel="C1", limit=2)
    await fill(client, 3)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel="C1", cursor=cursor)
    assert [m["text"] for m in second["messages"]] == ["1", "0"]


@pytest.mark.parametrize(
    ("inclusive", "texts"), [(False, ["2"]), (True, ["3", "2", "1"])]
)
async def test_history_between_two_moments(
    client: AsyncWebClient, texts: list[str], *, inclusive: bool
) -> None:
    said = await fill(client, 5)
    read = await client.conversations_history(
        channel="C1", oldest=said[1], latest=said[3], inclusive=inclusive
    )
    assert [message["text"] for message in read["messages"]] == texts


async def test_metadata_is_shown_when_asked_for(client: AsyncWebClient) -> None:
    mark = {"event_type": "outbox", "event_payload": {"key": "request:42"}}
    (ts,) = await fill(client, 1, metadata=mark)
    read = client.conversations_history
    (plain,) = (await read(channel="C1"))["messages"]
    (full,) = (await read(channel="C1", include_all_metadata=True))["messages"]
    assert "metadata" not in plain
    assert full["metadata"] == mark
    thread = await client.conversations_replies(
        channel="C1", ts=ts, include_all_metadata=True
    )
    assert thread["messages"][0]["metadata"] == mark


async def test_people_and_members_and_channels_come_in_pages(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    members = await pages(
        client.conversations_members, "members", channel="C1", limit=2
    )
    assert members == [["U1", "U2"], ["U0GOODWILL"]]
    people = await pages(client.users_list, "members", limit=2)
    assert [len(page) for page in people] == [2, 2, 1]
    assert [who["id"] for page in people for who in page] == list(workspace.users)
    workspace.dm("U1")
    kinds = "public_channel,private_channel,im"
    every = await pages(client.conversations_list, "channels", limit=2, types=kinds)
    names = [place["id"] for page in every for place in page]
    assert names == ["C1", "C2", "C3", "C5", "D1"]
    living = await client.conversations_list(exclude_archived=True)
    assert [place["id"] for place in living["channels"]] == ["C1", "C2"]
    hers = await client.users_conversations(user="U1", types=kinds)
    assert [place["id"] for place in hers["channels"]] == ["C1", "C2", "C5", "D1"]


async def test_who_somebody_is(client: AsyncWebClient) -> None:
    ivo = (await client.users_info(user="U2", include_locale=True))["user"]
    assert (ivo["real_name"], ivo["tz"], ivo["tz_offset"]) == (
        "Ivo",
        "Asia/Tokyo",
        32400,
    )
    assert (ivo["is_admin"], ivo["is_bot"], ivo["deleted"]) == (True, False, False)
    assert (await client.users_info(user="U3"))["user"]["deleted"]
    bot = (await client.bots_info(bot="B0GOODWILL"))["bot"]
    assert bot["user_id"] == "U0GOODWILL"
    assert (await client.team_info())["team"]["id"] == "T0SANDBOX"


async def test_where_people_talk(client: AsyncWebClient) -> None:
    room = await client.conversations_info(channel="C3", include_num_members=True)
    assert room["channel"]["is_private"]
    assert room["channel"]["num_members"] == 2
    opened = await client.conversations_open(users=["U1"])
    assert opened["channel"]["id"] == "D1"
    again = await client.conversations_open(channel="D1")
    assert again["already_open"]
    full = await client.conversations_open(users="U1", return_im=True)
    assert (full["channel"]["is_im"], full["channel"]["user"]) == (True, "U1")


async def test_reactions_and_links_of_a_message(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    root, reply = await fill(client, 1), []
    reply = await fill(client, 1, thread_ts=root[0])
    await client.reactions_add(channel="C1", timestamp=root[0], name="eyes")
    await sandbox.react("U1", "C1", root[0], "eyes")
    seen = await client.reactions_get(channel="C1", timestamp=root[0])
    users = ["U0GOODWILL", "U1"]
    assert seen["message"]["reactions"] == [
        {"name": "eyes", "users": users, "count": 2}
    ]
    await client.reactions_remove(channel="C1", timestamp=root[0], name="eyes")
    link = await client.chat_getPermalink(channel="C1", message_ts=reply[0])
    assert f"thread_ts={root[0]}" in str(link["permalink"])


async def test_ten_thousand_messages_are_read_as_fast_as_ten(clock: Clock) -> None:
    workspace = Workspace(clock=clock)
    workspace.add_channel("C1", "general", bot=True)
    post, args = METHODS["chat.postMessage"], {"channel": "C1", "text": "x"}
    root = post(workspace, args)["ts"]

    def seconds() -> float:
        start = time.perf_counter()
        for _ in range(20):
            METHODS["conversations.history"](workspace, {"channel": "C1", "limit": 10})
            thread = {"channel": "C1", "ts": root, "limit": 10}
            METHODS["conversations.replies"](workspace, thread)
        return time.perf_counter() - start

    def talk(times: int) -> None:
        for _ in range(times):
            post(workspace, args)
            post(workspace, args | {"thread_ts": root})

    talk(10)
    few = min(seconds() for _ in range(5))
    talk(5_000)
    many = min(seconds() for _ in range(5))
    assert len(workspace.ledger) == 10_021
    assert many < 5 * few
