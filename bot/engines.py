"""Connections: how each of the two databases we run on is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

log = structlog.get_logger(__name__)

POSTGRES_THREADS = 8
READERS = 4
LOG_BYTES = 4_000_000  # SQLite starts over after 1,000 pages of 4 KiB
WAIT_FOR_FILE = 2_000  # milliseconds, for whoever may block: a command, a reader
POSTGRES_PATIENCE = {"lock_timeout": 2_000, "statement_timeout": 10_000}  # milliseconds
# A server that is gone without a word must not keep a thread for ever.
POSTGRES_LINE: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def is_missing(url: str) -> bool:
    """Whether it is a file that is not there: only to look at it would make it."""
    file = make_url(url).database if is_sqlite(url) else None
    return bool(file) and not Path(str(file)).exists()


def create_writer(url: str) -> Engine:
    """An engine whose connections may change things."""
    if not is_sqlite(url):
        return _impatient(_create_postgres(url, pool_size=POSTGRES_THREADS))
    return _create_sqlite_writer(url)


def create_migrator(url: str) -> Engine:
    """The same, with all the time in the world: for rivals, and for large tables."""
    return _create_sqlite_writer(url) if is_sqlite(url) else _create_postgres(url)


def _create_postgres(url: str, **more: Any) -> Engine:  # noqa: ANN401
    given = make_url(_with_driver(url))
    line = {name: POSTGRES_LINE[name] for name in POSTGRES_LINE.keys() - given.query}
    return create_engine(
        given, connect_args=line, pool_pre_ping=True, hide_parameters=True, **more
    )


def _impatient(engine: Engine) -> Engine:
    """Nobody waits for ever: for a lock of another's, or for a statement's end."""
    event.listen(engine, "connect", _hurry)
    return engine


def _create_sqlite_writer(url: str) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", partial(_prepare_sqlite, wait=WAIT_FOR_FILE))
    event.listen(engine, "begin", _begin_immediately)
    return engine


def create_reader(url: str) -> Engine:
    """An engine whose connections only look; they never wait for a writer."""
    if not is_sqlite(url):
        return _impatient(_create_postgres(url, pool_size=READERS))
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=READERS,
        connect_args={"isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", partial(_prepare_sqlite, wait=WAIT_FOR_FILE))
    event.listen(engine, "connect", _only_look)
    event.listen(engine, "begin", _begin)
    return engine


def create_autocommitting(url: str) -> Engine:
    """An engine for single statements: each commits by itself."""
    if not is_sqlite(url):
        return _impatient(_create_postgres(url, isolation_level="AUTOCOMMIT"))
    engine = create_engine(
        url,
        connect_args={"isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", partial(_prepare_sqlite, wait=0))
    return engine


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Make one transaction of what a connection kept open does in this block."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
    try:
        yield
    except BaseException:
        # It may be undone already: when the disk is full, or when the line is gone.
        with suppress(DBAPIError):
            connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def grow_log(connection: Connection) -> None:
    """Make SQLite's log as long as it gets, once.

    A commit into a log that must grow waits for the file system's own journal as well,
    about twice as long. After this the log is written over from its beginning.
    """
    if connection.dialect.name != "sqlite":
        return
    with together(connection):
        connection.exec_driver_sql("CREATE TABLE filler (bytes BLOB)")
        connection.exec_driver_sql(
            "INSERT INTO filler VALUES (zeroblob(?))", (LOG_BYTES,)
        )
        connection.exec_driver_sql("DROP TABLE filler")
    connection.exec_driver_sql("PRAGMA wal_checkpoint(RESTART)").all()


def complain(what: str, error: BaseException) -> None:
    """One line for whoever runs us: the reason, and nothing that anybody typed."""
    log.error(what, why=_reason(error))


def _reason(error: BaseException) -> str:
    """What the database has against it, by its own name; never what was typed."""
    said = getattr(error, "orig", None)
    name = getattr(said, "sqlite_errorname", None) or getattr(said, "sqlstate", None)
    return str(name or type(said or error).__name__)


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _prepare_sqlite(connection: sqlite3.Connection, _: object, wait: int) -> None:
    for pragma in (
        f"busy_timeout = {wait}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _hurry(connection: Any, _: object) -> None:  # noqa: ANN401
    before, connection.autocommit = connection.autocommit, True
    for name, milliseconds in POSTGRES_PATIENCE.items():
        connection.execute(f"SET {name} = {milliseconds}")
    connection.autocommit = before


def _only_look(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _begin_immediately(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN")
