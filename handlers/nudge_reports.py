"""An admin wants to know whether what is written unasked helps."""

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.models import Person
from bot.services import nudge_reports
from bot.views import nudge_reports as views


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(show)


async def show(transact: Transact, person: Person) -> None:
    await transact(nudge_reports.show, person)
