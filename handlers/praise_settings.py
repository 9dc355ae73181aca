"""An admin says where wins are told, what thanks may be for, and who gives none."""

from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import forms, workspaces
from bot.db import Transact
from bot.directory import Directory
from bot.models import Person
from bot.outbox import Address
from bot.services import praise_settings as settings
from bot.services import replies
from bot.views import praise_settings as views

Body = dict[str, Any]

log = structlog.get_logger(__name__)


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    form = views.form(*await read(settings.to_fill_in, person))
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(
    body: Body,
    client: AsyncWebClient,
    read: Transact,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    filled = body["view"]["state"]["values"]
    before, _ = await read(settings.to_fill_in, person)
    channel = filled["channel"]["channel"].get("selected_conversation") or ""
    if channel and channel != before.wins_channel:
        await workspaces.must_be_everybodys(client, channel, field="channel")
    locked = filled["locked"]["locked"].get("selected_users") or []
    for slack_id in locked:  # whom we have never met, we meet now
        await directory.person(directory.workspace_id, slack_id)
    values = forms.typed(body["view"])["values"]
    await transact(settings.save, person, channel, values, locked)
    log.info("praise.set", by=person.slack_id)
    return BoltResponse(status=200, body="")
