"""Whatever a bot sends, Slack answers; it never breaks."""

import json
import random

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.strict.arguments import SIGNATURES, takes_json
from tests.sandbox.conftest import Json
from tests.sandbox.shown import plain

NONSENSE: list[object] = [
    *(None, "", 0, -1, 1.5, True, [], {}, "x", "[", "nan", "1e999", ":eyes:"),
    *([None], [1], {"a": 1}, ["U1", 5], [["U1"]], [[["x"]]], "U1,U2", "next:-1"),
    *("C1", "D1", "U1", "U3", "U4", "im,mpim", "1800000000.000000", "next:9"),
    [{"type": None}],
    [{"type": ["section"]}],
    [{"type": "section", "text": None}],
    [{"type": "actions", "elements": [None]}],
    [{"blocks": 5}],
    {"event_type": 1, "event_payload": []},
    {"type": "home", "blocks": None},
    {"type": "home", "blocks": [1]},
    {"type": "modal", "title": 1, "blocks": []},
    {"type": "modal", "title": plain("T"), "blocks": [{"type": "input"}]},
]
ANSWERS = ("text", "blocks", "attachments", "metadata", "thread_ts", "response_type")


def dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same nonsense each time


def nonsense(names: list[str], luck: random.Random) -> Json:
    return {name: luck.choice(NONSENSE) for name in names if luck.random() < 0.7}


@pytest.mark.parametrize("method", SIGNATURES)
async def test_nonsense_is_refused_and_breaks_nothing(
    sandbox: Sandbox, method: str
) -> None:
    await sandbox.say("U1", "C1", "Hello.", files=["a.png"])
    luck, wanted = dice(method), list(SIGNATURES[method].arguments)
    names = [name for name in wanted if name != "token"]
    app = method == "apps.connections.open"
    token = sandbox.app_token if app else sandbox.bot_token
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{sandbox.api_url}{method}"
    async with aiohttp.ClientSession(headers=headers) as session:
        for _ in range(100):
            args = nonsense(names, luck)
            if "trigger_id" in names:
                args["trigger_id"] = sandbox.workspace.tickets.trigger("U1")
            form = {name: json.dumps(value) for name, value in args.items()}
            how = {"json": args} if takes_json(method) else {"data": form}
            async with session.post(url, **how) as answer:
                assert answer.status == 200, args
                assert isinstance((await answer.json())["ok"], bool)


async def test_nonsense_at_a_response_url_is_refused_too(sandbox: Sandbox) -> None:
    said = await sandbox.say("U1", "C1", "Hello.")
    luck, workspace = dice("answers"), sandbox.workspace
    names = [*ANSWERS, "replace_original", "delete_original"]
    async with aiohttp.ClientSession() as session:
        for round_ in range(200):
            token = workspace.tickets.response_url("U1", "C1", said.ts)
            body = luck.choice(NONSENSE) if round_ % 5 else nonsense(names, luck)
            async with session.post(workspace.url_of(token), json=body) as answer:
                assert answer.status in (200, 400), body
