"""Forms: the fields of a view or message, what stands in them, and what is missing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.sandbox.model import Json, NotThere, View


class Field(NamedTuple):
    """One thing a person can fill in, and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element.get("action_id", ""))


class Kind(NamedTuple):
    """How one type of element keeps its value in `state` and names its first value."""

    state: str
    initial: str
    options: bool = False
    many: bool = False


_CHOSEN = Kind("selected_options", "initial_options", options=True, many=True)
KINDS = {
    "plain_text_input": Kind("value", "initial_value"),
    "email_text_input": Kind("value", "initial_value"),
    "url_text_input": Kind("value", "initial_value"),
    "number_input": Kind("value", "initial_value"),
    "rich_text_input": Kind("rich_text_value", "initial_value"),
    "datepicker": Kind("selected_date", "initial_date"),
    "timepicker": Kind("selected_time", "initial_time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
    "static_select": Kind("selected_option", "initial_option", options=True),
    "external_select": Kind("selected_option", "initial_option", options=True),
    "radio_buttons": Kind("selected_option", "initial_option", options=True),
    "overflow": Kind("selected_option", "", options=True),
    "users_select": Kind("selected_user", "initial_user"),
    "conversations_select": Kind("selected_conversation", "initial_conversation"),
    "channels_select": Kind("selected_channel", "initial_channel"),
    "checkboxes": _CHOSEN,
    "multi_static_select": _CHOSEN,
    "multi_external_select": _CHOSEN,
    "multi_users_select": Kind("selected_users", "initial_users", many=True),
    "multi_conversations_select": Kind(
        "selected_conversations", "initial_conversations", many=True
    ),
    "multi_channels_select": Kind("selected_channels", "initial_channels", many=True),
}
_REQUIRED = "Please complete this required field."
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"\w+:.+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def fields(blocks: list[Json]) -> Iterator[Field]:
    """Every element a person can act on, block by block."""
    for block in blocks:
        if block["type"] == "input":
            yield Field(block, block["element"])
        elif block["type"] == "section" and "accessory" in block:
            yield Field(block, block["accessory"])
        elif block["type"] == "actions":
            for element in block["elements"]:
                yield Field(block, element)


def state_of(view: View) -> Json:
    """`state.values`: what stands in each field now."""
    return state(view.blocks, view.typed)


def state(blocks: list[Json], typed: Json) -> Json:
    values: Json = {}
    for field in fields(blocks):
        kind = KINDS.get(field.element["type"])
        if kind is None or not kind.initial:
            continue
        by_action = typed.get(field.block_id, {})
        now = by_action.get(field.action_id, initial(field.element, kind))
        values.setdefault(field.block_id, {})[field.action_id] = now
    return values


def initial(element: Json, kind: Kind) -> Json:
    empty: object = [] if kind.many else None
    return {"type": element["type"], kind.state: element.get(kind.initial, empty)}


def filled(element: Json, value: object) -> Json:
    """An element's state after a person put this value there."""
    kind = KINDS.get(element["type"])
    if kind is None:
        raise NotThere(f"A {element['type']} takes no value.")
    if kind.many:
        return {"type": element["type"], kind.state: _several(element, kind, value)}
    if value is None or value == "":
        return {"type": element["type"], kind.state: None}
    chosen = option(element, value) if kind.options else value
    return {"type": element["type"], kind.state: chosen}


def _several(element: Json, kind: Kind, value: object) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise NotThere(f"{element.get('action_id')} takes a list, not {value!r}.")
    return [option(element, each) if kind.options else each for each in value]


def option(element: Json, value: object) -> Json:
    """The option with this value, as the bot offered it."""
    if isinstance(value, dict):
        return value
    groups = element.get("option_groups", [])
    offered = [*element.get("options", []), *(o for g in groups for o in g["options"])]
    for each in offered:
        if each.get("value") == value:
            return dict(each)
    there = ", ".join(str(each.get("value")) for each in offered) or "none"
    raise NotThere(
        f"{element.get('action_id')} offers no option {value!r}; there are: {there}."
    )


def type_in(view: View, values: Json) -> None:
    """Put values into the fields of these blocks."""
    inputs = {field.block_id: field for field in _fillable(view.blocks)}
    for block_id, value in values.items():
        field = inputs.get(block_id)
        if field is None:
            there = ", ".join(inputs) or "none"
            raise NotThere(f"No field {block_id!r} in the form; there are: {there}.")
        now = {field.action_id: filled(field.element, value)}
        view.typed[block_id] = view.typed.get(block_id, {}) | now


def _fillable(blocks: list[Json]) -> Iterator[Field]:
    return (field for field in fields(blocks) if field.element["type"] in KINDS)


def problems(view: View) -> dict[str, str]:
    """What Slack itself would not send: by block, what is missing or malformed."""
    now = state_of(view)
    found: dict[str, str] = {}
    for field in fields(view.blocks):
        if field.block["type"] == "input" and field.element["type"] in KINDS:
            stands = now[field.block_id][field.action_id]
            problem = _problem(field, stands[KINDS[field.element["type"]].state])
            if problem:
                found[field.block_id] = problem
    return found


def _problem(field: Field, value: object) -> str | None:
    if value in (None, "", []):
        return None if field.block.get("optional") else _REQUIRED
    if isinstance(value, str):
        return _malformed(field.element, value)
    most = field.element.get("max_selected_items")
    if isinstance(value, list) and most and len(value) > most:
        return f"Please select at most {most}."
    return None


def _malformed(element: Json, value: str) -> str | None:
    match element["type"]:
        case "plain_text_input":
            return _length(element, value)
        case "email_text_input" if not _EMAIL.fullmatch(value):
            return "Please enter a valid email address."
        case "url_text_input" if not _URL.fullmatch(value):
            return "Please enter a valid URL."
        case "number_input":
            return _number(element, value)
    return None


def _length(element: Json, value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return None


def _number(element: Json, value: str) -> str | None:
    if not _NUMBER.fullmatch(value):
        return "Please enter a number."
    if "." in value and not element.get("is_decimal_allowed"):
        return "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(value) < float(least):
        return f"Please enter {least} or more."
    if most is not None and float(value) > float(most):
        return f"Please enter {most} or less."
    return None
