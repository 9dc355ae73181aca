"""Bringing the tables to the shape this version needs."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import psycopg
import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.clock import steady_time
from bot.engines import create_migrator
from bot.errors import SettingsProblem

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds
LOCK = 8_140_622  # one number all replicas agree on
UNKNOWN = (
    "at version {has}, which this version of Goodwill does not know: run the version "
    "that made it, or set DATABASE_URL to another database"
)


class DatabaseAway(SettingsProblem):
    """The server does not answer, which may pass."""


def config(engine: Engine | None = None) -> Config:
    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    found.attributes["engine"] = engine
    return found


def migrate(url: str, now: datetime) -> Path | None:
    """Bring the tables up to date. Returns the copy made of a SQLite file, if any."""
    with _opened(url) as engine:
        is_empty, has = _state(engine)
        if has == newest():
            return None
        if has not in known() and not is_empty:
            raise SettingsProblem(
                f"The database is {UNKNOWN.format(has=has or 'unknown')}."
            )
        copy = None if is_empty else _copy(url, now)
        command.upgrade(config(engine), "head")
    return copy


def require_current(url: str) -> None:
    """Tables from nothing are made; tables of another version stop the start."""
    with _opened(url) as engine:
        is_empty, has = _state(engine)
        if has == newest():
            return
        if is_empty:
            command.upgrade(config(engine), "head")
            return
    raise SettingsProblem(
        f"The database is at version {has or 'unknown'}, and this version of Goodwill "
        f"needs {newest()}: run `python -m bot migrate` first."
    )


async def wait_until_current(url: str, within: float) -> None:
    """The same; a server that is still starting, after a power cut say, is waited for.

    It runs in a thread, and between two tries we can be told to stop.
    """
    give_up = steady_time() + within
    while True:
        try:
            return await asyncio.to_thread(require_current, url)
        except DatabaseAway:
            if steady_time() > give_up:
                raise
        log.warning("database.not_reached")
        await asyncio.sleep(PAUSE)


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    """The database for a while; a sentence, if it cannot be opened."""
    engine = create_migrator(url)
    try:
        yield engine
    except DBAPIError as error:
        said = _said(error)
        kind = DatabaseAway if _may_come(error, said) else SettingsProblem
        raise kind(
            f"DATABASE_URL names a database that cannot be used: {said}."
        ) from error
    finally:
        engine.dispose()


def _said(error: DBAPIError) -> str:
    """What the database said, in one line."""
    return str(error.orig).partition("\n")[0].rstrip(".")


def _may_come(error: DBAPIError, said: str) -> bool:
    """Whether it may only not be there yet; a wrong password stays wrong."""
    is_postgres = isinstance(error.orig, psycopg.OperationalError)
    return is_postgres and ("FATAL" not in said or "the database system is" in said)


def _state(engine: Engine) -> tuple[bool, str | None]:
    """Whether it has no tables, and its version."""
    # In this order: a rival may bring it up to date while we look.
    is_empty = not inspect(engine).get_table_names()
    return is_empty, revision(engine)


def known() -> set[str]:
    """Every version there has been."""
    scripts = ScriptDirectory.from_config(config())
    return {script.revision for script in scripts.walk_revisions()}


def verdict(url: str) -> tuple[bool, str]:
    """Whether a database is good as it stands, and what to know or do."""
    with _opened(url) as engine:
        is_empty, has = _state(engine)
    if is_empty:
        return True, "empty; `python -m bot run` makes the tables"
    if has == newest():
        return True, f"up to date, version {has}"
    if has in known():
        return False, f"at version {has}: run `python -m bot migrate`"
    return False, UNKNOWN.format(has=has or "unknown")


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def _copy(url: str, now: datetime) -> Path | None:
    """A copy of the SQLite file beside it, made with SQLite's own backup."""
    file = make_url(url).database
    if not url.startswith("sqlite") or not file or not Path(file).exists():
        return None
    source = Path(file)
    target = source.with_name(f"{source.name}.{now:%Y%m%d-%H%M%S}.copy")
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
    return target
