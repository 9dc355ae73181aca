"""The database, and the unit of work that is the only way to change it.

A unit of work is one function run in one transaction in one thread: a single hop from
the event loop, however many statements it takes. On SQLite one thread writes, so writers
queue here, in memory, and never fight for the file; readers have their own connections.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from bot.clock import Clock

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)

BUSY_MILLISECONDS = 2_000  # a click must be answered within 3 seconds
POSTGRES_THREADS = 8
READERS = 4
TRIES = 3
WORTH_ANOTHER_TRY = {"40001", "40P01"}  # serialization failure, deadlock


@dataclass
class UnitOfWork:
    """One transaction, in one workspace, at one moment."""

    session: Session
    now: datetime
    workspace_id: str
    inbox_id: int | None = None
    spoke: bool = False  # something was put into the outbox


Service = Callable[Concatenate[UnitOfWork, P], R]


class Transact(Protocol):
    """Run a service as one unit of work, and commit it."""

    async def __call__(
        self, service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


class Database:
    """Engines, the threads that use them, and who is told when a message waits."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.clock = clock
        self.is_sqlite = url.startswith("sqlite")
        self.writer = create_writer(url)
        self.reader = create_reader(url)
        self.alone = create_autocommitting(url)
        self._thread = threading.local()
        self._open: list[Connection] = []
        threads = 1 if self.is_sqlite else POSTGRES_THREADS
        self._writing = ThreadPoolExecutor(threads, thread_name_prefix="write")
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self.when_spoken: Callable[[], None] = lambda: None

    async def write(self, work: Callable[[Session], R]) -> R:
        """One transaction that belongs to no workspace, such as a claim."""
        return await self._in(self._writing, partial(in_transaction, self.writer, work))

    async def write_alone(self, work: Callable[[Connection], R]) -> R:
        """Statements that are each their own transaction, on a connection kept open.

        The hot path: no checkout, no BEGIN, no COMMIT. `together` makes many of them one.
        """
        return await self._in(self._writing, lambda: work(self._kept_open()))

    def _kept_open(self) -> Connection:
        connection: Connection | None = getattr(self._thread, "connection", None)
        if connection is None:
            connection = self.alone.connect()
            self._thread.connection = connection
            self._open.append(connection)
        return connection

    def reading(self, workspace_id: str) -> Transact:
        """Lookups in a workspace."""

        async def read(
            service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
        ) -> R:
            def look(session: Session) -> R:
                uow = UnitOfWork(session, self.clock(), workspace_id)
                return service(uow, *args, **kwargs)

            work = partial(in_transaction, self.reader, look)
            return await self._in(self._reading, work)

        return read

    def transacting(
        self,
        workspace_id: str,
        first: Callable[[UnitOfWork], None] | None = None,
        inbox_id: int | None = None,
    ) -> Transact:
        """Units of work in a workspace. `first` is the first statement of each."""

        async def transact(
            service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
        ) -> R:
            spoke = False

            def work(session: Session) -> R:
                nonlocal spoke
                uow = UnitOfWork(session, self.clock(), workspace_id, inbox_id)
                if first:
                    first(uow)
                result = service(uow, *args, **kwargs)
                spoke = uow.spoke
                return result

            result = await self.write(work)
            if spoke:
                self.when_spoken()
            return result

        return transact

    async def _in(self, threads: ThreadPoolExecutor, work: Callable[[], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(threads, work)

    async def close(self) -> None:
        """Let what is under way end, then let go of the files and sockets."""
        await asyncio.to_thread(self._writing.shutdown)
        await asyncio.to_thread(self._reading.shutdown)
        for connection in self._open:
            connection.close()
        for engine in (self.alone, self.reader, self.writer):
            engine.dispose()


def in_transaction(engine: Engine, work: Callable[[Session], R]) -> R:
    """Run it, commit it; try again when the database says that a rival came between."""
    for attempt in range(1, TRIES + 1):
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                return work(session)
        except OperationalError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state not in WORTH_ANOTHER_TRY or attempt == TRIES:
                raise
            log.info("transaction.repeated", attempt=attempt, state=state)
    raise AssertionError("the last try returns or raises")


def create_writer(url: str) -> Engine:
    """An engine whose connections may change things."""
    if not url.startswith("sqlite"):
        return create_engine(
            _with_driver(url), pool_size=POSTGRES_THREADS, pool_pre_ping=True
        )
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediately)
    return engine


def create_reader(url: str) -> Engine:
    """An engine whose connections only look; they never wait for a writer."""
    if not url.startswith("sqlite"):
        return create_engine(_with_driver(url), pool_size=READERS, pool_pre_ping=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=READERS,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "connect", _only_look)
    event.listen(engine, "begin", _begin)
    return engine


def create_autocommitting(url: str) -> Engine:
    """An engine for single statements: each commits by itself."""
    if not url.startswith("sqlite"):
        return create_engine(_with_driver(url), isolation_level="AUTOCOMMIT")
    engine = create_engine(
        url, connect_args={"isolation_level": None, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Make one transaction of what a connection kept open does in this block."""
    connection.exec_driver_sql("BEGIN")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _only_look(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _begin_immediately(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN")
