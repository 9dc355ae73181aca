"""What Slack refuses of blocks, by where they are shown."""

from collections import Counter
from collections.abc import Callable

from bot.sandbox.model import Json
from bot.sandbox.strict import charts, elements
from bot.sandbox.strict.checks import (
    Check,
    anything,
    boolean,
    by_type,
    integer,
    list_of,
    number,
    one_of,
    rule,
    shape,
    string,
)

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MOST_OF = {"data_visualization": 2, "table": 1}


def _block(
    fields: dict[str, Check], required: str = "", also: Check | None = None
) -> Check:
    common: dict[str, Check] = {"type": anything, "block_id": elements.ID}
    return shape({**common, **fields}, f"type {required}", also)


_STYLES = "bold italic strike code underline highlight client_highlight unlink"
_STYLE = shape(dict.fromkeys(_STYLES.split(), boolean))
_RICH_INLINE = by_type(
    {
        kind: shape({"type": anything, "style": _STYLE, **fields}, required)
        for kind, fields, required in (
            ("text", {"text": string(40_000)}, "text"),
            ("user", {"user_id": string(40)}, "user_id"),
            ("channel", {"channel_id": string(40)}, "channel_id"),
            ("usergroup", {"usergroup_id": string(40)}, "usergroup_id"),
            ("team", {"team_id": string(40)}, "team_id"),
            ("emoji", {"name": string(255), "unicode": anything}, "name"),
            (
                "link",
                {"url": elements.LINK, "text": anything, "unsafe": boolean},
                "url",
            ),
            ("broadcast", {"range": one_of("here", "channel", "everyone")}, "range"),
            ("color", {"value": string(20)}, "value"),
            (
                "date",
                {
                    "timestamp": integer(0, 9_999_999_999),
                    "format": string(500),
                    "url": anything,
                    "fallback": anything,
                },
                "timestamp format",
            ),
        )
    },
    "a rich text element",
)


def _rich(fields: dict[str, Check], item: Check, required: str = "") -> Check:
    inside = {"type": anything, "elements": list_of(item, 1000, 0), **fields}
    return shape(inside, f"type elements {required}")


_BORDER: dict[str, Check] = {"border": one_of(0, 1)}
_SECTION = _rich({}, _RICH_INLINE)
_RICH_PART = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": _rich(_BORDER, _RICH_INLINE),
        "rich_text_preformatted": _rich(
            {**_BORDER, "language": anything}, _RICH_INLINE
        ),
        "rich_text_list": _rich(
            {
                **_BORDER,
                "style": one_of("bullet", "ordered"),
                "indent": integer(0, 8),
                "offset": integer(0, 1_000_000),
            },
            by_type({"rich_text_section": _SECTION}, "a list item"),
            "style",
        ),
    },
    "a rich text part",
)
_RICH_TEXT = _block({"elements": list_of(_RICH_PART, 1000, 0)}, "elements")
_CELL = by_type(
    {
        "raw_text": shape({"type": anything, "text": string(40_000, 0)}, "text"),
        "raw_number": shape(
            {"type": anything, "value": number, "text": string(200)},
            "value text",
        ),
        "rich_text": _RICH_TEXT,
    },
    "a table cell",
)
_COLUMN = shape({"align": one_of("left", "center", "right"), "is_wrapped": boolean})

_EVERYWHERE: dict[str, Check] = {
    "actions": _block({"elements": list_of(elements.IN_ACTIONS, 25)}, "elements"),
    "context": _block({"elements": list_of(elements.IN_CONTEXT, 10)}, "elements"),
    "divider": _block({}),
    "header": _block({"text": elements.plain(150)}, "text"),
    "image": _block(
        {
            "image_url": elements.PICTURE,
            "slack_file": anything,
            "alt_text": string(2000),
            "title": elements.plain(2000),
        },
        "alt_text",
        rule(lambda v: ("image_url" in v) != ("slack_file" in v), "needs an image_url"),
    ),
    "input": _block(
        {
            "label": elements.plain(2000),
            "element": elements.IN_INPUT,
            "hint": elements.plain(2000),
            "optional": boolean,
            "dispatch_action": boolean,
        },
        "label element",
    ),
    "rich_text": _RICH_TEXT,
    "section": _block(
        {
            "text": elements.text(3000),
            "fields": list_of(elements.text(2000), 10),
            "accessory": elements.IN_SECTION,
            "expand": boolean,
        },
        "",
        rule(lambda v: "text" in v or "fields" in v, "needs text or fields"),
    ),
}
_TABLE = _block(
    {
        "rows": list_of(list_of(_CELL, 20), 100),
        "column_settings": list_of(_COLUMN, 20, 0),
    },
    "rows",
)
_MARKDOWN = _block({"text": string(12_000)}, "text")
_CHART = _block({"title": string(50), "chart": charts.CHART}, "title chart")
_IN_MESSAGE = by_type(
    {
        **_EVERYWHERE,
        "markdown": _MARKDOWN,
        "table": _TABLE,
        "data_visualization": _CHART,
    },
    "a block in a message",
)
_IN_HOME = by_type(
    {**_EVERYWHERE, "table": _TABLE, "data_visualization": _CHART}, "a block in a Home"
)
_IN_MODAL = by_type(_EVERYWHERE, "a block in a modal")
_MESSAGE = list_of(_IN_MESSAGE, MESSAGE_BLOCKS, 0)
_VIEW_FIELDS: dict[str, Check] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_VIEWS = {
    "modal": shape(
        {
            **_VIEW_FIELDS,
            "type": one_of("modal"),
            "blocks": list_of(_IN_MODAL, VIEW_BLOCKS, 0),
            "title": elements.plain(24),
            "submit": elements.plain(24),
            "close": elements.plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
        "type title blocks",
        rule(
            lambda view: "submit" in view or not _has_input(view),
            "a modal with input blocks needs submit",
        ),
    ),
    "home": shape(
        {
            **_VIEW_FIELDS,
            "type": one_of("home"),
            "blocks": list_of(_IN_HOME, VIEW_BLOCKS, 0),
        },
        "type blocks",
    ),
}


def _has_input(view: dict[str, object]) -> bool:
    blocks = view.get("blocks")
    return isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )


def message_problems(blocks: list[Json]) -> list[str]:
    problems: list[str] = []
    _MESSAGE(blocks, (None, "blocks"), problems)
    if not problems:
        problems += _repeated(blocks) + _too_many(blocks)
    return problems


def option_problems(said: Json) -> list[str]:
    problems: list[str] = []
    elements.OFFER(said, (None, "options"), problems)
    return problems


def _too_many(blocks: list[Json]) -> list[str]:
    shown = Counter(block["type"] for block in blocks)
    return [
        f"[ERROR] no more than {most} {kind} allowed"
        for kind, most in MOST_OF.items()
        if shown[kind] > most
    ]


def view_problems(view: Json, surface: str) -> list[str]:
    problems: list[str] = []
    _VIEWS[surface](view, (None, "view"), problems)
    return problems or _repeated(view["blocks"]) or _focused(view["blocks"])


def _focused(blocks: list[Json]) -> list[str]:
    """The cursor can only be put in one place."""
    inputs = (block.get("element", {}) for block in blocks)
    if sum(bool(element.get("focus_on_load")) for element in inputs) > 1:
        return ["[ERROR] focus_on_load may be set once only"]
    return []


def _repeated(blocks: list[Json]) -> list[str]:
    """Ids that stand for two things at once."""
    found = _twice("block_id", blocks)
    for block in blocks:
        if block["type"] == "actions":
            found += _twice("action_id", block["elements"])
    return found


def _twice(key: str, things: list[Json]) -> list[str]:
    names = [thing[key] for thing in things if key in thing]
    if len(set(names)) == len(names):
        return []
    times = Counter(names).items()
    return [f"[ERROR] {key} {name} already exists" for name, n in times if n > 1]


def with_ids(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """The blocks as Slack keeps them: each has an id, and so has each element."""
    return [_with_id(block, new_id) for block in blocks]


def _with_id(block: Json, new_id: Callable[[], str]) -> Json:
    named = block if "block_id" in block else {**block, "block_id": new_id()}
    for key in ("element", "accessory"):
        inner = named.get(key)
        if inner and inner["type"] != "image" and "action_id" not in inner:
            named = {**named, key: {**inner, "action_id": new_id()}}
    if block["type"] == "actions":
        acts = [
            e if "action_id" in e else {**e, "action_id": new_id()}
            for e in block["elements"]
        ]
        named = {**named, "elements": acts}
    return named
