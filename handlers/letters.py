"""An admin sends again what could not be delivered, or lets it go."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.domain.letters import ids_of
from bot.models import Person
from bot.services import letters
from bot.views import letters as views

Action = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.action(views.TRY_AGAIN)(try_again)
    app.action(views.TRY_ALL)(try_all_again)
    app.action(views.LET_GO)(let_go)


async def try_again(action: Action, transact: Transact, person: Person) -> None:
    await transact(letters.try_again, person, ids_of(action["value"]))


async def try_all_again(transact: Transact, person: Person) -> None:
    await transact(letters.try_all_again, person)


async def let_go(action: Action, transact: Transact, person: Person) -> None:
    await transact(letters.let_go, person, ids_of(action["value"]))
