"""A web site open in somebody's browser cannot speak to the local Slack."""

import pytest
from aiohttp import ClientSession

from bot.sandbox import Sandbox

API = "api/auth.test"
TOKEN = {"Authorization": "Bearer xoxb-sandbox"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
    ],
)
async def test_other_sites_are_refused(
    sandbox: Sandbox, headers: dict[str, str]
) -> None:
    async with (
        ClientSession() as session,
        session.post(f"{sandbox.url}/{API}", headers={**TOKEN, **headers}) as answer,
    ):
        assert answer.status == 403


async def test_a_program_on_this_machine_is_served(sandbox: Sandbox) -> None:
    async with (
        ClientSession() as session,
        session.post(f"{sandbox.url}/{API}", headers=TOKEN) as answer,
    ):
        assert (await answer.json())["ok"] is True
