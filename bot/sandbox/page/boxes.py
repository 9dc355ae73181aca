"""Radio buttons and check boxes, each with its label and description."""

from bot.sandbox.model import Json
from bot.sandbox.page.markup import Attribute, Html, tag
from bot.sandbox.page.surface import Surface


def box(
    surface: Surface, it: Json, value: str, *, checked: bool, **attributes: Attribute
) -> Html:
    explains = it.get("description")
    return tag(
        "label",
        tag("input", value=value, checked=checked, **attributes),
        tag(
            "span",
            tag("span", surface.text(it["text"]), class_="choice"),
            tag("small", surface.text(explains)) if explains else None,
        ),
        class_="box",
    )
