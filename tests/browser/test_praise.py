"""Ana gives thanks in the demo's page, and Ivo says that others may read it."""

from collections.abc import Callable

import pytest
from playwright.async_api import Locator, Page, expect

from bot import demo
from bot.db import UnitOfWork
from bot.models import Workspace
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import (  # noqa: F401 - the demo's own
    clock,
    sandbox,
    site,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def happened() -> Callable[[UnitOfWork], None]:
    return _wins_are_told


def _wins_are_told(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, uow.workspace_id).wins_channel = demo.WINS


def message(window: Page, words: str) -> Locator:
    return window.get_by_role("log").get_by_role("listitem").filter(has_text=words)


async def test_thanks_from_home_to_the_channel_for_wins(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as("U0ANA", at="&tab=home")
    await ana.get_by_role("button", name="Give thanks").click()
    form = ana.get_by_role("dialog", name="Give thanks")
    await form.get_by_label("Ivo").check()
    await form.get_by_label("What did they do?").fill("Tom broke it, Ivo stayed late.")
    await form.get_by_label("What did it change?").fill("The vans left on time.")
    await shot(ana, "praise-1-form")
    await form.get_by_role("button", name="Send it").click()
    await expect(form).to_contain_text("may sound like blame. It could say:")
    await expect(form.get_by_label("The gentler words")).to_be_checked()
    await shot(ana, "praise-2-gentler-words")
    await form.get_by_role("button", name="Send it").click()
    await expect(form).to_have_count(0)
    ivo = await page_as("U0IVO")
    told = message(ivo, "thanks you.")
    await expect(told).to_contain_text("The vans left on time.")
    await shot(ivo, "praise-3-told")
    await told.get_by_role("button", name="Yes, others may").click()
    await expect(told).to_contain_text("Everybody can read this in")
    mia = await page_as("U0MIA", at=f"&in={demo.WINS}")
    await expect(message(mia, "thanks Ivo")).to_contain_text(
        "It broke, Ivo stayed late"
    )
    await shot(mia, "praise-4-wins")
    await ana.get_by_role("link", name="Messages").click()
    receipt = message(ana, "on their way")
    await expect(receipt.get_by_role("button", name="Take it back")).to_be_visible()
    await shot(ana, "praise-5-receipt")
