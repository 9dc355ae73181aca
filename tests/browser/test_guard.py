"""Nobody but the page itself drives the demo. No browser is needed for this."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.sandbox import Sandbox, Workspace
from tests.browser.conftest import ANA, SALES

HELLO = {"as": ANA, "channel": SALES, "text": "hello"}


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[ClientSession]:
    async with ClientSession(sandbox.url) as session:
        yield session


async def say(client: ClientSession, headers: dict[str, str]) -> int:
    async with client.post("/do/say", json=HELLO, headers=headers) as response:
        return response.status


async def test_the_page_itself_may_act(client: ClientSession, sandbox: Sandbox) -> None:
    headers = {"Origin": sandbox.url, "Sec-Fetch-Site": "same-origin"}
    assert await say(client, headers) == 204
    assert [m.text for m in sandbox.workspace.messages(SALES)] == ["hello"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://evil.example", "Host": "evil.example"},
    ],
)
async def test_other_sites_may_not(
    client: ClientSession, sandbox: Sandbox, headers: dict[str, str]
) -> None:
    assert await say(client, headers) == 403
    assert sandbox.workspace.messages(SALES) == []


async def test_a_form_of_another_kind_is_refused(
    client: ClientSession, sandbox: Sandbox
) -> None:
    headers = {"Origin": sandbox.url}
    async with client.post("/do/say", data=HELLO, headers=headers) as response:
        assert response.status == 415


@pytest.mark.parametrize("path", ["/", "/changes?as=UANA", "/assets/page.js"])
async def test_a_name_that_pretends_to_be_this_machine_is_refused(
    client: ClientSession, path: str
) -> None:
    async with client.get(path, headers={"Host": "rebound.example"}) as response:
        assert response.status == 403


async def test_the_page_keeps_to_itself(client: ClientSession) -> None:
    async with client.get(f"/?as={ANA}") as response:
        policy = response.headers["Content-Security-Policy"]
        text = await response.text()
    assert policy.startswith("default-src 'self';")
    assert " style=" not in text
    assert " onclick=" not in text


async def test_nothing_else_is_served_from_the_folder(client: ClientSession) -> None:
    for name in ("..%2Frouting.py", "..%2F__init__.py", "nothing.css"):
        async with client.get(f"/assets/{name}") as response:
            assert response.status == 404


async def test_what_cannot_be_done_is_said_in_a_sentence(
    client: ClientSession, sandbox: Sandbox
) -> None:
    said = {"as": ANA, "channel": "CTRIAGE", "text": "let me in"}
    headers = {"Origin": sandbox.url}
    async with client.post("/do/say", json=said, headers=headers) as response:
        assert response.status == 409
        assert await response.text() == "ana is not in it-triage."


async def test_whoever_has_not_chosen_becomes_the_first(client: ClientSession) -> None:
    async with client.get("/") as response:
        assert response.url.query == {"as": ANA}


REAL = ("xoxb-1234567890-1234567890123-AbCdEf", "xapp-1-A0123456789-123-abcdef")


@pytest.mark.parametrize("token", REAL)
async def test_a_real_token_is_not_kept(
    client: ClientSession, sandbox: Sandbox, token: str
) -> None:
    said = HELLO | {"text": f"my token is {token}"}
    headers = {"Origin": sandbox.url}
    async with client.post("/do/say", json=said, headers=headers) as response:
        assert response.status == 409
        assert "a real Slack workspace" in await response.text()
    assert sandbox.workspace.messages(SALES) == []


@pytest.mark.parametrize("token", REAL)
async def test_a_real_token_opens_nothing_and_is_shown_nowhere(
    client: ClientSession, sandbox: Sandbox, token: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    async with client.post("/api/auth.test", headers=headers) as response:
        assert await response.json() == {"ok": False, "error": "invalid_auth"}
    async with client.get(f"/?as={ANA}&payloads=1") as response:
        page = await response.text()
    assert "auth.test" in page
    assert token not in page


@pytest.mark.parametrize("token", REAL)
def test_no_sandbox_starts_with_a_real_token(token: str) -> None:
    with pytest.raises(ValueError, match="a real Slack workspace"):
        Sandbox(Workspace(), bot_token=token)
    with pytest.raises(ValueError, match="a real Slack workspace"):
        Sandbox(Workspace(), app_token=token)
