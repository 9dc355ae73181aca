"""A message while it is being rewritten by whoever wrote it."""

import re
from html import unescape

from bot.sandbox.model import Message
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.spot import Spot
from bot.sandbox.text import PIECE


def may_edit(eyes: Eyes, message: Message) -> bool:
    return message.user == eyes.me and message.subtype != "tombstone"


def may(eyes: Eyes, message: Message) -> str:
    """What somebody may do with it; admins may take away what anybody wrote."""
    edits = ["edit", "delete"] if may_edit(eyes, message) else []
    rules = eyes.person.is_admin or eyes.person.is_owner
    return " ".join(edits or (["delete"] if rules else []))


def form(spot: Spot, message: Message, row: str) -> Html:
    """In place of the message: its words, to be changed."""
    key = f"edit-{row}"
    words = as_typed(spot.eyes, message.text)
    cancel = tag("a", "Cancel", href=spot.to_here(), class_="button", data_cancel=True)
    return tag(
        "form",
        tag("label", "Edit message", for_=key, class_="unseen"),
        tag("textarea", f"\n{words}", id=key, name="text", rows=1, autocomplete="off"),
        tag(
            "div", cancel, tag("button", "Save", class_="button primary"), class_="foot"
        ),
        id=f"form-{key}",
        class_="editing",
        novalidate=True,
    )


def as_typed(eyes: Eyes, wire: str) -> str:
    """What somebody typed to get this text: mentions by name, links as they were."""

    def piece(found: re.Match[str]) -> str:
        user = eyes.workspace.users.get(found[2])
        if found[1] == "@" and user:
            return f"@{user.name}"
        return found[0] if found[1] else found[2]

    return unescape(PIECE.sub(piece, wire))
