"""Two who are brought together, in a real Chromium: their conversation, and a time."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot import demo
from bot.app import Bot
from bot.db import UnitOfWork
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Person,
    Side,
)
from bot.sandbox import Sandbox
from bot.services import meetings
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import clock, sandbox  # noqa: F401 - the demo's own

pytestmark = pytest.mark.browser

ANA, IVO = "U0ANA", "U0IVO"


@pytest.fixture
async def site(
    sandbox: Sandbox,  # noqa: F811 - as in every test here
    clock: demo.Clock,  # noqa: F811
    tmp_path: Path,
) -> AsyncIterator[str]:
    """The demo's page, and behind it a Goodwill whose round has begun."""
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    transact = bot.database.transacting(bot.identity.team_id)
    await transact(_paired)
    await transact(meetings.introduce, 1)
    await bot.idle()
    yield sandbox.url
    await bot.stop()


def _paired(uow: UnitOfWork) -> None:
    ours: dict[str, Any] = {"workspace_id": uow.workspace_id}
    for slack_id, name, side, unit in (
        (ANA, "Ana Lopez", Side.BUSINESS, "Sales"),
        (IVO, "Ivo Brandt", Side.IT, ""),
    ):
        person = Person(
            slack_id=slack_id, name=name, side=side, unit=unit,
            timezone="Europe/Berlin", looked_up_at=uow.now, **ours,
        )  # fmt: skip
        uow.session.merge(person)
    uow.session.add(CheckinCircle(id=1, set_at=uow.now, **ours))
    uow.session.flush()
    today = uow.now.date()
    uow.session.add(
        CheckinRound(
            id=1,
            circle_id=1,
            number=1,
            on=today,
            seed=7,
            ends_on=today + timedelta(days=13),
            **ours,
        )
    )
    uow.session.flush()
    meeting = CheckinMeeting(
        id=1, round_id=1, people=[ANA, IVO], due_at=uow.now, **ours
    )
    uow.session.add(meeting)
    uow.session.flush()
    for slack_id in (ANA, IVO):
        seat = CheckinSeat(round_id=1, slack_id=slack_id, meeting_id=1, **ours)
        uow.session.add(seat)


async def conversation(window: Page, other: str) -> Locator:
    await window.locator("summary").filter(has_text="Direct messages").click()
    await window.get_by_role("link", name=other).first.click()
    return window.get_by_role("log")


async def test_they_meet_in_a_conversation_of_their_own_and_agree_on_a_time(
    page_as: PageAs, shot: Shot
) -> None:
    ana, ivo = await page_as(ANA), await page_as(IVO)
    hers = await conversation(ana, "Ivo Brandt")
    hello = hers.get_by_role("listitem").filter(has_text="this round brings you")
    await expect(hello).to_contain_text("Ana Lopez from Sales and")
    await expect(hello).to_contain_text("To begin with:")
    await shot(ana, "meetings-1-hello")
    await hello.get_by_role("button", name="We have a time").click()
    form = ana.get_by_role("dialog", name="When do you meet?")
    await expect(form.get_by_label("A day and an hour")).not_to_have_value("")
    await shot(ana, "meetings-2-time")
    await form.get_by_role("button", name="Tell them").click()
    await expect(form).to_have_count(0)
    await expect(hello.get_by_role("button", name="Calendar file")).to_be_visible()
    await hello.get_by_role("button", name="Calendar file").click()
    await expect(hers).to_contain_text("The calendar file is in your messages with me.")
    his = await conversation(ivo, "Ana Lopez")
    await expect(his).to_contain_text("Open the huddle")
    await expect(his).not_to_contain_text("The calendar file is in your messages")
    await shot(ivo, "meetings-3-agreed")
    await ana.get_by_role("link", name="Goodwill").first.click()
    await expect(ana.get_by_role("log")).to_contain_text(
        "Ana Lopez and Ivo Brandt meet"
    )
    await shot(ana, "meetings-4-file")
