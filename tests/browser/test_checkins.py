"""Check-ins are begun in a channel, and Ana joins, in a real Chromium."""

import pytest
from playwright.async_api import expect

from bot import demo
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_goodwill import (  # noqa: F401 - the demo's own
    clock,
    happened,
    sandbox,
    site,
)
from tests.browser.test_page import write

pytestmark = pytest.mark.browser

SALES = "&in=C0SALES"


async def test_cleo_begins_check_ins_and_ana_joins(page_as: PageAs, shot: Shot) -> None:
    cleo, ana = await page_as("U0CLEO", at=SALES), await page_as(demo.ANA, at=SALES)
    await write(cleo, "/goodwill check-ins", to="Message #sales")
    page = cleo.get_by_role("dialog", name="Check-ins")
    await page.get_by_role("button", name="Begin check-ins").click()
    form = cleo.get_by_role("dialog", name="Begin check-ins")
    await shot(cleo, "checkins-1-begin")
    await form.get_by_role("button", name="Send the invitation").click()
    await expect(form).to_have_count(0)
    await expect(page).to_contain_text("You are not in.")
    await expect(page).not_to_contain_text("There are no check-ins")
    await shot(cleo, "checkins-1-begun")
    invitation = ana.get_by_role("listitem").filter(has_text="begins check-ins").last
    await expect(invitation).to_contain_text("You can take part from")
    await shot(ana, "checkins-2-invitation")
    await invitation.get_by_role("button", name="Join").click()
    asked = ana.get_by_role("dialog", name="Where you work")
    await asked.get_by_label("You work in").select_option("I work in the business")
    await shot(ana, "checkins-3-place")
    await asked.get_by_role("button", name="Join").click()
    await expect(asked).to_have_count(0)
    await ana.get_by_role("link", name="Goodwill").first.click()
    joined = ana.get_by_role("listitem").filter(has_text="you are in").last
    await expect(joined.get_by_role("button", name="Not this time")).to_be_visible()
    await shot(ana, "checkins-4-joined")
