"""The whole story in a real Chromium: Ana asks, Ivo decides, Ana reads it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot import demo
from bot.app import Bot
from bot.db import UnitOfWork
from bot.sandbox import Sandbox
from tests.browser.conftest import PageAs, Shot
from tests.browser.test_menus import chosen
from tests.browser.test_page import write

pytestmark = pytest.mark.browser

NEED = "Let the shops see stock levels"
ANSWERS = ("Fewer calls to the warehouse", "They go on calling", "Twelve, each morning")


@pytest.fixture
def clock() -> demo.Clock:
    return demo.Clock()


@pytest.fixture
async def sandbox(clock: demo.Clock) -> AsyncIterator[Sandbox]:
    """The demo's own Slack."""
    started = await demo.start_sandbox(clock, 0)
    yield started
    await started.stop()


@pytest.fixture
def happened() -> Callable[[UnitOfWork], None] | None:
    """What has happened before anybody looks, where a test says so."""
    return None


@pytest.fixture
async def site(
    sandbox: Sandbox,
    clock: demo.Clock,
    tmp_path: Path,
    happened: Callable[[UnitOfWork], None] | None,
) -> AsyncIterator[str]:
    """The demo's page, with Goodwill at work behind it."""
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    if happened:
        await bot.database.transacting(bot.identity.team_id)(happened)
    yield sandbox.url
    await bot.stop()


def thread(window: Page) -> Locator:
    return window.get_by_role("complementary", name="Thread")


async def reads(window: Page, words: str) -> Locator:
    message = thread(window).get_by_role("listitem").filter(has_text=words).last
    await expect(message).to_be_visible()
    return message


async def told(ana: Page, clock: demo.Clock) -> Locator:
    """The interview, up to the brief."""
    await write(ana, NEED)
    await ana.get_by_role("link", name="1 reply").click()
    await reads(ana, "Why are we doing this?")
    box = thread(ana).get_by_role("textbox")
    for answer, following in zip(
        ANSWERS,
        ("What happens if we don't", "how does it fit their day", "Did I get this"),
        strict=True,
    ):
        clock.manual.advance(seconds=10)  # to read the question
        await box.fill(answer)
        await box.press("Enter")
        message = await reads(ana, following)
    return message


async def guided(window: Page, done: int) -> None:
    """So many of the things to try are ticked off."""
    count = window.get_by_role("status").filter(has_text=" of 5 done")
    await expect(count).to_have_text(f"{done} of 5 done")


async def test_a_request_from_the_first_word_to_the_answer(
    page_as: PageAs, shot: Shot, clock: demo.Clock
) -> None:
    ana = await page_as("U0ANA")
    ivo = await page_as("U0IVO", at=f"&in={demo.TRIAGE}")
    await guided(ana, 0)
    await shot(ana, "goodwill-1-first-visit")
    brief = await told(ana, clock)
    await guided(ana, 2)
    await shot(ana, "goodwill-2-brief")
    await brief.get_by_role("button", name="Yes, send to IT").click()
    await reads(ana, "is with IT")
    card = ivo.get_by_role("log").get_by_role("listitem").filter(has_text="New request")
    await expect(card).to_contain_text(ANSWERS[0])
    await guided(ivo, 3)
    await shot(ivo, "goodwill-3-card")
    await card.get_by_role("button", name="Decide").click()
    form = ivo.get_by_role("dialog", name="Decide on #1")
    await form.get_by_label("What you found").fill("The report shows it already.")
    await form.get_by_label("A better path").check()
    await expect(form).to_contain_text("IT knows a better path")
    await shot(ivo, "goodwill-4-decision")
    await form.get_by_role("button", name="Send to requester").click()
    await expect(form).to_have_count(0)
    await expect(ivo.get_by_role("log")).to_contain_text("decided by")
    await shot(ivo, "goodwill-5-record")
    await reads(ana, "The report shows it already.")
    await guided(ana, 5)
    await expect(ana.get_by_text("Well done, that is the whole way.")).to_be_visible()
    await shot(ana, "goodwill-6-answer")


async def test_gentler_words_are_offered_before_the_answer_goes_out(
    page_as: PageAs, shot: Shot, clock: demo.Clock
) -> None:
    ana = await page_as("U0ANA")
    ivo = await page_as("U0IVO", at=f"&in={demo.TRIAGE}")
    brief = await told(ana, clock)
    await brief.get_by_role("button", name="Yes, send to IT").click()
    card = ivo.get_by_role("log").get_by_role("listitem").filter(has_text="New request")
    await card.get_by_role("button", name="Decide").click()
    form = ivo.get_by_role("dialog", name="Decide on #1")
    await form.get_by_label("What you found").fill("Bob forgot to renew the licence.")
    await form.get_by_label("A better path").check()
    await expect(form).to_contain_text("may sound like blame. It could say:")
    await expect(form.get_by_label("The gentler words")).to_be_checked()
    await form.get_by_label("The gentler words").scroll_into_view_if_needed()
    await shot(ivo, "goodwill-gentler-words")
    await form.get_by_role("button", name="Send to requester").click()
    await expect(form).to_have_count(0)
    await reads(ana, "The licence was not renewed.")


async def test_a_brief_is_fixed_in_a_form(
    page_as: PageAs, shot: Shot, clock: demo.Clock
) -> None:
    ana = await page_as("U0ANA")
    brief = await told(ana, clock)
    await brief.get_by_role("button", name="Fix something").click()
    form = ana.get_by_role("dialog", name="Fix your brief")
    await form.get_by_label("Why we are doing this").fill("Happier shops")
    await shot(ana, "goodwill-fix")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)
    await reads(ana, "Happier shops")


async def test_home_and_the_other_ways_to_ask(page_as: PageAs, shot: Shot) -> None:
    """Home, the command, the menu of a message: each leads to the same form."""
    ana = await page_as("U0ANA", at="&tab=home")
    at_home = ana.get_by_role("region", name="Home of Goodwill")
    await expect(at_home.get_by_role("button").first).to_be_visible()
    await shot(ana, "goodwill-home-empty")
    await ana.get_by_role("link", name="general").click()
    await ana.get_by_label("Message #general").press_sequentially("/")
    await expect(ana.get_by_role("option").first).to_be_visible()
    await shot(ana, "goodwill-commands")
    await ana.keyboard.press("Enter")
    await ana.keyboard.type(NEED)
    await ana.keyboard.press("Enter")
    form = ana.get_by_role("dialog")
    await expect(form.get_by_text("What do you need")).to_be_visible()
    await expect(form.get_by_role("textbox").first).to_have_value(NEED)
    await shot(ana, "goodwill-form")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_have_count(0)
    await write(ana, "the printer eats paper", to="Message #general")
    message = ana.get_by_role("log").get_by_role("listitem").filter(has_text="eats")
    await chosen(message, "Ask IT about this")
    await expect(form.get_by_role("textbox").first).to_have_value(
        "the printer eats paper"
    )
    await shot(ana, "goodwill-form-about")
