"""People come and go, in IT's channel and altogether, and say where they work."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import forms
from bot.arrivals import is_deactivated
from bot.db import Transact
from bot.directory import Directory
from bot.models import Person
from bot.outbox import Address
from bot.services import partners, people, replies
from bot.views import people as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAVE)(save)


def register(app: AsyncApp) -> None:
    app.event("member_joined_channel")(come)
    app.event("member_left_channel")(leave)
    app.event("user_change", matchers=[is_gone])(be_deactivated)
    app.action(views.CHOOSE)(choose)
    app.action(views.OPEN)(open_form)


async def is_gone(event: Body) -> bool:
    return is_deactivated(event)


async def come(directory: Directory) -> None:
    directory.forget_members()


async def leave(event: Body, directory: Directory, transact: Transact) -> None:
    """What they had in IT, others take on."""
    directory.forget_members()
    await transact(partners.leave, event["user"], event["channel"])


async def be_deactivated(event: Body, directory: Directory, transact: Transact) -> None:
    """The same for somebody who is no longer in this Slack."""
    slack_id = event["user"]["id"]
    await transact(partners.be_deactivated, slack_id)
    directory.forget(slack_id)


async def choose(action: Body, transact: Transact, person: Person) -> None:
    value = (action.get("selected_option") or {}).get("value", "")
    await transact(people.choose, person, value)


async def open_form(
    context: AsyncBoltContext, read: Transact, transact: Transact, person: Person
) -> None:
    known, units = await read(people.to_fill_in, person)
    form = views.form(known, units)
    if not await forms.opened(context.client, context["trigger_id"], form):
        await transact(replies.say, views.late(), Address(person.slack_id))


async def save(body: Body, transact: Transact, person: Person) -> BoltResponse:
    await transact(people.choose, person, forms.typed(body["view"])["place"])
    return BoltResponse(status=200, body="")
