"""Somebody says how they want to hear from the bot."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.db import Transact
from bot.domain import promises
from bot.domain.nudge_wishes import Wishes
from bot.models import Person
from bot.outbox import Address
from bot.services import nudge_wishes as wishes
from bot.services import replies
from bot.views import homes as home_views
from bot.views import nudge_wishes as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)
    app.action(home_views.SPEAK_AGAIN)(speak_again)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    form = views.form(await read(wishes.to_fill_in, person))
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(body: Body, transact: Transact, person: Person) -> BoltResponse:
    filled = forms.typed(body["view"])
    kinds = {
        name.removeprefix(views.KIND): chosen
        for name, chosen in filled.items()
        if name.startswith(views.KIND)
    }
    quiet = promises.day(filled.get("quiet", ""))
    a_week, country = filled.get("a_week", ""), filled.get("country", "")
    wished = Wishes(kinds, a_week, quiet, country)
    await transact(wishes.save, person, wished)
    return BoltResponse(status=200, body="")


async def speak_again(transact: Transact, person: Person) -> None:
    await transact(wishes.speak_again, person)
