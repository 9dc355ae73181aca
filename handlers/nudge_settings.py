"""An admin says how much is written unasked, and tries it out."""

import re
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.db import Transact
from bot.models import Person
from bot.outbox import Address
from bot.services import nudge_settings as settings
from bot.services import replies
from bot.views import nudge_settings as views

Body = dict[str, Any]

log = structlog.get_logger(__name__)

PRESSED = re.compile(rf"{re.escape(views.PRESSED)}_\d+")


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)
    app.action(views.TRY)(send_test)
    app.action(PRESSED)(press_test)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    form = views.form(*await read(settings.to_fill_in, person))
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(body: Body, transact: Transact, person: Person) -> BoltResponse:
    filled = forms.typed(body["view"])
    chosen = filled.get("a_week", ""), filled.get("hold_out", "")
    await transact(settings.save, person, *chosen)
    log.info("nudges.changed", by=person.slack_id)
    return BoltResponse(status=200, body="")


async def send_test(action: Body, transact: Transact, person: Person) -> None:
    kind = (action.get("selected_option") or {}).get("value", "")
    await transact(settings.send_test, person, kind)


async def press_test(transact: Transact, person: Person) -> None:
    await transact(replies.say, views.pressed(), Address(person.slack_id))
