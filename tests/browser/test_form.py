"""People fill in a form over the page, in a real Chromium."""

import json

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import ANA, IVO, LEA, PHONE, PageAs, Shot
from tests.browser.greeter import TRIAGE
from tests.browser.test_page import greeted

pytestmark = pytest.mark.browser

NEED = "A printer that prints before lunch"


async def asked(window: Page) -> Locator:
    """Greet the bot and press Ask IT; the form it opens."""
    greeting = await greeted(window)
    await greeting.get_by_role("button", name="Ask IT").click()
    form = window.get_by_role("dialog", name="Ask IT")
    await expect(form).to_be_visible()
    return form


async def test_a_form_is_filled_in_and_sent(page_as: PageAs, shot: Shot) -> None:
    ana, ivo = await page_as(ANA), await page_as(IVO, at=f"&in={TRIAGE}")
    form = await asked(ana)
    await expect(form.get_by_label("What do you need?")).to_be_focused()
    await form.get_by_label("What do you need?").fill(NEED)
    await form.get_by_label("Today").check()
    await form.get_by_label("It costs time").check()
    await form.get_by_label("By when?").fill("2026-11-20")
    await form.get_by_label("Who else?").select_option("Lea Brandt")
    await shot(ana, "form-light")
    await form.get_by_role("button", name="Send to IT").click()
    await expect(form).to_have_count(0)
    await expect(ivo.get_by_role("log")).to_contain_text(f"@Ana Kovač asks: {NEED}")
    await expect(ana.get_by_role("button", name="Ask IT")).to_be_focused()


async def test_a_field_that_changes_is_wrong_no_more(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    form = await asked(ana)
    wrong = form.get_by_text("Please complete this required field.")
    await form.get_by_role("button", name="Send to IT").click()
    await expect(wrong).to_have_count(2)
    need = form.get_by_label("What do you need?")
    await need.press_sequentially("ink")
    await expect(wrong).to_have_count(1)
    await expect(need).to_have_value("ink")
    await expect(need).to_be_focused()
    await expect(need).not_to_have_attribute("aria-invalid", "true")
    await form.get_by_label("Today").check()
    await expect(wrong).to_have_count(0)
    await expect(need).to_have_value("ink")


async def test_what_is_typed_survives_errors_and_updates(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    ana = await page_as(ANA)
    form = await asked(ana)
    need = form.get_by_label("What do you need?")
    await need.fill("ink")
    await form.get_by_label("Where to write").fill("ana@example.org")
    await form.get_by_role("button", name="Send to IT").click()
    await expect(form).to_contain_text("Please complete this required field.")
    await form.get_by_label("Some day").check()
    await expect(form).to_contain_text("You chose someday.")
    await expect(need).to_have_value("ink")
    await form.get_by_role("button", name="Send to IT").click()
    await expect(need).to_have_accessible_description(
        "Please say a little more. One sentence is enough."
    )
    await expect(need).to_be_focused()
    await expect(need).to_have_value("ink")
    await expect(form.get_by_label("Where to write")).to_have_value("ana@example.org")
    await expect(form.get_by_label("Some day")).to_be_checked()
    await shot(ana, "form-errors-light")
    sandbox.deliver_over_http("http://127.0.0.1:1/gone")
    await need.fill(NEED)
    await form.get_by_role("button", name="Send to IT").click()
    await expect(form.get_by_role("alert")).to_contain_text("did not answer in time")
    await expect(need).to_have_value(NEED)


async def test_a_form_on_top_of_a_form(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    form = await asked(ana)
    await form.get_by_label("What do you need?").fill(NEED)
    await form.get_by_role("button", name="See an example").click()
    example = ana.get_by_role("dialog", name="An example")
    await expect(example).to_contain_text("The printer on floor 3")
    await shot(ana, "form-stacked-light")
    await example.get_by_role("button", name="Back").click()
    await expect(form.get_by_label("What do you need?")).to_have_value(NEED)


async def third(window: Page) -> Locator:
    """The form on a form on a form, which has every kind of field."""
    form = await asked(window)
    await form.get_by_role("button", name="See an example").click()
    example = window.get_by_role("dialog", name="An example")
    await example.get_by_role("button", name="Every field").click()
    return window.get_by_role("dialog", name="Every field")


async def filled_in(form: Locator) -> None:
    await form.get_by_label("When?").fill("2026-12-01T08:15")
    await form.get_by_label("In your words").fill("ask @lea :wave:")
    await form.get_by_label("How many?").fill("12")
    await form.get_by_label("Mood", exact=True).select_option("Good")
    await form.get_by_role("group", name="Moods").get_by_label("Bad").check()
    await form.get_by_role("group", name="Who?").get_by_label("Lea Brandt").check()
    await form.get_by_label("Which room?").select_option("🔒 it-triage")


async def searched(form: Locator) -> None:
    """What is ticked stays while one goes on searching."""
    await form.get_by_role("searchbox", name="Town (optional)").fill("za")
    await form.get_by_label("Zadar").check()
    towns = form.get_by_role("searchbox", name="Towns")
    several = form.locator(".multi_external_select")
    await towns.fill("b")
    await several.get_by_label("Zagreb").check()
    await towns.fill("ber")
    await expect(several.get_by_role("checkbox")).to_have_count(3)
    await several.get_by_label("Bern").check()
    await several.get_by_label("Bern").scroll_into_view_if_needed()


async def test_every_kind_of_field_three_forms_deep(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    ivo = await page_as(IVO)
    form = await third(ivo)
    await expect(form.get_by_label("When?")).to_have_value("2026-11-18T12:06")
    channels = form.get_by_label("Which channel?").get_by_role("option")
    await expect(channels).to_have_text(["Choose an option", "#random", "#sales"])
    await shot(ivo, "form-third-light")
    await filled_in(form)
    await searched(form)
    await shot(ivo, "form-suggestions-light")
    await form.get_by_role("button", name="Send").click()
    await expect(ivo.get_by_role("dialog")).to_have_count(0)
    said = sandbox.workspace.messages(sandbox.workspace.dm(IVO).id)[-1].text
    kept = json.loads(said.strip("`"))
    assert kept["when"] == {"selected_date_time": 1_796_109_300}
    assert kept["at"] == {"selected_time": "09:30"}
    [line] = kept["rich"]["rich_text_value"]["elements"]
    assert line["elements"][1] == {"type": "user", "user_id": LEA}
    assert kept["people"] == {"selected_users": [LEA]}
    assert kept["room"] == {"selected_conversation": TRIAGE}
    assert kept["town"]["selected_option"]["value"] == "zadar"
    chosen = [each["value"] for each in kept["towns"]["selected_options"]]
    assert chosen == ["zagreb", "bern"]


async def test_a_choice_changed_quickly_is_told_as_it_ends(page_as: PageAs) -> None:
    """Arrow keys run through radio buttons faster than the bot answers."""
    ana = await page_as(ANA)
    form = await asked(ana)
    await form.get_by_label("Today").focus()
    for key in ("Space", "ArrowDown", "ArrowUp", "ArrowDown"):
        await ana.keyboard.press(key)
    await expect(form).to_contain_text("You chose someday.")
    await expect(form.get_by_label("Some day")).to_be_checked()
    await expect(form.get_by_label("Some day")).to_be_focused()


async def test_a_form_by_keyboard_alone(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    form = await asked(ana)
    for _ in range(12):
        await ana.keyboard.press("Tab")
    inside = await ana.evaluate(
        "['BODY', 'DIALOG'].includes(document.activeElement.tagName)"
        " || !!document.activeElement.closest('dialog')"
    )
    assert inside
    await ana.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(ana.get_by_role("button", name="Ask IT")).to_be_focused()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_on_a_phone_everything_is_in_reach(
    page_as: PageAs, shot: Shot, *, dark: bool
) -> None:
    look = "dark" if dark else "light"
    ana = await page_as(ANA, viewport=PHONE, dark=dark)
    await shot(ana, f"phone-empty-{look}")
    await ana.get_by_role("button", name="Channels").click()
    await expect(ana.get_by_role("link", name="sales")).to_be_visible()
    await shot(ana, f"phone-drawer-{look}")
    await ana.get_by_role("link", name="Goodwill").click()
    await greeted(ana)
    await shot(ana, f"phone-thread-{look}")
    await ana.get_by_role("button", name="Ask IT").click()
    form = ana.get_by_role("dialog", name="Ask IT")
    await expect(form).to_be_visible()
    await shot(ana, f"phone-form-{look}")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_have_count(0)
    await ana.get_by_role("link", name="Close thread").click()
    await expect(ana.get_by_role("link", name="1 reply")).to_be_visible()
    await shot(ana, f"phone-messages-{look}")
    width = await ana.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]


async def test_it_is_easy_on_the_eyes_in_the_dark(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA, dark=True)
    greeting = await greeted(ana)
    await greeting.get_by_role("button", name="Whisper").click()
    await expect(ana.get_by_text("Only visible to you")).to_be_visible()
    await shot(ana, "thread-dark")
    await greeting.get_by_role("button", name="Ask IT").click()
    form = ana.get_by_role("dialog", name="Ask IT")
    await form.get_by_role("button", name="Send to IT").click()
    await expect(form).to_contain_text("Please complete this required field.")
    await shot(ana, "form-errors-dark")
