"""Somebody in IT notes something for IT alone."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.forms import number, typed
from bot.models import Person
from bot.services import notes
from bot.views import menus

Body = dict[str, Any]


def register_forms(app: AsyncApp) -> None:
    app.view(menus.NOTE)(note)


async def note(
    body: Body, transact: Transact, directory: Directory, person: Person
) -> BoltResponse:
    view = body["view"]
    is_in_it = await directory.is_in_it(person.slack_id)
    about, words = number(view["private_metadata"]), typed(view)["note"]
    await transact(notes.note, person, about, words, is_in_it=is_in_it)
    return BoltResponse(status=200, body="")
