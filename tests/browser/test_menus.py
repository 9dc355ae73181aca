"""Menus of a message and of the composer, and commands that complete themselves."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import ANA, IVO, PHONE, SALES, PageAs, Shot
from tests.browser.test_page import greeted, write

pytestmark = pytest.mark.browser

WORDS = "the printer is slow"


async def said(window: Page, words: str = WORDS) -> Locator:
    """Something written in #sales; the message."""
    await write(window, words, to="Message #sales")
    return window.get_by_role("log").get_by_role("listitem").filter(has_text=words)


def in_log(window: Page, words: str = WORDS) -> Locator:
    return window.get_by_role("log").get_by_role("listitem").filter(has_text=words)


async def menu_of(message: Locator) -> Locator:
    await message.hover()
    await message.get_by_role("button", name="More actions").click()
    return message.page.get_by_role("menu", name="More actions")


async def chosen(message: Locator, item: str) -> None:
    """Take something from a message's menu."""
    menu = await menu_of(message)
    await menu.get_by_role("menuitem", name=item).click()


async def test_a_message_becomes_a_request(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    menu = await menu_of(await said(ana))
    await expect(menu.get_by_role("menuitem", name="Reply in thread")).to_be_focused()
    await shot(ana, "menu-light")
    await menu.get_by_role("menuitem", name="Ask IT about this").click()
    form = ana.get_by_role("dialog", name="Ask IT")
    await expect(form.get_by_label("What do you need?")).to_have_value(WORDS)
    await expect(menu).to_be_hidden()


async def test_a_message_is_rewritten_and_taken_back(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    await said(ana, f"@ivo {WORDS} & <loud>")
    message = ana.get_by_role("log").get_by_role("listitem").filter(has_text="loud")
    await chosen(message, "Edit message")
    editor = ana.get_by_label("Edit message")
    await expect(editor).to_have_value(f"@ivo {WORDS} & <loud>")
    await shot(ana, "edit-light")
    await editor.press("Escape")
    await expect(editor).to_have_count(0)
    await chosen(message, "Edit message")
    await editor.fill("@ivo it is fast again, loud and clear")
    await editor.press("Enter")
    await expect(editor).to_have_count(0)
    await expect(message).to_contain_text("@Ivo Marin it is fast again")
    await expect(message).to_contain_text("(edited)")
    await chosen(message, "Delete message")
    question = ana.get_by_role("dialog", name="Delete message")
    await shot(ana, "delete-light")
    await question.get_by_role("button", name="Cancel").click()
    await expect(message).to_have_count(1)
    await chosen(message, "Delete message")
    await question.get_by_role("button", name="Delete", exact=True).click()
    await expect(message).to_have_count(0)
    assert sandbox.workspace.messages(SALES) == []


async def test_nobody_rewrites_what_others_said(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    ivo = await page_as(IVO, at=f"&in={SALES}")
    await said(ana)
    menu = await menu_of(in_log(ivo))
    await expect(menu.get_by_role("menuitem", name="Copy link")).to_be_visible()
    await expect(menu.get_by_role("menuitem", name="Edit")).to_be_hidden()
    await expect(menu.get_by_role("menuitem", name="Delete")).to_be_hidden()


async def test_an_admin_takes_away_what_others_wrote(
    page_as: PageAs, sandbox: Sandbox
) -> None:
    sandbox.workspace.describe(sandbox.workspace.users[IVO], is_admin=True)
    ana = await page_as(ANA, at=f"&in={SALES}")
    ivo = await page_as(IVO, at=f"&in={SALES}")
    await said(ana)
    menu = await menu_of(in_log(ivo))
    await expect(menu.get_by_role("menuitem", name="Edit")).to_be_hidden()
    await menu.get_by_role("menuitem", name="Delete").click()
    question = ivo.get_by_role("dialog", name="Delete message")
    await question.get_by_role("button", name="Delete", exact=True).click()
    await expect(ana.get_by_role("log").get_by_text(WORDS)).to_have_count(0)


async def test_a_reaction_is_picked(page_as: PageAs, shot: Shot) -> None:
    """In a thread, where the same tools are, too."""
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    await greeting.hover()
    await greeting.get_by_role("button", name="Add reaction").click()
    picker = ana.get_by_role("menu", name="Add reaction")
    await expect(picker.get_by_role("menuitem", name="ticket")).to_be_focused()
    await shot(ana, "picker-light")
    await ana.keyboard.press("ArrowRight")
    await ana.keyboard.press("Enter")
    await expect(greeting.get_by_role("button", name="eyes, 1: Ana")).to_be_visible()
    await expect(picker).to_be_hidden()


async def test_a_reaction_is_picked_on_a_phone(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}", viewport=PHONE, dark=True)
    message = await said(ana)
    await message.get_by_role("button", name="More actions").click()
    await shot(ana, "phone-menu-dark")
    await ana.get_by_role("menuitem", name="Add reaction").click()
    await ana.get_by_role("menuitem", name="heart").click()
    await expect(message.get_by_role("button", name="heart, 1: Ana")).to_be_visible()
    await shot(ana, "phone-reaction-dark")


async def test_a_link_is_copied_and_leads_back(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    await ana.context.grant_permissions(["clipboard-read", "clipboard-write"])
    message = await said(ana)
    await chosen(message, "Copy link")
    await expect(ana.get_by_role("alert")).to_have_text("Link copied.")
    link = await ana.evaluate("navigator.clipboard.readText()")
    await ana.goto(link)
    thread = ana.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_role("listitem").filter(has_text=WORDS)).to_be_visible()


async def test_a_shortcut_from_the_composer(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, dark=True)
    await ana.get_by_role("button", name="Attach, or use a shortcut").click()
    await expect(ana.get_by_role("menuitem", name="Attach a file")).to_be_focused()
    await shot(ana, "shortcuts-dark")
    await ana.keyboard.press("ArrowDown")
    await expect(ana.get_by_role("menuitem", name="Ask IT")).to_be_focused()
    await ana.keyboard.press("Enter")
    await expect(ana.get_by_role("dialog", name="Ask IT")).to_be_visible()


async def test_the_menu_by_keyboard_alone(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    message = await said(ana)
    await message.get_by_role("button", name="More actions").focus()
    await ana.keyboard.press("Enter")
    await ana.keyboard.press("ArrowUp")
    await expect(ana.get_by_role("menuitem", name="Delete")).to_be_focused()
    await ana.keyboard.press("ArrowDown")
    await expect(ana.get_by_role("menuitem", name="Reply")).to_be_focused()
    await ana.keyboard.press("Escape")
    opener = message.get_by_role("button", name="More actions")
    await expect(opener).to_be_focused()


async def test_commands_complete_themselves(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    box = ana.get_by_label("Message Goodwill")
    await box.press_sequentially("/")
    commands = ana.get_by_role("listbox", name="Commands")
    await expect(commands.get_by_role("option")).to_have_count(4)
    await shot(ana, "commands-light")
    await box.press_sequentially("ask")
    await expect(commands.get_by_role("option")).to_have_count(2)
    await box.press("ArrowDown")
    await expect(commands.get_by_role("option", selected=True)).to_contain_text(
        "/ask-later"
    )
    await box.press("ArrowUp")
    await box.press("Tab")
    await expect(box).to_have_value("/ask-it ")
    await expect(box).to_be_focused()
    await expect(commands).to_be_hidden()
    await box.press_sequentially(WORDS)
    await box.press("Enter")
    form = ana.get_by_role("dialog", name="Ask IT")
    await expect(form.get_by_label("What do you need?")).to_have_value(WORDS)


async def test_a_command_is_put_away_or_sent(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    box = ana.get_by_label("Message Goodwill")
    await box.press_sequentially("/c")
    commands = ana.get_by_role("listbox", name="Commands")
    await expect(commands).to_be_visible()
    await box.press("Escape")
    await expect(commands).to_be_hidden()
    await box.press_sequentially("ake")
    await expect(commands).to_be_visible()
    await box.press("Enter")
    answer = ana.get_by_role("listitem").filter(has_text="On Fridays, at three.")
    await expect(answer).to_contain_text("Only visible to you")


async def test_a_command_is_clicked_on_a_phone(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, viewport=PHONE)
    box = ana.get_by_label("Message Goodwill")
    await box.press_sequentially("/")
    await shot(ana, "phone-commands-light")
    await ana.get_by_role("option", name="/cake").click()
    await expect(box).to_have_value("/cake ")


async def test_commands_do_not_work_in_threads(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    await greeted(ana)
    await write(ana, "/cake", to="Reply in thread")
    await expect(ana.get_by_role("alert")).to_have_text(
        "/cake does not work in a thread, as in Slack."
    )
    await expect(ana.get_by_label("Reply in thread", exact=True)).to_have_value("/cake")
