"""Slack's mrkdwn as HTML. Only what Slack itself would interpret is interpreted."""

import re
from html import unescape
from itertools import groupby
from urllib.parse import urlsplit

from bot.sandbox.model import Json
from bot.sandbox.page import dates, emoji
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, join, tag

_FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
_QUOTE = re.compile(r"(?:>|&gt;) ?")
_BULLET = re.compile(r"[•-] +")
_STYLES = {"*": "strong", "_": "em", "~": "s"}
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<link>[^<>\n]+)>"
    r"|(?<!\w)(?P<mark>[*_~])(?=\S)(?P<inner>[^\n]*?\S)(?P=mark)(?!\w)"
)
_PERMALINK = re.compile(r"/archives/(?P<channel>\w+)/p(?P<s>\d{10})(?P<us>\d{6})$")
_THREAD = re.compile(r"thread_ts=(\d+\.\d+)")
_SAFE = frozenset({"http", "https", "mailto"})


def text_object(eyes: Eyes, text: Json) -> Html:
    """A text of Block Kit, of either kind."""
    if text["type"] == "mrkdwn":
        return rendered(eyes, str(text["text"]))
    return plain(str(text["text"]))


def plain(text: str) -> Html:
    """Plain text: emoji are characters, all else is as it was written."""
    return join([emoji.shown(text)])


def rendered(eyes: Eyes, text: str) -> Html:
    """A whole text: blocks of code, quotes, lists and lines."""
    parts = _FENCE.split(text)
    return join(
        tag("pre", unescape(part)) if place % 2 else _prose(eyes, part)
        for place, part in enumerate(parts)
    )


def _prose(eyes: Eyes, text: str) -> Html:
    lines = text.strip("\n").split("\n") if text.strip("\n") else []
    runs = groupby(lines, lambda line: bool(_QUOTE.match(line)))
    return join(
        _quote(eyes, list(run)) if is_quote else _lines(eyes, list(run))
        for is_quote, run in runs
    )


def _quote(eyes: Eyes, lines: list[str]) -> Html:
    """Quoted lines. As in Slack, a quote inside a quote is only a sign."""
    return tag(
        "blockquote", _lines(eyes, [_QUOTE.sub("", each, count=1) for each in lines])
    )


def _lines(eyes: Eyes, lines: list[str]) -> Html:
    runs = groupby(lines, lambda line: bool(_BULLET.match(line)))
    return join(_run(eyes, list(run), is_list=is_list) for is_list, run in runs)


def _run(eyes: Eyes, lines: list[str], *, is_list: bool) -> Html:
    """Lines of one kind that stand together."""
    if is_list:
        items = (_BULLET.sub("", line, count=1) for line in lines)
        return tag("ul", *(tag("li", inline(eyes, item)) for item in items))
    return tag("div", inline(eyes, "\n".join(lines)), class_="lines")


def inline(eyes: Eyes, text: str, inside: str = "") -> Html:
    """One stretch of text with its styles (each at most once), mentions and links."""
    done: list[Html] = []
    rest = 0
    for found in _INLINE.finditer(text):
        done += [_words(text[rest : found.start()]), _piece(eyes, found, inside)]
        rest = found.end()
    return join([*done, _words(text[rest:])])


def _words(text: str) -> Html:
    return plain(unescape(text))


def _piece(eyes: Eyes, found: re.Match[str], inside: str) -> Html:
    if found["code"]:
        return tag("code", unescape(found["code"]))
    if found["link"]:
        return _angle(eyes, found["link"])
    if (mark := found["mark"]) in inside:
        return _words(found[0])
    return tag(_STYLES[mark], inline(eyes, found["inner"], inside + mark))


def _angle(eyes: Eyes, inside: str) -> Html:
    """What stands in `<…>`: a mention, a channel, a call to everybody, or a link."""
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return mention(eyes, target[1:])
    if target.startswith("#"):
        return channel(eyes, target[1:])
    if target.startswith("!"):
        return _special(eyes, target[1:], unescape(label))
    return link(eyes, unescape(target), plain(unescape(label)) if label else None)


def _special(eyes: Eyes, target: str, label: str) -> Html:
    """`<!here>`, a group, or a date, by the clock of whoever reads it."""
    if target.startswith("date^"):
        _, timestamp, shown, *_ = [*target.split("^"), "", ""]
        return plain(dates.shown(eyes, timestamp, shown) or label)
    return broadcast(label.lstrip("@") or target.partition("^")[0])


def mention(eyes: Eyes, user_id: str) -> Html:
    mine = " mine" if user_id == eyes.me else ""
    return tag("span", f"@{eyes.name(user_id)}", class_=f"mention{mine}")


def channel(eyes: Eyes, channel_id: str) -> Html:
    """A channel's name; to people outside, a private one stays a secret."""
    if eyes.may_see(channel_id):
        name = f"#{eyes.workspace.channels[channel_id].name}"
        return tag("a", name, class_="mention", href=f"/?as={eyes.me}&in={channel_id}")
    place = eyes.workspace.channels.get(channel_id)
    known = place is not None and not place.private and place.is_room
    name = f"#{place.name}" if place and known else "a private channel"
    return tag("span", name, class_="mention")


def broadcast(name: str) -> Html:
    return tag("span", f"@{name}", class_="mention mine")


def link(eyes: Eyes, url: str, label: Html | None = None) -> Html:
    """A link, if it leads where a link may; into this Slack it stays on the page."""
    shown = label or plain(url)
    if not leads_outside(url):
        return shown
    if address := inside(eyes, url):
        return tag("a", shown, href=address, class_="inside")
    return tag("a", shown, href=url, target="_blank", rel="noopener noreferrer")


def leads_outside(url: str) -> bool:
    """Whether it is an address to go to, not a script in disguise."""
    try:
        return urlsplit(url).scheme in _SAFE
    except ValueError:
        return False


def inside(eyes: Eyes, url: str) -> str | None:
    """Where a permalink leads on this page: to the message, in its thread."""
    parts = urlsplit(url)
    place = _PERMALINK.search(parts.path)
    if place is None:
        return None
    thread = _THREAD.search(parts.query)
    root = thread[1] if thread else f"{place['s']}.{place['us']}"
    return f"/?as={eyes.me}&in={place['channel']}&thread={root}"
