"""The emoji people and bots use most, by their names in Slack."""

import re

_NAME = re.compile(r":([a-z0-9_+'-]+):")
_SIGNS = {
    "+1": "👍",
    "-1": "👎",
    "100": "💯",
    "admission_tickets": "🎟️",
    "alarm_clock": "⏰️",
    "arrow_right": "➡️",
    "bar_chart": "📊",
    "bell": "🔔",
    "black_circle": "⚫️",
    "bug": "🐛",
    "bulb": "💡",
    "busts_in_silhouette": "👥",
    "calendar": "📆",
    "chart_with_upwards_trend": "📈",
    "clap": "👏",
    "clock1": "🕐",
    "coffee": "☕️",
    "eyes": "👀",
    "fire": "🔥",
    "gear": "⚙️",
    "green_heart": "💚",
    "handshake": "🤝",
    "hand": "✋️",
    "heart": "❤️",
    "heavy_check_mark": "✔️",
    "hourglass_flowing_sand": "⏳️",
    "house": "🏠",
    "inbox_tray": "📥",
    "information_source": "ℹ️",  # noqa: RUF001 - it is the emoji
    "joy": "😂",
    "key": "🔑",
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "link": "🔗",
    "lock": "🔒",
    "loudspeaker": "📢",
    "mag": "🔍",
    "mega": "📣",
    "memo": "📝",
    "muscle": "💪",
    "no_bell": "🔕",
    "no_entry": "⛔️",
    "ok_hand": "👌",
    "outbox_tray": "📤",
    "paperclip": "📎",
    "partying_face": "🥳",
    "pencil": "📝",
    "point_right": "👉",
    "pray": "🙏",
    "pushpin": "📌",
    "question": "❓️",
    "raised_hands": "🙌",
    "red_circle": "🔴",
    "rocket": "🚀",
    "rotating_light": "🚨",
    "seedling": "🌱",
    "slightly_smiling_face": "🙂",
    "smile": "😄",
    "sparkles": "✨️",
    "speech_balloon": "💬",
    "star": "⭐️",
    "sunny": "☀️",
    "tada": "🎉",
    "thinking_face": "🤔",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "ticket": "🎫",
    "trophy": "🏆",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅️",
    "wrench": "🔧",
    "x": "❌️",
    "zap": "⚡️",
}


def sign(name: str) -> str:
    """The character for `tada`; a name we do not know stays as it is written."""
    return _SIGNS.get(name.strip(":"), f":{name}:")


def shown(text: str) -> str:
    """The text with its `:names:` as characters."""
    return _NAME.sub(lambda found: sign(found[1]), text)
