"""Somebody asks for the month's best wins. Only they see the answer."""

from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.answering import answer
from bot.db import Transact
from bot.models import Person
from bot.services import replies, town_halls

Command = dict[str, Any]

OURS, WINS = "/goodwill", "wins"


def register(app: AsyncApp) -> None:
    app.command(OURS, matchers=[is_wins])(read_wins)


async def is_wins(command: Command) -> bool:
    return _typed(command)[:1] == [WINS]


def _typed(command: Command) -> list[str]:
    return str(command.get("text") or "").casefold().split()


async def read_wins(
    command: Command,
    context: AsyncBoltContext,
    read: Transact,
    transact: Transact,
    person: Person,
) -> None:
    month = " ".join(_typed(command)[1:])
    said = await read(town_halls.read, person, month)
    await transact(replies.nothing)  # from here on it is done: said at most once
    await answer(context, said)
