"""What of the talk in channels is ours to keep: next to nothing.

Slack sends every message of a channel we are in, and every emoji. Only what was marked
for us is kept, edits and deletions of messages that became requests, and what IT writes
under the card of a request once it talks with the requester. All the rest is dropped
here, before it is stored anywhere.
"""

from bot.arrivals import CHANGED, Body, changed, is_typed
from bot.db import Transact
from bot.domain.talks import Source
from bot.services import edits, talks

MARK = "ticket"  # the one emoji that asks for something
CHANNELS = {"channel", "group", "mpim"}


async def is_for_us(body: Body, read: Transact) -> bool:
    """Whether it may be stored."""
    event = body.get("event")
    if not isinstance(event, dict):
        return True
    if event.get("type") == "reaction_added":
        return event.get("reaction") == MARK
    if event.get("type") != "message" or event.get("channel_type") not in CHANNELS:
        return True
    if event.get("subtype") not in CHANGED:
        return await _is_talk(event, event, read)
    message = changed(event)
    is_ours = await read(edits.is_about_a_request, _source(event, message))
    return is_ours or await _is_talk(event, message, read)


async def _is_talk(event: Body, message: Body, read: Transact) -> bool:
    """Whether it may stand under a card. Those are in a private channel."""
    in_a_thread = event.get("channel_type") == "group" and "thread_ts" in message
    if not (in_a_thread and is_typed(message)):
        return False
    source = _source(event, message)
    return await read(talks.is_talking, source.channel, source.thread)


def _source(event: Body, message: Body) -> Source:
    ts = str(message.get("ts"))
    return Source(str(event.get("channel")), ts, str(message.get("thread_ts") or ts))
