"""What people write, and what the page makes of it, in a real Chromium."""

import pytest
from playwright.async_api import ViewportSize, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import ANA, DESKTOP, PHONE, SALES, PageAs, Shot
from tests.browser.test_blocks import posted
from tests.browser.test_menus import chosen
from tests.browser.test_page import write

pytestmark = pytest.mark.browser


async def test_a_name_typed_in_full_is_a_mention(page_as: PageAs) -> None:
    """Nobody has to pick it from the list."""
    ana = await page_as(ANA, at=f"&in={SALES}")
    box = ana.get_by_label("Message #sales")
    await box.press_sequentially("@Goodwill our label printer is broken")
    await box.press("Enter")
    said = ana.get_by_role("log").get_by_role("listitem").filter(has_text="printer")
    await expect(said.locator(".mention")).to_have_text("@Goodwill")
    await expect(said).to_contain_text("@Goodwill our label printer is broken")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
async def test_a_very_long_word_stays_in_its_pane(
    page_as: PageAs, sandbox: Sandbox, shot: Shot, viewport: ViewportSize
) -> None:
    """Wherever it stands: in the words of people, or in the bot's blocks."""
    word = "x" * 2000
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": word}]}
    title = {"type": "plain_text", "text": word[:150]}
    await posted(
        sandbox,
        "long",
        {"type": "header", "text": title},
        {"type": "rich_text", "elements": [quote]},
    )
    ana = await page_as(ANA, viewport=viewport)
    await write(ana, word)
    await expect(ana.get_by_role("link", name="1 reply")).to_be_visible()
    await shot(ana, f"long-word-{viewport['width']}-light")
    outside = "all => all.filter((it) => it.scrollWidth > it.clientWidth).length"
    assert await ana.locator("body, main .scroll").evaluate_all(outside) == 0


async def test_nobody_is_named_where_a_message_was(page_as: PageAs, shot: Shot) -> None:
    """A deleted message that has replies leaves its place, and nothing else."""
    ana = await page_as(ANA, at=f"&in={SALES}")
    await write(ana, "who knows the printer?", to="Message #sales")
    await ana.get_by_role("link", name="Reply in thread to Ana").click()
    await write(ana, "never mind", to="Reply in thread")
    log = ana.get_by_role("log", name="Messages in sales")
    root = log.get_by_role("listitem").filter(has_text="who knows")
    await chosen(root, "Delete message")
    question = ana.get_by_role("dialog", name="Delete message")
    await question.get_by_role("button", name="Delete", exact=True).click()
    gone = log.get_by_role("listitem").filter(has_text="This message was deleted.")
    await expect(gone).to_be_visible()
    await shot(ana, "tombstone-light")
    await expect(gone.locator(".name, .head, .message > .avatar")).to_have_count(0)
    await expect(ana.get_by_text("USLACKBOT")).to_have_count(0)


async def test_an_unknown_command_is_told_and_the_text_box_stays_free(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    await write(ana, "/nonsense", to="Message #sales")
    told = ana.get_by_role("alert")
    await expect(told).to_have_text(
        "There is no command /nonsense here. Type / to see them all."
    )
    await shot(ana, "no-command-light")
    said = await told.bounding_box()
    box = await ana.get_by_label("Message #sales").bounding_box()
    assert said
    assert box
    assert said["y"] + said["height"] < box["y"]
