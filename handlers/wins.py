"""Somebody says whether what went well is told, and with whose name."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.db import Transact
from bot.directory import Directory
from bot.domain.win_drafts import MOST_NAMED, Filled
from bot.errors import WorthALook
from bot.form_opening import Opening, opens_own
from bot.forms import Seen, about, chosen_people, number, typed
from bot.models import Person
from bot.services import wins
from bot.views import blame as blame_views
from bot.views import wins as views

Body = dict[str, Any]

TO_TELL = Opening(wins.may_tell, views.form, "Tell it")


def register_forms(app: AsyncApp) -> None:
    app.view(views.TELL)(tell)


def register(app: AsyncApp) -> None:
    app.action(views.TELL)(opens_own(TO_TELL))
    app.action(views.DROP)(leave_it)
    app.action(views.FINE)(agree)
    app.action(views.LEAVE_OUT)(step_off)


async def tell(
    body: Body,
    ack: AsyncAck,
    context: AsyncBoltContext,
    transact: Transact,
    read: Transact,
    person: Person,
) -> BoltResponse:
    """Words that may sound like blame are shown once, with gentler ones."""
    view = body["view"]
    written, (win_id, mark) = typed(view), about(view)
    filled = await _filled(view, context)
    seen = Seen(mark, written.get(blame_views.CHOICE, ""))
    try:
        await transact(wins.tell, person, win_id, filled, seen)
    except WorthALook:
        shown = await read(wins.look, person, win_id, filled)
        return await ack(response_action="update", view=views.form(*shown))
    return BoltResponse(status=200, body="")


async def _filled(view: Body, context: AsyncBoltContext) -> Filled:
    """With the people chosen; each is looked up, so that we know of them."""
    written = typed(view)
    rowed, beyond = chosen_people(view, "rowed"), chosen_people(view, "beyond")
    directory: Directory = context["directory"]
    for each in (*rowed, *beyond)[: 2 * MOST_NAMED]:
        await directory.person(str(context.team_id), each)
    numbers = written.get("before", ""), written.get("after", "")
    return Filled(written.get("changed", ""), *numbers, rowed, beyond)


async def leave_it(action: Body, transact: Transact, person: Person) -> None:
    await transact(wins.drop, person, number(action["value"]))


async def agree(action: Body, transact: Transact, person: Person) -> None:
    await transact(wins.agree, person, number(action["value"]))


async def step_off(action: Body, transact: Transact, person: Person) -> None:
    await transact(wins.leave_out, person, number(action["value"]))
