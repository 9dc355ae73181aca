"""Somebody else who uses our database, and lets nobody write beside them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

TABLES = "alembic_version, inbox, outbox, request"


@dataclass
class Rival:
    """Another program; from `comes` until `goes`, it keeps the database to itself."""

    url: str
    _line: Any = field(init=False, default=None)

    def comes(self) -> None:
        if self.url.startswith("sqlite"):
            file = self.url.removeprefix("sqlite:///")
            self._line = sqlite3.connect(file, timeout=10, isolation_level=None)
            self._line.execute("BEGIN IMMEDIATE")
        else:
            self._line = psycopg.connect(self.url)
            self._line.execute(f"LOCK TABLE {TABLES} IN EXCLUSIVE MODE")

    def goes(self) -> None:
        if self._line:
            self._line.rollback()
            self._line.close()
            self._line = None


@contextmanager
def rival_of(url: str) -> Iterator[Rival]:
    rival = Rival(url)
    yield rival
    rival.goes()
