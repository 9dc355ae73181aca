"""Somebody in IT, or an admin, wants to know how check-ins go."""

from slack_bolt.async_app import AsyncApp

from bot.db import Transact
from bot.directory import Directory
from bot.models import Person
from bot.services import checkin_reports
from bot.views import checkin_reports as views


def register(app: AsyncApp) -> None:
    app.action(views.OPEN)(show)


async def show(transact: Transact, directory: Directory, person: Person) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    await transact(checkin_reports.show, person, is_in_it=is_in_it)
