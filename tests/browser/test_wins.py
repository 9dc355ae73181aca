"""What went well is told in the demo's page: the form, the question, and the card."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot import demo
from bot.app import Bot
from bot.db import UnitOfWork
from bot.models import Outcome, Person, Request, Status, Win, WinCause, Workspace
from bot.sandbox import Sandbox
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import clock, sandbox  # noqa: F401 - the demo's own

pytestmark = pytest.mark.browser

ANA, IVO = "U0ANA", "U0IVO"
A_DAY, MOST_DAYS = timedelta(days=1), 10


@pytest.fixture
async def site(
    sandbox: Sandbox,  # noqa: F811 - as in every test here
    clock: demo.Clock,  # noqa: F811
    tmp_path: Path,
) -> AsyncIterator[str]:
    """The demo's page, and a Goodwill that has seen something go well."""
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    clock.bot = bot
    await bot.database.transacting(bot.identity.team_id)(_went_well)
    yield sandbox.url
    clock.bot = None
    await bot.stop()


def _went_well(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, uow.workspace_id).wins_channel = demo.WINS
    before = uow.now - timedelta(days=3)
    ours: dict[str, Any] = {"workspace_id": uow.workspace_id}
    for slack_id, name in ((ANA, "Ana Lopez"), (IVO, "Ivo Brandt")):
        person = Person(
            slack_id=slack_id, name=name, timezone="Europe/Berlin",
            looked_up_at=uow.now, unit="Sales", **ours,
        )  # fmt: skip
        uow.session.merge(person)
    request = Request(
        id=1, number=1, requester=ANA, channel="D0ANA", thread_ts="1.1",
        need="A label printer", goal="Labels at once", opened_at=before,
        status=Status.CLOSED, outcome=Outcome.GO_AHEAD, partner=IVO,
        decided_by=IVO, delivered_at=before, closed_by=ANA, closed_at=before, **ours,
    )  # fmt: skip
    uow.session.add(request)
    uow.session.flush()
    win = Win(
        id=1, request_id=1, cause=WinCause.DELIVERED, owner=IVO, proposed_at=before,
        **ours,
    )  # fmt: skip
    uow.session.add(win)


def message(window: Page, words: str) -> Locator:
    return window.get_by_role("log").get_by_role("listitem").filter(has_text=words)


async def comes(window: Page, words: str, clock: demo.Clock) -> Locator:  # noqa: F811
    """Day after day, until it stands there."""
    found = message(window, words).last
    for _ in range(MOST_DAYS):
        if await found.count():
            break
        await clock.advance_to(clock.now() + A_DAY)
    await expect(found).to_be_visible()
    return found


async def test_good_news_from_the_question_to_the_card(
    page_as: PageAs,
    shot: Shot,
    clock: demo.Clock,  # noqa: F811
) -> None:
    ivo, ana = await page_as(IVO), await page_as(ANA)
    asked = await comes(ivo, "Would you like everybody to hear of it?", clock)
    await shot(ivo, "wins-1-asked")
    await asked.get_by_role("button", name="Tell it").click()
    form = ivo.get_by_role("dialog", name="What went well: #1")
    words = form.get_by_label("What is different now?")
    await expect(words).to_have_value("A label printer. Labels at once.")
    await words.fill("Nobody waits for a label any more.")
    await form.get_by_label("The number before").fill("12 minutes")
    await form.get_by_label("The number now").fill("1 minute")
    await shot(ivo, "wins-2-form")
    await form.get_by_role("button", name="Tell it").click()
    await expect(form).to_have_count(0)
    await expect(message(ivo, "Whoever is named is asked before").last).to_be_visible()
    hers = await comes(ana, "with your name", clock)
    await shot(ana, "wins-3-named")
    await hers.get_by_role("button", name="Leave me out").click()
    await expect(message(ana, "You are left out").last).to_be_visible()
    mia = await page_as("U0MIA", at=f"&in={demo.WINS}")
    card = await comes(mia, "Good news:", clock)
    await expect(card).to_contain_text("Nobody waits for a label any more.")
    await expect(card).to_contain_text("Before: 12 minutes. Now: 1 minute.")
    await expect(card).to_contain_text("Ivo")
    await expect(card).not_to_contain_text("Ana")
    await shot(mia, "wins-4-card")
