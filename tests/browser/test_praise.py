"""Ana gives thanks in the demo's page, and Ivo says that others may read it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot import demo
from bot.app import Bot
from bot.db import UnitOfWork
from bot.models import Workspace
from bot.sandbox import Sandbox
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import clock, sandbox  # noqa: F401 - the demo's own

pytestmark = pytest.mark.browser


@pytest.fixture
async def site(
    sandbox: Sandbox,  # noqa: F811 - as in every test here
    clock: demo.Clock,  # noqa: F811
    tmp_path: Path,
) -> AsyncIterator[str]:
    """The demo's page, and a Goodwill that knows where wins are told."""
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    await bot.database.transacting(bot.identity.team_id)(_wins_are_told)
    yield sandbox.url
    await bot.stop()


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
