"""IT says that something is not for them, and whoever asked it may object."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.errors import WorthALook
from bot.form_opening import Opening, opens_own
from bot.forms import Seen, about, number, typed
from bot.models import Person
from bot.services import redirections
from bot.views import blame as blame_views
from bot.views import menus
from bot.views import redirections as views

Body = dict[str, Any]

TO_INSIST = Opening(redirections.may_insist, views.insisting_form, "It is for IT")


def register_forms(app: AsyncApp) -> None:
    app.view(menus.TURN_AWAY)(turn_away)
    app.view(views.INSIST)(insist)


def register(app: AsyncApp) -> None:
    app.action(views.INSIST)(opens_own(TO_INSIST))


async def turn_away(
    body: Body,
    ack: AsyncAck,
    transact: Transact,
    read: Transact,
    directory: Directory,
    person: Person,
) -> BoltResponse:
    """What could be said otherwise is shown once, before it is sent."""
    view = body["view"]
    filled, (request_id, mark) = typed(view), about(view)
    seen = Seen(mark, filled.get(blame_views.CHOICE, ""))
    is_in_it = await directory.is_in_it(person.slack_id)
    says = (person, request_id, filled)
    try:
        await transact(redirections.turn_away, *says, seen=seen, is_in_it=is_in_it)
    except WorthALook:
        shown = await read(redirections.look, *says, is_in_it=is_in_it)
        return await ack(response_action="update", view=views.form(*shown))
    return BoltResponse(status=200, body="")


async def insist(body: Body, transact: Transact, person: Person) -> BoltResponse:
    view = body["view"]
    request_id = number(view["private_metadata"])
    await transact(redirections.insist, person, request_id, typed(view)["words"])
    return BoltResponse(status=200, body="")
