"""Somebody says how what is in progress goes."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.domain import updates as rules
from bot.errors import WorthALook
from bot.form_opening import Opening, open_for_it, opens
from bot.forms import Seen, about, number, typed
from bot.models import Person
from bot.services import updates
from bot.views import blame as blame_views
from bot.views import updates as views

Body = dict[str, Any]

LABEL = "How it goes"
BY_MENU = Opening(updates.may_say, views.form, LABEL)


def register_forms(app: AsyncApp) -> None:
    app.view(views.SAY)(say)


def register(app: AsyncApp) -> None:
    app.action(views.ON_TRACK)(say_it_is_on_track)
    app.action(views.SURE)(say_it_really_is)
    app.action(views.CHOOSE)(choose)
    for action, form in views.FORMS.items():
        app.action(action)(opens(Opening(updates.may_say, form, LABEL)))


async def choose(action: Body, context: Body) -> None:
    """From the menu in the digest."""
    await open_for_it(BY_MENU, number(action["selected_option"]["value"]), context)


async def say_it_is_on_track(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(action["value"])
    await transact(updates.is_on_track, person, about, is_in_it=is_in_it)


async def say_it_really_is(
    action: Body, transact: Transact, directory: Directory, person: Person
) -> None:
    is_in_it = await directory.is_in_it(person.slack_id)
    about = number(action["value"])
    await transact(updates.is_sure, person, about, is_in_it=is_in_it)


async def say(
    body: Body,
    ack: AsyncAck,
    transact: Transact,
    read: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    """A line that may sound like blame is shown once, with gentler words."""
    view = body["view"]
    filled, (request_id, mark) = typed(view), about(view)
    seen = Seen(mark, filled.get(blame_views.CHOICE, ""))
    is_in_it = await directory.is_in_it(person.slack_id)
    says = person, request_id, rules.told(filled)
    try:
        await transact(updates.say, *says, seen=seen, is_in_it=is_in_it)
    except WorthALook:
        shown = await read(updates.look, *says, is_in_it=is_in_it)
        return await ack(response_action="update", view=views.form(*shown))
    return BoltResponse(status=200, body="")
