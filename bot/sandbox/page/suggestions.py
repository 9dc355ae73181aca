"""Choices the bot suggests while somebody types."""

import json
from collections.abc import Iterable

from bot.sandbox.forms import Field
from bot.sandbox.model import Json
from bot.sandbox.page.boxes import box
from bot.sandbox.page.markup import Attribute, Html, join, tag
from bot.sandbox.page.surface import Surface, words

_LEAST = 3  # characters, unless the bot says otherwise


def search(surface: Surface, each: Field, attributes: dict[str, Attribute]) -> Html:
    """A field to search in; under it, what was chosen and what was found."""
    it = each.element
    field = tag(
        "input",
        type="search",
        placeholder=words(it.get("placeholder")) or "Type to search",
        autocomplete="off",
        data_suggest=each.action_id,
        data_least=it.get("min_query_length", _LEAST),
        **attributes,
    )
    inside = found(surface, it, _chosen(surface, each), checked=True)
    look = {"class_": "found", "role": "group", "aria_label": "Found"}
    return join([field, tag("div", inside, data_live=True, **look)])


def _chosen(surface: Surface, each: Field) -> list[Json]:
    stands = surface.stands(each)
    if isinstance(stands, dict):
        return [stands]
    return stands if isinstance(stands, list) else []


def found(
    surface: Surface, it: Json, options: Iterable[Json], *, checked: bool = False
) -> Html:
    """The options as boxes; the whole option is the value, for the bot made it up."""
    kind = "checkbox" if it["type"] == "multi_external_select" else "radio"
    name = f"found-{it['action_id']}"
    return join(
        box(surface, each, json.dumps(each), checked=checked, type=kind, name=name)
        for each in options
    )
