"""What `/` and `@` complete to while somebody writes."""

from bot.sandbox.model import Json, User
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag

INVITE = "/invite"
_OWN_COMMAND = {
    "command": INVITE,
    "usage_hint": "@somebody",
    "description": "Bring somebody, or the app, into this channel",
}


def offered(eyes: Eyes) -> Html:
    """Commands and people; the browser shows those that begin with what was typed."""
    workspace = eyes.workspace
    bot = workspace.users[workspace.bot_user_id]
    commands = [*workspace.manifest.slash_commands, _OWN_COMMAND]
    options = [
        *(_command(n, each) for n, each in enumerate(commands)),
        *(_person(each) for each in [bot, *eyes.people()]),
    ]
    return tag(
        "div",
        *options,
        id="completions",
        popover="manual",
        role="listbox",
        class_="floating",
        aria_label="Suggestions",
        data_live=True,
    )


def _command(number: int, it: Json) -> Html:
    """A command, with how it is used and what it does."""
    name, hint = str(it["command"]), it.get("usage_hint")
    return tag(
        "div",
        tag("b", name),
        tag("span", hint, class_="usage") if hint else None,
        tag("small", it.get("description")),
        id=f"command-{number}",
        role="option",
        data_option=name,
        data_find=name.removeprefix("/"),
    )


def _person(user: User) -> Html:
    return tag(
        "div",
        tag("b", user.real_name),
        tag("span", f"@{user.name}", class_="usage"),
        id=f"mention-{user.id}",
        role="option",
        data_option=f"@{user.name}",
        data_find=f"{user.name} {user.real_name}".lower(),
    )
