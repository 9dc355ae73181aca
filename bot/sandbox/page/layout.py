"""The whole page."""

from dataclasses import dataclass

from bot.sandbox.page import home, icons, menus, messages, modal, payloads
from bot.sandbox.page.guide import Guide
from bot.sandbox.page.markup import Html, join, tag
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.sidebar import channel_sign, face, sidebar, total_unread
from bot.sandbox.page.spot import Spot
from bot.sandbox.page.turning import DemoClock
from bot.sandbox.traffic import Traffic

STYLES = (
    "base.css",
    "sidebar.css",
    "panes.css",
    "messages.css",
    "home.css",
    "menus.css",
    "text.css",
    "charts.css",
    "files.css",
    "forms.css",
    "modals.css",
    "payloads.css",
    "small.css",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every view of the page shares."""

    memory: Memory
    traffic: Traffic
    guide: Guide
    clock: DemoClock | None = None


def page(spot: Spot, desk: Desk) -> str:
    """The page as somebody at this spot sees it."""
    memory, eyes = desk.memory, spot.eyes
    if not spot.home:
        memory.read(eyes, spot.channel, None)
    if spot.thread:
        memory.read(eyes, spot.channel, spot.thread)
    dialog = modal.modal(spot, memory)
    told = None if dialog else modal.notices(memory.notices(eyes))
    body = tag(
        "body",
        sidebar(spot, memory, desk.clock, desk.guide),
        _main(spot, memory),
        _thread(spot) if spot.thread else None,
        payloads.panel(spot, desk.traffic) if spot.payloads else None,
        menus.menus(spot),
        dialog,
        tag("div", told, id="toasts", class_="toasts"),
        tag("div", id="trouble", role="alert", popover="manual", data_live=True),
        class_=_look(spot),
        data_me=eyes.me,
        data_payloads=spot.payloads,
    )
    return f"<!doctype html>{tag('html', _head(spot, memory), body, lang='en')}"


def _look(spot: Spot) -> str | None:
    beside = ["with-thread"] if spot.thread else []
    below = ["with-payloads"] if spot.payloads else []
    return " ".join(beside + below) or None


def nobody() -> str:
    """Shown while there is no person in the workspace."""
    body = tag("body", tag("p", "There is nobody here yet whom you could be."))
    return f"<!doctype html>{tag('html', body, lang='en')}"


def _head(spot: Spot, memory: Memory) -> Html:
    new = total_unread(spot, memory)
    title = f"{'(' + str(new) + ') ' if new else ''}{spot.eyes.title(spot.channel)}"
    sheets = (tag("link", rel="stylesheet", href=f"/assets/{name}") for name in STYLES)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", f"{title} · {spot.eyes.person.real_name}"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("link", rel="icon", href="/assets/icon.svg"),
        *sheets,
        tag("script", type="module", src="/assets/page.js"),
    )


# --- the conversation ------------------------------------------------------------


def _main(spot: Spot, memory: Memory) -> Html:
    """A conversation, or the bot's Home."""
    title = spot.eyes.title(spot.channel)
    return tag(
        "main",
        _header(spot, memory, title),
        home.tabs(spot),
        home.home(spot) if spot.home else _conversation(spot, memory, title),
        id=f"{'home' if spot.home else 'main'}-{spot.channel.id}",
        class_="pane",
    )


def _conversation(spot: Spot, memory: Memory, title: str) -> Html:
    place = spot.channel
    shown = messages.conversation(spot, memory, _beginning(spot, title))
    label = f"Message {'#' + title if place.is_room else title}"
    return join(
        [
            _log(f"log-{place.id}", f"Messages in {title}", shown),
            _composer(spot, None, label),
        ]
    )


def _header(spot: Spot, memory: Memory, title: str) -> Html:
    place = spot.channel
    sign = channel_sign(place) if place.is_room else None
    with_bot = spot.eyes.is_with_bot(place)
    badge = tag("span", "APP", class_="badge") if with_bot else None
    about = place.topic or (spot.eyes.headcount(place) if place.is_room else None)
    return tag(
        "header",
        _menu(total_unread(spot, memory)),
        tag("h1", sign, tag("span", title), badge),
        tag("p", about, class_="topic") if about else None,
        _invitation(spot),
        tag("p", f"You are {spot.eyes.person.real_name}", class_="topic me"),
    )


def _invitation(spot: Spot) -> Html | None:
    """A way to bring the bot into a channel it is not in."""
    place, bot = spot.channel, spot.eyes.workspace.bot_user_id
    if bot in place.members or not place.is_room:
        return None
    label, look = f"Add {spot.eyes.name(bot)}", {"class_": "button invite"}
    return tag("button", label, type="button", data_invite=place.id, **look)


def _menu(new: int) -> Html:
    """On a phone, the way to the sidebar."""
    mark = tag("span", str(new), class_="count") if new else None
    heard = "Channels" + (f", {new} unread messages" if new else "")
    return tag(
        "button",
        tag("span", "☰", aria_hidden="true"),
        mark,
        type="button",
        class_="menu",
        popovertarget="sidebar",
        aria_label=heard,
    )


def _beginning(spot: Spot, title: str) -> Html:
    place, bot = spot.channel, spot.eyes.workspace.bot_user_id
    if not place.is_room:
        picture, head = face(spot, place), title
        text = "The beginning of your direct messages."
        if bot not in place.members:
            text += f" {spot.eyes.name(bot)} does not see them."
    else:
        picture = tag("span", channel_sign(place), class_="avatar plain")
        who = "Only its members see" if place.private else "Everybody can see"
        head, text = f"#{title}", f"The beginning of this channel. {who} what is said."
    words = tag("div", tag("h2", head), tag("p", text))
    return tag("div", picture, words, class_="beginning")


def _log(key: str, label: str, *inner: Html) -> Html:
    return tag(
        "div",
        *inner,
        id=key,
        class_="scroll",
        role="log",
        aria_live="polite",
        aria_relevant="additions",
        aria_label=label,
        tabindex="0",
        data_sticky=True,
    )


# --- the thread ------------------------------------------------------------------


def _thread(spot: Spot) -> Html:
    name = spot.eyes.title(spot.channel)
    title = f"#{name}" if spot.channel.is_room else name
    close = tag(
        "a",
        "✕",
        href=spot.to_channel(spot.channel),
        class_="x",
        aria_label="Close thread",
    )
    return tag(
        "aside",
        tag("header", tag("h1", "Thread"), tag("p", title, class_="topic"), close),
        _log(f"log-{spot.thread}", "Thread", messages.thread(spot)),
        _composer(spot, spot.thread, "Reply…"),
        id=f"thread-{spot.thread}",
        class_="pane thread",
        aria_label="Thread",
    )


# --- writing ---------------------------------------------------------------------


def _composer(spot: Spot, thread: str | None, label: str) -> Html:
    key = f"write-{spot.eyes.me}-{spot.channel.id}-{thread or ''}"
    heard = "Reply in thread" if thread else label
    return tag(
        "form",
        tag("div", id=f"files-{key}", class_="files", data_live=True),
        tag(
            "div",
            menus.composer_menu(),
            tag("label", heard, for_=key, class_="unseen"),
            tag(
                "textarea",
                id=key,
                name="text",
                rows=1,
                placeholder=label,
                autocomplete="off",
                enterkeyhint="send",
                maxlength=12_000,
                aria_autocomplete=None if thread else "list",
                aria_controls=None if thread else "commands",
            ),
            tag("button", icons.SEND, aria_label="Send", class_="send"),
            class_="box",
        ),
        _also(spot) if thread else None,
        id=f"form-{key}",
        class_="composer",
        data_channel=spot.channel.id,
        data_thread=thread,
    )


def _also(spot: Spot) -> Html:
    """An answer in a thread can be sent to the channel, too."""
    name = spot.eyes.title(spot.channel)
    where = f"to #{name}" if spot.channel.is_room else "as a direct message"
    box = tag("input", type="checkbox", name="broadcast", autocomplete="off")
    return tag("label", box, f"Also send {where}", class_="also")
