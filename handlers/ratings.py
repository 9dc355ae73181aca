"""Whoever asked says how it went, and where the number is by now."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.domain import measures
from bot.form_opening import Opening, opens_own
from bot.forms import number, typed
from bot.models import Person
from bot.services import ratings
from bot.views import progress as progress_views
from bot.views import ratings as views

Body = dict[str, Any]

TO_MEASURE = Opening(ratings.may_measure, views.form, "Say where it is")


def register_forms(app: AsyncApp) -> None:
    app.view(views.MEASURE)(measure)


def register(app: AsyncApp) -> None:
    app.action(views.MEASURE)(opens_own(TO_MEASURE))
    for rating, action in progress_views.RATES.items():
        app.action(action)(rates(rating))


def rates(rating: int) -> Callable[..., Awaitable[None]]:
    """What one of the buttons says."""

    async def rate(action: Body, transact: Transact, person: Person) -> None:
        await transact(ratings.rate, person, number(action["value"]), rating)

    return rate


async def measure(body: Body, transact: Transact, person: Person) -> BoltResponse:
    about = number(body["view"]["private_metadata"])
    filled = typed(body["view"]).get(measures.FIELD, "")
    await transact(ratings.measure, person, about, filled)
    return BoltResponse(status=200, body="")
