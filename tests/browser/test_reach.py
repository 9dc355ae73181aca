"""Everything is in reach: without a mouse, and for who hears the page."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import Sandbox
from tests.browser import gallery
from tests.browser.conftest import ANA, SALES, PageAs
from tests.browser.test_blocks import posted
from tests.browser.test_form import third

pytestmark = pytest.mark.browser

NAMED = {"button", "checkbox", "combobox", "img", "link", "listbox", "menuitem"}
NAMED |= {"radio", "region", "searchbox", "textbox", "dialog", "menu", "navigation"}


async def nameless(window: Page) -> list[str]:
    """What a screen reader would call only by what it is."""
    session = await window.context.new_cdp_session(window)
    tree = await session.send("Accessibility.getFullAXTree")
    return [
        node["role"]["value"]
        for node in tree["nodes"]
        if not node["ignored"]
        and said(node, "role") in NAMED
        and not said(node, "name")
    ]


def said(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", "")).strip()


async def test_a_need_is_asked_for_without_a_mouse(page_as: PageAs) -> None:
    """From the first word to the form that is sent, by keys alone."""
    ana = await page_as(ANA)
    keys = ana.keyboard
    await keys.type("hello")
    await keys.press("Enter")
    reply = ana.get_by_role("link", name="1 reply")
    await expect(reply).to_be_visible()
    for _ in range(8):
        await keys.press("Shift+Tab")
        if await reply.evaluate("it => it === document.activeElement"):
            break
    await keys.press("Enter")
    await expect(ana.get_by_label("Reply in thread", exact=True)).to_be_focused()
    ask = ana.get_by_role("button", name="Ask IT")
    for _ in range(12):
        await keys.press("Shift+Tab")
        if await ask.evaluate("it => it === document.activeElement"):
            break
    await keys.press("Enter")
    form = ana.get_by_role("dialog", name="Ask IT")
    await expect(form.get_by_label("What do you need?")).to_be_focused()
    await keys.type("A printer that prints")
    await keys.press("Tab")
    await keys.press("Space")
    await expect(form).to_contain_text("You chose today.")
    await form.get_by_label("Where to write").focus()
    await keys.press("Enter")
    await expect(form).to_have_count(0)
    await expect(ask).to_be_focused()


async def test_one_goes_from_part_to_part_with_f6(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}&payloads=1")
    box = ana.get_by_label("Message #sales")
    await expect(box).to_be_focused()
    await ana.keyboard.press("F6")
    payloads = ana.get_by_role("complementary", name="Payloads")
    await expect(payloads.locator(".rows")).to_be_focused()
    await ana.keyboard.press("F6")
    await expect(ana.get_by_role("link", name="sales")).to_be_focused()
    await ana.keyboard.press("F6")
    await expect(box).to_be_focused()
    await ana.keyboard.press("Shift+F6")
    await expect(ana.get_by_role("link", name="sales")).to_be_focused()


async def test_arrow_up_rewrites_what_one_wrote_last(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    log = ana.get_by_role("log")
    for words in ("first", "secnd"):
        await ana.keyboard.type(words)
        await ana.keyboard.press("Enter")
        await expect(log).to_contain_text(words)
    await ana.keyboard.press("ArrowUp")
    editor = ana.get_by_label("Edit message")
    await expect(editor).to_be_focused()
    await editor.fill("second")
    await editor.press("Enter")
    await expect(log).to_contain_text("second(edited)")
    await expect(ana.get_by_label("Message #sales")).to_be_focused()


async def test_everything_has_a_name(page_as: PageAs, sandbox: Sandbox) -> None:
    """A conversation with a thread, a chart and a table; Home; a form of all fields."""
    await posted(sandbox, "all", gallery.BARS, gallery.TABLE, gallery.PICTURE)
    ana = await page_as(ANA, at="&tab=home")
    await expect(ana.get_by_role("heading", name="Good morning")).to_be_visible()
    assert await nameless(ana) == []
    await ana.get_by_role("link", name="Messages").click()
    await expect(ana.get_by_role("table")).to_be_visible()
    assert await nameless(ana) == []
    form = await third(ana)
    await expect(form).to_be_visible()
    assert await nameless(ana) == []
