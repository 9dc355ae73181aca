"""Ways to ask in a channel: 🎫 on a message, and a mention of the bot."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot import messages, mrkdwn
from bot.blocks import Message
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks as rules
from bot.domain import help as help_rules
from bot.domain.asks import Ask, Place
from bot.models import Person, Way
from bot.services import asks

Event = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.event("reaction_added", matchers=[is_on_a_message])(mark)
    app.event("app_mention", matchers=[mentions_with_words])(mention)


async def is_on_a_message(event: Event) -> bool:
    """In a channel: what stands in a DM with us is a request by itself."""
    item = event.get("item") or {}
    return item.get("type") == "message" and not str(item["channel"]).startswith("D")


async def mentions_with_words(event: Event, context: AsyncBoltContext) -> bool:
    """A bare mention is a call for help, and no request."""
    by_a_person = "user" in event and "bot_id" not in event
    return by_a_person and not help_rules.is_bare(
        mrkdwn.without(str(event.get("text") or ""), str(context.bot_user_id))
    )


async def mark(
    event: Event,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    """Somebody put 🎫 on a message: theirs, or a colleague's."""
    item = event["item"]
    message = await messages.read(context.client, item["channel"], item["ts"])
    if message is None:
        return  # deleted meanwhile, or we are not there any more
    wrote = await _author(message, context, directory)
    text = str(message.get("text") or "")
    what = await _what(Way.EMOJI, item["channel"], message, text, context)
    told = await transact(asks.ask_in_channel, person, what, wrote)
    await _tell(context, what.place, told)


async def mention(
    event: Event, context: AsyncBoltContext, transact: Transact, person: Person
) -> None:
    """Somebody mentioned the bot, and said what they need."""
    text = _said(event, context)
    what = await _what(Way.MENTION, event["channel"], event, text, context)
    told = await transact(asks.ask_by_mention, person, what)
    if "edited" not in event:  # else they have been told what it became
        await _tell(context, what.place, told)


def _said(event: Event, context: AsyncBoltContext) -> str:
    """The words besides our name."""
    return mrkdwn.without(str(event.get("text") or ""), str(context.bot_user_id))


async def _author(
    message: Event, context: AsyncBoltContext, directory: Directory
) -> Person | None:
    """Who wrote it; nobody, if it was a bot."""
    if "bot_id" in message or "user" not in message:
        return None
    return await directory.person(str(context.team_id), str(message["user"]))


async def _what(
    way: Way, channel: str, message: Event, text: str, context: AsyncBoltContext
) -> Ask:
    directory: Directory = context["directory"]
    names = await directory.names(str(context.team_id), mrkdwn.people_in(text))
    files, ts = rules.files_of(message), str(message["ts"])
    link = await messages.permalink(context.client, channel, ts)
    thread, is_public = (
        str(message.get("thread_ts") or ts),
        directory.is_public(channel),
    )
    place = Place(channel, ts, thread, link, is_public=await is_public)
    words = rules.words_of(mrkdwn.plain(text, names), files)
    return Ask(way, words, place, str(message.get("user") or ""), files)


async def _tell(
    context: AsyncBoltContext, place: Place | None, told: Message | None
) -> None:
    """In the thread, if there is one: a whisper under a lone message is not seen."""
    if place is None or told is None:
        return
    await messages.whisper(
        context.client,
        told,
        to=str(context.user_id),
        channel=place.channel,
        thread_ts=place.thread if place.thread != place.ts else None,
    )
