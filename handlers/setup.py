"""An admin sets the bot up, or changes how it is."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import forms, workspaces
from bot.db import Transact
from bot.directory import Directory
from bot.models import Person
from bot.outbox import Address
from bot.services import replies, setup
from bot.services.setup import Chosen
from bot.views import setup as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    workspace = await read(setup.may_open, person)
    form = views.form(workspace, person.timezone)
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(
    body: Body,
    client: AsyncWebClient,
    transact: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    filled = body["view"]["state"]["values"]
    channel = filled["triage"]["triage"].get("selected_conversation")
    fields = forms.typed(body["view"])
    chosen = Chosen(
        triage_channel=channel or "",
        units=fields["units"],
        admins=filled["admins"]["admins"]["selected_users"],
        is_open_to_us=bool(channel) and await workspaces.is_open_to_us(client, channel),
        zone=fields["zone"],
        opens=forms.number(fields["opens"]),
        closes=forms.number(fields["closes"]),
    )
    await transact(setup.save, person, chosen)
    directory.forget_members()
    return BoltResponse(status=200, body="")
