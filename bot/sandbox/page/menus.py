"""What can be done with a message, and from the composer: tools, menus, a picker.

The menus stand on the page once; which message they are about, the browser knows.
"""

from collections.abc import Iterable

from bot.sandbox.model import Json, Message
from bot.sandbox.page import emoji, files, icons
from bot.sandbox.page.markup import Attribute, Html, join, tag
from bot.sandbox.page.spot import Spot

_PICKER = (
    "ticket",
    "eyes",
    "white_check_mark",
    "raised_hands",
    "loudspeaker",
    "+1",
    "heart",
    "tada",
    "pray",
    "thinking_face",
    "clap",
    "rocket",
)
INVITE = "/invite"
_OWN_COMMAND = {
    "command": INVITE,
    "usage_hint": "@somebody",
    "description": "Bring somebody, or the app, into this channel",
}
_SAID = {"+1": "thumbs up", "white_check_mark": "done", "tada": "party popper"}


def menus(spot: Spot) -> Html:
    """Everything that opens beside a message or a composer."""
    return join(
        [
            _message_menu(spot),
            _picker(),
            _composer_menu(spot),
            _question(),
            files.dialog(),
            _commands(spot),
        ]
    )


# --- beside a message ------------------------------------------------------------


def tools(spot: Spot, message: Message, *, in_thread: bool) -> Html:
    """Seen when a message is pointed at or focused."""
    name = spot.eyes.name(message.user)
    return tag(
        "div",
        _opener("picker", icons.SMILE, "Add reaction", f" to {name}"),
        None if in_thread else _reply(spot, message, name),
        _opener("message-menu", icons.DOTS, "More actions", f" for {name}'s message"),
        class_="tools",
    )


def _opener(menu: str, sign: Html, title: str, heard: str) -> Html:
    return tag(
        "button",
        sign,
        tag("span", title + heard, class_="unseen"),
        type="button",
        popovertarget=menu,
        title=title,
    )


def _reply(spot: Spot, message: Message, name: str) -> Html:
    return tag(
        "a",
        icons.REPLY,
        tag("span", f"Reply in thread to {name}", class_="unseen"),
        href=spot.to_thread(message.thread_ts or message.ts),
        title="Reply in thread",
    )


def _message_menu(spot: Spot) -> Html:
    return _menu(
        "message-menu",
        "More actions",
        _item("Reply in thread", name="a", data_reply=True, href=spot.to_here()),
        _item("Add reaction…", popovertarget="picker"),
        _item("Copy link", data_copy=True),
        *_shortcuts(spot, "message"),
        tag("hr", data_if="delete"),
        _item("Edit message", name="a", data_if="edit", data_edit=True, href="/"),
        _item(
            "Delete message…", class_="danger", data_if="delete", data_confirm="delete"
        ),
    )


def _shortcuts(spot: Spot, kind: str) -> Iterable[Html]:
    """What the app offers in a menu, after a line, with the app's name."""
    manifest = spot.eyes.workspace.manifest
    offered = [each for each in manifest.shortcuts if each.get("type") == kind]
    if offered:
        yield tag("hr")
    for each in offered:
        said = tag("small", manifest.bot_name)
        yield _item(
            str(each["name"]),
            said,
            data_shortcut=each["callback_id"],
            title=each.get("description"),
        )


def _picker() -> Html:
    """A few reactions to choose from."""
    choices = (
        tag(
            "button",
            emoji.sign(name),
            type="button",
            role="menuitem",
            aria_label=_SAID.get(name, name.replace("_", " ")),
            title=f":{name}:",
            data_pick=name,
        )
        for name in _PICKER
    )
    return _menu("picker", "Add reaction", *choices)


def _question() -> Html:
    """Asked before a message is gone."""
    keep = tag("button", "Cancel", type="button", class_="button", data_dismiss=True)
    look = {"type": "button", "class_": "button danger"}
    return tag(
        "dialog",
        tag("h2", "Delete message", id="delete-title"),
        tag(
            "p",
            "Delete this message for everybody? It cannot be brought back.",
            class_="text",
        ),
        tag(
            "div",
            keep,
            tag("button", "Delete", data_delete=True, **look),
            class_="foot",
        ),
        id="delete",
        class_="confirm",
        aria_labelledby="delete-title",
        data_live=True,
    )


# --- beside a composer -----------------------------------------------------------


def composer_menu() -> Html:
    """The + of a composer."""
    title = "Attach, or use a shortcut"
    heard = tag("span", title, class_="unseen")
    return tag(
        "button",
        icons.PLUS,
        heard,
        type="button",
        class_="plus",
        popovertarget="composer-menu",
        title=title,
    )


def _composer_menu(spot: Spot) -> Html:
    attach = _item("Attach a file…", data_attach="attach")
    return _menu("composer-menu", "Attach", attach, *_shortcuts(spot, "global"))


def _commands(spot: Spot) -> Html:
    """What `/` completes to, with how each is used."""
    known = [*spot.eyes.workspace.manifest.slash_commands, _OWN_COMMAND]
    options = (_command(place, each) for place, each in enumerate(known))
    return tag(
        "div",
        *options,
        id="commands",
        popover="manual",
        role="listbox",
        class_="floating",
        aria_label="Commands",
        data_live=True,
    )


def _command(place: int, each: Json) -> Html:
    hint = each.get("usage_hint")
    return tag(
        "div",
        tag("b", each["command"]),
        tag("span", hint, class_="usage") if hint else None,
        tag("small", each.get("description")),
        id=f"command-{place}",
        role="option",
        data_command=each["command"],
    )


# --- pieces ----------------------------------------------------------------------


def _menu(key: str, label: str, *items: Html) -> Html:
    return tag(
        "div",
        *items,
        id=key,
        popover=True,
        role="menu",
        class_="floating",
        aria_label=label,
        data_live=True,
    )


def _item(
    text: str, beside: Html | None = None, *, name: str = "button", **more: Attribute
) -> Html:
    kind = "button" if name == "button" else None
    return tag(name, text, beside, type=kind, role="menuitem", tabindex="-1", **more)
