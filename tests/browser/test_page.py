"""People use the page in a real Chromium, with a tiny bot on the other side."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import ANA, IVO, LEA, SALES, PageAs, Shot
from tests.browser.greeter import TRIAGE

pytestmark = pytest.mark.browser


async def write(window: Page, text: str, *, to: str = "Message Goodwill") -> None:
    box = window.get_by_label(to, exact=True)
    await box.fill(text)
    await box.press("Enter")


async def greeted(window: Page) -> Locator:
    """Say hello and open the thread; the bot's greeting in it."""
    await write(window, "hello")
    await window.get_by_role("link", name="1 reply").click()
    thread = window.get_by_role("complementary", name="Thread")
    greeting = thread.get_by_role("listitem").filter(has_text="Welcome")
    await expect(greeting).to_be_visible()
    return greeting


async def test_a_person_writes_and_the_answer_appears(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    await expect(greeting).to_contain_text("Hello @Ana Kovač!")
    await expect(greeting.get_by_text("APP")).to_be_visible()
    await expect(greeting.locator("blockquote")).to_have_text("hello")
    await expect(greeting.locator("code")).to_have_text("code")
    await expect(greeting.get_by_role("link", name="the help")).to_have_attribute(
        "href", "https://example.org/help"
    )
    await expect(ana.get_by_label("Message Goodwill")).to_have_value("")
    await shot(ana, "thread-light")


async def test_shift_and_enter_make_a_line(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    box = ana.get_by_label("Message #sales")
    await box.fill("first")
    await box.press("Shift+Enter")
    await box.press_sequentially("second")
    await box.press("Enter")
    await expect(ana.get_by_role("log")).to_contain_text("first\nsecond")


async def test_what_people_type_is_inert(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    nasty = "<img src=x onerror=alert(1)> <!channel> *not bold* &amp; </textarea>"
    await write(ana, nasty, to="Message #sales")
    await expect(ana.get_by_role("log").get_by_text(nasty)).to_be_visible()
    await expect(ana.locator(".message img, .message strong.bold")).to_have_count(0)


async def test_two_people_side_by_side(page_as: PageAs, shot: Shot) -> None:
    """What one writes the other sees at once, or as unread where they are not."""
    ana = await page_as(ANA, at=f"&in={SALES}")
    ivo = await page_as(IVO)
    await write(ana, "@ivo the :ticket: printer is slow", to="Message #sales")
    sales = ivo.get_by_role("link", name="sales 1 unread message")
    await expect(sales).to_be_visible()
    await ivo.get_by_label("Message Goodwill").fill("a thought half written")
    await shot(ivo, "unread-light")
    await sales.click()
    await expect(ivo.get_by_role("log")).to_contain_text("@Ivo Marin the 🎫 printer")
    await expect(ivo.get_by_role("link", name="sales", exact=False)).to_have_text(
        "#sales"
    )
    await ivo.get_by_role("link", name="Goodwill").click()
    box = ivo.get_by_label("Message Goodwill")
    await expect(box).to_have_value("a thought half written")


async def test_people_write_to_one_another(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    """Without the bot, which hears nothing of it."""
    heard: list[str] = []
    sandbox.delivery.observers.append(lambda parcel, *_: heard.append(parcel.kind))
    ana, ivo = await page_as(ANA), await page_as(IVO)
    await ana.get_by_text("Direct messages", exact=True).click()
    await ana.get_by_role("link", name="Ivo Marin").click()
    await expect(ana.get_by_text("Goodwill does not see them.")).to_be_visible()
    await write(ana, "lunch?", to="Message Ivo Marin")
    await expect(ana.get_by_role("log")).to_contain_text("lunch?")
    await shot(ana, "direct-light")
    people = ivo.locator("summary").filter(has_text="Direct messages")
    await expect(people).to_contain_text("1 unread message")
    await people.click()
    await ivo.get_by_role("link", name="Ana Kovač 1 unread message").click()
    await expect(ivo.get_by_role("log")).to_contain_text("lunch?")
    await expect(ivo.get_by_role("heading", level=1)).to_have_text("Ana Kovač")
    assert heard == []


async def test_the_bot_brings_people_together(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    """Each of them sees whom with, and writes there; nobody else sees it."""
    workspace = sandbox.workspace
    bot = workspace.bot_user_id
    ana, lea = await page_as(ANA), await page_as(LEA)
    place = workspace.group_dm([ANA, IVO, bot])
    workspace.write(bot, place, "Ana, meet Ivo.")
    people = ana.locator("summary").filter(has_text="Direct messages")
    await expect(people).to_contain_text("1 unread message")
    await people.click()
    await ana.get_by_role("link", name="Ivo Marin").first.click()
    await expect(ana.get_by_role("log")).to_contain_text("Ana, meet Ivo.")
    await expect(ana.get_by_role("heading", level=1)).to_contain_text("Goodwill")
    await shot(ana, "group-light")
    box = ana.locator("textarea").first
    await box.fill("Hello, over coffee?")
    await box.press("Enter")
    ivo = await page_as(IVO, at=f"&in={place.id}")
    await expect(ivo.get_by_role("log")).to_contain_text("over coffee?")
    await lea.locator("summary").filter(has_text="Direct messages").click()
    await expect(lea.get_by_role("link", name="Ana Kovač, ")).to_have_count(0)
    await expect(lea.locator(f"#to-{place.id}")).to_have_count(0)


async def test_the_bot_is_brought_into_a_channel(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    """By a button, or as in Slack by a command."""
    random, bot = sandbox.workspace.channel("CRANDOM"), sandbox.workspace.bot_user_id
    ana = await page_as(ANA, at="&in=CRANDOM")
    add = ana.get_by_role("button", name="Add Goodwill")
    await shot(ana, "invite-light")
    await add.click()
    await expect(add).to_have_count(0)
    assert bot in random.members
    sandbox.workspace.leave(bot, random)
    await expect(add).to_be_visible()
    await write(ana, "/invite goodwil", to="Message #random")
    await expect(ana.get_by_role("alert")).to_contain_text("takes somebody's name")
    await write(ana, "/invite @goodwill", to="Message #random")
    await expect(add).to_have_count(0)
    assert bot in random.members


async def test_live_updates_leave_alone_what_is_being_typed(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    ivo = await page_as(IVO, at=f"&in={SALES}")
    box = ivo.get_by_label("Message #sales")
    await box.press_sequentially("half a ")
    await write(ana, "look here", to="Message #sales")
    await expect(ivo.get_by_role("log")).to_contain_text("look here")
    await expect(box).to_be_focused()
    await box.press_sequentially("sentence")
    await expect(box).to_have_value("half a sentence")
    await write(ana, "and here :eyes:\nhttps://example.org", to="Message #sales")
    await box.press("Enter")
    await expect(ana.get_by_role("log")).to_contain_text("half a sentence")
    await shot(ana, "channel-light")


async def test_one_becomes_somebody_else_from_the_menu(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as(ANA)
    await expect(ana.get_by_role("link", name="it-triage")).to_have_count(0)
    await ana.get_by_role("button", name="You are Ana Kovač").click()
    await shot(ana, "cast-light")
    await ana.get_by_role("link", name="Ivo Marin").click()
    await expect(ana.get_by_role("button", name="You are Ivo Marin")).to_be_visible()
    await ana.get_by_role("link", name="private channel it-triage").click()
    await expect(ana).to_have_url(f"{ana.url.partition('?')[0]}?as={IVO}&in={TRIAGE}")


async def test_an_answer_is_sent_to_the_channel_as_well(
    page_as: PageAs, shot: Shot
) -> None:
    ana = await page_as(ANA, at=f"&in={SALES}")
    await write(ana, "who knows the printer?", to="Message #sales")
    await ana.get_by_role("link", name="Reply in thread to Ana").click()
    also = ana.get_by_label("Also send to #sales")
    await also.check()
    await write(ana, "Lea does", to="Reply in thread")
    log = ana.get_by_role("log", name="Messages in sales")
    answer = log.get_by_role("listitem").filter(has_text="Lea does")
    await expect(answer).to_contain_text("replied in a thread")
    await expect(also).not_to_be_checked()
    await shot(ana, "broadcast-light")


async def test_nobody_looks_into_a_channel_they_are_not_in(page_as: PageAs) -> None:
    ana = await page_as(ANA, at=f"&in={TRIAGE}")
    await expect(ana.get_by_role("heading", level=1)).to_have_text("GoodwillAPP")


async def test_a_whisper_is_marked_and_seen_by_one(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    await greeting.get_by_role("button", name="Whisper").click()
    whisper = ana.get_by_role("listitem").filter(has_text="Between us")
    await expect(whisper).to_contain_text("Only visible to you")
    await shot(ana, "ephemeral-light")


async def test_a_button_that_asks_first(page_as: PageAs, shot: Shot) -> None:
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    opener = greeting.get_by_role("button", name="Forget it")
    await opener.click()
    question = ana.get_by_role("dialog", name="Forget this?")
    await shot(ana, "confirm-light")
    await question.get_by_role("button", name="Keep it").click()
    await expect(question).to_be_hidden()
    await expect(opener).to_be_focused()
    await opener.click()
    await question.get_by_role("button", name="Forget it").click()
    thread = ana.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_text("Forgotten.")).to_be_visible()
    await expect(thread.get_by_text("(edited)")).to_be_visible()


async def test_a_choice_in_a_message_reaches_the_bot(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    await greeting.get_by_label("How are you?").select_option("good")
    reaction = greeting.get_by_role("button", name="tada, 1: Goodwill")
    await reaction.click()
    await expect(greeting.get_by_role("button", name="tada, 2")).to_have_attribute(
        "aria-pressed", "true"
    )


async def test_a_bot_that_does_not_answer_is_reported(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    sandbox.delivery.answer_within = 1.5
    ana = await page_as(ANA)
    greeting = await greeted(ana)
    sleepy = greeting.get_by_role("button", name="Fall asleep")
    await sleepy.click()
    await expect(sleepy).to_have_attribute("aria-busy", "true")
    notice = ana.get_by_role("alert").filter(has_text="did not answer in time")
    await expect(notice).to_be_visible()
    await expect(sleepy).not_to_have_attribute("aria-busy", "true")
    await shot(ana, "notice-light")
    await notice.get_by_role("button", name="Dismiss").click()
    await expect(notice).to_have_count(0)


async def test_the_clock_can_be_turned(page_as: PageAs) -> None:
    ana = await page_as(ANA)
    clock = ana.get_by_label("Clock")
    await expect(clock).to_contain_text("It is Wednesday 18 November, 10:12")
    await clock.get_by_role("button", name="An hour later").click()
    await expect(clock).to_contain_text("11:12")
    await clock.get_by_role("button", name="Next Friday").click()
    await expect(clock).to_contain_text("Friday 20 November, 09:00")


async def test_a_first_visit_is_guided(page_as: PageAs, sandbox: Sandbox) -> None:
    """What happened is ticked off, whoever looks, and whatever is pressed."""
    ana = await page_as(ANA)
    steps = ana.get_by_role("group").filter(has_text="Try this").get_by_role("listitem")
    await expect(steps.first).to_have_attribute("aria-current", "step")
    await write(ana, "hello")
    await expect(steps.first).to_contain_text("Done: Write hello")
    await expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    triage = sandbox.workspace.channel(TRIAGE)
    card = sandbox.workspace.write(sandbox.workspace.bot_user_id, triage, "news")
    sandbox.workspace.note("posted", "chat.postMessage", card)
    ivo = await page_as(IVO, at=f"&in={TRIAGE}")
    await expect(steps.nth(1)).to_contain_text("Done: Press Ask IT")
    await expect(ivo.get_by_text("Well done, that is the whole way.")).to_be_visible()
