"""Somebody says how they like to be thanked."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.db import Transact
from bot.forms import number
from bot.models import Person, Wanted
from bot.outbox import Address
from bot.services import praise_wishes as wishes
from bot.services import replies
from bot.views import praise as praise_views
from bot.views import praise_wishes as views

Body = dict[str, Any]

ANSWERED = {action_id: likes for likes, action_id in praise_views.LIKES.items()}


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(open_form)
    for action_id in ANSWERED:
        app.action(action_id)(answer)


async def answer(action: Body, transact: Transact, person: Person) -> None:
    likes = ANSWERED[action["action_id"]]
    await transact(wishes.answer, person, number(action["value"]), likes)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    found = await read(wishes.to_fill_in, person)
    form = views.form(found.person, found.latest)
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(body: Body, transact: Transact, person: Person) -> BoltResponse:
    chosen = forms.typed(body["view"]).get("likes", "")
    likes = Wanted(chosen) if chosen in {*Wanted} else None
    await transact(wishes.choose, person, likes)
    return BoltResponse(status=200, body="")
