"""A statement compiled once: what is left for each run is the database's own work.

SQLAlchemy looks every statement up anew and wraps what comes back, which takes longer
than SQLite takes to carry it out. For the few statements behind every message, the text
and the way to bind its parameters are worked out the first time and kept.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Executable, Float
from sqlalchemy.exc import DBAPIError

Binding = Callable[[Any], Any] | None


class Answer(NamedTuple):
    """What came back, and how many rows were changed."""

    rows: list[Any]
    changed: int


class Prepared:
    """Run it with its parameters by name. `build` gets the name of the dialect."""

    def __init__(self, build: Callable[[str], Executable]) -> None:
        self._build = build
        self._known: dict[str, _Compiled] = {}

    def __call__(self, connection: Connection, **given: object) -> Answer:
        compiled = self._compiled(connection.dialect)
        run = _run_on_sqlite if connection.dialect.name == "sqlite" else _run
        return run(connection, compiled.sql, compiled.bind(given))

    def find(self, connection: Connection, **given: object) -> list[dict[str, Any]]:
        """The rows of a SELECT, or RETURNING, by the names of its columns."""
        read = self._compiled(connection.dialect).read
        return [read(row) for row in self(connection, **given).rows]

    def _compiled(self, dialect: Dialect) -> "_Compiled":
        known = self._known.get(dialect.name)
        if known is None:
            known = _Compiled(self._build(dialect.name), dialect)
            self._known[dialect.name] = known
        return known


def _run(connection: Connection, sql: str, values: Any) -> Answer:  # noqa: ANN401
    result = connection.exec_driver_sql(sql, values)
    rows = list(result.all()) if result.returns_rows else []
    return Answer(rows, result.rowcount)


def _run_on_sqlite(connection: Connection, sql: str, values: Any) -> Answer:  # noqa: ANN401
    """With the driver's own cursor, and SQLAlchemy's own errors."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, values)
        return Answer(list(cursor.fetchall()), cursor.rowcount)
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            sql, None, error, sqlite3.Error, hide_parameters=True
        ) from error
    finally:
        cursor.close()


def _reading(kind: Any, dialect: Dialect) -> Binding:  # noqa: ANN401
    """How a value becomes Python's; numbers are so already, on both databases."""
    if isinstance(kind, Float):
        return None
    reading: Binding = kind.result_processor(dialect, None)
    return reading


class _Compiled:
    def __init__(self, statement: Any, dialect: Dialect) -> None:  # noqa: ANN401
        compiled = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._fixed = dict(compiled.params)
        self._order = compiled.positiontup
        self._bindings = _only_known(
            (name, bound.type.dialect_impl(dialect).bind_processor(dialect))
            for bound, name in compiled.bind_names.items()
        )
        columns = list(statement.exported_columns)
        self._names = [column.name for column in columns]
        self._readings = _only_known(
            (column.name, _reading(column.type.dialect_impl(dialect), dialect))
            for column in columns
        )

    def read(self, row: Any) -> dict[str, Any]:  # noqa: ANN401
        """A row as Python values."""
        values = dict(zip(self._names, row, strict=True))
        for name, reading in self._readings:
            values[name] = reading(values[name])
        return values

    def bind(self, given: dict[str, object]) -> Any:  # noqa: ANN401
        """The parameters as the driver wants them: in order, or by name."""
        values = {**self._fixed, **given}
        for name, binding in self._bindings:
            values[name] = binding(values[name])
        if self._order is None:
            return values
        return [values[name] for name in self._order]


def _only_known(
    processors: Iterable[tuple[str, Binding]],
) -> list[tuple[str, Callable[[Any], Any]]]:
    """Values without one are left as they are."""
    return [(name, change) for name, change in processors if change is not None]
