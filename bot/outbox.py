"""Everything the bot has to say waits here until Slack has it, once.

`put` a message in the unit of work that gives cause for it: one key is one message in
Slack, posted the first time and edited ever after. `bot/delivery.py` sends what is due.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.blocks import Message
from bot.db import UnitOfWork
from bot.models import Delivery, OutboxRow
from bot.prepared import Prepared

ROW: Any = OutboxRow.__table__  # type: ignore[attr-defined]


AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # also when the clock is put back


@dataclass(frozen=True)
class Address:
    """Where a message goes: a channel, a person or a group, perhaps in a thread there.

    A thread is given by its timestamp, or by the key of our message that heads it.
    """

    to: str
    thread_ts: str | None = None
    thread_of: str | None = None

    @property
    def thread(self) -> str | None:
        return self.thread_ts or self.thread_of


def among(people: Iterable[str]) -> Address:
    """The direct messages of several people, with the bot among them."""
    return Address(",".join(sorted(set(people))))


def put(
    uow: UnitOfWork,
    key: str,
    message: Message,
    address: Address,
    *,
    stays: bool = False,
    due: datetime | None = None,
) -> None:
    """Queue a message, or a new wording of the one already known by this key.

    `stays`: it heads a thread or is edited later, however old it is by then.
    `due`: not before then; otherwise, at once.
    """
    PUT(
        uow.connection,
        workspace_id=uow.workspace_id,
        key=key,
        lane=_lane(key, address, heads=stays),
        to=address.to,
        thread_ts=address.thread_ts,
        thread_of=address.thread_of,
        message=json.dumps(message.as_json()),
        stays=stays,
        now=uow.now,
        due=due if due and due > uow.now else AT_ONCE,
    )
    uow.spoke = True


def _lane(key: str, address: Address, *, heads: bool) -> str:
    """A thread leaves in order, and its head before it."""
    thread = address.thread or (key if heads else None)
    return f"{address.to}:{thread}" if thread else key


def stored(text: str) -> dict[str, Any]:
    """What was put: a text, and perhaps blocks. Nothing, if it is anything else."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    is_one = isinstance(message, dict) and isinstance(message.get("text"), str)
    return message if is_one and message.keys() <= {"text", "blocks"} else {}


def reply_key(uow: UnitOfWork, what: str = "reply") -> str:
    """The key of the one reply to the inbox row this unit of work is about."""
    return f"inbox:{uow.inbox_id}:{what}"


def is_known(uow: UnitOfWork, key: str) -> bool:
    """Whether a message with this key was ever put."""
    known = {"workspace_id": uow.workspace_id, "key": key}
    return bool(KNOWN(uow.connection, **known).rows)


def key_at(uow: UnitOfWork, channel: str, ts: str | None) -> str | None:
    """The key of the message of ours that stands there."""
    where = {"workspace_id": uow.workspace_id, "channel": channel, "ts": ts}
    found = AT(uow.connection, **where).rows
    return str(found[0][0]) if found else None


def place_of(uow: UnitOfWork, key: str) -> tuple[str, str] | None:
    """The channel and the moment of a message; nothing, until Slack has it."""
    known = {"workspace_id": uow.workspace_id, "key": key}
    found = PLACE(uow.connection, **known).rows
    channel, ts = found[0] if found else (None, None)
    return (str(channel), str(ts)) if channel and ts else None


def _putting(dialect: str) -> Any:  # noqa: ANN401
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    columns = (
        "workspace_id", "key", "lane", "to", "thread_ts", "thread_of", "message",
        "stays",
    )  # fmt: skip
    values = {name: bindparam(name, type_=ROW.c[name].type) for name in columns}
    now: Any = bindparam("now", type_=ROW.c.created_at.type)
    due: Any = bindparam("due", type_=ROW.c.due_at.type)
    row = insert(ROW).values(
        **values,
        revision=1,
        status=Delivery.PENDING,
        due_at=due,
        created_at=now,
        attempt=0,
        cleared=0,
        held_until=0,
    )
    return row.on_conflict_do_update(
        index_elements=["workspace_id", "key"],
        set_={
            "message": row.excluded.message,
            "revision": ROW.c.revision + 1,
            "status": Delivery.PENDING,
            "due_at": row.excluded.due_at,
        },
        where=ROW.c.message != row.excluded.message,
    )


PUT = Prepared(_putting)
AT = Prepared(
    lambda _: select(ROW.c.key).where(
        *(ROW.c[name] == bindparam(name) for name in ("workspace_id", "channel", "ts"))
    )
)
PLACE = Prepared(
    lambda _: select(ROW.c.channel, ROW.c.ts).where(
        *(ROW.c[name] == bindparam(name) for name in ("workspace_id", "key"))
    )
)
KNOWN = Prepared(
    lambda _: select(ROW.c.id).where(
        *(ROW.c[name] == bindparam(name) for name in ("workspace_id", "key"))
    )
)
