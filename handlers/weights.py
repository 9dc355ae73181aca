"""Somebody in IT says how they see effort and risk."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.forms import number, typed
from bot.models import Person
from bot.services import weights
from bot.views import weights as views

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(views.WEIGH)(weigh)


async def weigh(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    is_in_it = await directory.is_in_it(person.slack_id)
    about, seen = number(body["view"]["private_metadata"]), typed(body["view"])
    await transact(weights.weigh, person, about, seen, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")
