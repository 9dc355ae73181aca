"""What may stand inside blocks: texts, options, buttons, selects, inputs."""

from bot.sandbox.strict.checks import (
    Check,
    all_of,
    anything,
    boolean,
    by_type,
    integer,
    list_of,
    matching,
    one_of,
    rule,
    shape,
    string,
)

KIND = anything  # by_type has looked at `type` already


def plain(most: int, least: int = 1) -> Check:
    fields = {"type": one_of("plain_text"), "text": string(most, least)}
    return shape({**fields, "emoji": boolean}, "type text")


def mrkdwn(most: int) -> Check:
    fields = {"type": one_of("mrkdwn"), "text": string(most)}
    return shape({**fields, "verbatim": boolean}, "type text")


def text(most: int) -> Check:
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)}, "a text")


ID = string(255)
USER = string(40)
LINK = all_of(string(3000), matching(r"[a-z][a-z0-9+.-]*:\S+", "a valid url"))
PICTURE = all_of(string(3000), matching(r"https?://\S+", "a valid url"))
PLACEHOLDER = plain(150)
CONFIRM = shape(
    {
        "title": plain(100),
        "text": text(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    "title text confirm deny",
)
_DISPATCH = shape(
    {
        "trigger_actions_on": list_of(
            one_of("on_enter_pressed", "on_character_entered"), 2
        )
    }
)


def _option(words: Check, *, url: bool = False) -> Check:
    fields = {"text": words, "value": string(150), "description": plain(75)}
    return shape({**fields, "url": LINK} if url else fields, "text value")


OPTION = _option(plain(75))
RICH_OPTION = _option(text(75))
GROUP = shape({"label": plain(75), "options": list_of(OPTION, 100)}, "label options")


def _element(fields: dict[str, Check], required: str = "", *rules: Check) -> Check:
    common: dict[str, Check] = {"type": KIND, "action_id": ID}
    base = shape({**common, **fields}, f"type {required}")
    return all_of(base, *rules) if rules else base


def _chooser(fields: dict[str, Check], required: str = "", *rules: Check) -> Check:
    common: dict[str, Check] = {"confirm": CONFIRM, "focus_on_load": boolean}
    return _element({**common, **fields}, required, *rules)


def _select(fields: dict[str, Check], *rules: Check) -> Check:
    return _chooser({"placeholder": PLACEHOLDER, **fields}, "", *rules)


def _multi(fields: dict[str, Check], *rules: Check) -> Check:
    return _select({"max_selected_items": integer(1, 1000), **fields}, *rules)


def _input(fields: dict[str, Check], required: str = "", *rules: Check) -> Check:
    common: dict[str, Check] = {
        "placeholder": PLACEHOLDER,
        "focus_on_load": boolean,
        "dispatch_action_config": _DISPATCH,
    }
    return _element({**common, **fields}, required, *rules)


def _offered(value: dict[str, object]) -> bool:
    return ("options" in value) != ("option_groups" in value)


def _initial_is_offered(value: dict[str, object]) -> bool:
    """A first choice must be one of the options, to the letter."""
    offered = value.get("options")
    chosen = value.get("initial_options", [])
    if "initial_option" in value:
        chosen = [value["initial_option"]]
    if not isinstance(offered, list) or not isinstance(chosen, list):
        return True
    return all(choice in offered for choice in chosen)


def _in_order(value: dict[str, object]) -> bool:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    return not isinstance(least, int) or not isinstance(most, int) or least <= most


_OPTIONS: dict[str, Check] = {
    "options": list_of(OPTION, 100),
    "option_groups": list_of(GROUP, 100),
}
_ONE_LIST = rule(_offered, "needs either options or option_groups")
_INITIAL = rule(_initial_is_offered, "initial options must be among the options")
_QUERY: dict[str, Check] = {"min_query_length": integer(0, 1000)}
_FILTER = shape(
    {
        "include": list_of(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    }
)
_CONVERSATIONS: dict[str, Check] = {
    "filter": _FILTER,
    "default_to_current_conversation": boolean,
}
_RESPONSE: dict[str, Check] = {"response_url_enabled": boolean}

OFFER = shape(
    {"options": list_of(OPTION, 100, 0), "option_groups": list_of(GROUP, 100, 0)},
    "",
    _ONE_LIST,
)
IMAGE = shape(
    {
        "type": KIND,
        "image_url": PICTURE,
        "slack_file": anything,
        "alt_text": string(2000),
    },
    "type alt_text",
    rule(lambda v: ("image_url" in v) != ("slack_file" in v), "needs an image_url"),
)
BUTTON = _element(
    {
        "text": plain(75),
        "value": string(2000),
        "url": LINK,
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    "text",
)
OVERFLOW = _element(
    {"options": list_of(_option(plain(75), url=True), 5), "confirm": CONFIRM}, "options"
)
RADIO = _chooser(
    {"options": list_of(RICH_OPTION, 10), "initial_option": RICH_OPTION},
    "options",
    _INITIAL,
)
CHECKBOXES = _chooser(
    {
        "options": list_of(RICH_OPTION, 10),
        "initial_options": list_of(RICH_OPTION, 10),
    },
    "options",
    _INITIAL,
)
_DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "YYYY-MM-DD")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm")
PICKERS = {
    "datepicker": _select({"initial_date": _DATE}),
    "timepicker": _select({"initial_time": _TIME, "timezone": string(60)}),
    "datetimepicker": _chooser({"initial_date_time": integer(0, 9_999_999_999)}),
}
SELECTS = {
    "static_select": _select(
        {**_OPTIONS, "initial_option": OPTION}, _ONE_LIST, _INITIAL
    ),
    "external_select": _select({**_QUERY, "initial_option": OPTION}),
    "users_select": _select({"initial_user": USER}),
    "channels_select": _select({"initial_channel": USER, **_RESPONSE}),
    "conversations_select": _select(
        {"initial_conversation": USER, **_CONVERSATIONS, **_RESPONSE}
    ),
}
MULTI_SELECTS = {
    "multi_static_select": _multi(
        {**_OPTIONS, "initial_options": list_of(OPTION, 100)}, _ONE_LIST, _INITIAL
    ),
    "multi_external_select": _multi(
        {**_QUERY, "initial_options": list_of(OPTION, 100)}
    ),
    "multi_users_select": _multi({"initial_users": list_of(USER, 1000)}),
    "multi_channels_select": _multi({"initial_channels": list_of(USER, 1000)}),
    "multi_conversations_select": _multi(
        {"initial_conversations": list_of(USER, 1000), **_CONVERSATIONS}
    ),
}
INPUTS = {
    "plain_text_input": _input(
        {
            "initial_value": string(3000, 0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        "",
        rule(_in_order, "min_length must not be above max_length"),
    ),
    "email_text_input": _input({"initial_value": string(3000, 0)}),
    "url_text_input": _input({"initial_value": string(3000, 0)}),
    "number_input": _input(
        {
            "is_decimal_allowed": boolean,
            "initial_value": string(50),
            "min_value": string(50),
            "max_value": string(50),
        },
        "is_decimal_allowed",
    ),
    "rich_text_input": _input({"initial_value": anything}),
}
CHOICES = {
    "radio_buttons": RADIO,
    "checkboxes": CHECKBOXES,
    **PICKERS,
    **SELECTS,
}
IN_ACTIONS = by_type(
    {"button": BUTTON, "overflow": OVERFLOW, **CHOICES, **MULTI_SELECTS},
    "an element in actions",
)
IN_SECTION = by_type(
    {
        "button": BUTTON,
        "overflow": OVERFLOW,
        "image": IMAGE,
        **CHOICES,
        **MULTI_SELECTS,
    },
    "an accessory",
)
IN_INPUT = by_type({**INPUTS, **CHOICES, **MULTI_SELECTS}, "an element in input")
IN_CONTEXT = by_type(
    {"image": IMAGE, "plain_text": plain(3000), "mrkdwn": mrkdwn(3000)},
    "an element in context",
)
