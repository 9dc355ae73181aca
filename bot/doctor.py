"""`python -m bot doctor 42`: all that happened to a request, or how everything is.

One function for each part of the story. None shows what people typed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import func, inspect
from sqlmodel import Session, col, select

from bot import audit, migrating
from bot.domain import deeds
from bot.engines import create_reader, is_missing
from bot.errors import NotFound, SettingsProblem
from bot.models import Audit, Delivery, InboxRow, OutboxRow, Person, Request

HIGHEST = 2**31  # what a number of a request can be
NOTHING_YET = "The database is empty: nothing was asked yet."


def story(database_url: str, number: int) -> list[str]:
    """Every part of one request's story; of several workspaces, one after the other."""
    with _opened(database_url) as session:
        asked = select(Request).where(Request.number == number)
        found = session.exec(asked).all() if number < HIGHEST else []
        if not found:
            raise NotFound(f"There is no request #{number}.")
        return [line for request in found for line in _told(session, request)]


def _told(session: Session, request: Request) -> Iterator[str]:
    names = _names(session, request.workspace_id)
    yield f"Request #{request.number}, workspace {request.workspace_id}"
    for title, part in (
        ("What happened", _steps),
        ("What was said", _messages),
        ("What broke meanwhile", _broken),
        ("What it waits for now", _waits),
        ("What is wrong with its record", _tampered),
    ):
        lines = list(part(session, request, names))
        yield from ["", title, *(f"  {line}" for line in lines or ["nothing"])]


class Names(dict[str, str]):
    """Who somebody is, by their id, for a terminal."""

    def __missing__(self, slack_id: str) -> str:
        return slack_id


def _names(session: Session, workspace_id: str) -> Names:
    known = select(Person.slack_id, Person.name).where(
        Person.workspace_id == workspace_id
    )
    return Names({who: f"{_plain(name)} ({who})" for who, name in session.exec(known)})


def _plain(name: str) -> str:
    """Nobody's name moves the cursor or begins a line."""
    return "".join(each for each in name if each.isprintable())


def _steps(session: Session, request: Request, names: Names) -> Iterator[str]:
    asked = select(Audit).where(
        Audit.workspace_id == request.workspace_id, Audit.request_id == request.id
    )
    for row in session.exec(asked.order_by(col(Audit.id))):
        words = deeds.in_words(row.action, row.details)
        yield f"{_moment(row.at)}  {names[row.actor]}  {words}"


def _messages(session: Session, request: Request, names: Names) -> Iterator[str]:
    asked = select(OutboxRow).where(
        OutboxRow.workspace_id == request.workspace_id,
        col(OutboxRow.key).startswith(f"request:{request.id}:", autoescape=True),
    )
    for row in session.exec(asked.order_by(col(OutboxRow.id))):
        where = row.channel or row.to
        why = f", {row.error}" if row.error else ""
        tried = f"attempts: {row.attempt}{why}"
        yield f"{row.key}  to {names[where]}  {_became(row, names)}  ({tried})"


def _became(row: OutboxRow, names: Names) -> str:
    match row.status:
        case Delivery.SENT:
            return f"sent {_moment(row.sent_at)}"
        case Delivery.REFUSED:
            return f"refused {_moment(row.refused_at)}"
        case Delivery.LET_GO:
            who = names[row.let_go_by or ""]
            return f"let go by {who} {_moment(row.let_go_at)}"
    if row.due_at <= row.created_at:
        return f"waits since {_moment(row.created_at)}"
    return f"waits, due {_moment(row.due_at)}"


def _broken(session: Session, request: Request, names: Names) -> Iterator[str]:
    """What these people did that broke, from then on; it may be about another one."""
    acted = select(Audit.actor).where(Audit.request_id == request.id)
    asked = select(InboxRow).where(
        InboxRow.workspace_id == request.workspace_id,
        col(InboxRow.failed).is_not(None),
        col(InboxRow.lane).in_(acted),
        InboxRow.received_at >= request.opened_at,
    )
    for row in session.exec(asked.order_by(col(InboxRow.id))):
        yield f"{_moment(row.received_at)}  {names[row.lane]}  reference {row.failed}"


def _tampered(session: Session, request: Request, _: Names) -> Iterator[str]:
    """Lines that were changed, added or taken out behind the bot's back."""
    yield from audit.verify(session.connection(), request.id)


def _waits(_: Session, request: Request, names: Names) -> Iterator[str]:
    partner = names[request.partner] if request.partner else "Somebody in IT"
    yield deeds.waits_for(request, names[request.requester], partner)
    if request.asking and request.status == "waiting_for_it":
        yield f"{names[request.asking]} asked {names[request.requester]} something."


# --- how everything is -------------------------------------------------------------


def health(database_url: str) -> list[str]:
    with _opened(database_url) as session:
        return [*_outgoing(session), *_incoming(session)]


def _outgoing(session: Session) -> Iterator[str]:
    counting = select(OutboxRow.status, func.count()).group_by(col(OutboxRow.status))
    counted = dict(session.exec(counting).all())
    numbers = [f"{counted.get(each, 0)} {each.value}" for each in Delivery]
    yield f"Messages: {', '.join(numbers).replace('_', ' ')}"
    waiting = select(func.min(OutboxRow.created_at)).where(
        OutboxRow.status == Delivery.PENDING
    )
    yield f"The oldest message that waits is from: {_moment(_one(session, waiting))}"


def _incoming(session: Session) -> Iterator[str]:
    is_open, broke = col(InboxRow.done_at).is_(None), col(InboxRow.failed).is_not(None)
    opened = _one(session, select(func.count()).where(is_open))
    failed = _one(session, select(func.count()).where(broke))
    yield f"Arrivals: {opened} pending, {failed} failed"
    oldest = _one(session, select(func.min(InboxRow.received_at)).where(is_open))
    yield f"The oldest arrival that waits is from: {_moment(oldest)}"


def _one(session: Session, asked: Any) -> Any:  # noqa: ANN401
    return session.exec(asked).one()


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "-"


@contextmanager
def _opened(database_url: str) -> Iterator[Session]:
    """To look, never to change; a sentence where there is nothing to look at."""
    if is_missing(database_url):
        raise SettingsProblem(NOTHING_YET)
    good, words = migrating.verdict(database_url)
    if not good:
        raise SettingsProblem(f"The database is {words}.")
    engine = create_reader(database_url)
    try:
        if not inspect(engine).has_table("workspace"):
            raise SettingsProblem(NOTHING_YET)
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
