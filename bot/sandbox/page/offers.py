"""What can be chosen in a menu: the bot's options, or people, or conversations."""

from collections.abc import Iterator

from bot.sandbox.model import Channel, Json
from bot.sandbox.page import emoji
from bot.sandbox.page.eyes import Eyes

Option = tuple[str, str]  # its value, and how it reads


def offered(eyes: Eyes, it: Json) -> list[Option]:
    if "users" in it["type"]:
        return [(user.id, user.real_name) for user in eyes.people()]
    if "channels" in it["type"] or "conversations" in it["type"]:
        return [(place.id, _name(place)) for place in _places(eyes, it)]
    groups = [{"options": it.get("options", [])}, *it.get("option_groups", [])]
    return [pair(option) for group in groups for option in group["options"]]


def pair(option: Json) -> Option:
    return str(option.get("value", "")), emoji.shown(str(option["text"]["text"]))


def _places(eyes: Eyes, it: Json) -> Iterator[Channel]:
    """One's channels; only public ones, or only the kinds the bot asks for."""
    usual = ["public"] if "channels" in it["type"] else ["public", "private"]
    kinds = it.get("filter", {}).get("include", usual)
    for place in eyes.channels():
        if ("private" if place.private else "public") in kinds:
            yield place


def _name(place: Channel) -> str:
    return f"🔒 {place.name}" if place.private else f"#{place.name}"
