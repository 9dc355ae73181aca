"""What of the talk in channels is ours to keep: next to nothing.

Slack sends every message of a channel we are in, every emoji, and every change of
anybody's profile. Only what was marked for us or on a card is kept, edits and deletions
of messages that became requests, what IT writes under the card of a request once it
talks with the requester, and that somebody is deactivated. All the rest is dropped
here, before it is stored anywhere.
"""

from bot.arrivals import CHANGED, Body, changed, is_deactivated, is_typed
from bot.db import Transact
from bot.domain.talks import Source
from bot.services import edits, marks, talks

MARK = "ticket"  # the one emoji that asks for something
HANDS = "raised_hands"  # on what a colleague wrote: perhaps thanks
ON_CARDS = {"eyes", "white_check_mark"}  # somebody in IT has it, or is done with it
CHANNELS = {"channel", "group", "mpim"}


async def is_for_us(body: Body, read: Transact) -> bool:
    """Whether it may be stored."""
    event = body.get("event")
    if not isinstance(event, dict):
        return True
    if event.get("type") == "user_change":
        return is_deactivated(event)
    if event.get("type") == "reaction_added":
        is_ours = event.get("reaction") == MARK or _is_thanks(event)
        return is_ours or await _is_on_a_card(event, read)
    is_talk = event.get("channel_type") in CHANNELS
    if event.get("type") != "message" or not is_talk:
        return True
    return await _is_ours(event, read)


def _is_thanks(event: Body) -> bool:
    wrote = event.get("item_user")
    return event.get("reaction") == HANDS and wrote not in {None, event.get("user")}


async def _is_ours(event: Body, read: Transact) -> bool:
    """Of what is said in channels."""
    if event.get("subtype") not in CHANGED:
        return await _is_talk(event, event, read)
    message = changed(event)
    is_ours = await read(edits.is_about_a_request, _source(event, message))
    return is_ours or await _is_talk(event, message, read)


async def _is_on_a_card(event: Body, read: Transact) -> bool:
    """Whether it may change what IT does. On any other message it is talk."""
    item = event.get("item")
    if event.get("reaction") not in ON_CARDS or not isinstance(item, dict):
        return False
    channel, ts = str(item.get("channel")), str(item.get("ts"))
    return await read(marks.is_on_a_card, channel, ts)


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
