"""Requests that ask for the same are put together, by IT or by who asks."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.domain.duplicates import FIELD
from bot.forms import number, typed
from bot.models import Person
from bot.services import duplicates
from bot.views import duplicates as views
from bot.views import menus
from bot.views import requests as request_views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(menus.PUT_TOGETHER)(put_together)


def register(app: AsyncApp) -> None:
    app.action(request_views.JOIN)(join)
    app.action(request_views.STAND_ALONE)(stand_alone)


async def put_together(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    """A number that was typed counts more than one that was only chosen."""
    view, fields = body["view"], typed(body["view"])
    wanted = fields.get(FIELD, "").strip() or fields.get(views.LIKE, "")
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(view["private_metadata"])
    await transact(duplicates.put_together, person, about, wanted, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")


async def join(action: Body, transact: Transact, person: Person) -> None:
    request_id, _, other = str(action["value"]).partition(":")
    await transact(duplicates.join, person, number(request_id), number(other))


async def stand_alone(action: Body, transact: Transact, person: Person) -> None:
    await transact(duplicates.stand_alone, person, number(action["value"]))
