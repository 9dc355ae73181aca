"""The requester says whether IT hears of it before the brief."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.forms import number
from bot.models import Person
from bot.services import early_words
from bot.views import early_words as views

Action = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.action(views.TELL)(tell)
    app.action(views.LEAVE)(leave)


async def tell(action: Action, transact: Transact, person: Person) -> None:
    await transact(early_words.tell, person, number(action["value"]))


async def leave(action: Action, transact: Transact, person: Person) -> None:
    await transact(early_words.leave, person, number(action["value"]))
