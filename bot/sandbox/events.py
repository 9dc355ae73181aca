"""What the bot hears of what happens, when it is subscribed and there to hear it."""

from typing import Protocol

from bot.sandbox import shapes
from bot.sandbox.manifest import Manifest
from bot.sandbox.model import Channel, Json, Message, User

_SUBSCRIPTIONS = {
    "im": "message.im",
    "mpim": "message.mpim",
    "channel": "message.channels",
    "group": "message.groups",
}
_LETTERS = {"im": "D", "mpim": "G", "channel": "C", "group": "G"}


class Teller(Protocol):
    """The part of a workspace that events need."""

    manifest: Manifest
    bot_user_id: str

    def next_ts(self) -> str: ...

    def shape(self, message: Message) -> Json: ...

    def tell(self, event: Json) -> None: ...


def posted(teller: Teller, place: Channel, message: Message) -> None:
    if not _listens(teller, place):
        return
    subscribed = teller.manifest.hears(_SUBSCRIPTIONS[place.kind])
    mentioned = _mentions(teller, place, message)
    if subscribed or mentioned:
        event = teller.shape(message) | {
            "channel": place.id,
            "event_ts": message.ts,
            "channel_type": place.kind,
        }
        if message.files:
            event.setdefault("subtype", "file_share")
        if subscribed:
            teller.tell(event)
        if mentioned:
            teller.tell(_as_mention(event))
    _shared(teller, place, message)


def _shared(teller: Teller, place: Channel, message: Message) -> None:
    for file in message.files:
        what = {"file_id": file["id"], "file": {"id": file["id"]}}
        whose = {"user_id": message.user, "channel_id": place.id}
        _tell(teller, "file_shared", what | whose, place)


def _listens(teller: Teller, place: Channel) -> bool:
    return teller.bot_user_id in place.members


def _mentions(teller: Teller, place: Channel, message: Message) -> bool:
    """Whether this also comes as `app_mention`: never in a DM, never from the bot."""
    return (
        not place.is_im
        and message.user != teller.bot_user_id
        and f"<@{teller.bot_user_id}>" in message.text
        and teller.manifest.hears("app_mention")
    )


def _as_mention(event: Json) -> Json:
    mention = event | {"type": "app_mention"}
    del mention["channel_type"]
    mention.pop("subtype", None)
    return mention


def changed(teller: Teller, place: Channel, message: Message, before: Json) -> None:
    """A message looks different now; an edit that mentions the bot mentions it anew."""
    now = teller.shape(message)
    both = {"message": now, "previous_message": before}
    _tell_change(teller, place, "message_changed", both)
    edited = now.get("edited")
    anew = edited != before.get("edited") and _mentions(teller, place, message)
    if edited and anew and _listens(teller, place):
        event = now | {"channel": place.id, "event_ts": edited["ts"]}
        teller.tell(event | {"type": "app_mention"})


def removed(teller: Teller, place: Channel, message: Message, before: Json) -> None:
    gone = {"deleted_ts": message.ts, "previous_message": before}
    _tell_change(teller, place, "message_deleted", gone)


def _tell_change(teller: Teller, place: Channel, subtype: str, what: Json) -> None:
    if _listens(teller, place) and teller.manifest.hears(_SUBSCRIPTIONS[place.kind]):
        now = teller.next_ts()
        head = {"type": "message", "subtype": subtype, "channel": place.id, "ts": now}
        tail = {"event_ts": now, "channel_type": place.kind, "hidden": True}
        teller.tell(head | what | tail)


def reacted(
    teller: Teller, kind: str, user: str, place: Channel, message: Message, emoji: str
) -> None:
    item = {"type": "message", "channel": place.id, "ts": message.ts}
    what = {"user": user, "reaction": emoji, "item": item, "item_user": message.user}
    _tell(teller, kind, what, place)


def joined(teller: Teller, place: Channel, user: str, inviter: str | None) -> None:
    asked = {"inviter": inviter} if inviter else {}
    _tell_of_member(teller, "member_joined_channel", place, {"user": user} | asked)


def left(teller: Teller, place: Channel, user: str) -> None:
    if user == teller.bot_user_id:
        kind = "group_left" if place.private else "channel_left"
        _tell(teller, kind, {"channel": place.id, "actor_id": user}, place)
    else:
        _tell_of_member(teller, "member_left_channel", place, {"user": user})


def _tell_of_member(teller: Teller, kind: str, place: Channel, who: Json) -> None:
    """Who comes and goes in public channels is heard with another scope."""
    scope = "groups:read" if place.private else "channels:read"
    if teller.manifest.hears(kind, scope):
        where = {"channel": place.id, "channel_type": _LETTERS[place.kind]}
        _tell(teller, kind, who | where | {"team": shapes.TEAM}, place)


def home_opened(teller: Teller, what: Json) -> None:
    _tell(teller, "app_home_opened", what)


def user_changed(teller: Teller, person: User, now: float) -> None:
    _tell(teller, "user_change", {"user": shapes.user(person, now)})


def quiet_changed(teller: Teller, person: User) -> None:
    said = {"user": person.id, "dnd_status": shapes.quiet(person)}
    _tell(teller, "dnd_updated_user", said)


def archived(teller: Teller, place: Channel, user: str) -> None:
    kind = "group_archive" if place.private else "channel_archive"
    _tell(teller, kind, {"channel": place.id, "user": user}, place)


def uninstalled(teller: Teller) -> None:
    tokens = {"oauth": [], "bot": [teller.bot_user_id]}
    _tell(teller, "tokens_revoked", {"tokens": tokens})
    _tell(teller, "app_uninstalled", {})


def _tell(teller: Teller, kind: str, what: Json, place: Channel | None = None) -> None:
    if teller.manifest.hears(kind) and (place is None or _listens(teller, place)):
        teller.tell({"type": kind, **what, "event_ts": teller.next_ts()})
