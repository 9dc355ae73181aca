"""People, conversations, messages and views, as Slack shows them to a bot."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.sandbox.model import HOME_TEAM, Channel, Json, Message, User, View

TEAM = HOME_TEAM
APP = "A0GOODWILL"
BOT_USER = "U0GOODWILL"
BOT = "B0GOODWILL"
DOMAIN = "sandbox"

_HOUR = 3600
_REPLY_USERS = 5


@lru_cache(maxsize=256)
def _offset(zone: str, hour: int) -> tuple[int, str]:
    """Seconds from UTC, and the zone's short name, in that hour."""
    then = datetime.fromtimestamp(hour * _HOUR, UTC).astimezone(ZoneInfo(zone))
    away = then.utcoffset()
    return (int(away.total_seconds()) if away else 0), then.tzname() or zone


def domain(team_id: str) -> str:
    return DOMAIN if team_id == TEAM else team_id.lower()


def app_of(bot_id: str) -> str:
    """The app a bot belongs to."""
    return f"A{bot_id[1:]}"


def user(person: User, now: float) -> Json:
    shape: Json = {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": _profile(person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(person.updated),
    }
    if person.deleted:
        return shape
    shape |= _zone(person, now) | _guest(person)
    return shape | ({"is_stranger": True} if person.is_stranger else _rank(person))


def _zone(person: User, now: float) -> Json:
    offset, label = _offset(person.tz, int(now // _HOUR))
    return {
        "real_name": person.real_name,
        "color": "9f69e7",
        "tz": person.tz,
        "tz_label": label,
        "tz_offset": offset,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }


def _guest(person: User) -> Json:
    return {
        "is_restricted": person.guest,
        "is_ultra_restricted": person.single_channel,
    }


def _rank(person: User) -> Json:
    """What somebody is in this company; of strangers, Slack does not say."""
    return {
        "is_admin": person.is_admin or person.is_owner,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
    }


def _profile(person: User) -> Json:
    profile = {
        "title": person.title,
        "phone": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "status_expiration": person.status_expiration,
        "avatar_hash": "",
        "image_24": "",
        "image_48": "",
        "image_72": "",
        "team": person.team_id,
    }
    if person.bot_id:
        app = app_of(person.bot_id)
        profile |= {"bot_id": person.bot_id, "api_app_id": app, "always_active": True}
    return profile


def quiet(person: User) -> Json:
    """Do Not Disturb, as others see it; a time of 1 is Slack's way to say none."""
    start, end = person.quiet or (1, 1)
    return {
        "dnd_enabled": person.quiet is not None,
        "next_dnd_start_ts": int(start),
        "next_dnd_end_ts": int(end),
    }


def snooze(person: User, now: float) -> Json:
    """What only they themselves are told of it besides."""
    start, end = person.quiet or (0, 0)
    if not start <= now < end:
        return {"snooze_enabled": False, "snooze_is_indefinite": False}
    return {
        "snooze_enabled": True,
        "snooze_endtime": int(end),
        "snooze_remaining": int(end - now),
        "snooze_is_indefinite": False,
    }


def channel(place: Channel, teams: set[str], num_members: int | None = None) -> Json:
    """A conversation, with the companies whose people are in it."""
    shape = _im(place) if place.is_im else _room(place, sorted(teams | {TEAM}))
    return shape | ({} if num_members is None else {"num_members": num_members})


def _im(place: Channel) -> Json:
    return {
        "id": place.id,
        "created": int(place.created),
        "is_archived": place.archived,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": TEAM,
        "user": place.im_of,
        "is_user_deleted": False,
        "is_open": True,
        "priority": 0,
    }


def _room(place: Channel, teams: list[str]) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "name_normalized": place.name,
        "is_channel": not place.private,
        "is_group": place.private,
        "is_im": False,
        "is_mpim": place.mpim,
        "is_private": place.private,
        "created": int(place.created),
        "creator": next(iter(place.members), BOT_USER),
        "is_archived": place.archived,
        "is_general": place.name == "general",
        "is_member": BOT_USER in place.members,
        "is_shared": len(teams) > 1,
        "is_ext_shared": len(teams) > 1,
        "is_org_shared": False,
        "shared_team_ids": teams,
        "context_team_id": TEAM,
        "topic": {"value": place.topic, "creator": "", "last_set": 0},
        "purpose": {"value": place.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }


def message(
    what: Message, place: Channel, *, team: str, files: list[Json], metadata: bool
) -> Json:
    """One message as history shows it, by somebody of this team."""
    shape: Json = {"type": "message", "user": what.user, "ts": what.ts}
    shape |= {"text": what.text, "team": team}
    if team != TEAM:
        shape |= {"user_team": team, "source_team": team}
    shape |= _origin(what)
    if what.blocks:
        shape["blocks"] = what.blocks
    if what.attachments:
        shape["attachments"] = what.attachments
    if files:
        shape |= {"files": files, "upload": False, "display_as_bot": False}
    if what.edited_ts:
        shape["edited"] = {"user": what.edited_by, "ts": what.edited_ts}
    if what.reactions:
        shape["reactions"] = reactions(what)
    if metadata and what.metadata:
        shape["metadata"] = what.metadata
    return shape | _thread(what, place)


def _origin(what: Message) -> Json:
    origin: Json = {}
    if what.bot_id:
        origin = {"bot_id": what.bot_id, "app_id": app_of(what.bot_id)}
    if what.client_msg_id:
        origin["client_msg_id"] = what.client_msg_id
    if what.subtype or what.broadcast:
        origin["subtype"] = what.subtype or "thread_broadcast"
    if what.deleted:
        origin["hidden"] = True
    return origin


def reactions(what: Message) -> list[Json]:
    return [
        {"name": name, "users": list(users), "count": len(users)}
        for name, users in what.reactions.items()
    ]


def _thread(what: Message, place: Channel) -> Json:
    if what.is_reply:
        root = place.by_ts.get(what.thread_ts or "")
        parent = {"parent_user_id": root.user} if root else {}
        return {"thread_ts": what.thread_ts, **parent}
    if not place.replied_to(what.ts):
        return {}
    thread = place.threads[what.ts]
    return {
        "thread_ts": what.ts,
        "reply_count": len(thread) - 1,
        "reply_users_count": len(thread.authors),
        "reply_users": list(thread.authors)[:_REPLY_USERS],
        "latest_reply": thread[-1].ts,
        "subscribed": False,
    }


def view(seen: View, state: Json) -> Json:
    """A view as answers and payloads carry it."""
    shape: Json = {
        "id": seen.id,
        "team_id": TEAM,
        "app_id": APP,
        "app_installed_team_id": TEAM,
        "bot_id": BOT,
        "title": {"type": "plain_text", "text": "View Title", "emoji": True},
        "close": None,
        "submit": None,
        "callback_id": "",
        "external_id": "",
        "private_metadata": "",
        "clear_on_close": False,
        "notify_on_close": False,
        **seen.data,
    }
    shape |= {"state": {"values": state}, "hash": seen.hash}
    return shape | {"root_view_id": seen.root_id, "previous_view_id": seen.previous_id}
