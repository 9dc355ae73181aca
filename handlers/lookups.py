"""Somebody in IT looks for a request by its number."""

import json
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.domain.lookups import FIELD
from bot.forms import typed
from bot.models import Person
from bot.services import lookups
from bot.views import lookups as views
from bot.views import menus

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(menus.FIND)(find)


async def find(
    body: Body, read: Transact, directory: Directory, person: Person
) -> BoltResponse:
    """What was found stands above the same form, for the next number."""
    is_in_it = await directory.is_in_it(person.slack_id)
    found = await read(lookups.find, typed(body["view"])[FIELD], is_in_it=is_in_it)
    answer = {"response_action": "update", "view": views.form(found)}
    return BoltResponse(
        status=200,
        body=json.dumps(answer),
        headers={"content-type": ["application/json"]},
    )
