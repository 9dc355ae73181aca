"""Somebody asks how this works. Only they see the answer."""

import re
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot import messages
from bot.answering import answer
from bot.db import Transact
from bot.domain import help as rules
from bot.models import Person
from bot.outbox import Address
from bot.services import help as help_
from bot.services import replies
from bot.views import help as views

Event = dict[str, Any]

OURS = "/goodwill"


def register(app: AsyncApp) -> None:
    app.command(OURS)(explain)
    app.event("app_mention", matchers=[is_bare_mention])(explain_there)
    app.event("message", matchers=[is_call_for_help])(explain_here)


async def is_bare_mention(event: Event, context: AsyncBoltContext) -> bool:
    return "bot_id" not in event and rules.is_bare(words(event, context))


async def is_call_for_help(event: Event, context: AsyncBoltContext) -> bool:
    """Written by a person, in the DM with us."""
    by_a_person = "user" in event and "bot_id" not in event and "subtype" not in event
    in_the_dm = event.get("channel_type") == "im" and by_a_person
    return in_the_dm and rules.is_asked_for(words(event, context))


def words(event: Event, context: AsyncBoltContext) -> str:
    """What was written, apart from our name."""
    ours = rf"<@{context.bot_user_id}(\|[^>]*)?>"
    return re.sub(ours, "", str(event.get("text") or ""))


async def explain(context: AsyncBoltContext, transact: Transact) -> None:
    """After the command, whatever was typed behind it."""
    await transact(replies.nothing)  # from here on it is done: said at most once
    await answer(context, views.how_to_ask())


async def explain_there(
    event: Event, client: AsyncWebClient, transact: Transact
) -> None:
    """In the channel, before their eyes only."""
    await transact(replies.nothing)
    await messages.whisper(
        client,
        views.how_to_ask(),
        to=event["user"],
        channel=event["channel"],
        thread_ts=event.get("thread_ts"),
    )


async def explain_here(
    event: Event, context: AsyncBoltContext, transact: Transact, person: Person
) -> None:
    """In the DM, which nobody else reads."""
    place = Address(event["channel"], event.get("thread_ts"))
    is_puzzled = rules.is_puzzled(words(event, context))
    await transact(help_.explain, person, place, is_puzzled=is_puzzled)
