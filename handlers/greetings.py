"""Somebody brings the bot into a channel."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.db import Transact
from bot.directory import Directory
from bot.services import setup

Event = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.event("member_joined_channel", matchers=[is_us])(arrive)


async def is_us(event: Event, context: AsyncBoltContext) -> bool:
    return event.get("user") == context.bot_user_id


async def arrive(event: Event, transact: Transact, directory: Directory) -> None:
    is_private = event.get("channel_type") == "G"
    await transact(
        setup.arrive, event["channel"], event.get("inviter"), is_private=is_private
    )
    directory.forget_members()
