"""Ivo looks in the demo's page who talks with IT, and how check-ins go."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.async_api import expect

from bot.db import UnitOfWork
from bot.models import UnitCadence, Workspace
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import (  # noqa: F401 - the demo's own
    clock,
    sandbox,
    site,
)
from tests.stories.test_checkin_reports import took_place

pytestmark = pytest.mark.browser

UNITS = {"Sales": 2, "Warehouse": 0, "Finance": 4}
ROUNDS = (4, 9, 12, 2)  # meetings in each


@pytest.fixture
def happened() -> Callable[[UnitOfWork], None]:
    return _happened


def _happened(uow: UnitOfWork) -> None:
    uow.session.get_one(Workspace, uow.workspace_id).units = list(UNITS)
    for number, (unit, weeks) in enumerate(UNITS.items()):
        spoken_at = uow.now - timedelta(weeks=1 + 4 * number) if weeks else None
        kept = UnitCadence(
            workspace_id=uow.workspace_id, unit=unit, weeks=weeks, set_by="U0CLEO",
            set_at=uow.now - timedelta(weeks=20), spoken_at=spoken_at,
        )  # fmt: skip
        uow.session.add(kept)
    for number, meetings in enumerate(ROUNDS):
        took_place(uow, date(2026, 1, 6) + number * timedelta(weeks=2), meetings)


async def test_it_says_how_often_it_means_to_talk(page_as: PageAs, shot: Shot) -> None:
    ivo = await page_as("U0IVO", at="&tab=home")
    await ivo.get_by_role("button", name="Who talks with IT").click()
    shown = ivo.get_by_role("dialog", name="Who talks with IT")
    await expect(shown).to_contain_text("Warehouse: not yet, as far as I know.")
    await expect(shown).to_contain_text("Finance: 9 weeks ago (as IT says).")
    await shot(ivo, "contacts-1-map")
    await shown.get_by_label("More actions").first.select_option("How often")
    form = ivo.get_by_role("dialog", name="How often you talk")
    await form.get_by_label("You mean to talk").select_option("Every week")
    await shot(ivo, "contacts-2-how-often")
    await form.get_by_role("button", name="Save").click()
    await expect(shown).to_contain_text("Every week.")
    await shot(ivo, "contacts-3-agreed")


async def test_it_reads_how_check_ins_go(page_as: PageAs, shot: Shot) -> None:
    ivo = await page_as("U0IVO", at="&tab=home")
    await ivo.get_by_role("button", name="How check-ins go").click()
    await ivo.get_by_role("link", name="Messages").click()
    told = (
        ivo.get_by_role("log")
        .get_by_role("listitem")
        .filter(has_text="who were paired in the last")
    )
    await expect(told).to_contain_text("Too few people to show: 17 February.")
    await expect(told.get_by_role("table").last).to_be_visible()
    await shot(ivo, "contacts-4-check-ins")
