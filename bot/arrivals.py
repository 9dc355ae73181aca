"""What arrives from Slack: when two deliveries are the same, and whose lane it is."""

import hashlib
import json
from typing import Any

Body = dict[str, Any]

LONGEST_NAME = 60
SLACKBOT = "USLACKBOT"  # which Slack itself does not call a bot
CHANGED = {"message_changed", "message_deleted"}
TYPED = {None, "file_share", "thread_broadcast"}


def key_of(body: Body) -> str:
    """What makes this the same thing again, however often it is delivered."""
    event = body.get("event")
    if isinstance(event, dict):
        return _key_of_event(event)
    view = body.get("view")
    if body.get("type") == "view_submission" and isinstance(view, dict):
        typed = _digest(view.get("state"))[:20]  # sent again with other words: another
        return f"form:{_short(view.get('id'))}:{typed}"
    if body.get("trigger_id"):
        return f"{_short(body.get('type', 'command'))}:{_short(body['trigger_id'])}"
    return f"body:{_digest(body)}"


def _key_of_event(event: Body) -> str:
    if event.get("type") == "message" and "ts" in event:
        named = (event.get(name) for name in ("channel", "ts", "subtype"))
        return ":".join(["message", *(_short(value or "") for value in named)])
    return f"event:{_short(event.get('type'))}:{_digest(event)}"


def _short(value: object) -> str:
    text = str(value)
    usable = len(text) <= LONGEST_NAME and text.isascii() and text.isprintable()
    return text if usable else _digest(text)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:40]


def changed(event: Body) -> Body:
    """The message that was edited or deleted."""
    found = event.get("message") or event.get("previous_message")
    return found if isinstance(found, dict) else {}


def is_typed(message: Body) -> bool:
    """Whether a person wrote it: no app, and nothing that Slack says by itself."""
    by_a_person = message.get("user", SLACKBOT) != SLACKBOT and "bot_id" not in message
    return by_a_person and message.get("subtype") in TYPED


def lane_of(body: Body) -> str:
    """Whose lane it is: the person's who did it."""
    event = body.get("event")
    where: Body = event if isinstance(event, dict) else body
    user = where.get("user") or where.get("user_id")
    if not user and where.get("subtype") in CHANGED:
        user = changed(where).get("user")
    user = user or where.get("channel") or ""
    return _short(user.get("id") if isinstance(user, dict) else user)


def is_deactivated(event: Body) -> bool:
    """Of somebody whose profile changed: they are no longer here."""
    user = event.get("user")
    return isinstance(user, dict) and bool(user.get("deleted"))


def facts_of(body: Body) -> dict[str, object]:
    """What the log may say of it: what it is, and about which request. No words."""
    event = body.get("event")
    told = event.get("type") if isinstance(event, dict) else body.get("type")
    what, about = _done(body)
    facts = {"kind": _short(told or "command"), "what": _short(what or "")}
    number = str(about).partition(":")[0]
    is_request = facts["what"].startswith("request.") and number.isdecimal()
    return {**facts, "request_id": int(number[:17]) if is_request else None}


def _done(body: Body) -> tuple[object, object]:
    """The button or form, and what it carries; in a form, it is the form that does."""
    actions, view = body.get("actions"), body.get("view")
    if isinstance(actions, list) and actions and isinstance(actions[0], dict):
        form = view if isinstance(view, dict) and view.get("type") == "modal" else {}
        about = actions[0].get("value") or form.get("private_metadata")
        return actions[0].get("action_id"), about
    if isinstance(view, dict):
        return view.get("callback_id"), view.get("private_metadata")
    return body.get("callback_id") or body.get("command"), None
