"""The workspace we serve: who we are in it, and IT's triage channel."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import utc_now
from bot.db import Database, UnitOfWork
from bot.errors import NotInvited, NotKnownNow, NotPrivate, SettingsProblem
from bot.models import Workspace
from bot.settings import Settings
from bot.slack_answers import (
    CLOCKS_DIFFER,
    TOKEN,
    clock_ahead,
    name_of,
    verdict_of,
)

R = TypeVar("R")

log = structlog.get_logger(__name__)

TRIES = 6  # about a minute, when Slack cannot be reached at start-up

WHY_PRIVATE = (
    "TRIAGE_CHANNEL names a public channel. It must be private: requests are between "
    "the requester and IT, and whoever is in that channel counts as IT. "
    "Make it private or choose another one."
)

TRIAGE_FIELD = "triage"
NOT_PRIVATE = (
    "This channel is public. Please choose a private one: people are promised that "
    "only they and IT read what they answer."
)
NOT_OURS = (
    "This channel is archived or shared with another company. "
    "Please choose another one."
)
NOT_PUBLIC = "Please choose a public channel: one that everybody here can read."
NOT_THERE = (
    "I am not in that channel yet. Please write /invite @Goodwill there, "
    "then send this once more."
)
NOT_SEEN = (
    "Slack does not show me that channel right now. Please try again in a minute."
)


@dataclass(frozen=True)
class Identity:
    """Who Slack says we are."""

    team_id: str
    team: str
    bot_user_id: str
    bot_id: str
    url: str  # where its messages are read in a browser
    triage_channel: str | None  # by the settings

    def is_meant_by(self, body: dict[str, Any]) -> bool:
        """Whether this came to our workspace, from whichever company.

        In a channel shared with another company, `team_id` may be theirs.
        """
        team = body.get("team_id") or body.get("team")
        team = team.get("id") if isinstance(team, dict) else team
        return team == self.team_id or self.team_id in _authorized(body)

    def said_it(self, body: dict[str, Any]) -> bool:
        """Whether this is only the echo of what we said or edited ourselves."""
        event = body.get("event")
        if not isinstance(event, dict):
            return False
        message = event.get("message")
        if event.get("type") == "member_joined_channel":
            return False  # somebody brought us there
        by = message if isinstance(message, dict) else event
        return by.get("bot_id") == self.bot_id or by.get("user") == self.bot_user_id

    def store(self, uow: UnitOfWork) -> None:
        """Remember the workspace, or what has changed about it."""
        known = uow.session.get(Workspace, self.team_id) or Workspace(id=self.team_id)
        known.name, known.url = self.team, self.url
        known.bot_user_id = self.bot_user_id
        by_settings = self.triage_channel or known.set_up_by is None
        if by_settings and known.set_up_at is None:
            known.triage_channel, known.set_up_by = self.triage_channel or "", None
        uow.session.add(known)


def _authorized(body: dict[str, Any]) -> list[object]:
    """The workspaces of ours that an event is delivered for."""
    found = body.get("authorizations")
    found = found if isinstance(found, list) else []
    return [each.get("team_id") for each in found if isinstance(each, dict)]


async def introduce(
    client: AsyncWebClient, database: Database, settings: Settings
) -> Identity:
    """Ask Slack who we are, and whether the channel of the settings will do."""
    answer = await _patiently(partial(_who_we_are, client))
    ahead = clock_ahead(answer.headers, utc_now())
    if abs(ahead) > CLOCKS_DIFFER:
        log.warning("clock.wrong", seconds_ahead_of_slack=round(ahead))
    is_set_up = await database.reading(answer["team_id"])(_is_set_up_in_slack)
    if settings.triage_channel and not is_set_up:
        await _patiently(partial(require_private, client, settings.triage_channel))
    return Identity(
        team_id=answer["team_id"],
        team=answer.get("team") or "",
        bot_user_id=answer["user_id"],
        bot_id=answer.get("bot_id") or "",
        url=answer.get("url") or "",
        triage_channel=settings.triage_channel,
    )


def _is_set_up_in_slack(uow: UnitOfWork) -> bool:
    known = uow.session.get(Workspace, uow.workspace_id)
    return known is not None and known.set_up_at is not None


async def _who_we_are(client: AsyncWebClient) -> Any:  # noqa: ANN401
    try:
        return await client.auth_test()
    except SlackApiError as error:
        raise SettingsProblem(
            f"SLACK_BOT_TOKEN is not accepted by Slack ({_why(error)}): "
            "copy the Bot User OAuth Token again, or install the app again."
        ) from None


async def _patiently(ask: Callable[[], Awaitable[R]]) -> R:
    """Ask until Slack can be reached, within reason."""
    for attempt in range(TRIES):
        try:
            return await ask()
        except (ClientError, OSError, TimeoutError, SlackApiError) as error:
            log.warning("slack.not_reached", attempt=attempt, why=type(error).__name__)
            await asyncio.sleep(2**attempt)
    raise SettingsProblem(
        "Slack cannot be reached. Check the network, and HTTPS_PROXY if you need one."
    )


def _why(error: SlackApiError) -> str:
    """Slack's reason; an answer without one says nothing about our settings."""
    verdict = verdict_of(error)
    if verdict.kind in {"never", "plain"} or verdict.why in TOKEN:
        return verdict.why
    raise error


async def require_private(client: AsyncWebClient, channel: str) -> None:
    """Refuse a triage channel that is public, or that we are not in."""
    try:
        info = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        if error.response["error"] == "missing_scope":
            # We may look at private channels only: so this is a public one.
            raise SettingsProblem(WHY_PRIVATE) from None
        raise SettingsProblem(
            f"TRIAGE_CHANNEL {channel} cannot be seen ({_why(error)}): "
            "invite Goodwill to IT's private channel, and check the ID."
        ) from None
    if not info.get("is_private"):
        raise SettingsProblem(WHY_PRIVATE)
    if not info.get("is_member", True):
        raise SettingsProblem(f"Goodwill is not in {channel}: invite it there.")


async def is_open_to_us(client: AsyncWebClient, channel: str) -> bool:
    """Whether we are in a private channel by now. Raises for any other."""
    try:
        info = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        if name_of(error.response) == "channel_not_found":
            return False  # private, and we have not been invited
        if name_of(error.response) == "missing_scope":
            raise NotPrivate(NOT_PRIVATE, field=TRIAGE_FIELD) from None
        raise NotKnownNow(NOT_SEEN, field=TRIAGE_FIELD) from error
    except (ClientError, OSError, TimeoutError) as error:
        raise NotKnownNow(NOT_SEEN, field=TRIAGE_FIELD) from error
    if not info.get("is_private"):
        raise NotPrivate(NOT_PRIVATE, field=TRIAGE_FIELD)
    if info.get("is_ext_shared") or info.get("is_archived"):
        raise NotPrivate(NOT_OURS, field=TRIAGE_FIELD)
    return bool(info.get("is_member", True))


async def must_be_everybodys(
    client: AsyncWebClient, channel: str, *, field: str
) -> None:
    """A public channel of this company alone, in which we may write."""
    try:
        info = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        if name_of(error.response) in {"channel_not_found", "missing_scope"}:
            raise NotInvited(NOT_PUBLIC, field=field) from None
        raise NotKnownNow(NOT_SEEN, field=field) from error
    except (ClientError, OSError, TimeoutError) as error:
        raise NotKnownNow(NOT_SEEN, field=field) from error
    if info.get("is_private") or info.get("is_im") or info.get("is_mpim"):
        raise NotInvited(NOT_PUBLIC, field=field)
    if info.get("is_ext_shared") or info.get("is_archived"):
        raise NotInvited(NOT_OURS, field=field)
    if not info.get("is_member"):
        raise NotInvited(NOT_THERE, field=field)
