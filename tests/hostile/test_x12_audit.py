"""Somebody changes the audit trail behind the bot's back, and it is seen."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Connection, Engine, create_engine, text

from bot import audit, migrating
from bot.db import UnitOfWork, in_transaction
from bot.engines import create_writer
from bot.models import Request, Status, Workspace
from bot.services import request_rows
from tests.samples import MONDAY, request

DONE = ("opened", "asked", "finished", "sent", "decided")
TIMES = 20

# Request 1 has the lines 1, 3, 5, 7 and 9; request 2 has the others.
THIRD = "UPDATE audit SET {} WHERE id = 5"
CHANGED = {
    "who": THIRD.format("actor = 'U0EVE'"),
    "what": THIRD.format("action = 'noted'"),
    "when": THIRD.format("at = '2026-03-02 08:00:09.000000'"),
    "where": THIRD.format("workspace_id = 'T2'"),
    "more": THIRD.format("""details = '{"outcome": "go_ahead"}'"""),
    "seal": THIRD.format("seal = 'none'"),
}
COLUMNS = "workspace_id, at, actor, action, details"
AGAIN = (
    f"INSERT INTO audit (request_id, id, {COLUMNS}, seal) "  # noqa: S608
    f"SELECT request_id, {{}}, {COLUMNS}, seal FROM audit WHERE id = {{}}"
)
BROKEN = "was changed, or a line before it was added, moved or taken out"
MOVED = {
    "one taken out": (["DELETE FROM audit WHERE id = 5"], f"line 3 {BROKEN}"),
    "the first taken out": (["DELETE FROM audit WHERE id = 1"], f"line 1 {BROKEN}"),
    "one put in": (
        ["UPDATE audit SET id = id * 100", AGAIN.format(550, 500)],
        f"line 4 {BROKEN}",
    ),
    "two swapped": (
        [
            "UPDATE audit SET id = 99 WHERE id = 5",
            "UPDATE audit SET id = 5 WHERE id = 7",
            "UPDATE audit SET id = 7 WHERE id = 99",
        ],
        f"line 3 {BROKEN}",
    ),
    "the last taken out": (
        ["DELETE FROM audit WHERE id = 9"],
        "what came after line 4 was taken out",
    ),
    "all taken out": (
        ["DELETE FROM audit WHERE request_id = 1"],
        "what came after line 0 was taken out",
    ),
    "one put at the end": ([AGAIN.format(99, 5)], f"line 6 {BROKEN}"),
}


@pytest.fixture
def engine(either_database: str) -> Iterator[Engine]:
    """Two requests with five lines each, written in turn."""
    migrating.require_current(either_database)
    engine = create_writer(either_database)
    with engine.begin() as connection:
        uow = unit(connection)
        uow.session.add_all([Workspace(id="T1"), Workspace(id="T2")])
        uow.session.flush()
        both = [asked(number) for number in (1, 2)]
        for action in DONE:
            for each in both:
                details = {"of": ["Größe", None, 1.5], "number": each.number}
                request_rows.save(uow, each, "U0ANA", action, **details)
        uow.finish()
    yield engine
    engine.dispose()


def unit(connection: Connection) -> UnitOfWork:
    return UnitOfWork(connection, MONDAY, "T1")


def asked(number: int) -> Request:
    return request(Status.DECIDED, id=None, number=number, thread_ts=f"{number}.1")


def behind_its_back(engine: Engine, *statements: str) -> None:
    """As somebody with a database client does it."""
    client = create_engine(engine.url)
    with client.begin() as connection:
        if engine.dialect.name == "postgresql":  # SQLite's own client is as careless
            connection.execute(text("SET session_replication_role = replica"))
        for each in statements:
            connection.exec_driver_sql(each)
    client.dispose()


def found(engine: Engine, request_id: int | None = None) -> list[str]:
    with engine.begin() as connection:
        return audit.verify(connection, request_id)


def test_x12_nothing_is_said_of_a_trail_that_nobody_touched(engine: Engine) -> None:
    assert found(engine) == []
    behind_its_back(engine, "UPDATE request SET need = 'Redacted', answers = '{}'")
    assert found(engine) == []


@pytest.mark.parametrize("what", CHANGED)
def test_x12_a_line_that_was_changed_is_named(engine: Engine, what: str) -> None:
    behind_its_back(engine, CHANGED[what])
    assert found(engine) == [f"request #1: line 3 {BROKEN}"]
    assert found(engine, 1) == found(engine)
    assert found(engine, 2) == []


@pytest.mark.parametrize("what", MOVED)
def test_x12_lines_taken_out_put_in_or_moved_are_noticed(
    engine: Engine, what: str
) -> None:
    statements, words = MOVED[what]
    behind_its_back(engine, *statements)
    assert found(engine) == [f"request #1: {words}"]


def test_x12_a_line_that_went_to_another_request_is_missed_and_noticed(
    engine: Engine,
) -> None:
    behind_its_back(engine, "UPDATE audit SET request_id = 2 WHERE id = 9")
    assert found(engine) == [
        "request #1: what came after line 4 was taken out",
        f"request #2: line 5 {BROKEN}",
    ]


def test_x12_a_line_sealed_by_hand_is_noticed_as_the_request_does_not_know_it(
    engine: Engine,
) -> None:
    with engine.begin() as connection:
        uow, forged = unit(connection), asked(1)
        forged.id = 1
        last = uow.connection.execute(text("SELECT seal FROM audit WHERE id = 9"))
        forged.last_seal = last.scalar_one()
        audit.keep(uow, forged, audit.next_line(uow, forged, "U0EVE", "decided", {}))
    assert found(engine) == ["request #1: line 6 was added"]


def test_x12_lines_without_their_request_are_named(engine: Engine) -> None:
    behind_its_back(engine, "DELETE FROM request WHERE id = 2")
    assert found(engine) == ["the request with id 2 is gone, and its lines are not"]


def test_x12_what_cannot_even_be_read_is_named(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":  # PostgreSQL takes neither
        behind_its_back(engine, "UPDATE audit SET details = '{', at = '?' WHERE id = 5")
    else:
        behind_its_back(engine, "UPDATE audit SET details = 'null' WHERE id = 5")
    assert found(engine) == [f"request #1: line 3 {BROKEN}"]


def by_number(uow: UnitOfWork) -> Request:
    held = request_rows.load(uow, 1)
    assert held
    return held


def read_before(_: UnitOfWork) -> Request:
    """As it was known long ago, and nobody locked it."""
    return request(Status.DECIDED, id=1, last_seal="of another time")


@pytest.mark.parametrize("read", [by_number, read_before])
def test_x12_two_at_once_on_one_request_are_no_forgery(
    engine: Engine, either_database: str, read: Callable[[UnitOfWork], Request]
) -> None:
    together = Barrier(2)

    def write(connection: Connection) -> None:
        uow = unit(connection)
        for action in ("told", "noted"):
            request_rows.note(uow, read(uow), "U0IVO", action)

    def replica(_: int) -> None:
        mine = create_writer(either_database)
        together.wait()
        for _ in range(TIMES):
            in_transaction(mine, write)
        mine.dispose()

    with ThreadPoolExecutor(2) as replicas:
        list(replicas.map(replica, range(2)))
    with engine.begin() as connection:
        lines = connection.execute(text("SELECT id FROM audit WHERE request_id = 1"))
        assert len(lines.all()) == len(DONE) + 2 * 2 * TIMES
    assert found(engine) == []
