"""chat.*: what the bot says."""

from bot.sandbox import shapes
from bot.sandbox.methods import reach
from bot.sandbox.model import Channel, Json, Message, Refused
from bot.sandbox.strict.messages import check_length, content
from bot.sandbox.workspace import Workspace


def post_message(workspace: Workspace, args: Json) -> Json:
    place = reach.writable(workspace, args["channel"])
    message = _message(workspace, place, args)
    message.broadcast = message.is_reply and bool(args.get("reply_broadcast"))
    workspace.note("posted", "chat.postMessage", workspace.store(message))
    shape = workspace.shape(message, metadata=True)
    return {"channel": place.id, "ts": message.ts, "message": shape}


def post_ephemeral(workspace: Workspace, args: Json) -> Json:
    place = reach.writable(workspace, args["channel"])
    if args["user"] not in workspace.members(place):
        raise Refused("user_not_in_channel")
    message = _message(workspace, place, args)
    workspace.show_only(args["user"], message)
    workspace.note("ephemeral", "chat.postEphemeral", message)
    return {"message_ts": message.ts}


def _message(workspace: Workspace, place: Channel, args: Json) -> Message:
    """A message by the bot, not stored yet."""
    said = content(args, workspace.block_id)
    check_length(said)
    bot, ts = workspace.bot_user_id, workspace.next_ts()
    message = Message(place.id, ts, bot, bot_id=workspace.bot_id, **said)
    if root_ts := args.get("thread_ts"):
        message.thread_ts = reach.root(place, root_ts)
    return message


def update(workspace: Workspace, args: Json) -> Json:
    place = reach.conversation(workspace, args["channel"])
    message = _own(workspace, place, args["ts"], "cant_update_message")
    workspace.rewrite(
        message,
        workspace.bot_user_id,
        _new_content(workspace, args),
        marked=not args.get("blocks"),
    )
    workspace.note("updated", "chat.update", message)
    shape = workspace.shape(message, metadata=True)
    return {
        "channel": place.id,
        "ts": message.ts,
        "text": message.text,
        "message": shape,
    }


def _new_content(workspace: Workspace, args: Json) -> Json:
    """What replaces the old; metadata and attachments not spoken of stay."""
    said = content(args, workspace.block_id)
    check_length(said)
    for name in ("metadata", "attachments"):
        if name not in args:
            del said[name]
    return said


def delete(workspace: Workspace, args: Json) -> Json:
    place = reach.conversation(workspace, args["channel"])
    message = _own(workspace, place, args["ts"], "cant_delete_message")
    workspace.note("deleted", "chat.delete", message)
    workspace.remove(message)
    return {"channel": place.id, "ts": message.ts}


def _own(workspace: Workspace, place: Channel, ts: str, error: str) -> Message:
    message = reach.message(place, ts)
    if message.deleted:
        raise Refused("message_not_found")
    if message.bot_id != workspace.bot_id:
        raise Refused(error)
    return message


def permalink(workspace: Workspace, args: Json) -> Json:
    place = reach.conversation(workspace, args["channel"])
    message = reach.message(place, args["message_ts"])
    link = f"https://{shapes.DOMAIN}.slack.com/archives/{place.id}"
    link += f"/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={place.id}"
    return {"channel": place.id, "permalink": link}
