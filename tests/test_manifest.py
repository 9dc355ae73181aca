"""The Slack app's manifest, the handlers and the README tell one story."""

import json
import re
from pathlib import Path
from typing import Any

import handlers

ROOT = Path(__file__).parents[1]
MANIFEST: dict[str, Any] = json.loads((ROOT / "bot/manifest.json").read_text("utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")

Listeners = list[tuple[str, object]]


class Listening:
    """Stands where the app stands, and notes what the handlers register for."""

    def __init__(self) -> None:
        self.listeners: Listeners = []

    def __getattr__(self, kind: str) -> Any:  # noqa: ANN401
        def register(*args: object, **_: object) -> Any:  # noqa: ANN401
            self.listeners.append((kind, args[0] if args else None))
            return lambda function: function

        return register


def heard(kind: str) -> set[str]:
    """What the handlers listen to, of one kind."""
    app: Any = Listening()
    handlers.register(app)
    return {name_of(what) for each, what in app.listeners if each == kind}


def name_of(what: object) -> str:
    return str(what.get("type", what)) if isinstance(what, dict) else str(what)


def section(title: str) -> str:
    """The part of the README under a heading."""
    found = re.search(rf"^#+ {title}\n(.*?)(?=^#|\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {title!r}"
    return found[1]


def reasons(kind: str) -> dict[str, str]:
    """What stands in the table of this kind: each name in backticks, and why."""
    tables = section("What it may do in your Slack").split("\n\n")
    (table,) = [each for each in tables if f"| {kind} | why |" in each]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|$", table, re.MULTILINE))


def test_the_readme_gives_a_reason_for_each_scope_and_no_other() -> None:
    asked = MANIFEST["oauth_config"]["scopes"]["bot"]
    table = reasons("scope")
    assert sorted(asked) == sorted(table)
    assert all(len(reason.split()) >= 3 for reason in table.values())


def test_the_readme_gives_a_reason_for_each_event_and_no_other() -> None:
    asked = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    table = reasons("event")
    assert sorted(asked) == sorted(table)
    assert all(len(reason.split()) >= 3 for reason in table.values())


def test_it_asks_for_no_user_scopes() -> None:
    """The bot acts as itself, never as one of the people."""
    assert set(MANIFEST["oauth_config"]["scopes"]) == {"bot"}


def test_every_event_it_subscribes_to_is_heard_and_no_other() -> None:
    asked = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert {name.partition(".")[0] for name in asked} == heard("event")


def test_every_command_and_shortcut_it_offers_is_heard_and_no_other() -> None:
    features = MANIFEST["features"]
    commands = {each["command"] for each in features.get("slash_commands", [])}
    shortcuts = {each["callback_id"] for each in features.get("shortcuts", [])}
    assert commands == heard("command")
    assert shortcuts == heard("shortcut")


def test_buttons_and_forms_are_switched_on() -> None:
    """Clicks and forms arrive only if the manifest says so."""
    assert heard("action")
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True


def test_people_can_write_to_it() -> None:
    home = MANIFEST["features"]["app_home"]
    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False
