"""Rich text, as Slack's composer makes it, as HTML."""

from bot.sandbox.model import Json
from bot.sandbox.page import dates, emoji, mrkdwn
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, join, tag

_STYLES = {"bold": "strong", "italic": "em", "strike": "s", "code": "code"}
_PARTS = {"rich_text_quote": "blockquote", "rich_text_preformatted": "pre"}


def block(eyes: Eyes, what: Json) -> Html:
    return join(_part(eyes, part) for part in what["elements"])


def _part(eyes: Eyes, part: Json) -> Html:
    """A paragraph, a quote, some code, or a list of paragraphs."""
    if part["type"] == "rich_text_list":
        name = "ol" if part.get("style") == "ordered" else "ul"
        items = (tag("li", _inline(eyes, item)) for item in part["elements"])
        return tag(name, *items, class_=f"indent-{part.get('indent', 0)}")
    name = _PARTS.get(part["type"], "div")
    return tag(name, _inline(eyes, part), class_="lines" if name == "div" else None)


def _inline(eyes: Eyes, part: Json) -> Html:
    return join(_styled(eyes, element) for element in part["elements"])


def _styled(eyes: Eyes, element: Json) -> Html:
    shown = _element(eyes, element)
    for name, on in element.get("style", {}).items():
        if on and name in _STYLES:
            shown = tag(_STYLES[name], shown)
    return shown


def _element(eyes: Eyes, element: Json) -> Html:
    match element:
        case {"type": "user", "user_id": user_id}:
            return mrkdwn.mention(eyes, user_id)
        case {"type": "channel", "channel_id": channel_id}:
            return mrkdwn.channel(eyes, channel_id)
        case {"type": "broadcast", "range": name}:
            return mrkdwn.broadcast(name)
        case {"type": "emoji", "name": name}:
            return join([emoji.sign(name)])
        case {"type": "link", "url": url}:
            label = element.get("text")
            return mrkdwn.link(eyes, url, join([label]) if label else None)
    return mrkdwn.plain(_date(eyes, element) or str(element.get("text") or ""))


def _date(eyes: Eyes, element: Json) -> str:
    """By the clock of whoever reads it."""
    if element["type"] != "date":
        return ""
    shown = dates.shown(eyes, element["timestamp"], element["format"])
    return shown or str(element.get("fallback") or "")


def words(eyes: Eyes, what: Json) -> str:
    """The same as somebody would type it: lines, names, links."""
    return "\n".join(_line(eyes, part) for part in what["elements"])


def _line(eyes: Eyes, part: Json) -> str:
    return "".join(_word(eyes, element) for element in part["elements"])


def _word(eyes: Eyes, element: Json) -> str:
    match element:
        case {"type": "user", "user_id": user_id} if user_id in eyes.workspace.users:
            return f"@{eyes.workspace.users[user_id].name}"
        case {"type": "emoji", "name": name}:
            return f":{name}:"
    return str(element.get("url") or element.get("text") or "")
