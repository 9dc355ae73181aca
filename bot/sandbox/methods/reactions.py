"""reactions.*: one emoji is the smallest answer."""

from bot.sandbox.methods import reach
from bot.sandbox.model import Channel, Json, Message, Refused
from bot.sandbox.workspace import Workspace


def add(workspace: Workspace, args: Json) -> Json:
    _, message = _item(workspace, args)
    workspace.react(workspace.bot_user_id, message, _name(args))
    return {}


def remove(workspace: Workspace, args: Json) -> Json:
    _, message = _item(workspace, args)
    workspace.unreact(workspace.bot_user_id, message, _name(args))
    return {}


def get(workspace: Workspace, args: Json) -> Json:
    place, message = _item(workspace, args)
    shape = workspace.shape(message)
    return {"type": "message", "channel": place.id, "message": shape}


def _item(workspace: Workspace, args: Json) -> tuple[Channel, Message]:
    if not args.get("channel") or not args.get("timestamp"):
        raise Refused("no_item_specified")
    place = reach.writable(workspace, args["channel"])
    return place, reach.message(place, args["timestamp"])


def _name(args: Json) -> str:
    name = str(args["name"]).strip(":")
    if not name or " " in name:
        raise Refused("invalid_name")
    return name
