"""What of the talk in channels is ours to keep: next to nothing.

Slack sends every message of a channel we are in, and every emoji. Only what was marked
for us is kept, and edits and deletions of messages that became requests; all the rest
is dropped here, before it is stored anywhere.
"""

from bot.arrivals import CHANGED, Body, changed
from bot.db import Transact
from bot.services import edits
from bot.services.edits import Source

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
        return False
    return await read(edits.is_about_a_request, _source(event))


def _source(event: Body) -> Source:
    message = changed(event)
    ts = str(message.get("ts"))
    return Source(str(event.get("channel")), ts, str(message.get("thread_ts") or ts))
