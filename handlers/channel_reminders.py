"""Somebody sets up in a channel what is posted there of itself, or stops it."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import messages
from bot.db import Transact
from bot.errors import NotFound, NotInvited, NotPrivate
from bot.models import Person
from bot.services import channel_reminders
from bot.views import channel_reminders as views

Command = dict[str, Any]

OURS = "/goodwill"


def register(app: AsyncApp) -> None:
    app.command(OURS, matchers=[is_here])(set_up)
    app.command(OURS, matchers=[is_stop])(stop_by_command)
    app.action(views.STOP)(stop)


async def is_here(command: Command) -> bool:
    return _typed(command) == "here"


async def is_stop(command: Command) -> bool:
    return _typed(command) in {"here stop", "stop here"}


def _typed(command: Command) -> str:
    return " ".join(str(command.get("text") or "").casefold().split())


async def set_up(
    command: Command, client: AsyncWebClient, transact: Transact, person: Person
) -> None:
    channel = str(command.get("channel_id") or "")
    await _must_be_open_to_us(client, channel)
    await transact(channel_reminders.begin, person, channel)


async def _must_be_open_to_us(client: AsyncWebClient, channel: str) -> None:
    if channel.startswith("D"):
        raise NotFound(views.IN_A_CHANNEL)
    found = await messages.channel(client, channel)
    if found is None:
        raise NotInvited(views.NOT_HERE)
    if found.get("is_ext_shared"):
        raise NotPrivate(views.SHARED)


async def stop_by_command(command: Command, transact: Transact, person: Person) -> None:
    await transact(channel_reminders.stop, person, str(command.get("channel_id") or ""))


async def stop(body: dict[str, Any], transact: Transact, person: Person) -> None:
    channel = (body.get("channel") or {}).get("id") or ""
    await transact(channel_reminders.stop, person, str(channel))
