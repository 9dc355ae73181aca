"""The panel that shows what went between Slack and the bot."""

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page, expect

from bot.sandbox import Sandbox
from bot.sandbox.traffic import HIDDEN, KEPT, Traffic, clean
from tests.browser.conftest import ANA, IVO, PHONE, PageAs, Shot
from tests.browser.test_page import greeted, write

SECRETS = ("xoxb-", "xapp-", "sandbox-verification-token")


async def shown(window: Page) -> None:
    await window.get_by_role("link", name="Show the payloads").click()


@pytest.mark.browser
async def test_one_looks_at_what_was_sent(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    panel = ana.get_by_role("complementary", name="Payloads")
    await expect(panel).to_have_count(0)
    await shown(ana)
    rows = panel.get_by_role("group")
    await expect(rows.filter(has_text="chat.postMessage")).to_contain_text("ok")
    await expect(rows.filter(has_text="message").last).to_contain_text("acknowledged")
    await greeting.get_by_role("button", name="Whisper").click()
    await expect(rows.filter(has_text="chat.postEphemeral")).to_contain_text("ok")
    click = rows.filter(has_text="whisper")
    await click.locator("summary").press("Enter")
    await expect(click.locator("pre").first).to_contain_text('"block_actions"')
    await write(ana, "more", to="Reply in thread")
    await expect(rows.filter(has_text="chat.postMessage")).to_have_count(2)
    await expect(click.locator("pre").first).to_contain_text('"block_actions"')
    await shot(ana, "payloads-light")
    await panel.get_by_role("link", name="Hide payloads").click()
    await expect(panel).to_have_count(0)
    await expect(ana.get_by_role("complementary", name="Thread")).to_be_visible()


@pytest.mark.browser
async def test_trouble_stands_out(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    sandbox.delivery.answer_within = 0.5
    ivo = await page_as(IVO, at="&payloads=1", dark=True)
    greeting = await greeted(ivo)
    await greeting.get_by_role("button", name="Fall asleep").click()
    panel = ivo.get_by_role("complementary", name="Payloads")
    row = panel.get_by_role("group").filter(has_text="sleep")
    await expect(row).to_contain_text("http_timeout")
    await shot(ivo, "payloads-dark")


@pytest.mark.browser
async def test_payloads_on_a_phone(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, viewport=PHONE)
    await write(ana, "hello")
    await ana.get_by_role("button", name="Channels").click()
    await shown(ana)
    panel = ana.get_by_role("complementary", name="Payloads")
    await expect(panel).to_contain_text("chat.postMessage")
    await shot(ana, "phone-payloads-light")
    await panel.get_by_role("link", name="Hide payloads").click()
    await expect(ana.get_by_label("Message Goodwill")).to_be_visible()


async def test_no_token_is_ever_shown(sandbox: Sandbox, site: str) -> None:
    """Neither the bot's, nor one that somebody pasted by mistake."""
    async with ClientSession() as client:
        dm = sandbox.workspace.dm(ANA).id
        await sandbox.say(ANA, dm, "my token is xoxb-123-abc")
        async with client.get(f"{site}/?as={ANA}&payloads=1") as response:
            page = await response.text()
        assert "chat.postMessage" in page
        for number in range(1, page.count("<details id=") + 1):
            async with client.get(f"{site}/payloads/{number}") as response:
                page += await response.text()
    assert HIDDEN in page
    inside = page.partition('id="payloads"')[2]
    assert [secret for secret in SECRETS if secret in inside] == []


async def test_an_answer_to_a_response_url_is_shown(
    sandbox: Sandbox, site: str
) -> None:
    await sandbox.command(ANA, sandbox.workspace.dm(ANA).id, "/ask-later")
    async with ClientSession() as client:
        async with client.get(f"{site}/?as={ANA}&payloads=1") as response:
            rows = (await response.text()).split("<details ")
        row = next(row for row in rows if "response_url" in row)
        number = row.partition('data-payload="')[2].partition('"')[0]
        async with client.get(f"{site}/payloads/{number}") as response:
            assert "Kept for later." in await response.text()


def test_a_ticket_and_a_token_are_taken_out_wherever_they_are() -> None:
    sent = {"token": "x", "deep": [{"url": "ws://a/link?ticket=A1B2", "n": 1}]}
    assert clean(sent) == {
        "token": HIDDEN,
        "deep": [{"url": f"ws://a/link?ticket={HIDDEN}", "n": 1}],
    }


async def test_only_the_last_are_kept(sandbox: Sandbox, site: str) -> None:
    traffic = Traffic(sandbox.workspace)
    sandbox.delivery.observers.append(traffic.delivered)
    for _ in range(KEPT + 1):
        await sandbox.open_home(ANA)
    numbers = [exchange.number for exchange in traffic]
    assert numbers == list(range(KEPT + 1, 1, -1))
