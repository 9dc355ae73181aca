"""What must be true in the end, by the sandbox's ledger and by the database."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlmodel import SQLModel, select

from bot import audit, earshot
from bot.clock import utc_now
from bot.db import Database, UnitOfWork
from bot.models import (
    Audit,
    InboxRow,
    Nudge,
    OutboxRow,
    Person,
    Request,
    Status,
)
from bot.sandbox import Workspace
from bot.sandbox.delivery import EVENTS, Answer, Parcel, Transport
from bot.sandbox.model import Entry, Json

Kept = TypeVar("Kept", bound=SQLModel)

UNOPENED = {Status.OFFERED, Status.SORTING}  # nobody has begun to answer
NONSENSE = "nonsense"  # a key of what was made up to be like nothing Slack sends
OPENS_A_FORM = ("request.decide", "request.fix")


@dataclass
class Verdict:
    """Sentences about what went wrong; none is the only good answer."""

    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    requests: int = 0
    decided: int = 0
    messages: int = 0

    @property
    def all(self) -> list[str]:
        return [*self.lost, *self.twice, *self.wrong]


class Witness:
    """Stands between Slack and the bot, and remembers what the bot acknowledged."""

    def __init__(self, line: Transport) -> None:
        self._line = line
        self.sent = 0  # each thing once, however often it is delivered
        self.acknowledged: dict[tuple[str, str], Json] = {}
        self.edited: list[Json] = []
        self.marked: set[tuple[str, str]] = set()
        self.homes: set[str] = set()

    async def ready(self, within: float) -> bool:
        return await self._line.ready(within)

    def is_ready(self) -> bool:
        return self._line.is_ready()

    def is_awaited(self) -> bool:
        return self._line.is_awaited()

    async def close(self) -> None:
        await self._line.close()

    async def send(self, parcel: Parcel, within: float) -> Answer:
        self.sent += parcel.attempt == 0
        answer = await self._line.send(parcel, within)
        if answer.ok and parcel.kind == EVENTS:
            self._remember(parcel.payload["event"])
        return answer

    def _remember(self, event: Json) -> None:
        """What something must come of: words in a DM, a ticket, somebody's Home."""
        is_dm, subtype = event.get("channel_type") == "im", event.get("subtype")
        if is_dm and event.get("client_msg_id") and not subtype:
            self.acknowledged[event["channel"], event["ts"]] = event
        elif is_dm and subtype == "message_changed" and "edited" in event["message"]:
            self.edited.append(event["message"])
        elif event.get("reaction") == earshot.MARK:
            self.marked.add((event["item"]["channel"], event["item"]["ts"]))
        elif event["type"] == "app_home_opened":
            self.homes.add(event["user"])


@dataclass
class Tables:
    """Everything the database remembers."""

    requests: Sequence[Request]
    audit: Sequence[Audit]
    inbox: Sequence[InboxRow]
    outbox: Sequence[OutboxRow]
    nudges: Sequence[Nudge]
    people: Sequence[Person]
    tampered: Sequence[str]


async def read(url: str) -> Tables:
    database = Database(url, utc_now)

    def look(uow: UnitOfWork) -> Tables:
        def every(kind: type[Kept]) -> Sequence[Kept]:
            return uow.session.exec(select(kind)).all()

        return Tables(
            requests=every(Request),
            audit=every(Audit),
            inbox=every(InboxRow),
            outbox=every(OutboxRow),
            nudges=every(Nudge),
            people=every(Person),
            tampered=audit.verify(uow.connection),
        )

    try:
        return await database.reading("")(look)
    finally:
        await database.close()


def judge(tables: Tables, workspace: Workspace, witness: Witness) -> Verdict:
    verdict = Verdict(requests=len(tables.requests), messages=len(tables.outbox))
    count_messages(verdict, tables, workspace)
    _openings(verdict, tables, witness)
    _marks(verdict, tables, witness)
    for user in sorted(witness.homes):
        if workspace.home(user) is None:
            verdict.lost.append(f"the Home of {user}")
    records = defaultdict(list)
    for row in tables.audit:
        records[row.request_id].append(row)
    told = {row.key for row in tables.outbox}
    for request in tables.requests:
        _history(verdict, request, records[request.id or 0], told)
    verdict.wrong += tables.tampered
    verdict.lost += [f"{row.key} waits" for row in tables.inbox if row.done_at is None]
    verdict.wrong += [f"{row.key} {row.failed}" for row in tables.inbox if _broke(row)]
    return verdict


def _broke(row: InboxRow) -> bool:
    """A form that did not open is no loss: its person was told, and pressed again.

    Nor is nonsense.
    """
    if row.failed is None:
        return False
    body = json.loads(row.body)
    if NONSENSE in body or "command" in body:
        return False
    opens = [act.get("action_id") in OPENS_A_FORM for act in body.get("actions", [])]
    return not any(opens)


def key_of(entry: Entry) -> str | None:
    if entry.action != "posted" or not entry.metadata:
        return None
    return str(entry.metadata["event_payload"]["key"])


def count_messages(verdict: Verdict, tables: Tables, workspace: Workspace) -> None:
    """One post for each message that was put, and the last words standing."""
    times = Counter(key for entry in workspace.ledger if (key := key_of(entry)))
    known = {row.key for row in tables.outbox}
    verdict.twice += [
        f"{key}, {count} times" for key, count in times.items() if count > 1
    ]
    verdict.wrong += [f"{key} is not known" for key in times.keys() - known]
    for row in tables.outbox:
        if row.status.value != "sent" or not times[row.key]:
            verdict.lost.append(f"{row.key} is {row.status} ({row.error})")
        elif not _stands(row, workspace):
            verdict.wrong.append(f"{row.key} does not say what it should")


def _stands(row: OutboxRow, workspace: Workspace) -> bool:
    stands = workspace.message(row.channel or "", row.ts or "")
    wanted = json.loads(row.message)
    return (stands.text, stands.blocks) == (wanted["text"], wanted.get("blocks", []))


def _openings(verdict: Verdict, tables: Tables, witness: Witness) -> None:
    """What was acknowledged is there: a request for each opening, and every word."""
    there = Counter((each.channel, each.thread_ts) for each in tables.requests)
    kept = "\n".join(_words(tables.requests))
    for (channel, ts), event in witness.acknowledged.items():
        if "thread_ts" not in event and not there[channel, ts]:
            verdict.lost.append(f"the request {event['text']!r}")
        if event["text"] not in kept:
            verdict.lost.append(f"the words {event['text']!r}")
    for message in witness.edited:
        if message["user"] and message["text"] not in kept:
            verdict.lost.append(f"the edit {message['text']!r}")
    verdict.twice += [
        f"request in {place}" for place, n in there.items() if n > 1 and place[0]
    ]
    written = Counter(kept.split("\n"))
    verdict.twice += [f"the words {text!r}" for text, n in written.items() if n > 1]


def _marks(verdict: Verdict, tables: Tables, witness: Witness) -> None:
    """A ticket on a message is one request, or its person was told to try again."""
    there = Counter((each.place, each.place_ts) for each in tables.requests)
    told = {row.key for row in tables.outbox if row.key.startswith("inbox:")}
    answered = {_marked(row) for row in tables.inbox if f"inbox:{row.id}:reply" in told}
    lost = witness.marked - there.keys() - answered
    verdict.lost += [f"the ticket on {mark}" for mark in lost]
    verdict.twice += [f"ticket on {mark}" for mark in witness.marked if there[mark] > 1]


def _marked(row: InboxRow) -> tuple[str, str] | None:
    """The message that was marked, if it is a reaction."""
    item = json.loads(row.body).get("event", {}).get("item", {})
    return (item["channel"], item["ts"]) if "ts" in item else None


def _words(requests: Iterable[Request]) -> list[str]:
    """Everything people wrote, as the requests remember it."""
    texts = [
        text
        for each in requests
        for text in (each.need, *each.answers.values(), each.added)
    ]
    return [text for text in texts if text]


def _history(
    verdict: Verdict, request: Request, record: Sequence[Audit], put: set[str]
) -> None:
    """A line in the record for each change of state, no more; the outcome told once."""
    done = Counter(row.action for row in record)
    decided = request.status is Status.DECIDED
    verdict.decided += decided
    expected = {
        "opened": int(request.status not in UNOPENED),
        "sent": int(request.sent_at is not None),
        "decided": int(decided),
    }
    found = {name: done[name] for name in expected}
    if found != expected:
        verdict.wrong.append(f"request {request.id}: {found} instead of {expected}")
    if done["answered"] + done["skipped"] != len(request.answers):
        verdict.wrong.append(f"request {request.id}: {dict(done)}, {request.answers}")
    if (f"request:{request.id}:outcome" in put) != decided:
        verdict.lost.append(f"the outcome of request {request.id}")
