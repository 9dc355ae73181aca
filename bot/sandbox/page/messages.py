"""Messages as they stand in a conversation or a thread."""

from datetime import timedelta
from itertools import pairwise

from bot.sandbox.model import Json, Message
from bot.sandbox.page import editing, emoji, files, icons, menus, mrkdwn
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.markup import Html, join, tag
from bot.sandbox.page.memory import Memory
from bot.sandbox.page.spot import Spot
from bot.sandbox.page.surface import Surface

_TOGETHER = timedelta(minutes=5)
_TINTS = 8


def conversation(spot: Spot, memory: Memory, beginning: Html) -> Html:
    """The top level of a conversation; replies are behind a link."""
    eyes, place = spot.eyes, spot.channel
    seen = eyes.workspace.messages(place.id, as_user=eyes.me)
    whole = len(seen) <= spot.recent
    return join([beginning if whole else None, _listed(spot, memory, seen)])


def thread(spot: Spot) -> Html:
    """One thread with its root."""
    eyes, place = spot.eyes, spot.channel
    seen = eyes.workspace.messages(place.id, spot.thread, as_user=eyes.me)
    return _listed(spot, None, seen)


def _listed(spot: Spot, memory: Memory | None, seen: list[Message]) -> Html:
    shown = seen[-spot.recent :]
    rows: list[Html] = []
    for before, message in pairwise([None, *shown]):
        if message is not None:
            rows += [
                *_day(spot, memory, before, message),
                _row(spot, memory, before, message),
            ]
    return join([_earlier(spot) if len(seen) > len(shown) else None, tag("ol", *rows)])


def _earlier(spot: Spot) -> Html:
    return tag("a", "Show earlier messages", href=spot.to_earlier(), class_="earlier")


def _day(
    spot: Spot, memory: Memory | None, before: Message | None, message: Message
) -> list[Html]:
    """A line with the date above the first message of each day."""
    moment = spot.eyes.moment(message.ts)
    if before and spot.eyes.moment(before.ts).date() == moment.date():
        return []
    key = f"{_key(memory)}-{moment:%Y-%m-%d}"
    return [tag("li", tag("span", spot.eyes.day(moment)), class_="day", id=key)]


def _row(
    spot: Spot, memory: Memory | None, before: Message | None, message: Message
) -> Html:
    """One message; `memory` is there at the top level, where threads are linked."""
    look = ["message"]
    if follows := _follows_on(spot, before, message):
        look.append("more")
    if message.ephemeral_for:
        look.append("ephemeral")
    key = f"{_key(memory)}-{message.ts}"
    mine = editing.may_edit(spot.eyes, message)
    deleted = message.subtype == "tombstone"
    return tag(
        "li",
        tag("span") if deleted else _avatar(spot, message.user),
        tag(
            "div",
            None if deleted else _head(spot, message, quiet=follows),
            _origin(spot, message) if memory and message.broadcast else None,
            _words(spot, message, key),
            files.chips(message.files),
            _reactions(spot, message),
            _thread_link(spot, memory, message) if memory else None,
            class_="said",
        ),
        _tools(spot, message, in_thread=memory is None),
        class_=" ".join(look),
        id=key,
        data_channel=message.channel,
        data_ts=message.ts,
        data_link=_permalink(message),
        data_reply=spot.to_thread(message.thread_ts or message.ts),
        data_edit=spot.to_editing(key) if mine else None,
        data_may=editing.may(spot.eyes, message) or None,
    )


def _origin(spot: Spot, message: Message) -> Html:
    """Where an answer was given that was sent to the channel as well."""
    to = spot.to_thread(message.thread_ts or message.ts)
    return tag("p", "replied in ", tag("a", "a thread", href=to), class_="origin")


def _permalink(message: Message) -> str:
    """The path of its link; the browser puts the page's own address before it."""
    path = f"/archives/{message.channel}/p{message.ts.replace('.', '')}"
    return f"{path}?thread_ts={message.thread_ts}" if message.is_reply else path


def _tools(spot: Spot, message: Message, *, in_thread: bool) -> Html | None:
    if message.ephemeral_for or message.subtype == "tombstone":
        return None
    return menus.tools(spot, message, in_thread=in_thread)


def _words(spot: Spot, message: Message, key: str) -> Html:
    """What it says; or a form, while it is being rewritten."""
    if spot.editing == key and editing.may_edit(spot.eyes, message):
        return editing.form(spot, message, key)
    return _body(spot, message, key)


def _key(memory: Memory | None) -> str:
    """What ids begin with: a root stands at the top level and in its thread."""
    return "m" if memory else "t"


def _follows_on(spot: Spot, before: Message | None, message: Message) -> bool:
    """Whether it is said in one breath with the message above it."""
    if before is None or before.user != message.user:
        return False
    if before.bot_id and before.blocks:
        return False
    if before.ephemeral_for != message.ephemeral_for or _replies(spot, before):
        return False
    then, now = spot.eyes.moment(before.ts), spot.eyes.moment(message.ts)
    return now - then < _TOGETHER and then.date() == now.date()


def _replies(spot: Spot, message: Message) -> list[Message]:
    return spot.eyes.replies(spot.channel, message.ts)


# --- one message -----------------------------------------------------------------


def _avatar(spot: Spot, user_id: str) -> Html:
    return avatar(spot.eyes.name(user_id), user_id, spot.eyes.workspace.bot_user_id)


def avatar(name: str, user_id: str, bot: str) -> Html:
    tint = "bot" if user_id == bot else f"tint-{sum(user_id.encode()) % _TINTS}"
    return tag("span", name[:1].upper(), class_=f"avatar {tint}", aria_hidden="true")


def _head(spot: Spot, message: Message, *, quiet: bool) -> Html:
    """Who and when; for a message that follows on, only screen readers hear who."""
    moment = spot.eyes.moment(message.ts)
    return tag(
        "div",
        tag("strong", spot.eyes.name(message.user), class_="name"),
        tag("span", "APP", class_="badge") if message.bot_id else None,
        tag("time", f"{moment:%H:%M}", datetime=moment.isoformat()),
        tag("span", icons.EYE, "Only visible to you", class_="only")
        if message.ephemeral_for
        else None,
        class_="head quiet" if quiet else "head",
    )


def _body(spot: Spot, message: Message, key: str) -> Html:
    if message.subtype == "tombstone":
        return tag("p", "This message was deleted.", class_="gone")
    typed = spot.eyes.workspace.typed.get((spot.eyes.me, message.ts), {})
    surface = Surface(spot.eyes, key, state=typed)
    text = mrkdwn.rendered(spot.eyes, message.text)
    return tag(
        "div",
        blocks(surface, message.blocks) if message.blocks else text,
        *(_attachment(surface, each) for each in message.attachments),
        tag("span", "(edited)", class_="edited") if _looks_edited(message) else None,
        class_="body",
    )


def _attachment(surface: Surface, what: Json) -> Html:
    text = str(what.get("text") or what.get("fallback") or "")
    inner = mrkdwn.rendered(surface.eyes, text)
    given = what.get("blocks")
    shown = blocks(surface, given) if given else inner
    return tag("div", shown, class_="attachment")


def _looks_edited(message: Message) -> bool:
    """A bot that shows other blocks in place is not marked as having edited."""
    return message.edited and not (message.bot_id and message.blocks)


def _reactions(spot: Spot, message: Message) -> Html | None:
    if not message.reactions:
        return None
    chips = (_chip(spot, name, who) for name, who in message.reactions.items())
    return tag("div", *chips, class_="reactions")


def _chip(spot: Spot, name: str, who: list[str]) -> Html:
    """A reaction and how many gave it; pressing it gives or takes back one's own."""
    mine = spot.eyes.me in who
    names = ", ".join(map(spot.eyes.name, who))
    return tag(
        "button",
        f"{emoji.sign(name)} {len(who)}",
        type="button",
        class_="chip",
        aria_pressed="true" if mine else "false",
        aria_label=f"{name.replace('_', ' ')}, {len(who)}: {names}",
        title=names,
        data_react=name,
    )


def _thread_link(spot: Spot, memory: Memory, message: Message) -> Html | None:
    replies = _replies(spot, message)
    if not replies:
        return None
    new = memory.unread_replies(spot.eyes, spot.channel, message.ts)
    count = f"{len(replies)} {'reply' if len(replies) == 1 else 'replies'}"
    people = dict.fromkeys(reply.user for reply in replies)
    return tag(
        "a",
        *(_avatar(spot, user) for user in list(people)[:3]),
        tag("span", count, class_="count"),
        tag("span", f"{new} new", class_="new") if new else None,
        tag("span", _last(spot, replies[-1]), class_="last"),
        href=spot.to_thread(message.ts),
        class_="replies",
        aria_current="true" if spot.thread == message.ts else None,
    )


def _last(spot: Spot, reply: Message) -> str:
    moment = spot.eyes.moment(reply.ts)
    day = spot.eyes.day(moment)
    return f"Last reply {day if ',' in day else day.lower()} at {moment:%H:%M}"
