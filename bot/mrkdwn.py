"""Slack's markup, as it arrives in a message, turned into plain words."""

import html
import re
from collections.abc import Mapping

PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
MARKUP = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What nobody types to be read: NUL, the codes of terminals, halves of characters, and
# marks that turn the direction of whatever follows, our own words included.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
EVERYBODY = {"here", "channel", "everyone"}


def legible(text: str) -> str:
    """What was typed, without what cannot be seen in it."""
    return UNSEEN.sub("", text.replace("\r\n", "\n"))


def people_in(text: str) -> set[str]:
    """The ids of everybody mentioned."""
    return set(PERSON.findall(text))


def without(text: str, person: str) -> str:
    """What was said besides calling somebody by name."""
    return re.sub(rf"<@{person}(\|[^>]*)?>[,:]?", "", text).strip()


def plain(text: str, names: Mapping[str, str]) -> str:
    """The message as a person would read it aloud: names for ids, no markup."""

    def aloud(found: re.Match[str]) -> str:
        kind, what, label = found[1], found[2], found[3] or ""
        match kind:
            case "@":
                return f"@{names.get(what) or label or 'somebody'}"
            case "#":
                return f"#{label or 'a channel'}"
            case "!":
                return _called(what, label)
        return _link(what, label) if SCHEME.match(what) else found[0]

    return legible(html.unescape(MARKUP.sub(aloud, text)))


def _called(what: str, label: str) -> str:
    """A group, a date, or everybody at once."""
    if what in EVERYBODY:
        return f"@{what}"
    if what.startswith("date^"):
        return label or "a date"
    return f"@{label.removeprefix('@') or 'a group'}"


def _link(address: str, label: str) -> str:
    address = address.removeprefix("mailto:")
    if label in ("", address, re.sub(r"^https?://|/$", "", address)):
        return label or address
    return f"{label} ({address})"
