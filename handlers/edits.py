"""Somebody edits or deletes a message that became a request, or part of its talk."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot import mrkdwn
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks
from bot.domain.talks import Source
from bot.services import edits

Event = dict[str, Any]
Message = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[is_deletion])(delete)
    app.event("message", matchers=[is_edit])(edit)


async def is_deletion(event: Event) -> bool:
    """Of the head of a thread Slack leaves a tombstone, which comes as an edit."""
    tombstone = (event.get("message") or {}).get("subtype") == "tombstone"
    return event.get("subtype") == "message_deleted" or tombstone


async def is_edit(event: Event) -> bool:
    """Slack also tells of unfurled links and counted replies: no word is changed."""
    before, after = event.get("previous_message") or {}, event.get("message") or {}
    is_reworded = before.get("text") != after.get("text")
    return event.get("subtype") == "message_changed" and is_reworded


async def edit(
    event: Event, context: AsyncBoltContext, directory: Directory, transact: Transact
) -> None:
    before, after = event["previous_message"], event["message"]
    old = await _aloud(before, context, directory)
    new = await _aloud(after, context, directory)
    source = _source(event["channel"], after)
    await transact(edits.edit, source, old, new, asks.files_of(after))


async def delete(
    event: Event, context: AsyncBoltContext, directory: Directory, transact: Transact
) -> None:
    gone = event["previous_message"]
    before = await _aloud(gone, context, directory)
    await transact(edits.delete, _source(event["channel"], gone), before)


def _source(channel: str, message: Message) -> Source:
    ts = str(message["ts"])
    thread, author = str(message.get("thread_ts") or ts), str(message.get("user") or "")
    return Source(channel, ts, thread, author)


async def _aloud(
    message: Message, context: AsyncBoltContext, directory: Directory
) -> str:
    """The words as they became the need: without our name, if it was a mention."""
    text = mrkdwn.without(str(message.get("text") or ""), str(context.bot_user_id))
    names = await directory.names(str(context.team_id), mrkdwn.people_in(text))
    return mrkdwn.plain(text, names).strip()
