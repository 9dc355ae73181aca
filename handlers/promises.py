"""Somebody in IT says whether a promised day holds."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.form_opening import Opening, opens
from bot.forms import number, typed
from bot.models import Person
from bot.services import promises
from bot.views import promises as views

Body = dict[str, Any]

TO_MOVE = Opening(promises.may_move, views.form, "A new date")


def register_forms(app: AsyncApp) -> None:
    app.view(views.MOVE)(move)


def register(app: AsyncApp) -> None:
    app.action(views.HOLDS)(hold)
    app.action(views.MOVE)(opens(TO_MOVE))


async def hold(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(action["value"])
    await transact(promises.hold, person, about, is_in_it=is_in_it)


async def move(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    about, filled = number(body["view"]["private_metadata"]), typed(body["view"])
    day, why = filled.get("promised_for", ""), filled.get("why", "")
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(promises.move, person, about, day, why, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")
