"""Slack on a bad day: every kind of bad answer, on demand."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace

Json = dict[str, Any]


async def post(sandbox: Sandbox, text: str = "Hello.") -> tuple[int, str, Json]:
    """What really comes down the wire."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    url = f"{sandbox.api_url}chat.postMessage"
    data = {"channel": "C1", "text": text}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(url, data=data) as answer,
    ):
        return answer.status, await answer.text(), dict(answer.headers)


def stored(sandbox: Sandbox) -> int:
    return len(sandbox.workspace.messages("C1"))


@pytest.mark.parametrize("wait", [1, "30", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"])
async def test_slack_asks_to_wait(sandbox: Sandbox, wait: str | int) -> None:
    sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=wait)
    status, body, headers = await post(sandbox)
    assert (status, headers["Retry-After"]) == (429, str(wait))
    assert json.loads(body) == {"ok": False, "error": "ratelimited"}
    assert stored(sandbox) == 0
    assert (await post(sandbox))[0] == 200


async def test_slack_asks_to_wait_without_saying_how_long(sandbox: Sandbox) -> None:
    sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=None)
    status, _, headers = await post(sandbox)
    assert (status, "Retry-After" in headers) == (429, False)


@pytest.mark.parametrize("kept", [False, True])
async def test_slack_fails_and_may_have_posted_all_the_same(
    sandbox: Sandbox, *, kept: bool
) -> None:
    sandbox.faults.api("chat.postMessage", "status", status=502, stored=kept)
    status, body, headers = await post(sandbox)
    assert (status, headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert "<!DOCTYPE html>" in body
    assert stored(sandbox) == int(kept)


@pytest.mark.parametrize("kept", [False, True])
async def test_slack_answers_with_an_error_and_may_have_posted_all_the_same(
    sandbox: Sandbox, *, kept: bool
) -> None:
    sandbox.faults.api("chat.postMessage", "error", error="fatal_error", stored=kept)
    assert json.loads((await post(sandbox))[1])["error"] == "fatal_error"
    assert stored(sandbox) == int(kept)


@pytest.mark.parametrize("kept", [False, True])
async def test_the_line_drops_before_an_answer(sandbox: Sandbox, *, kept: bool) -> None:
    sandbox.faults.api("chat.postMessage", "drop", stored=kept)
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(sandbox)
    assert stored(sandbox) == int(kept)


async def test_half_an_answer_arrives(sandbox: Sandbox) -> None:
    sandbox.faults.api("chat.postMessage", "garbage", stored=True)
    with pytest.raises(ValueError, match="Unterminated"):
        json.loads((await post(sandbox))[1])
    assert stored(sandbox) == 1


@pytest.mark.parametrize("kind", ["huge", "bomb"])
async def test_far_too_much_arrives(sandbox: Sandbox, kind: Any) -> None:  # noqa: ANN401
    sandbox.faults.api("chat.postMessage", kind, megabytes=3)
    status, body, _ = await post(sandbox)
    assert status == 200
    assert len(body) > 3 * 1024 * 1024


async def test_slack_takes_its_time(sandbox: Sandbox) -> None:
    sandbox.faults.api("chat.postMessage", "delay", seconds=0.1)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await post(sandbox)
    assert (await post(sandbox))[0] == 200


async def test_a_fault_strikes_as_often_as_asked_and_where_asked(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.api("chat.postMessage", "error", times=2)
    sandbox.faults.api("*", "error", error="team_added_to_org")
    with pytest.raises(SlackApiError, match="team_added_to_org"):
        await client.users_info(user="U1")
    await client.users_info(user="U1")
    for _ in range(2):
        with pytest.raises(SlackApiError, match="internal_error"):
            await client.chat_postMessage(channel="C1", text="x")
    await client.chat_postMessage(channel="C1", text="x")


async def test_a_revoked_token_opens_nothing(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.invalid_auth = True
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await client.auth_test()
    sandbox.faults.invalid_auth = False
    assert (await client.auth_test())["ok"]


async def outcomes(seed: int) -> str:
    workspace = Workspace()
    workspace.add_channel("C1", "general", bot=True)
    sandbox = Sandbox(workspace)
    sandbox.faults.randomly(0.5, seed=seed)
    await sandbox.start()
    seen = ""
    for _ in range(24):
        try:
            status, body, _ = await post(sandbox)
        except aiohttp.ClientConnectionError:
            seen += "d"
        else:
            seen += "." if status == 200 and '"ok": true, "ch' in body else "x"
    sandbox.faults.randomly(0, seed=seed)
    assert (await post(sandbox))[0] == 200
    await sandbox.stop()
    return seen


async def test_random_weather_is_the_same_for_the_same_seed() -> None:
    first = await outcomes(7)
    assert first == await outcomes(7)
    assert first != await outcomes(8)
    assert set(first) >= {".", "x"}


async def test_a_driver_is_called_at_the_moments_that_matter(sandbox: Sandbox) -> None:
    moments: list[tuple[str, str, int]] = []

    def before(method: str, args: Json) -> None:
        moments.append(("before", f"{method} {args['text']}", stored(sandbox)))

    async def after(method: str, args: Json) -> None:
        moments.append(("after", f"{method} {args['text']}", stored(sandbox)))

    answered = asyncio.Event()

    async def last(method: str, args: Json) -> None:
        del method, args
        answered.set()

    sandbox.faults.before_store = before
    sandbox.faults.after_store = after
    sandbox.faults.after_answer = last
    assert (await post(sandbox))[0] == 200
    await asyncio.wait_for(answered.wait(), 5)
    said = "chat.postMessage Hello."
    assert moments == [("before", said, 0), ("after", said, 1)]
