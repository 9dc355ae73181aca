"""How alembic runs here: on the engine it is given, one process at a time."""

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


engine: Engine = context.config.attributes["engine"]
with engine.begin() as connection:
    run(connection)
