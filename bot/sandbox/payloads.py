"""What the bot is handed when a person does something: clicks, forms, commands."""

import re

from bot.sandbox import shapes
from bot.sandbox.delivery import TOKEN
from bot.sandbox.forms import KINDS, Field, state, state_of
from bot.sandbox.model import Channel, Json, Message, View
from bot.sandbox.text import typed as escaped
from bot.sandbox.workspace import Workspace

_NAMELESS = re.compile(r"<@(\w+)>")


def _head(workspace: Workspace, kind: str, user: str) -> Json:
    person = workspace.person(user)
    return {
        "type": kind,
        "user": {
            "id": user,
            "username": person.name,
            "name": person.name,
            "team_id": person.team_id,
        },
        "api_app_id": workspace.app_id,
        "token": TOKEN,
        "team": {"id": person.team_id, "domain": shapes.domain(person.team_id)},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _where(place: Channel) -> Json:
    """Only the names of public channels are told."""
    hidden = {"im": "directmessage", "group": "privategroup"}
    return {"id": place.id, "name": hidden.get(place.kind, place.name)}


def action(field: Field, now: Json, ts: str) -> Json:
    """What was clicked or chosen."""
    element = field.element
    act = {"type": element["type"], "action_id": field.action_id}
    act |= {"block_id": field.block_id, "action_ts": ts}
    if element["type"] in KINDS:
        return act | now
    act["text"] = element.get("text")
    return act | {k: element[k] for k in ("value", "style", "url") if k in element}


def message_action(
    workspace: Workspace, user: str, message: Message, typed: Json, act: Json
) -> Json:
    place = workspace.channels[message.channel]
    hidden = message.ephemeral_for is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": hidden,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    shown = {} if hidden else {"message": workspace.shape(message)}
    return {
        **_head(workspace, "block_actions", user),
        "container": container,
        "trigger_id": workspace.tickets.trigger(user),
        "channel": _where(place),
        **shown,
        "state": {"values": state(message.blocks, typed)},
        "response_url": response_url(workspace, user, message),
        "actions": [act],
    }


def response_url(workspace: Workspace, user: str, message: Message) -> str:
    place, ts, thread = message.channel, message.ts, message.thread_ts
    return workspace.url_of(workspace.tickets.response_url(user, place, ts, thread))


def view_action(workspace: Workspace, view: View, act: Json) -> Json:
    return {
        **_head(workspace, "block_actions", view.user),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": workspace.tickets.trigger(view.user, view.id),
        "view": shapes.view(view, state_of(view)),
        "actions": [act],
    }


def submission(workspace: Workspace, view: View) -> Json:
    return {
        **_head(workspace, "view_submission", view.user),
        "trigger_id": workspace.tickets.trigger(view.user, view.id),
        "view": shapes.view(view, state_of(view)),
        "response_urls": [],
    }


def closing(workspace: Workspace, view: View, *, cleared: bool) -> Json:
    return {
        **_head(workspace, "view_closed", view.user),
        "view": shapes.view(view, state_of(view)),
        "is_cleared": cleared,
    }


def command(
    workspace: Workspace, user: str, place: Channel, name: str, text: str
) -> Json:
    token = workspace.tickets.response_url(user, place.id)
    if workspace.manifest.escapes(name):
        text = _escaped(workspace, text)
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "team_domain": shapes.DOMAIN,
        "channel_id": place.id,
        "channel_name": _where(place)["name"],
        "user_id": user,
        "user_name": workspace.person(user).name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": workspace.url_of(token),
        "trigger_id": workspace.tickets.trigger(user),
    }


def _escaped(workspace: Workspace, text: str) -> str:
    """As in a message, but that people are mentioned with their names."""

    def mention(found: re.Match[str]) -> str:
        user = workspace.users.get(found[1])
        return f"<@{user.id}|{user.name}>" if user else found[0]

    return _NAMELESS.sub(mention, escaped(text, workspace.named))


def global_shortcut(workspace: Workspace, user: str, callback_id: str) -> Json:
    return {
        **_head(workspace, "shortcut", user),
        "callback_id": callback_id,
        "action_ts": workspace.next_ts(),
        "trigger_id": workspace.tickets.trigger(user),
    }


def message_shortcut(
    workspace: Workspace, user: str, callback_id: str, message: Message
) -> Json:
    place = workspace.channels[message.channel]
    return {
        **_head(workspace, "message_action", user),
        "callback_id": callback_id,
        "action_ts": workspace.next_ts(),
        "trigger_id": workspace.tickets.trigger(user),
        "response_url": response_url(workspace, user, message),
        "channel": _where(place),
        "message_ts": message.ts,
        "message": workspace.shape(message),
    }


def suggestion(workspace: Workspace, view: View, field: Field, typed: str) -> Json:
    return {
        **_head(workspace, "block_suggestion", view.user),
        "action_id": field.action_id,
        "block_id": field.block_id,
        "value": typed,
        "container": {"type": "view", "view_id": view.id},
        "view": shapes.view(view, state_of(view)),
    }
