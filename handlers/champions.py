"""Who moves a request along: its requester chooses, and whoever is asked answers."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.db import Transact
from bot.directory import Directory
from bot.forms import number
from bot.models import Person
from bot.services import champions
from bot.views import champions as views

Body = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.action(views.VOLUNTEER)(volunteer)
    app.action(views.NAME)(name)
    app.action(views.ACCEPT)(accept)
    app.action(views.DECLINE)(decline)


async def volunteer(action: Body, transact: Transact, person: Person) -> None:
    await transact(champions.volunteer, person, number(action["value"]))


async def name(
    action: Body,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    """A menu carries whom they chose; the block it stands in says for what."""
    chosen = str(action.get("selected_user") or "")
    await directory.person(str(context.team_id), chosen)  # so that we know of them
    about = number(str(action["block_id"]).removeprefix(views.WHO))
    await transact(champions.name, person, about, chosen)


async def accept(action: Body, transact: Transact, person: Person) -> None:
    await _answer(action, transact, person, says_yes=True)


async def decline(action: Body, transact: Transact, person: Person) -> None:
    await _answer(action, transact, person, says_yes=False)


async def _answer(
    action: Body, transact: Transact, person: Person, *, says_yes: bool
) -> None:
    about, _, asking = str(action["value"]).partition(":")
    ids = number(about), number(asking)
    await transact(champions.answer, person, *ids, says_yes=says_yes)
