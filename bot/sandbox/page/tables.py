"""Tables, whose first row says what the columns are."""

from itertools import zip_longest

from bot.sandbox.model import Json
from bot.sandbox.page import mrkdwn, rich_text
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.surface import Surface


def table(surface: Surface, block: Json) -> Html:
    """It scrolls by itself where it is wider than the conversation."""
    first, *others = block["rows"]
    settings = block.get("column_settings", [])
    whole = tag(
        "table",
        tag("thead", _row(surface.eyes, first, settings, "th")),
        tag("tbody", *(_row(surface.eyes, row, settings, "td") for row in others)),
    )
    look = {"role": "region", "aria_label": "Table", "tabindex": "0"}
    return tag("div", whole, class_="wide", **look)


def _row(eyes: Eyes, cells: list[Json], settings: list[Json], name: str) -> Html:
    shown = (
        _cell(eyes, cell, setting or {}, name)
        for cell, setting in zip_longest(cells, settings[: len(cells)])
    )
    return tag("tr", *shown)


def _cell(eyes: Eyes, cell: Json, setting: Json, name: str) -> Html:
    usual = "right" if cell["type"] == "raw_number" else "left"
    look = [setting.get("align", usual)]
    if setting.get("is_wrapped"):
        look.append("wrapped")
    scope = "col" if name == "th" else None
    return tag(name, _content(eyes, cell), class_=" ".join(look), scope=scope)


def _content(eyes: Eyes, cell: Json) -> Html:
    if cell["type"] == "rich_text":
        return rich_text.block(eyes, cell)
    return mrkdwn.plain(str(cell["text"]))
