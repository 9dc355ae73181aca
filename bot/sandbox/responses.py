"""What the bot answers to a click, a command or a form, and what it makes of that."""

from bot.sandbox.methods import reach
from bot.sandbox.model import Json, Message, Refused, View
from bot.sandbox.strict.arguments import answered
from bot.sandbox.strict.blocks import option_problems
from bot.sandbox.strict.messages import content
from bot.sandbox.strict.views import checked
from bot.sandbox.tickets import ResponseUrl
from bot.sandbox.workspace import Workspace


def respond(workspace: Workspace, token: str, given: object) -> None:
    """Something posted to a response_url."""
    url = workspace.tickets.use_response_url(token)
    said = answered(given)
    original = _original(workspace, url)
    if said.get("delete_original"):
        _delete(workspace, original)
    elif said.get("replace_original") and original is not None:
        _replace(workspace, original, said)
    else:
        _say(workspace, url.user, url.channel, said)


def _original(workspace: Workspace, url: ResponseUrl) -> Message | None:
    """The bot's message that was acted on, if it is still there."""
    place = workspace.channels[url.channel]
    ts, hidden = url.message_ts or "", place.ephemerals.get(url.user)
    found = place.by_ts.get(ts) or (hidden.find(ts) if hidden else None)
    return found if found and found.bot_id == workspace.bot_id else None


def _delete(workspace: Workspace, original: Message | None) -> None:
    if original is None:
        raise Refused("message_not_found")
    workspace.note("deleted", "response_url", original)
    if original.ephemeral_for:
        workspace.vanish(original)
    else:
        workspace.remove(original)


def _replace(workspace: Workspace, original: Message, said: Json) -> None:
    new = content(said, workspace.block_id)
    workspace.rewrite(original, workspace.bot_user_id, new)
    workspace.note("updated", "response_url", original)


def answer(workspace: Workspace, user: str, channel: str, given: object) -> None:
    """What the bot answers a command with at once."""
    _say(workspace, user, channel, answered(given))


def _say(workspace: Workspace, user: str, channel: str, said: Json) -> None:
    """Words for one person, or for the whole conversation if the bot says so."""
    new = content(said, workspace.block_id)
    bot, ts = workspace.bot_user_id, workspace.next_ts()
    message = Message(channel, ts, bot, bot_id=workspace.bot_id, **new)
    if root_ts := said.get("thread_ts"):
        message.thread_ts = reach.root(workspace.channels[channel], root_ts)
    if said.get("response_type") == "in_channel":
        workspace.note("posted", "response_url", workspace.store(message))
    else:
        workspace.show_only(user, message)
        workspace.note("ephemeral", "response_url", message)


def offered(said: Json) -> list[Json]:
    """What the bot lets a person choose from while they type."""
    if problems := option_problems(said):
        raise Refused("invalid_options", *problems)
    groups = said.get("option_groups") or []
    return [*(said.get("options") or []), *(o for g in groups for o in g["options"])]


def close_or_change(
    workspace: Workspace, view: View, said: Json
) -> dict[str, str] | None:
    """What becomes of a form after the bot answered its submission."""
    windows = workspace.windows
    match said.get("response_action"):
        case "errors":
            return _errors(view, said)
        case "update":
            data = checked(said.get("view"), "modal", workspace.block_id)
            windows.update(view, data, None)
        case "push":
            data = checked(said.get("view"), "modal", workspace.block_id)
            windows.push(view.user, data)
        case "clear":
            windows.clear(view.user)
        case None:
            windows.close(view)
        case other:
            raise Refused("invalid_response_action", str(other))
    workspace.changed("view", user=view.user)
    return None


def _errors(view: View, said: Json) -> dict[str, str]:
    given = said.get("errors")
    errors = (
        {str(k): str(v) for k, v in given.items()} if isinstance(given, dict) else {}
    )
    inputs = {b["block_id"] for b in view.blocks if b["type"] == "input"}
    if not errors or not errors.keys() <= inputs:
        raise Refused("invalid_errors", f"errors for {sorted(errors)}")
    return errors
