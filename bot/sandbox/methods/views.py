"""views.*: modals and Homes."""

from bot.sandbox import shapes
from bot.sandbox.forms import state_of
from bot.sandbox.methods import reach
from bot.sandbox.model import Json, Refused, View
from bot.sandbox.strict.views import checked
from bot.sandbox.workspace import Workspace


def open_modal(workspace: Workspace, args: Json) -> Json:
    data = checked(args["view"], "modal", workspace.block_id)
    trigger = workspace.tickets.exchange(_ticket(args))
    return _shown(workspace, workspace.windows.open(trigger.user, data))


def push(workspace: Workspace, args: Json) -> Json:
    data = checked(args["view"], "modal", workspace.block_id)
    trigger = workspace.tickets.exchange(_ticket(args))
    if not workspace.windows.stack(trigger.user):
        raise Refused("not_found")
    return _shown(workspace, workspace.windows.push(trigger.user, data))


def update(workspace: Workspace, args: Json) -> Json:
    windows = workspace.windows
    view = windows.find(args.get("view_id"), args.get("external_id"))
    data = checked(args["view"], view.type, workspace.block_id)
    return _shown(workspace, windows.update(view, data, args.get("hash")))


def publish(workspace: Workspace, args: Json) -> Json:
    if not workspace.manifest.has_home:
        raise Refused("not_enabled")
    user = reach.person(workspace, args["user_id"])
    data = checked(args["view"], "home", workspace.block_id)
    home = workspace.windows.publish(user.id, data, args.get("hash"))
    return _shown(workspace, home)


def _ticket(args: Json) -> str:
    ticket = args.get("trigger_id") or args.get("interactivity_pointer")
    if not ticket:
        missing = "[ERROR] missing required field: trigger_id"
        raise Refused("invalid_arguments", missing)
    return str(ticket)


def _shown(workspace: Workspace, view: View) -> Json:
    kind = "home" if view.type == "home" else "view"
    workspace.changed(kind, user=view.user)
    return {"view": shapes.view(view, state_of(view))}
