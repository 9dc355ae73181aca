"""How alembic runs here: on the engine it is given, one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlmodel
from alembic import context
from sqlalchemy import Connection, Engine, text

from bot import models  # noqa: F401 - they register their tables
from bot.migrating import LOCK


def run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    context.configure(
        connection=connection,
        target_metadata=sqlmodel.SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, which looks as if its rows went away.

    It can be told only outside of a transaction; the rest is checked before the end.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    _tell(connection, "PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        _tell(connection, "PRAGMA foreign_keys = ON")


def _tell(connection: Connection, pragma: str) -> None:
    connection.connection.cursor().execute(pragma)


def require_whole(connection: Connection) -> None:
    """No row may point to one that is not there."""
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise RuntimeError(f"{len(broken)} rows point to nothing after migrating")


engine: Engine = context.config.attributes["engine"]
with engine.connect() as line, foreign_keys_off(line), line.begin():
    run(line)
    require_whole(line)
