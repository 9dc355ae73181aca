"""Somebody opens their Home, or turns a page in it."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.db import Transact
from bot.domain.homes import turned
from bot.homes import Homes
from bot.models import Person
from bot.services import homes
from bot.views import lists as views


def register(app: AsyncApp) -> None:
    app.event("app_home_opened", matchers=[is_home])(open_home)
    app.action(views.BACK)(turn)
    app.action(views.ON)(turn)


async def is_home(event: dict[str, Any]) -> bool:
    """Slack tells of the messages beside it under the same name."""
    return event.get("tab") == "home"


async def open_home(transact: Transact, person: Person) -> None:
    await transact(homes.open_home, person)


async def turn(action: dict[str, Any], context: AsyncBoltContext, homes: Homes) -> None:
    page = turned(action["value"])
    await homes.turn(str(context.team_id), str(context.user_id), page)
