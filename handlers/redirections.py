"""IT says that something is not for them, and whoever asked it may object."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.errors import Unfamiliar
from bot.form_opening import Opening, opens_own
from bot.forms import number, typed
from bot.models import Person
from bot.services import redirections
from bot.views import glossary as glossary_views
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
    """Words that may not be known are shown once, before they are sent."""
    view = body["view"]
    about, _, flagged = view["private_metadata"].partition(":")
    is_in_it = await directory.is_in_it(person.slack_id)
    says = (person, number(about), typed(view))
    turning, as_it_is = redirections.turn_away, bool(flagged)
    try:
        await transact(turning, *says, as_it_is=as_it_is, is_in_it=is_in_it)
    except Unfamiliar:
        request, words = await read(redirections.look, *says, is_in_it=is_in_it)
        form = views.form(request, glossary_views.jargon(words))
        return await ack(response_action="update", view=form)
    return BoltResponse(status=200, body="")


async def insist(body: Body, transact: Transact, person: Person) -> BoltResponse:
    view = body["view"]
    about = number(view["private_metadata"])
    await transact(redirections.insist, person, about, typed(view)["words"])
    return BoltResponse(status=200, body="")
