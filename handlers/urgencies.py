"""A requester says why it can't wait."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.form_opening import Opening, opens_own
from bot.forms import number, typed
from bot.models import Person
from bot.services import urgencies
from bot.views import urgencies as views

Body = dict[str, Any]

TO_URGE = Opening(urgencies.may_urge, views.form, views.CANT_WAIT)


def register_forms(app: AsyncApp) -> None:
    app.view(views.URGE)(urge)


def register(app: AsyncApp) -> None:
    app.action(views.URGE)(opens_own(TO_URGE))


async def urge(body: Body, transact: Transact, person: Person) -> BoltResponse:
    about = number(body["view"]["private_metadata"])
    await transact(urgencies.urge, person, about, typed(body["view"])["reason"])
    return BoltResponse(status=200, body="")
