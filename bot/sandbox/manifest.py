"""What the app may do and hears, as its manifest says; without one, everything."""

from bot.sandbox.model import Json

_SCOPE_OF = {
    "app_mention": "app_mentions:read",
    "channel_archive": "channels:read",
    "channel_left": "channels:read",
    "dnd_updated_user": "dnd:read",
    "file_shared": "files:read",
    "group_archive": "groups:read",
    "group_left": "groups:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "user_change": "users:read",
}


class Manifest:
    def __init__(self, data: Json | None) -> None:
        self.everything = data is None
        given = data or {}
        features = given.get("features", {})
        settings = given.get("settings", {})
        app_home = features.get("app_home", {})
        bot_user = features.get("bot_user", {})
        scopes = given.get("oauth_config", {}).get("scopes", {})
        subscriptions = settings.get("event_subscriptions", {})
        self.bot_name = str(bot_user.get("display_name", "Goodwill"))
        self.has_home = app_home.get("home_tab_enabled", True)
        self.has_dms = app_home.get("messages_tab_enabled", True)
        self.hears_dms = not app_home.get("messages_tab_read_only_enabled", False)
        self.scopes = frozenset(scopes.get("bot", ()))
        self.events = frozenset(subscriptions.get("bot_events", ()))
        self.slash_commands: list[Json] = list(features.get("slash_commands", ()))
        self.shortcuts: list[Json] = list(features.get("shortcuts", ()))

    def hears(self, event: str, scope: str = "") -> bool:
        """Whether an event is subscribed to, and its scope (or this one) granted."""
        needed = _SCOPE_OF.get(event, scope)
        granted = not needed or self.grants(needed)
        return self.everything or (event in self.events and granted)

    def grants(self, scope: str) -> bool:
        return self.everything or scope in self.scopes

    @property
    def posts_anywhere(self) -> bool:
        """Whether the bot may post in public channels it has not joined."""
        return "chat:write.public" in self.scopes

    def has_command(self, command: str) -> bool:
        known = (each["command"] for each in self.slash_commands)
        return self.everything or command in known

    def escapes(self, command: str) -> bool:
        """Whether what is typed behind a command comes as it would in a message."""
        return any(
            each["command"] == command and each.get("should_escape", False)
            for each in self.slash_commands
        )

    def has_shortcut(self, callback_id: str) -> bool:
        known = (each["callback_id"] for each in self.shortcuts)
        return self.everything or callback_id in known
