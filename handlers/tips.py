"""The requester has a colleague asked, and takes their answer over, or not."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.db import Transact
from bot.directory import Directory
from bot.forms import number
from bot.models import Person
from bot.services import tips
from bot.views import tips as views

Action = dict[str, Any]


def register(app: AsyncApp) -> None:
    app.action(views.ASK)(ask)
    app.action(views.ASK_NAMED)(ask_named)
    app.action(views.ASK_INSTEAD)(ask_instead)
    app.action(views.TAKE)(take)
    app.action(views.LEAVE)(leave)


async def ask(
    action: Action,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    request_id, question = _about(action)
    colleague = await _chosen(action, context, directory)
    await transact(tips.ask, person, request_id, question, colleague)


async def ask_instead(
    action: Action,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    request_id, question = _about(action)
    colleague = await _chosen(action, context, directory)
    await transact(tips.ask_instead, person, request_id, question, colleague)


def _about(action: Action) -> tuple[int, str]:
    """The request and the question that a menu of colleagues stands under."""
    _, _, about = str(action["block_id"]).partition(":")
    request_id, _, question = about.partition(":")
    return number(request_id), question


async def _chosen(
    action: Action, context: AsyncBoltContext, directory: Directory
) -> Person:
    return await directory.person(str(context.team_id), str(action["selected_user"]))


async def ask_named(
    action: Action,
    context: AsyncBoltContext,
    directory: Directory,
    transact: Transact,
    person: Person,
) -> None:
    about, _, chosen = str(action["value"]).rpartition(":")
    request_id, _, question = about.partition(":")
    colleague = await directory.person(str(context.team_id), chosen)
    await transact(tips.ask, person, number(request_id), question, colleague)


async def take(action: Action, transact: Transact, person: Person) -> None:
    request_id, _, question = str(action["value"]).partition(":")
    await transact(tips.take, person, number(request_id), question)


async def leave(action: Action, transact: Transact, person: Person) -> None:
    request_id, _, question = str(action["value"]).partition(":")
    await transact(tips.leave, person, number(request_id), question)
