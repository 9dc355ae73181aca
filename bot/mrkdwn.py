"""Slack's markup, as it arrives in a message, turned into plain words."""

import html
import re
from collections.abc import Mapping

PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
CHANNEL = re.compile(r"<#[A-Z0-9]+(?:\|([^>]*))?>")
SPECIAL = re.compile(r"<!(?:subteam\^\w+|date\^[^|>]*|([a-z]+))(?:\|([^>]*))?>")
LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>")


def people_in(text: str) -> set[str]:
    """The ids of everybody mentioned."""
    return set(PERSON.findall(text))


def plain(text: str, names: Mapping[str, str]) -> str:
    """The message as a person would read it aloud: names for ids, no markup."""
    text = PERSON.sub(lambda found: f"@{names.get(found[1], 'somebody')}", text)
    text = CHANNEL.sub(lambda found: f"#{found[1] or 'a channel'}", text)
    text = SPECIAL.sub(lambda found: f"@{found[1] or found[2] or 'a group'}", text)
    return html.unescape(LINK.sub(_link, text))


def _link(found: re.Match[str]) -> str:
    address, label = found[1].removeprefix("mailto:"), found[2]
    return address if label in (None, "", address) else f"{label} ({address})"
