"""Markdown blocks: rewritten as mrkdwn, which says the same with other signs."""

import re

from bot.sandbox.model import Json
from bot.sandbox.page import mrkdwn
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.surface import Surface

_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_BULLET = re.compile(r"^( *)[*+-] +", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]+)\]\((\S+?)\)")
_ITALIC = re.compile(r"(?<![*\w])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\w])")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRIKE = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)


def markdown(surface: Surface, block: Json) -> Html:
    text = rewritten(str(block["text"]))
    return tag("div", mrkdwn.rendered(surface.eyes, text), class_="text")


def rewritten(text: str) -> str:
    """The same in mrkdwn; what stands in code stays as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    parts = _CODE.split(escaped)
    return "".join(p if i % 2 else _prose(p) for i, p in enumerate(parts))


def _prose(text: str) -> str:
    text = _BULLET.sub(r"\1• ", text)
    text = _ITALIC.sub(r"_\1_", text)
    text = _BOLD.sub(r"*\2*", text)
    text = _STRIKE.sub(r"~\1~", text)
    text = _HEADING.sub(r"*\1*", text)
    return _LINK.sub(r"<\2|\1>", text)
