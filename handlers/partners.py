"""Somebody in IT takes a request from the card or from Home, or gives it back."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.directory import Directory
from bot.forms import number
from bot.models import Person
from bot.services import partners
from bot.views import cards as views

Body = dict[str, Any]


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
