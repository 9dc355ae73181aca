"""What Slack says of people and channels, as we read it."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.arrivals import SLACKBOT
from bot.domain import availabilities
from bot.domain.availabilities import Status
from bot.slack_answers import verdict_of

log = structlog.get_logger(__name__)

PATIENCE = 3.0  # seconds for what we can do without
FEW = 20  # people who are looked up one by one
A_PAGE, MOST_PAGES = 200, 100
NOT_NOW = (SlackClientError, ClientError, OSError, TimeoutError, ValueError)

Json = dict[str, Any]


class Asking:
    """Ask what we can do without: not for long, and with one warning while it fails."""

    def __init__(self) -> None:
        self._failing: set[str] = set()

    async def __call__(self, what: str, call: Awaitable[AsyncSlackResponse]) -> Json:
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await call
        except NOT_NOW as error:
            if what not in self._failing:
                log.warning("slack.not_telling", what=what, why=verdict_of(error).why)
            self._failing.add(what)
            return {}
        self._failing.discard(what)
        return answer.data if isinstance(answer.data, dict) else {}


async def several(client: AsyncWebClient, ask: Asking, wanted: set[str]) -> list[Json]:
    """These people as Slack knows them now; of many, from its list of everybody."""
    if len(wanted) <= FEW:
        calls = [ask("users.info", client.users_info(user=each)) for each in wanted]
        return [each["user"] for each in await asyncio.gather(*calls) if "user" in each]
    found, cursor = [], ""
    for _ in range(MOST_PAGES):
        call = client.users_list(limit=A_PAGE, cursor=cursor)
        answer = await ask("users.list", call)
        found += [each for each in answer.get("members", ()) if each["id"] in wanted]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return found


def is_public(channel: Json) -> bool:
    """What is shared with another company counts as private."""
    is_open = channel.get("is_channel") and not channel.get("is_private")
    return bool(is_open and not channel.get("is_ext_shared"))


def person(workspace_id: str, user: Json) -> Json:
    """What Slack knows of somebody; what they told us is not touched by it."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name")
    elsewhere = user.get("team_id") not in {None, workspace_id}
    return {
        "name": str(name or "A colleague"),
        "timezone": user.get("tz") or "UTC",
        "is_admin": bool(user.get("is_admin") or user.get("is_owner")),
        "is_guest": bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        "is_stranger": bool(user.get("is_stranger") or elsewhere),
        "is_gone": bool(user.get("deleted")),
        "is_bot": bool(user.get("is_bot")) or user.get("id") == SLACKBOT,
    }


def status(user: Json) -> Status:
    profile = user.get("profile") or {}
    return Status(
        str(profile.get("status_text") or ""),
        str(profile.get("status_emoji") or ""),
        _moment(profile.get("status_expiration")),
    )


def quiet_until(dnd: Json, now: datetime) -> datetime | None:
    """When their Do Not Disturb ends, if it is on."""
    start, end = (
        _moment(dnd.get("next_dnd_start_ts")),
        _moment(dnd.get("next_dnd_end_ts")),
    )
    if not (dnd.get("dnd_enabled") and start and end):
        return None
    return availabilities.quiet_until(start, end, now)


def _moment(seconds: object) -> datetime | None:
    """As Slack writes it; it writes 0 for never."""
    if not isinstance(seconds, int | float) or seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
