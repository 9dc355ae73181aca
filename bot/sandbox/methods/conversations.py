"""conversations.*: where people talk, who is there, and what was said."""

from collections.abc import Iterable, Sequence

from bot.sandbox.methods import reach
from bot.sandbox.model import Channel, Json, Refused, Timeline
from bot.sandbox.workspace import Workspace

_TYPES = {
    "public_channel": "channel",
    "private_channel": "group",
    "im": "im",
    "mpim": "mpim",
}
_MOST_PEOPLE = 8
_OPEN = "public_channel"
_NEVER = "9999999999.999999"


def open_direct(workspace: Workspace, args: Json) -> Json:
    if args.get("channel"):
        place = reach.conversation(workspace, args["channel"])
        return {"no_op": True, "already_open": True, "channel": {"id": place.id}}
    users = args.get("users") or []
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > _MOST_PEOPLE:
        raise Refused("too_many_users")
    users = list(dict.fromkeys(users))
    place = _one(workspace, users[0]) if len(users) == 1 else _group(workspace, users)
    full = args.get("return_im")
    return {"channel": workspace.shape_of(place) if full else {"id": place.id}}


def _one(workspace: Workspace, user: str) -> Channel:
    reach.must_grant(workspace, "im", "write")
    return reach.dm_with(workspace, user)


def _group(workspace: Workspace, users: list[str]) -> Channel:
    reach.must_grant(workspace, "mpim", "write")
    among = [reach.addressee(workspace, each).id for each in users]
    return workspace.group_dm([*among, workspace.bot_user_id])


def info(workspace: Workspace, args: Json) -> Json:
    place = reach.readable(workspace, args["channel"], "read")
    shape = workspace.shape_of(place, counted=bool(args.get("include_num_members")))
    return {"channel": shape}


def members(workspace: Workspace, args: Json) -> Json:
    place = reach.readable(workspace, args["channel"], "read")
    some, more = reach.page(workspace.members(place), args)
    return {"members": some, **more}


def list_all(workspace: Workspace, args: Json) -> Json:
    """Every conversation the bot could find; those of one person are `of_user`."""
    bot = workspace.bot_user_id
    visible = (
        place
        for place in workspace.channels.values()
        if bot in place.members or not place.private
    )
    some, more = _wanted(workspace, visible, args)
    return {"channels": [workspace.shape_of(p, counted=True) for p in some], **more}


def of_user(workspace: Workspace, args: Json) -> Json:
    user = args.get("user") or workspace.bot_user_id
    reach.person(workspace, user)
    bot = workspace.bot_user_id
    shared = (
        place
        for place in workspace.channels.values()
        if user in place.members and (bot in place.members or not place.private)
    )
    some, more = _wanted(workspace, shared, args)
    listed = [workspace.shape_of(place) for place in some]
    for shape in listed:
        shape.pop("is_member", None)
    return {"channels": listed, **more}


def _wanted(
    workspace: Workspace, places: Iterable[Channel], args: Json
) -> tuple[Sequence[Channel], Json]:
    asked = [each.strip() for each in (args.get("types") or _OPEN).split(",")]
    if unknown := [kind for kind in asked if kind not in _TYPES]:
        raise Refused("invalid_types", *unknown)
    kinds = {_TYPES[kind] for kind in asked}
    for kind in sorted(kinds):
        reach.must_grant(workspace, kind, "read")
    archived = not args.get("exclude_archived")
    wanted = [p for p in places if p.kind in kinds and (archived or not p.archived)]
    return reach.page(wanted, args)


def history(workspace: Workspace, args: Json) -> Json:
    """Top-level messages, newest first."""
    place = reach.inside(workspace, args["channel"], "history")
    start, end = _window(workspace, place.top, args)
    if before := reach.cursor(args):
        end = min(end, place.top.place(_after(before)))
    first = max(start, end - reach.limit(args))
    metadata = bool(args.get("include_all_metadata"))
    some = [
        workspace.shape(message, metadata=metadata)
        for message in reversed(place.top[first:end])
    ]
    more = place.top[first].ts if first > start else None
    return {
        "messages": some,
        "has_more": more is not None,
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
        **(reach.next_cursor(more) if more else {}),
    }


def replies(workspace: Workspace, args: Json) -> Json:
    """A thread with its root, oldest first."""
    place = reach.inside(workspace, args["channel"], "history")
    root = place.by_ts.get(args["ts"])
    if root is None:
        raise Refused("thread_not_found")
    thread = place.thread(root.thread_ts or root.ts)
    start, end = _window(workspace, thread, args)
    if after := reach.cursor(args):
        start = max(start, thread.place(_after(after)))
    last = min(end, start + reach.limit(args))
    metadata = bool(args.get("include_all_metadata"))
    some = [workspace.shape(m, metadata=metadata) for m in thread[start:last]]
    more = thread[last].ts if last < end else None
    return {
        "messages": some,
        "has_more": more is not None,
        **(reach.next_cursor(more) if more else {}),
    }


def _window(workspace: Workspace, timeline: Timeline, args: Json) -> tuple[int, int]:
    """From which message to which, as `oldest` and `latest` say."""
    oldest = _moment(args.get("oldest") or "0", "invalid_ts_oldest")
    latest = _moment(args.get("latest") or _NEVER, "invalid_ts_latest")
    start, end = timeline.place(oldest), timeline.place(latest)
    if args.get("inclusive"):
        end += end < len(timeline) and timeline[end].ts == latest
    else:
        start += start < len(timeline) and timeline[start].ts == oldest
    if workspace.unseen_for:
        seen = workspace.clock() - workspace.unseen_for
        end = min(end, timeline.place(_moment(str(seen), "")))
    return start, max(start, end)


def _after(cursor: str) -> str:
    """The message a page ended at; the cursor of another list does not say."""
    if "." not in cursor:
        raise Refused("invalid_cursor")
    return _moment(cursor, "invalid_cursor")


def _moment(given: str, error: str) -> str:
    """A time as messages write it, so that it compares as text."""
    try:
        return f"{float(given):017.6f}"
    except ValueError:
        raise Refused(error) from None
