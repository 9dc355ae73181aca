"""Anybody looks at our words, and adds to them."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import forms
from bot.db import Transact
from bot.models import Person
from bot.outbox import Address
from bot.services import glossary, replies
from bot.services.glossary import Filled
from bot.views import glossary as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)
    app.action(views.BACK)(turn)
    app.action(views.ON)(turn)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    form = views.form(await read(glossary.look, person, 0))
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def turn(
    body: Body, action: Body, client: AsyncWebClient, read: Transact, person: Person
) -> None:
    """Another page of the list; what was typed stays."""
    view = body["view"]
    form = views.form(await read(glossary.look, person, forms.number(action["value"])))
    await forms.redrawn(client, view["id"], form, as_of=view["hash"])


async def save(body: Body, transact: Transact, person: Person) -> BoltResponse:
    typed = forms.typed(body["view"])
    filled = Filled(typed["word"], typed["means"], typed["change"])
    await transact(glossary.change, person, filled)
    return BoltResponse(status=200, body="")
