"""Block Kit as HTML, block by block."""

from collections.abc import Callable

from bot.sandbox.forms import Field
from bot.sandbox.model import Json
from bot.sandbox.page import rich_text
from bot.sandbox.page.charts import chart
from bot.sandbox.page.elements import GROUPS, element
from bot.sandbox.page.markdown import markdown
from bot.sandbox.page.markup import Attribute, Html, join, tag
from bot.sandbox.page.surface import Surface, missing
from bot.sandbox.page.tables import table


def blocks(surface: Surface, given: list[Json]) -> Html:
    return join(_block(surface, block) for block in given)


def _block(surface: Surface, block: Json) -> Html:
    """One block; the page knows it again by its id after a change."""
    shown = _SHOWN.get(block["type"])
    inner = shown(surface, block) if shown else missing(block["type"])
    return tag(
        "div",
        inner,
        class_=f"block {block['type']}",
        id=surface.id_of(str(block.get("block_id", ""))),
    )


def _section(surface: Surface, block: Json) -> Html:
    text, beside = block.get("text"), block.get("accessory")
    fields = (tag("div", surface.text(it)) for it in block.get("fields", ()))
    body = tag(
        "div",
        tag("div", surface.text(text), class_="text") if text else None,
        tag("div", *fields, class_="fields") if block.get("fields") else None,
        class_="body",
    )
    return join([body, _accessory(surface, block, beside) if beside else None])


def _accessory(surface: Surface, block: Json, beside: Json) -> Html:
    if beside["type"] == "image":
        return _picture(beside)
    return element(surface, Field(block, beside), acts=True)


def _context(surface: Surface, block: Json) -> Html:
    return join(
        _picture(it) if it["type"] == "image" else tag("div", surface.text(it))
        for it in block["elements"]
    )


def _actions(surface: Surface, block: Json) -> Html:
    return join(
        element(surface, Field(block, it), acts=True) for it in block["elements"]
    )


def _divider(surface: Surface, block: Json) -> Html:  # noqa: ARG001 - one of many
    return tag("hr")


def _header(surface: Surface, block: Json) -> Html:
    return tag("h3", surface.text(block["text"]))


def _image(surface: Surface, block: Json) -> Html:
    title = block.get("title")
    caption = tag("figcaption", surface.text(title)) if title else None
    return tag("figure", _picture(block), caption)


def _picture(it: Json) -> Html:
    """Nothing is fetched from elsewhere: a picture is shown as the words for it."""
    alt = str(it["alt_text"])
    return tag("span", alt, role="img", aria_label=alt, class_="picture")


def _rich_text(surface: Surface, block: Json) -> Html:
    return rich_text.block(surface.eyes, block)


# --- fields of forms -------------------------------------------------------------


def _input(surface: Surface, block: Json) -> Html:
    """A field with its label, its hint, and what is wrong with it."""
    each = Field(block, block["element"])
    key = surface.id_of(each.block_id, each.action_id)
    notes = _notes(surface, block, key)
    needed = not block.get("optional")
    return join(
        [
            _label(surface, block, key),
            element(
                surface,
                each,
                acts=bool(block.get("dispatch_action")),
                id=key,
                aria_labelledby=f"{key}-label",
                aria_describedby=" ".join(notes) or None,
                aria_invalid="true" if each.block_id in surface.errors else None,
                aria_required="true" if needed else None,
            ),
            *notes.values(),
        ]
    )


def _label(surface: Surface, block: Json, key: str) -> Html:
    """The label; radio buttons and check boxes are a group, which takes no `for`."""
    optional = tag("span", " (optional)", class_="optional")
    whole = (surface.text(block["label"]), optional if block.get("optional") else None)
    if block["element"]["type"] in GROUPS:
        return tag("span", *whole, id=f"{key}-label", class_="label")
    return tag("label", *whole, id=f"{key}-label", for_=key, class_="label")


def _notes(surface: Surface, block: Json, key: str) -> dict[str, Html]:
    """What stands under a field, by its id."""
    said: dict[str, Html] = {}
    if wrong := surface.errors.get(block["block_id"]):
        look: dict[str, Attribute] = {"id": f"{key}-error", "class_": "error"}
        said[f"{key}-error"] = tag("p", wrong, **look)
    if hint := block.get("hint"):
        look = {"id": f"{key}-hint", "class_": "hint"}
        said[f"{key}-hint"] = tag("p", surface.text(hint), **look)
    return said


_SHOWN: dict[str, Callable[[Surface, Json], Html]] = {
    "section": _section,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "header": _header,
    "image": _image,
    "rich_text": _rich_text,
    "input": _input,
    "markdown": markdown,
    "table": table,
    "data_visualization": chart,
}
