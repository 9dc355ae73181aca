"""Somebody in IT writes under the card of a request."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot import mrkdwn
from bot.arrivals import is_typed
from bot.db import Transact
from bot.directory import Directory
from bot.domain import asks
from bot.domain.talks import Source
from bot.models import Person
from bot.services import talks

Event = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[is_in_a_thread_of_its])(hear)


async def is_in_a_thread_of_its(event: Event) -> bool:
    """Of private channels, only what stands under a card was kept at all."""
    in_a_thread = event.get("channel_type") == "group" and "thread_ts" in event
    return in_a_thread and is_typed(event)


async def hear(
    event: Event,
    context: AsyncBoltContext,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> None:
    text = str(event.get("text") or "")
    names = await directory.names(str(context.team_id), mrkdwn.people_in(text))
    await transact(
        talks.hear,
        person,
        Source(event["channel"], event["ts"], event["thread_ts"], person.slack_id),
        mrkdwn.plain(text, names),
        asks.files_of(event),
        is_in_it=await directory.is_in_it(person.slack_id),
    )
