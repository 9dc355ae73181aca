"""Somebody in IT takes a request, gives it back or hands it over; or leaves."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.domain.partners import FIELD
from bot.forms import number, typed
from bot.models import Person
from bot.services import partners
from bot.views import cards as views
from bot.views import menus

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(menus.HAND_OVER)(hand_over)


def register(app: AsyncApp) -> None:
    app.action(views.TAKE)(take)
    app.action(views.GIVE_BACK)(give_back)


async def take(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(partners.take, person, number(action["value"]), is_in_it=is_in_it)


async def give_back(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    request_id = number(action["value"])
    await transact(partners.give_back, person, request_id, is_in_it=is_in_it)


async def hand_over(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    view = body["view"]
    to = await directory.chosen(typed(view)[FIELD])
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(view["private_metadata"])
    await transact(partners.hand_over, person, about, to, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")
