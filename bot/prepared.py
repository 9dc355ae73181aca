"""A statement compiled once: what is left for each run is the database's own work.

SQLAlchemy looks every statement up anew, which takes longer than SQLite takes to carry
it out. For the few statements behind every message, the text and the way to bind its
parameters are worked out the first time and kept.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine import CursorResult

Binding = Callable[[Any], Any] | None


class Prepared:
    """Run it with its parameters by name. `build` gets the name of the dialect."""

    def __init__(self, build: Callable[[str], Executable]) -> None:
        self._build = build
        self._known: dict[str, _Compiled] = {}

    def __call__(self, connection: Connection, **given: object) -> CursorResult[Any]:
        dialect = connection.dialect
        compiled = self._known.get(dialect.name)
        if compiled is None:
            compiled = _Compiled(self._build(dialect.name), dialect)
            self._known[dialect.name] = compiled
        return connection.exec_driver_sql(compiled.sql, compiled.bind(given))


class _Compiled:
    def __init__(self, statement: Any, dialect: Dialect) -> None:  # noqa: ANN401
        compiled = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._fixed = dict(compiled.params)
        self._order = compiled.positiontup
        self._bindings: dict[str, Binding] = {
            name: bound.type.dialect_impl(dialect).bind_processor(dialect)
            for bound, name in compiled.bind_names.items()
        }

    def bind(self, given: dict[str, object]) -> Any:  # noqa: ANN401
        """The parameters as the driver wants them: in order, or by name."""
        values = {**self._fixed, **given}
        for name, binding in self._bindings.items():
            if binding is not None:
                values[name] = binding(values[name])
        if self._order is None:
            return values
        return tuple(values[name] for name in self._order)
