"""files.*: what is known of a file somebody shared, and those the bot brings."""

from bot.sandbox.methods import reach
from bot.sandbox.model import Json, Refused
from bot.sandbox.workspace import Workspace


def info(workspace: Workspace, args: Json) -> Json:
    file_id = args["file"]
    file = workspace.files.by_id.get(file_id)
    if file is None:
        raise Refused("file_not_found")
    if file_id in workspace.files.gone:
        raise Refused("file_deleted")
    if not workspace.may_see(file):
        raise Refused("not_visible")
    return {"file": file, "comments": [], "response_metadata": {"next_cursor": ""}}


def upload_url(workspace: Workspace, args: Json) -> Json:
    if args["length"] < 1:
        raise Refused("invalid_arguments", "[ERROR] must be greater than 0: length")
    file_id = f"F{workspace.new_id()}"
    url = workspace.files.promise(file_id, args["filename"], args["length"])
    return {"upload_url": url, "file_id": file_id}


def complete_upload(workspace: Workspace, args: Json) -> Json:
    """What was brought stands in a conversation, or with the bot alone."""
    channel = args.get("channel_id")
    place = reach.writable(workspace, channel) if channel else None
    bot, now = workspace.bot_user_id, workspace.clock()
    brought = [workspace.files.take(*_named(each), bot, now) for each in args["files"]]
    taken = [file for file in brought if file]
    if len(taken) < len(brought):
        raise Refused("file_not_found")
    if place:
        root = reach.root(place, ts) if (ts := args.get("thread_ts")) else None
        words = args.get("initial_comment") or ""
        said = workspace.write(bot, place, words, root, taken)
        workspace.note("posted", "files.completeUploadExternal", said)
    return {"files": [{"id": each["id"], "title": each["title"]} for each in taken]}


def _named(file: object) -> tuple[str, str]:
    """The id and the title of a file, as a call names it."""
    given = file if isinstance(file, dict) else {}
    file_id, title = given.get("id"), given.get("title") or ""
    if not (isinstance(file_id, str) and isinstance(title, str)):
        raise Refused("invalid_arguments", "[ERROR] must be a file with an id: files")
    return file_id, title
