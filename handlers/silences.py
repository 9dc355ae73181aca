"""Somebody says that a request of theirs still matters."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.forms import number
from bot.models import Person
from bot.services import silences
from bot.views import silences as views


def register(app: AsyncApp) -> None:
    app.action(views.MATTERS)(say_it_matters)


async def say_it_matters(
    action: dict[str, Any], transact: Transact, person: Person
) -> None:
    await transact(silences.say_it_matters, person, number(action["value"]))
