"""What people type, as Slack stores it and as events carry it."""

import html
import re
from collections.abc import Callable, Iterator

from bot.sandbox.model import Json

_TOKEN = re.compile(r"<(?:[@#][A-Z][A-Z0-9]+(?:\|[^<>]*)?|https?://[^<>\s]+)>")
_CALLED = re.compile(r"(?<![\w&;</])@(\w[\w .'\u2019-]{0,79})")
_END_OF_NAME = re.compile(r"\w(?![.-]?\w)")
_URL = re.compile(r"(?<![<|\w])https?://[^\s<>]*[^\s<>.,;:!?)]")
PIECE = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_MENTION = {"@": ("user", "user_id"), "#": ("channel", "channel_id")}
_BROADCASTS = ("here", "channel", "everyone")


Named = Callable[[str], str | None]  # the id of whoever has this name


def typed(text: str, named: Named) -> str:
    """Escape what a person typed; mentions and links become Slack's `<…>`."""
    done: list[str] = []
    rest = 0
    for token in _TOKEN.finditer(text):
        done += [_plain(text[rest : token.start()], named), token[0]]
        rest = token.end()
    return "".join([*done, _plain(text[rest:], named)])


def _plain(text: str, named: Named) -> str:
    def mention(found: re.Match[str]) -> str:
        """The longest name that begins here counts; the rest stays as it is."""
        words = found[1]
        for end in reversed([each.end() for each in _END_OF_NAME.finditer(words)]):
            if user_id := named(words[:end]):
                return f"<@{user_id}>{words[end:]}"
        return found[0]

    escaped = html.escape(text, quote=False)
    return _CALLED.sub(mention, _URL.sub(lambda url: f"<{url[0]}>", escaped))


def rich_text(text: str, block_id: str) -> list[Json]:
    """The block Slack's own composer would have made of these words."""
    if not text:
        return []
    section = {"type": "rich_text_section", "elements": list(_elements(text))}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}]


def _elements(text: str) -> Iterator[Json]:
    rest = 0
    for piece in PIECE.finditer(text):
        yield from _words(text[rest : piece.start()])
        yield _special(piece)
        rest = piece.end()
    yield from _words(text[rest:])


def _words(text: str) -> Iterator[Json]:
    if text:
        yield {"type": "text", "text": html.unescape(text)}


def _special(piece: re.Match[str]) -> Json:
    sign, target, label = piece[1], piece[2], piece[3]
    if sign in _MENTION:
        kind, key = _MENTION[sign]
        return {"type": kind, key: target}
    if sign == "!" and target in _BROADCASTS:
        return {"type": "broadcast", "range": target}
    link = {"type": "link", "url": html.unescape(target)}
    return link | ({"text": html.unescape(label)} if label else {})
