"""Charts, tables and all other blocks, as people see and hear them."""

import pytest
from playwright.async_api import Locator, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox, Workspace
from bot.sandbox.page import blocks, markdown
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.scales import Scale, number
from bot.sandbox.page.surface import Surface
from tests.browser import gallery
from tests.browser.conftest import ANA, PHONE, PageAs, Shot
from tests.browser.gallery import Json


async def posted(sandbox: Sandbox, text: str, *shown: Json) -> None:
    """The bot posts these blocks to Ana; Slack's checks apply."""
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    client.proxy = None
    channel = sandbox.workspace.dm(ANA).id
    await client.chat_postMessage(channel=channel, text=text, blocks=list(shown))


def message(window: Page, place: int) -> Locator:
    return window.get_by_role("log").locator("li.message").nth(place)


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_charts_are_seen_and_heard(
    page_as: PageAs, sandbox: Sandbox, shot: Shot, *, dark: bool
) -> None:
    look = "dark" if dark else "light"
    await posted(sandbox, "bars and a line", gallery.BARS, gallery.LINE)
    ana = await page_as(ANA, dark=dark)
    bars = ana.get_by_role("img", name="Requests by month, a bar chart.")
    await expect(bars).to_have_accessible_name(
        "Requests by month, a bar chart. Asked: Jun 12, Jul 18, Aug 9, Sep 22, Oct 31,"
        " Nov 27. Answered: Jun 10, Jul 17, Aug 9, Sep 20, Oct 24, Nov 25."
    )
    await shot(ana, f"charts-{look}")
    await posted(sandbox, "an area and a pie", gallery.AREA, gallery.PIE)
    pie = ana.get_by_role("img", name="What IT said, a pie chart.")
    await expect(pie).to_have_accessible_name(
        "What IT said, a pie chart. Yes 34, A better path 21, Not now 8."
    )
    await shot(ana, f"charts-more-{look}")


@pytest.mark.browser
async def test_charts_and_tables_fit_a_phone(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    await posted(sandbox, "on a phone", gallery.BARS, gallery.PIE, gallery.TABLE)
    ana = await page_as(ANA, viewport=PHONE)
    await expect(ana.get_by_role("table")).to_be_visible()
    await shot(ana, "phone-charts-light")
    width = await ana.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]


@pytest.mark.browser
async def test_a_table_has_heads_and_cells(
    page_as: PageAs, sandbox: Sandbox, shot: Shot
) -> None:
    await posted(sandbox, "table", gallery.TABLE, gallery.MARKDOWN, gallery.PICTURE)
    ana = await page_as(ANA)
    await expect(ana.get_by_role("columnheader")).to_have_text(
        ["Unit", "Asked", "Answered"]
    )
    await expect(ana.get_by_role("row").nth(1)).to_have_text("Sales 🎉1,2001,100")
    await expect(ana.get_by_role("link", name="the list")).to_have_attribute(
        "href", "https://example.org/a_b"
    )
    await shot(ana, "table-light")


@pytest.fixture
def surface() -> Surface:
    workspace = Workspace()
    workspace.add_user(ANA, "ana")
    return Surface(Eyes(workspace, ANA), "m-1")


@pytest.mark.parametrize("block", [gallery.CHANGE, gallery.WHOLE])
def test_odd_charts_are_drawn(surface: Surface, block: Json) -> None:
    """Values under zero, and a pie of one piece."""
    html = blocks.blocks(surface, [block | {"block_id": "b"}])
    assert "nan" not in html
    assert '="-' not in html


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ([1, 31], [0, 10, 20, 30, 40]),
        ([0], [0, 1]),
        ([], [0, 1]),
        ([0.2, 0.9], [0, 0.25, 0.5, 0.75, 1]),
        ([-4, 6], [-5, -2.5, 0, 2.5, 5, 7.5]),
        ([-3], [-3, -2, -1, 0, 1]),
        ([1800], [0, 500, 1000, 1500, 2000]),
    ],
)
def test_lines_stand_at_round_numbers(values: list[float], lines: list[float]) -> None:
    scale = Scale.around(values, 100, 0)
    assert [round(value, 6) for value, _ in scale.lines()] == lines
    assert (scale.y(scale.least), scale.y(scale.most)) == (100, 0)


@pytest.mark.parametrize(
    ("value", "written"),
    [(3, "3"), (1234567, "1,234,567"), (0.5, "0.5"), (2.3333, "2.33"), (-4, "-4")],
)
def test_numbers_as_people_write_them(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("text", "mrkdwn"),
    [
        ("# Head\ntext", "*Head*\ntext"),
        ("**bold** and *it* and ~~no~~", "*bold* and _it_ and ~no~"),
        ("- a\n* b", "• a\n• b"),
        ("[a](https://b.example)", "<https://b.example|a>"),
        ("`**as is**` 2 * 3 * 4", "`**as is**` 2 * 3 * 4"),
        ("<!channel> & <@U1>", "&lt;!channel> &amp; &lt;@U1>"),
    ],
)
def test_markdown_is_rewritten(text: str, mrkdwn: str) -> None:
    assert markdown.rewritten(text) == mrkdwn
