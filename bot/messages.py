"""Single messages in channels: read when somebody marks one, pointed to, answered."""

from typing import Any

import structlog
from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.blocks import Message
from bot.errors import NotKnownNow
from bot.slack_answers import name_of, verdict_of

log = structlog.get_logger(__name__)

Found = dict[str, Any]

NOT_OURS_TO_SEE = {
    "channel_not_found",
    "message_not_found",
    "missing_scope",
    "not_in_channel",
    "thread_not_found",
}
BROKEN = (SlackClientError, ClientError, OSError, TimeoutError)
A_PAGE = 1_000
FEW = 5  # Slack may put the head of the thread before the message asked for


async def read(client: AsyncWebClient, channel: str, ts: str) -> Found | None:
    """A message, in a thread or not; None where the bot is not."""
    try:
        answer = await client.conversations_replies(
            channel=channel, ts=ts, oldest=ts, latest=ts, inclusive=True, limit=FEW
        )
    except SlackApiError as error:
        if name_of(error.response) in NOT_OURS_TO_SEE:
            return None
        raise _not_now() from error
    except BROKEN as error:
        raise _not_now() from error
    messages: list[Found] = answer["messages"]
    return next((each for each in messages if each.get("ts") == ts), None)


def _not_now(what: str = "that message") -> NotKnownNow:
    return NotKnownNow(
        f"Slack does not show me {what} right now. Please try again in a minute."
    )


async def channel(client: AsyncWebClient, channel: str) -> Found | None:
    """A conversation as Slack knows it; None where the bot is not."""
    try:
        answer = await client.conversations_info(channel=channel)
    except SlackApiError as error:
        if name_of(error.response) in NOT_OURS_TO_SEE:
            return None
        raise _not_now("this channel") from error
    except BROKEN as error:
        raise _not_now("this channel") from error
    found: Found = answer["channel"]
    return found if found.get("is_member", True) else None


async def is_member(client: AsyncWebClient, channel: str, slack_id: str) -> bool:
    """Whether somebody is in a channel that the bot is in, too."""
    try:
        pages = await client.conversations_members(channel=channel, limit=A_PAGE)
        async for page in pages:
            if slack_id in page["members"]:
                return True
    except BROKEN as error:
        raise _not_now("who is in that channel") from error
    return False


async def permalink(client: AsyncWebClient, channel: str, ts: str) -> str:
    """A link to a message; none rather than an error."""
    try:
        answer = await client.chat_getPermalink(channel=channel, message_ts=ts)
    except BROKEN as error:
        log.warning("link.not_known", why=type(error).__name__)
        return ""
    return str(answer["permalink"])


async def hand_over(
    client: AsyncWebClient, to: str, name: str, title: str, content: str
) -> bool:
    """A file in somebody's DM, at most once. False: Slack did not take it."""
    try:
        opened = await client.conversations_open(users=to)
        place = opened["channel"]["id"]
        await client.files_upload_v2(
            channel=place, filename=name, title=title, content=content
        )
    except BROKEN as error:
        log.warning("file.not_taken", why=type(error).__name__)
        return False
    return True


async def whisper(
    client: AsyncWebClient,
    message: Message,
    *,
    to: str,
    channel: str,
    thread_ts: str | None = None,
) -> None:
    """Words for one person in a channel, at most once."""
    try:
        await client.chat_postEphemeral(
            channel=channel,
            user=to,
            thread_ts=thread_ts,
            text=message.text,
            blocks=message.blocks,
        )
    except BROKEN as error:
        log.warning("sentence.not_shown", why=type(error).__name__)


async def answer(
    session: ClientSession | None,
    response_url: str,
    message: Message,
    thread_ts: str | None = None,
) -> bool:
    """The same after a click or a command, where it was. False: it surely is not there.

    The address that Slack gave for it is good for half an hour, and five times.
    """
    said = {**message.as_json(), "response_type": "ephemeral"}
    said |= {"replace_original": False, "thread_ts": thread_ts}
    client = AsyncWebhookClient(response_url, session=session, retry_handlers=[])
    try:
        status = (await client.send_dict(said)).status_code
    except (*BROKEN, ValueError) as error:
        log.warning("sentence.not_shown", why=type(error).__name__)
        return verdict_of(error).kind == "unknown"
    if status != 200:  # noqa: PLR2004
        log.warning("sentence.not_shown", status=status)
    return status == 200 or status >= 500  # noqa: PLR2004
