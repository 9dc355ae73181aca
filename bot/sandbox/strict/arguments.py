"""What Slack refuses before a method even starts: its arguments, scopes, token."""

import json
from collections.abc import Callable
from typing import NamedTuple

from bot.sandbox.manifest import Manifest
from bot.sandbox.model import Json, Refused

Decode = Callable[[str, object], object]


def _invalid(sentence: str) -> Refused:
    return Refused("invalid_arguments", f"[ERROR] {sentence}")


def _string(name: str, value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _invalid(f"must be a string: {name}")


def _boolean(name: str, value: object) -> object:
    known = {"true": True, "1": True, "false": False, "0": False, "": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in known:
        raise _invalid(f"must be a boolean: {name}")
    return known[str(value).lower()]


def _integer(name: str, value: object) -> object:
    try:
        return int(str(value))
    except ValueError:
        raise _invalid(f"must be a number: {name}") from None


def _json(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        if name == "blocks":
            raise Refused("invalid_blocks_format") from None
        raise _invalid(f"must be JSON: {name}") from None


def _array(name: str, value: object) -> object:
    decoded = _json(name, value)
    if decoded and not isinstance(decoded, list):
        raise _invalid(f"must be an array: {name}")
    return decoded


def _object(name: str, value: object) -> object:
    decoded = _json(name, value)
    if decoded and not isinstance(decoded, dict):
        raise _invalid(f"must be an object: {name}")
    return decoded


def _names(name: str, value: object) -> object:
    """A list of ids: an array, or text with commas."""
    given: object = value if isinstance(value, list) else _string(name, value)
    if str(given).startswith("["):
        given = _array(name, given)
    if isinstance(given, list):
        return [_string(name, each) for each in given]
    given = str(given)
    return [each.strip() for each in given.split(",") if each.strip()]


_DECODERS: dict[str, Decode] = {
    "": _string,
    "bool": _boolean,
    "int": _integer,
    "list": _array,
    "object": _object,
    "names": _names,
}


class Signature(NamedTuple):
    """What one method takes, who may call it, and how often a minute."""

    scopes: frozenset[str]
    a_minute: int
    required: tuple[str, ...]
    arguments: dict[str, Decode]


_FREE: dict[str, Decode] = {"token": _string, "pretty": _boolean, "team_id": _string}
_UNLIMITED = 6000  # Slack's "special" tier
_A_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100, 5: _UNLIMITED}


def _takes(arguments: str, scopes: str = "", tier: int = 3) -> Signature:
    """Written as `name:kind`; a name with an exclamation mark must be given."""
    named = [argument.partition(":")[::2] for argument in arguments.split()]
    required = tuple(name.strip("!") for name, _ in named if name.endswith("!"))
    decoders = {name.strip("!"): _DECODERS[kind] for name, kind in named}
    needed = frozenset(scopes.split())
    return Signature(needed, _A_MINUTE[tier], required, _FREE | decoders)


_READ = "channels:read groups:read im:read mpim:read"
_HISTORY = "channels:history groups:history im:history mpim:history"
_OPEN = "im:write mpim:write groups:write channels:manage"
_WORDS = (
    "text markdown_text blocks:list attachments:list metadata:object "
    "as_user:bool link_names:bool parse"
)
_LOOK = "icon_emoji icon_url username thread_ts"
_PAGE = "cursor limit:int"
_SPAN = f"{_PAGE} include_all_metadata:bool inclusive:bool latest oldest"
_LISTED = f"{_PAGE} exclude_archived:bool types"
_VIEW = "view!:object"
_TICKET = "trigger_id interactivity_pointer"

SIGNATURES: dict[str, Signature] = {
    "api.test": _takes("error foo", tier=4),
    "apps.connections.open": _takes(""),
    "auth.test": _takes("", tier=5),
    "bots.info": _takes("bot", "users:read"),
    "chat.delete": _takes("channel! ts! as_user:bool", "chat:write"),
    "chat.getPermalink": _takes("channel! message_ts!", tier=5),
    "chat.postEphemeral": _takes(f"channel! user! {_WORDS} {_LOOK}", "chat:write", 4),
    "chat.postMessage": _takes(
        f"channel! {_WORDS} {_LOOK} mrkdwn:bool reply_broadcast:bool"
        " unfurl_links:bool unfurl_media:bool",
        "chat:write",
        5,
    ),
    "chat.update": _takes(
        f"channel! ts! {_WORDS} file_ids:list reply_broadcast:bool", "chat:write"
    ),
    "conversations.history": _takes(f"channel! {_SPAN}", _HISTORY),
    "conversations.info": _takes(
        "channel! include_locale:bool include_num_members:bool", _READ
    ),
    "conversations.list": _takes(_LISTED, _READ, 2),
    "conversations.members": _takes(f"channel! {_PAGE}", _READ, 4),
    "conversations.open": _takes(
        "channel users:names return_im:bool prevent_creation:bool", _OPEN
    ),
    "conversations.replies": _takes(f"channel! ts! {_SPAN}", _HISTORY),
    "dnd.info": _takes("user", "dnd:read"),
    "files.completeUploadExternal": _takes(
        "files!:list channel_id thread_ts channels initial_comment blocks",
        "files:write",
        4,
    ),
    "files.getUploadURLExternal": _takes(
        "length!:int filename! snippet_type alt_txt", "files:write", 4
    ),
    "files.info": _takes(f"file! {_PAGE} count:int page:int", "files:read", 4),
    "reactions.add": _takes("channel! name! timestamp!", "reactions:write"),
    "reactions.get": _takes(
        "channel timestamp file file_comment full:bool", "reactions:read"
    ),
    "reactions.remove": _takes(
        "name! channel timestamp file file_comment", "reactions:write", 2
    ),
    "team.info": _takes("team domain", "team:read"),
    "users.conversations": _takes(f"{_LISTED} exclude_muted:bool user", _READ),
    "users.info": _takes("user! include_locale:bool", "users:read", 4),
    "users.list": _takes(f"{_PAGE} include_locale:bool", "users:read", 2),
    "views.open": _takes(f"{_VIEW} {_TICKET}", tier=4),
    "views.publish": _takes(f"user_id! {_VIEW} hash interactivity_pointer", tier=4),
    "views.push": _takes(f"{_VIEW} {_TICKET}", tier=4),
    "views.update": _takes(f"{_VIEW} view_id external_id hash", tier=4),
}

_ANSWER = _takes(
    "text blocks:list attachments:list metadata:object mrkdwn:bool thread_ts parse"
    " response_type replace_original:bool delete_original:bool link_names:bool"
    " unfurl_links:bool unfurl_media:bool"
)
_FORM_ONLY = frozenset(
    {
        "bots.info",
        "chat.getPermalink",
        "conversations.info",
        "conversations.list",
        "conversations.members",
        "conversations.replies",
        "files.getUploadURLExternal",
        "files.info",
        "reactions.get",
        "users.conversations",
        "users.info",
        "users.list",
    }
)


def takes_json(method: str) -> bool:
    """Whether a method reads a body of JSON; of others, it is as if it were empty."""
    return method not in _FORM_ONLY


def signature(method: str) -> Signature:
    try:
        return SIGNATURES[method]
    except KeyError:
        raise Refused("unknown_method", req_method=method) from None


def decoded(method: str, given: Json) -> Json:
    """The arguments as the method wants them; unknown and missing ones are refused."""
    anything_goes = method == "api.test"
    return _decoded(signature(method), given, anything_goes=anything_goes)


def answered(said: object) -> Json:
    """What the bot answers a command with, or posts to a response_url."""
    if not isinstance(said, dict):
        raise Refused("invalid_payload")
    try:
        return _decoded(_ANSWER, said)
    except Refused as refusal:
        raise Refused("invalid_payload", *refusal.messages) from None


def _decoded(wanted: Signature, given: Json, *, anything_goes: bool = False) -> Json:
    unknown = given.keys() - wanted.arguments.keys()
    if unknown and not anything_goes:
        said = (f"[ERROR] unknown argument: {name}" for name in sorted(unknown))
        raise Refused("invalid_arguments", *said)
    args = {
        name: wanted.arguments.get(name, _string)(name, value)
        for name, value in given.items()
        if value is not None
    }
    args.pop("token", None)
    missing = [name for name in wanted.required if args.get(name) in (None, "")]
    if missing:
        said = (f"[ERROR] missing required field: {name}" for name in missing)
        raise Refused("invalid_arguments", *said)
    return args


def check_scope(method: str, manifest: Manifest) -> None:
    needed = signature(method).scopes
    if needed and not manifest.everything and not needed & manifest.scopes:
        provided = ",".join(sorted(manifest.scopes))
        asked = ",".join(sorted(needed))
        raise Refused("missing_scope", needed=asked, provided=provided)
