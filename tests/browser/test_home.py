"""The bot's Home: a page of its own for each person."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Sandbox
from bot.sandbox.strict.views import checked
from tests.browser.conftest import ANA, IVO, PHONE, PageAs, Shot
from tests.browser.greeter import home

pytestmark = pytest.mark.browser


async def opened(window: Page) -> Locator:
    await window.get_by_role("link", name="Home", exact=True).click()
    return window.get_by_role("region", name="Home of Goodwill")


async def test_home_is_opened_and_used(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    at_home = await opened(ana)
    await expect(at_home).to_contain_text("Good morning, you")
    await at_home.get_by_label("How soon?").select_option("Today")
    await expect(at_home).to_contain_text("You chose today.")
    await shot(ana, "home-light")
    await at_home.get_by_role("button", name="Ask IT").click()
    form = ana.get_by_role("dialog", name="Ask IT")
    await expect(form.get_by_label("What do you need?")).to_be_focused()
    await ana.keyboard.press("Escape")
    await expect(at_home.get_by_role("button", name="Ask IT")).to_be_focused()
    await ana.get_by_role("link", name="Messages").click()
    await expect(ana.get_by_label("Message Goodwill")).to_be_focused()


async def test_home_changes_while_one_looks_at_it(
    page_as: PageAs, sandbox: Sandbox
) -> None:
    """Only for the person whose Home it is."""
    ana, ivo = await page_as(ANA, at="&tab=home"), await page_as(IVO, at="&tab=home")
    for window in (ana, ivo):
        await expect(window.get_by_role("heading", name="Good morning")).to_be_visible()
    sandbox.workspace.windows.publish(
        ANA, checked(home("Ana"), "home", sandbox.workspace.block_id), None
    )
    sandbox.workspace.changed("home", user=ANA)
    await expect(ana.get_by_role("heading", name="Good morning, Ana")).to_be_visible()
    await expect(ivo.get_by_role("heading", name="Good morning, you")).to_be_visible()


async def test_a_home_with_nothing_in_it(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    sandbox.workspace.listeners.clear()
    ana = await page_as(ANA, at="&tab=home")
    await expect(ana.get_by_role("region", name="Home")).to_contain_text(
        "Goodwill has not shown you anything here."
    )
    await shot(ana, "home-empty-light")


async def test_home_on_a_phone_in_the_dark(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, viewport=PHONE, dark=True)
    at_home = await opened(ana)
    await expect(at_home).to_contain_text("Good morning, you")
    await shot(ana, "phone-home-dark")
