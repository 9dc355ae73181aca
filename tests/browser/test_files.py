"""Files go with a message as names."""

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import ANA, SALES, PageAs, Shot

pytestmark = pytest.mark.browser


async def attached(window: Page, name: str, kind: str = "PDF") -> None:
    await window.get_by_role("button", name="Attach, or use a shortcut").click()
    await window.get_by_role("menuitem", name="Attach a file").click()
    dialog = window.get_by_role("dialog", name="Attach a file")
    await dialog.get_by_label("Name").fill(name)
    await dialog.get_by_label("Kind").select_option(kind)
    await dialog.get_by_role("button", name="Attach").click()


async def test_files_go_with_a_message(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    await attached(ana, "Stock levels", "Spreadsheet")
    await attached(ana, "shelf.jpg")
    await attached(ana, "a mistake")
    await ana.get_by_role("button", name="Remove a mistake.pdf").click()
    box = ana.get_by_label("Message #sales")
    await expect(box).to_be_focused()
    await box.fill("what I mean")
    await shot(ana, "files-light")
    await box.press("Enter")
    files = ana.get_by_role("log").get_by_role("list", name="Files")
    await expect(files.get_by_role("listitem")).to_contain_text(
        ["Stock levels.xlsx", "shelf.jpg"]
    )
    await expect(ana.get_by_role("button", name="Remove")).to_have_count(0)
    [message] = sandbox.workspace.messages(SALES)
    assert [file["name"] for file in message.files] == [
        "Stock levels.xlsx",
        "shelf.jpg",
    ]
    await shot(ana, "files-sent-light")


async def test_a_file_alone_is_a_message(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}", dark=True)
    await ana.get_by_role("button", name="Attach, or use a shortcut").click()
    await ana.get_by_role("menuitem", name="Attach a file").click()
    await shot(ana, "attach-dark")
    await ana.keyboard.type("notes.txt")
    await ana.keyboard.press("Enter")
    await ana.get_by_label("Message #sales").press("Enter")
    files = ana.get_by_role("log").get_by_role("list", name="Files")
    await expect(files).to_contain_text("notes.txt")
    await shot(ana, "file-alone-dark")
