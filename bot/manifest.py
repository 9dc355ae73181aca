"""The Slack app's manifest: what it may do, and how Slack reaches it."""

import json
from pathlib import Path
from typing import Any

from bot.errors import SettingsProblem

FILE = Path(__file__).parent / "manifest.json"


def for_mode(mode: str, url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP mode with its public address."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    if mode == "socket":
        return found
    if not (url or "").startswith("https://"):
        raise SettingsProblem(
            "HTTP mode needs the address at which Slack reaches the bot, with https: "
            "--url https://goodwill.example.com"
        )
    address = f"{str(url).rstrip('/')}/slack/events"
    settings = found["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = address
    settings["interactivity"]["request_url"] = address
    for command in found["features"]["slash_commands"]:
        command["url"] = address
    return found


def scopes() -> set[str]:
    """What the bot asks to be allowed."""
    return set(for_mode("socket")["oauth_config"]["scopes"]["bot"])
