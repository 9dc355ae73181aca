"""files.*: what is known of a file somebody shared."""

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
