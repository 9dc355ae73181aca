"""What comes of IT's answer: started, delivered, closed, opened again."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.form_opening import Opening, opens_own
from bot.forms import number, typed
from bot.models import Person
from bot.services import progress
from bot.views import decisions as decision_views
from bot.views import progress as views

Body = dict[str, Any]

TO_CLOSE = Opening(progress.may_close, views.closing_form, "Close it")
TO_REOPEN = Opening(
    progress.may_reopen, decision_views.reopening_form, "Not what I meant"
)


def register_forms(app: AsyncApp) -> None:
    app.view(views.CLOSE)(close)
    app.view(views.REOPEN)(reopen)


def register(app: AsyncApp) -> None:
    app.action(views.START)(start)
    app.action(views.DELIVER)(deliver)
    app.action(views.DONE)(say_it_is_done)
    app.action(views.CLOSE)(opens_own(TO_CLOSE))
    app.action(views.REOPEN)(opens_own(TO_REOPEN))


async def start(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(action["value"])
    await transact(progress.start, person, about, is_in_it=is_in_it)


async def deliver(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(action["value"])
    await transact(progress.deliver, person, about, is_in_it=is_in_it)


async def say_it_is_done(action: Body, transact: Transact, person: Person) -> None:
    await transact(progress.close, person, number(action["value"]))


async def close(body: Body, transact: Transact, person: Person) -> BoltResponse:
    about, filled = _sent(body)
    await transact(progress.close, person, about, filled.get("words", ""))
    return BoltResponse(status=200, body="")


async def reopen(body: Body, transact: Transact, person: Person) -> BoltResponse:
    about, filled = _sent(body)
    await transact(progress.reopen, person, about, filled["meant"])
    return BoltResponse(status=200, body="")


def _sent(body: Body) -> tuple[int, dict[str, str]]:
    """The request a form is about, and what stands in it."""
    return number(body["view"]["private_metadata"]), typed(body["view"])
