"""What people press, choose and type into, as HTML."""

from collections.abc import Callable, Iterable

from bot.sandbox.forms import Field
from bot.sandbox.model import Json
from bot.sandbox.page import emoji, mrkdwn, offers, rich_text
from bot.sandbox.page.boxes import box
from bot.sandbox.page.markup import Attribute, Html, join, tag
from bot.sandbox.page.suggestions import search
from bot.sandbox.page.surface import Surface, missing, words
from bot.sandbox.page.typed import LOCAL

Shown = Callable[[Surface, Field, dict[str, Attribute]], Html]

_TYPES = {
    "email_text_input": "email",
    "url_text_input": "url",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "datetime-local",
}


def element(
    surface: Surface, each: Field, *, acts: bool, **attributes: Attribute
) -> Html:
    """One element; with `acts` the bot hears of it at once."""
    kind = each.element["type"]
    if kind == "button":
        return button(surface, each)
    shown = _SHOWN.get(kind)
    if shown is None:
        return missing(kind)
    attributes.setdefault("id", surface.id_of(each.block_id, each.action_id))
    is_input = each.block["type"] == "input"
    if not is_input:
        attributes.setdefault("aria_label", _name(each.element))
    return tag(
        "div",
        shown(surface, each, attributes),
        class_=f"control {kind}",
        data_act=each.action_id if acts else None,
        data_on=_when(each.element),
        data_field=each.block_id if is_input else None,
        data_many=kind in _MANY or kind == "multi_external_select",
    )


def _name(it: Json) -> str:
    """What an element without a label is called."""
    if it["type"] == "overflow":
        return "More actions"
    return words(it.get("placeholder")) or _DEFAULT_NAMES.get(it["type"], "Choose")


def _when(it: Json) -> str | None:
    """Whether the bot hears of each character, or when Enter is pressed."""
    if it["type"] not in _TYPED:
        return None
    config = it.get("dispatch_action_config", {})
    each = "on_character_entered" in config.get("trigger_actions_on", ())
    return "character" if each else "enter"


# --- buttons -------------------------------------------------------------------


def button(surface: Surface, each: Field) -> Html:
    """A button; one with a question (`confirm`) opens that first."""
    it, act = each.element, _act(each)
    key = surface.id_of(each.block_id, each.action_id, str(it.get("value", "")))
    look = {"class_": f"button {it.get('style', '')}".strip()}
    label = surface.text(it["text"])
    if "url" in it and mrkdwn.leads_outside(it["url"]):
        look |= {"href": it["url"], "target": "_blank", "rel": "noopener noreferrer"}
        return tag("a", label, id=key, **look, **act)
    look |= {"type": "button"}
    heard = it.get("accessibility_label")
    if "confirm" not in it:
        return tag("button", label, id=key, aria_label=heard, **look, **act)
    asks = f"{key}-confirm"
    opener = tag("button", label, id=key, aria_label=heard, data_confirm=asks, **look)
    return join([opener, _confirm(surface, it["confirm"], asks, act)])


def _act(each: Field) -> dict[str, Attribute]:
    return {"data_act": each.action_id, "data_value": each.element.get("value")}


def _confirm(surface: Surface, it: Json, key: str, act: dict[str, Attribute]) -> Html:
    style = "danger" if it.get("style") == "danger" else "primary"
    deny = surface.text(it["deny"])
    agree = surface.text(it["confirm"])
    return tag(
        "dialog",
        tag("h2", surface.text(it["title"]), id=f"{key}-title"),
        tag("div", surface.text(it["text"]), class_="text"),
        tag(
            "div",
            tag("button", deny, type="button", class_="button", data_dismiss=True),
            tag("button", agree, type="button", class_=f"button {style}", **act),
            class_="foot",
        ),
        id=key,
        class_="confirm",
        aria_labelledby=f"{key}-title",
    )


# --- typing --------------------------------------------------------------------


def _typed(surface: Surface, each: Field, attributes: dict[str, Attribute]) -> Html:
    it, value = each.element, _written(surface, each)
    attributes |= {
        "placeholder": _placeholder(it),
        "maxlength": it.get("max_length"),
        "autofocus": it.get("focus_on_load"),
        "autocomplete": "off",
    }
    if it.get("multiline") or it["type"] == "rich_text_input":
        # HTML drops the first line break of a text area, so it gets one to drop.
        return tag("textarea", f"\n{value or ''}", rows=3, **attributes)
    mode = "decimal" if it["type"] == "number_input" else None
    kind = _TYPES.get(it["type"], "text")
    return tag("input", type=kind, value=value, inputmode=mode, **attributes)


def _written(surface: Surface, each: Field) -> str | None:
    """What stands in a field, as a browser writes it."""
    now = surface.stands(each)
    if isinstance(now, dict):
        return rich_text.words(surface.eyes, now)
    if isinstance(now, int):
        return surface.eyes.moment(now).strftime(LOCAL)
    return None if now is None else str(now)


def _placeholder(it: Json) -> str | None:
    written = words(it.get("placeholder"))
    return emoji.shown(written) if written else None


# --- choosing ------------------------------------------------------------------


def _select(surface: Surface, each: Field, attributes: dict[str, Attribute]) -> Html:
    now = surface.value(each)
    empty = _placeholder(each.element) or "Choose an option"
    groups = each.element.get("option_groups")
    if groups:
        offered = [_group(group, now) for group in groups]
    else:
        offered = _options(offers.offered(surface.eyes, each.element), now)
    first = tag("option", empty, value="", selected=now is None)
    return tag("select", first, *offered, **attributes)


def _group(group: Json, now: object) -> Html:
    label = emoji.shown(str(group["label"]["text"]))
    options = _options(map(offers.pair, group["options"]), now)
    return tag("optgroup", *options, label=label)


def _options(offered: Iterable[offers.Option], now: object) -> list[Html]:
    return [
        tag("option", label, value=value, selected=value == now)
        for value, label in offered
    ]


def _overflow(surface: Surface, each: Field, attributes: dict[str, Attribute]) -> Html:
    first = tag("option", "⋯", value="", hidden=True)
    offered = _options(offers.offered(surface.eyes, each.element), None)
    return tag("select", first, *offered, **attributes)


def _boxes(surface: Surface, each: Field, attributes: dict[str, Attribute]) -> Html:
    """Radio buttons or check boxes, each with its label and description."""
    one = each.element["type"] == "radio_buttons"
    now = surface.value(each)
    chosen = [now] if one else now if isinstance(now, list) else []
    options = each.element.get("options")
    if options is None:
        offered = offers.offered(surface.eyes, each.element)
        options = [_as_option(value, label) for value, label in offered]
    name = str(attributes["id"])
    kind = "radio" if one else "checkbox"
    boxes = (
        box(surface, it, value, checked=value in chosen, type=kind, name=name)
        for it in options
        for value in [str(it.get("value", ""))]
    )
    return tag("div", *boxes, role=f"{kind}group" if one else "group", **attributes)


def _as_option(value: str, label: str) -> Json:
    return {"value": value, "text": {"type": "plain_text", "text": label}}


_TYPED = frozenset(
    {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
)
_MANY = frozenset(
    {
        "checkboxes",
        "multi_static_select",
        "multi_users_select",
        "multi_channels_select",
        "multi_conversations_select",
    }
)
_SELECTS = frozenset(
    {"static_select", "users_select", "channels_select", "conversations_select"}
)
_DEFAULT_NAMES = {
    "datepicker": "Date",
    "timepicker": "Time",
    "datetimepicker": "Date and time",
    "checkboxes": "Options",
}
_PICKED = frozenset({"datepicker", "timepicker", "datetimepicker"})
_SEARCHED = frozenset({"external_select", "multi_external_select"})
GROUPS = _MANY | {"radio_buttons"}
_SHOWN: dict[str, Shown] = {
    **dict.fromkeys((*_TYPED, *_PICKED, "rich_text_input"), _typed),
    **dict.fromkeys(_SELECTS, _select),
    **dict.fromkeys(GROUPS, _boxes),
    **dict.fromkeys(_SEARCHED, search),
    "overflow": _overflow,
}
