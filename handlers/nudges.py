"""Somebody says when, how often, or whether at all the bot may write unasked."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.domain import promises
from bot.forms import number
from bot.models import Person
from bot.services import nudge_answers as nudges
from bot.views import nudges as views

Action = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.action(views.LATER)(later)
    app.action(views.ON_A_DAY)(on_a_day)
    app.action(views.MORE)(more)
    app.action(views.COME_BACK)(come_back)


async def later(action: Action, transact: Transact, person: Person) -> None:
    about, chosen = _chosen(action)
    await transact(nudges.later, person, about, chosen)


async def on_a_day(action: Action, transact: Transact, person: Person) -> None:
    about = number(str(action["block_id"]).partition(":")[2])
    if day := promises.day(str(action["selected_date"])):
        await transact(nudges.on_a_day, person, about, day)


async def more(action: Action, transact: Transact, person: Person) -> None:
    about, chosen = _chosen(action)
    await transact(nudges.more, person, about, chosen)


async def come_back(action: Action, transact: Transact, person: Person) -> None:
    await transact(nudges.come_back, person, str(action["value"]))


def _chosen(action: Action) -> tuple[int, str]:
    about, _, chosen = str(action["selected_option"]["value"]).partition(":")
    return number(about), chosen
