"""What an admin and everybody see of what is said unasked, in a real Chromium."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from bot import content
from bot.db import UnitOfWork
from bot.models import Nudge, NudgeStatus
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import (  # noqa: F401 - the demo's own
    clock,
    sandbox,
    site,
)

pytestmark = pytest.mark.browser

PEOPLE = 120
TEA = content.nudges()["digest"].model_copy(
    update={"key": "tea", "title": "A cup of tea", "asks": True, "holds_out": True}
)


@pytest.fixture(autouse=True)
def _tea(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(content.nudges(), "tea", TEA)


@pytest.fixture
def happened() -> Callable[[UnitOfWork], None]:
    return _happened


def _happened(uow: UnitOfWork) -> None:
    """Three in five answered, and two in five of those who got nothing."""
    for number in range(PEOPLE):
        is_out = number % 3 == 0
        is_done = number % 5 < (2 if is_out else 3)
        at = uow.now - timedelta(days=20)
        more: dict[str, Any] = {"sent_at": None if is_out else at, "is_control": is_out}
        if is_done:
            more["done_at"] = at + timedelta(hours=30)
        nudge = Nudge(
            workspace_id=uow.workspace_id, kind="tea", person=f"U{number}",
            about="", status=NudgeStatus.DONE if is_done else NudgeStatus.IGNORED,
            due_at=at, planned_for=at, **more,
        )  # fmt: skip
        uow.session.add(nudge)


async def test_an_admin_sees_the_chart_and_its_numbers(
    page_as: PageAs, shot: Shot
) -> None:
    cleo = await page_as("U0CLEO", at="&tab=home")
    await cleo.get_by_role("button", name="See whether it helps").click()
    await cleo.get_by_role("link", name="Messages").click()
    told = cleo.get_by_role("log").get_by_role("listitem").filter(has_text="help?")
    await expect(told).to_contain_text("A cup of tea")
    await expect(told.get_by_role("table").last).to_be_visible()
    await shot(cleo, "nudges-1-effects")


async def test_everybody_chooses_what_is_written_to_them(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as("U0ANA", at="&tab=home")
    await ana.get_by_role("button", name="What I write you").click()
    form = ana.get_by_role("dialog", name="What I write you")
    await expect(form.get_by_label("Monday's digest")).to_be_visible()
    await form.get_by_label("Be quiet until").fill("2099-05-01")
    await shot(ana, "nudges-2-wishes")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_contain_text("I can be quiet for a year at most.")
