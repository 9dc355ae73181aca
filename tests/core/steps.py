"""What the tests of the core do again and again, in a word each."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, text
from sqlmodel import SQLModel, select

from bot import outbox
from bot.arrivals import Body
from bot.blocks import sentence
from bot.db import Database, UnitOfWork
from bot.inbox import Inbox, Once
from bot.inbox_rows import Kept
from bot.models import InboxRow, OutboxRow
from bot.outbox import Address
from bot.sandbox import Message, Sandbox

TEAM = "T0SANDBOX"
TRIAGE = "C0TRIAGE"
SOON = 30.0  # seconds; a loaded machine is slow, and only a failure waits so long

Row = TypeVar("Row", bound=SQLModel)
_count = itertools.count(1)


async def until(
    true: Callable[[], bool | Awaitable[bool]], within: float = SOON
) -> None:
    """Wait until it is so, and fail if it does not become so."""
    async with asyncio.timeout(within):
        while True:
            answer = true()
            if answer if isinstance(answer, bool) else await answer:
                return
            await asyncio.sleep(0.01)


# --- rows ------------------------------------------------------------------------


async def rows(database: Database, kind: type[Row]) -> list[Row]:
    def look(uow: UnitOfWork) -> list[Row]:
        found = uow.session.exec(select(kind)).all()
        return sorted(found, key=lambda row: getattr(row, "id", 0))

    return await database.reading(TEAM)(look)


async def arrivals(database: Database) -> list[InboxRow]:
    return await rows(database, InboxRow)


async def messages(database: Database) -> dict[str, OutboxRow]:
    return {row.key: row for row in await rows(database, OutboxRow)}


async def change(database: Database, statement: str, **values: Any) -> None:  # noqa: ANN401
    """Do something to the tables behind everybody's back."""

    def do(connection: Connection) -> None:
        connection.execute(text(statement), values)

    await database.write(do)


# --- what arrives ----------------------------------------------------------------


def wrote(words: str, user: str = "U0ANA", **more: Any) -> Body:  # noqa: ANN401
    """A message event, new each time unless its ts is given."""
    channel = f"D{user[1:]}"
    event = {"type": "message", "user": user, "channel": channel, "text": words}
    event |= {"ts": f"17{next(_count):08}.000100", "channel_type": "im", **more}
    return envelope(event)


def envelope(event: Body) -> Body:
    ids = {"team_id": TEAM, "event_id": f"Ev{next(_count)}"}
    return {"type": "event_callback", **ids, "event": event}


def clicked(trigger: str, user: str = "U0ANA") -> Body:
    who = {"user": {"id": user}, "team": {"id": TEAM}}
    return {"type": "block_actions", "trigger_id": trigger, **who}


class Desk:
    """Works rows of an inbox, and leaves one effect for each, in the same commit."""

    def __init__(self, database: Database, owner: str = "us", lease: float = 5) -> None:
        self.database = database
        self.inbox = Inbox(database, owner, lease)
        self.inbox.work = self.work
        self.begun: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.fails: dict[str, Exception] = {}

    async def work(self, kept: Kept) -> None:
        words = str(kept.body["event"]["text"])
        self.begun.append(words)
        if words in self.gates:
            await self.gates[words].wait()
        if words in self.fails:
            raise self.fails.pop(words)
        await Once(self.database, kept)(leave_effect, words)

    async def keep(self, *bodies: Body) -> list[bool]:
        return [await self.inbox.keep(TEAM, body) for body in bodies]

    def hold(self, words: str) -> asyncio.Event:
        """Stop at this row until the gate is opened."""
        return self.gates.setdefault(words, asyncio.Event())


def leave_effect(uow: UnitOfWork, words: str) -> None:
    """Something that would stand there twice if it were done twice."""
    key = f"effect:{words}:{next(_count)}"
    outbox.put(uow, key, sentence(words), Address(TRIAGE))


async def effects(database: Database) -> list[str]:
    """What was done, in the order it was committed."""
    found = await rows(database, OutboxRow)
    return [row.key.split(":")[1] for row in found if row.key.startswith("effect:")]


# --- what is said ----------------------------------------------------------------


async def put(
    database: Database, key: str, words: str, to: str = TRIAGE, **thread: str
) -> None:
    """Queue a message, or a new wording of it."""
    address = Address(to, **thread)
    await database.transacting(TEAM)(outbox.put, key, sentence(words), address)


def posts(sandbox: Sandbox) -> list[str]:
    """The keys of all messages posted, in order."""
    return [
        entry.metadata["event_payload"]["key"]
        for entry in sandbox.workspace.ledger
        if entry.action == "posted" and entry.metadata
    ]


def standing(sandbox: Sandbox, channel: str = TRIAGE) -> list[str]:
    """What can be read at the top of a conversation now."""
    return [message.text for message in sandbox.workspace.messages(channel)]


def posted(sandbox: Sandbox, key: str) -> Message:
    """The message with this key, as it stands."""
    for entry in sandbox.workspace.ledger:
        if entry.metadata and entry.metadata["event_payload"]["key"] == key:
            return sandbox.workspace.message(entry.channel, entry.ts)
    raise AssertionError(f"{key} was never posted")


async def is_sent(database: Database, key: str) -> bool:
    row = (await messages(database))[key]
    return row.status.value == "sent"


def as_text(message: OutboxRow) -> str:
    return str(json.loads(message.message)["text"])
