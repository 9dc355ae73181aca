"""What the bot can reach: conversations, messages, people, and a page of each."""

from collections.abc import Sequence
from typing import TypeVar

from bot.sandbox.model import Channel, Json, Message, Refused, User
from bot.sandbox.workspace import Workspace

T = TypeVar("T")

_PREFIX = {"im": "im", "mpim": "mpim", "channel": "channels", "group": "groups"}
_DEFAULT_LIMIT = 100
_MAX_LIMIT = 1000
_CURSOR = "next:"


def conversation(workspace: Workspace, channel_id: str) -> Channel:
    """A conversation the bot knows of: not another's DM, nor a closed private one."""
    place = workspace.channels.get(channel_id)
    if place is None:
        raise Refused("channel_not_found")
    if place.private and workspace.bot_user_id not in place.members:
        raise Refused("channel_not_found")
    return place


def readable(workspace: Workspace, channel_id: str, verb: str) -> Channel:
    """A conversation of a kind the bot's scopes allow it to look into."""
    place = conversation(workspace, channel_id)
    must_grant(workspace, place.kind, verb)
    return place


def must_grant(workspace: Workspace, kind: str, verb: str) -> None:
    """Refuse conversations of a kind that the bot has no scope for."""
    scope = f"{_PREFIX[kind]}:{verb}"
    if not workspace.manifest.grants(scope):
        provided = ",".join(sorted(workspace.manifest.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)


def inside(workspace: Workspace, channel_id: str, verb: str) -> Channel:
    """A conversation the bot may look into, and is in."""
    place = readable(workspace, channel_id, verb)
    if workspace.bot_user_id not in place.members:
        raise Refused("not_in_channel")
    return place


def writable(workspace: Workspace, channel_id: str) -> Channel:
    """Where the bot may post; a person's id stands for their DM."""
    if channel_id in workspace.users:
        channel_id = dm_with(workspace, channel_id).id
    place = conversation(workspace, channel_id)
    if place.archived:
        raise Refused("is_archived")
    if place.is_im and not workspace.manifest.has_dms:
        raise Refused("messages_tab_disabled")
    outside = workspace.bot_user_id not in place.members
    if outside and not workspace.manifest.posts_anywhere:
        raise Refused("not_in_channel")
    return place


def person(workspace: Workspace, user_id: str) -> User:
    slackbot = workspace.slackbot
    found = slackbot if user_id == slackbot.id else workspace.users.get(user_id)
    if found is None:
        raise Refused("user_not_found")
    return found


def visible(workspace: Workspace, user_id: str) -> User:
    """Somebody the bot may know of: strangers only where they share a channel."""
    who, bot = person(workspace, user_id), workspace.bot_user_id
    shared = (
        {bot, user_id} <= place.members.keys() for place in workspace.channels.values()
    )
    if who.is_stranger and not any(shared):
        raise Refused("user_not_visible")
    return who


def addressee(workspace: Workspace, user_id: str) -> User:
    """Somebody the bot may write to."""
    who = visible(workspace, user_id)
    if who.is_bot or who is workspace.slackbot:
        raise Refused("cannot_dm_bot")
    if who.deleted:
        raise Refused("user_disabled")
    return who


def dm_with(workspace: Workspace, user_id: str) -> Channel:
    return workspace.dm(addressee(workspace, user_id).id)


def message(place: Channel, ts: str) -> Message:
    found = place.by_ts.get(ts)
    if found is None:
        raise Refused("message_not_found")
    return found


def root(place: Channel, ts: str) -> str:
    """The message a reply hangs under; replying to a reply is answering its root."""
    found = place.by_ts.get(ts)
    if found is None:
        raise Refused("thread_not_found")
    return found.thread_ts or found.ts


def limit(args: Json) -> int:
    asked = args.get("limit")
    if asked is None or asked == 0:
        return _DEFAULT_LIMIT
    if not 0 < asked <= _MAX_LIMIT:
        raise Refused("invalid_limit")
    return int(asked)


def cursor(args: Json) -> str | None:
    """Where the page before this one ended."""
    given = args.get("cursor")
    if not given:
        return None
    if not given.startswith(_CURSOR):
        raise Refused("invalid_cursor")
    return str(given.removeprefix(_CURSOR))


def next_cursor(last: str | None) -> Json:
    return {"response_metadata": {"next_cursor": _CURSOR + last if last else ""}}


def page(things: Sequence[T], args: Json) -> tuple[Sequence[T], Json]:
    """One page of a list, and where the next one starts."""
    position = cursor(args) or "0"
    if not position.isdecimal() or int(position) > len(things):
        raise Refused("invalid_cursor")
    start = int(position)
    end = start + limit(args)
    more = str(end) if end < len(things) else None
    return things[start:end], next_cursor(more)
