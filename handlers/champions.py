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
    app.action(views.ASK)(ask)
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
    about = number(str(action["block_id"]).removeprefix(views.WHO))
    await _ask(about, chosen, context, directory, transact, person)


async def ask(
    action: Body,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    """Whom they had named in the interview."""
    about, _, chosen = str(action["value"]).partition(":")
    await _ask(number(about), chosen, context, directory, transact, person)


async def _ask(
    about: int,
    chosen: str,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    await directory.person(str(context.team_id), chosen)  # so that we know of them
    is_in_it = await directory.is_in_it(chosen)
    await transact(champions.name, person, about, chosen, is_in_it=is_in_it)


async def accept(action: Body, transact: Transact, person: Person) -> None:
    await _answer(action, transact, person, says_yes=True)


async def decline(action: Body, transact: Transact, person: Person) -> None:
    await _answer(action, transact, person, says_yes=False)


async def _answer(
    action: Body, transact: Transact, person: Person, *, says_yes: bool
) -> None:
    about = number(action["value"])
    await transact(champions.answer, person, about, says_yes=says_yes)
