"""The week's wins on Friday, and a month's for a town hall, in the demo's page."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot import demo
from bot.app import Bot
from bot.db import UnitOfWork
from bot.models import Part, Person, WinCause, WinStatus, Workspace
from bot.sandbox import Sandbox
from tests import gains
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import clock, sandbox  # noqa: F401 - the demo's own
from tests.browser.test_praise import message

pytestmark = pytest.mark.browser

CHANGED = "The delivery list is right by eight."


@pytest.fixture
async def site(
    sandbox: Sandbox,  # noqa: F811 - as in every test here
    clock: demo.Clock,  # noqa: F811
    tmp_path: Path,
) -> AsyncIterator[str]:
    """The demo's page, and a Goodwill that has told a win and passed on thanks."""
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    clock.bot = bot
    await bot.database.transacting(bot.identity.team_id)(_went_well)
    yield sandbox.url
    await bot.stop()


def _went_well(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, uow.workspace_id).wins_channel = demo.WINS
    for name in ("Cleo", "Ivo"):
        slack_id = f"U0{name.upper()}"
        person = Person(
            workspace_id=uow.workspace_id, slack_id=slack_id, name=name,
            looked_up_at=uow.now,
        )  # fmt: skip
        uow.session.add(person)
    gains.thank(uow, team="IT", given_at=uow.now)
    gains.win(
        uow, WinStatus.POSTED, cause=WinCause.TARGET_MET, changed=CHANGED,
        before="4 h", after="1 h", names={"U0IVO": Part.ROWED}, posted_at=uow.now,
    )  # fmt: skip


async def test_friday_brings_the_week_and_a_command_the_month(
    page_as: PageAs,
    shot: Shot,
    clock: demo.Clock,  # noqa: F811
) -> None:
    ben = await page_as("U0BEN", at=f"&in={demo.WINS}")
    box = ben.get_by_label("Message #wins")
    await box.fill("/goodwill wins")
    await box.press("Enter")
    month = message(ben, "to copy:")
    await expect(month).to_contain_text(CHANGED)
    await expect(month.locator("pre")).to_contain_text("Before: 4 h. Now: 1 h.")
    await shot(ben, "town-halls-1-month")
    await clock.advance_to(clock.now() + timedelta(days=7))
    week = message(ben, "Thanks and wins of the week to")
    await expect(week).to_contain_text("thanked IT: “Stayed late”")
    await expect(week.get_by_role("button", name="Give thanks")).to_be_visible()
    await shot(ben, "roundups-1-week")
