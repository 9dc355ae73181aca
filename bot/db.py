"""The database, and the unit of work that is the only way to change it.

A unit of work is one function, run in one transaction. On PostgreSQL it runs in a
thread: one hop from the event loop, however many statements it takes. On SQLite it runs
right on the event loop: the work is a millisecond of memory and one fsync, nothing in
this process can write beside it, and a hop to a thread would cost more than it frees.
When another process has the file, we wait outside of the database, so the loop goes on.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from bot.clock import Clock, steady_time
from bot.engines import (
    POSTGRES_THREADS,
    READERS,
    create_autocommitting,
    create_reader,
    create_writer,
    is_sqlite,
    together,
)
from bot.grouped import Grouped

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger(__name__)

Work = Callable[[Connection], Any]

PATIENCE = 2.0  # seconds we wait for a locked file; Slack waits three
PAUSE = 0.01
TRIES = 3
WORTH_ANOTHER_TRY = {"40001", "40P01"}  # serialization failure, deadlock
LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


@dataclass
class UnitOfWork:
    """One transaction, in one workspace, at one moment."""

    connection: Connection
    now: datetime
    workspace_id: str
    inbox_id: int | None = None
    pause: timedelta = timedelta()  # in which somebody may add to what they just said
    request_id: int | None = None  # the one that was changed, for the log
    seen: dict[str, Any] = field(default_factory=dict)  # rows that were looked at
    spoke: bool = False  # something was put into the outbox
    home_due: bool = False  # somebody's Home is to be drawn anew

    @cached_property
    def session(self) -> Session:
        """The ORM on this transaction; making one takes longer than a statement."""
        return Session(
            self.connection,
            expire_on_commit=False,
            join_transaction_mode="rollback_only",
        )

    @property
    def has_session(self) -> bool:
        """Whether the ORM may have changed something."""
        return "session" in self.__dict__

    def finish(self) -> None:
        """Write down what the session holds, if there is one."""
        if self.has_session:
            self.session.flush()
            self.session.close()


Service = Callable[Concatenate[UnitOfWork, P], R]


class Transact(Protocol):
    """Run a service as one unit of work, and commit it."""

    async def __call__(
        self, service: Service[P, R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


class Database:
    """Engines, the threads that use them, and who is told when a message waits."""

    def __init__(self, url: str, clock: Clock, pause: float = 0) -> None:
        self.clock = clock
        self.pause = timedelta(seconds=pause)
        self.reader = create_reader(url)
        self.alone = create_autocommitting(url)
        self.pool = None if is_sqlite(url) else create_writer(url)
        self.when_spoken: Callable[[], None] = lambda: None
        self.when_home_due: Callable[[], None] = lambda: None
        self._thread = threading.local()
        self._open: list[Connection] = []
        self._units = Grouped(self._commit_together)
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._writing = ThreadPoolExecutor(
            POSTGRES_THREADS, thread_name_prefix="write"
        )  # no thread is started before it is needed

    async def write(self, work: Callable[[Connection], R]) -> R:
        """One transaction that belongs to no workspace, such as a claim."""
        if self.pool is not None:
            return await self._in_thread(partial(in_transaction, self.pool, work))
        result = await self._units(work)
        if isinstance(result, Failure):
            raise result.error
        return cast(R, result)

    async def _commit_together(self, works: list[Work]) -> list[Any]:
        return await self.write_alone(partial(all_in_transaction, works=works))

    async def write_alone(self, work: Callable[[Connection], R]) -> R:
        """Statements that are each their own transaction, on a connection kept open.

        The hot path: no checkout, no BEGIN, no COMMIT. `together` makes many one.
        """
        return await self._do(partial(self._alone, work))

    def _alone(self, work: Callable[[Connection], R]) -> R:
        connection = self._kept_open()
        try:
            return work(connection)
        except BaseException:
            connection.rollback()  # a line that broke is opened anew the next time
            raise

    async def _do(self, work: Callable[[], R]) -> R:
        return await (_when_free if self.pool is None else self._in_thread)(work)

    async def _in_thread(self, work: Callable[[], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._writing, work)

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
            def look(connection: Connection) -> R:
                uow = UnitOfWork(connection, self.clock(), workspace_id)
                result = service(uow, *args, **kwargs)
                uow.finish()
                return result

            work = partial(in_transaction, self.reader, look)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._reading, work)

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
            done: UnitOfWork | None = None

            def work(connection: Connection) -> R:
                nonlocal done
                now = self.clock()
                done = UnitOfWork(connection, now, workspace_id, inbox_id, self.pause)
                if first:
                    first(done)
                result = service(done, *args, **kwargs)
                done.finish()
                return result

            result = await self.write(work)
            self._tell(done)
            return result

        return transact

    def _tell(self, uow: UnitOfWork | None) -> None:
        """It is committed: whoever carries it on need not wait for the timetable."""
        if uow and uow.spoke:
            self.when_spoken()
        if uow and uow.home_due:
            self.when_home_due()

    async def close(self) -> None:
        """Let what is under way end, then let go of the files and sockets."""
        for threads in (self._writing, self._reading):
            await asyncio.to_thread(threads.shutdown)
        for connection in self._open:
            connection.close()
        for engine in filter(None, (self.alone, self.reader, self.pool)):
            engine.dispose()


async def _when_free(work: Callable[[], R]) -> R:
    """Do it now; while another process has the file, try again, up to our patience."""
    give_up = steady_time() + PATIENCE
    while True:
        try:
            return work()
        except OperationalError as error:
            code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
            if code not in LOCKED or steady_time() > give_up:
                raise
        await asyncio.sleep(PAUSE)


@dataclass(frozen=True)
class Failure:
    """What a unit of work raised; those committed beside it are not touched by it."""

    error: Exception


def all_in_transaction(connection: Connection, works: list[Work]) -> list[Any]:
    """Several units of work in one commit, each under a savepoint of its own."""
    with together(connection):
        if len(works) == 1:
            return [works[0](connection)]
        return [_under_savepoint(connection, work) for work in works]


def _under_savepoint(connection: Connection, work: Work) -> Any:  # noqa: ANN401
    connection.exec_driver_sql("SAVEPOINT unit")
    try:
        result = work(connection)
    except Exception as error:  # noqa: BLE001 - raised again for whoever asked for it
        connection.exec_driver_sql("ROLLBACK TO unit")
        result = Failure(error)
    connection.exec_driver_sql("RELEASE unit")
    return result


def in_transaction(engine: Engine, work: Callable[[Connection], R]) -> R:
    """Run it, commit it; try again when the database says that a rival came between."""
    for attempt in range(1, TRIES + 1):
        try:
            with engine.begin() as connection:
                return work(connection)
        except OperationalError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state not in WORTH_ANOTHER_TRY or attempt == TRIES:
                raise
            log.info("transaction.repeated", attempt=attempt, state=state)
    raise AssertionError("the last try returns or raises")
