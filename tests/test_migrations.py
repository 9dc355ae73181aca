"""The tables, from nothing and from every version there has been, on both databases."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, MetaData, insert, inspect, select, text
from sqlmodel import Session, SQLModel
from sqlmodel import select as find

from bot import audit, migrating
from bot.engines import create_writer
from bot.errors import SettingsProblem
from bot.models import Outcome, Request, Status
from tests.conftest import fresh_postgres
from tests.sample_rows import ANSWERS, BY_REVISION, MOMENT, Rows

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC)
NEWEST = migrating.newest()


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = create_writer(url)
    yield engine
    engine.dispose()


def bring_to(url: str, revision: str) -> None:
    with opened(url) as engine:
        command.upgrade(migrating.config(engine), revision)


def fill(url: str, rows: Rows) -> None:
    """Put rows into the tables as they are at this version."""
    with opened(url) as engine, engine.begin() as connection:
        tables = _tables(connection)
        for name, each in rows.items():
            for row in each:
                connection.execute(insert(tables[name]).values(row))


def _tables(connection: Any) -> Any:  # noqa: ANN401
    found = MetaData()
    found.reflect(connection)
    return found.tables


def rows_of(url: str, name: str) -> list[dict[str, Any]]:
    with opened(url) as engine, engine.begin() as connection:
        table = _tables(connection)[name]
        found = connection.execute(select(table)).mappings()
        return [{key: _aware(value) for key, value in row.items()} for row in found]


def _aware(value: Any) -> Any:  # noqa: ANN401
    """SQLite keeps moments in UTC and does not say so."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


# --- up ---


def test_the_tables_are_made_from_nothing(either_database: str) -> None:
    migrating.require_current(either_database)
    with opened(either_database) as engine:
        assert migrating.revision(engine) == NEWEST
        assert set(SQLModel.metadata.tables) <= set(inspect(engine).get_table_names())


def test_tables_that_are_up_to_date_are_left_alone(either_database: str) -> None:
    for _ in range(2):
        migrating.require_current(either_database)
        assert migrating.migrate(either_database, NOW) is None


def test_models_and_migrations_do_not_drift_apart(either_database: str) -> None:
    migrating.require_current(either_database)
    with opened(either_database) as engine, engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_version_has_sample_rows_of_every_table_it_made() -> None:
    assert set(BY_REVISION) == migrating.known()
    everywhere = {name for rows in BY_REVISION.values() for name in rows}
    assert everywhere == set(SQLModel.metadata.tables)


@pytest.mark.parametrize("revision", BY_REVISION)
def test_nothing_is_lost_on_the_way_up(either_database: str, revision: str) -> None:
    bring_to(either_database, revision)
    fill(either_database, BY_REVISION[revision])
    migrating.migrate(either_database, NOW)
    for name, rows in BY_REVISION[revision].items():
        carried = rows_of(either_database, name)
        assert len(carried) == len(rows)
        for row in rows:
            assert row in [{key: now.get(key) for key in row} for now in carried]


@pytest.mark.parametrize("revision", BY_REVISION)
def test_the_models_read_what_older_versions_kept(
    either_database: str, revision: str
) -> None:
    bring_to(either_database, revision)
    fill(either_database, BY_REVISION[revision])
    migrating.migrate(either_database, NOW)
    with opened(either_database) as engine, Session(engine) as session:
        asked = session.exec(find(Request).where(Request.number == 2)).one()
    assert (asked.status, asked.outcome) == (Status.DECIDED, Outcome.BETTER_PATH)
    assert (asked.answers, asked.opened_at) == (ANSWERS, MOMENT)


def test_trails_from_before_there_were_seals_are_sealed_as_they_stand(
    either_database: str,
) -> None:
    bring_to(either_database, "2026_11_27_whole_interview")
    fill(either_database, BY_REVISION["2026_11_22_requests"])
    (line,) = BY_REVISION["2026_11_22_requests"]["audit"]
    more = {"at": datetime(2026, 3, 3, 9, 15, 0, 25, tzinfo=UTC), "actor": "Größe"}
    fill(either_database, {"audit": [{**line, **more, "id": 2}]})
    migrating.migrate(either_database, NOW)
    with opened(either_database) as engine:
        with engine.begin() as connection:
            assert audit.verify(connection) == []
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM audit WHERE id = 1"))
            assert len(audit.verify(connection)) == 1


# --- a copy first ---


def older(url: str) -> None:
    """A database as an older version left it."""
    bring_to(url, "head")
    fill(url, next(iter(BY_REVISION.values())))


@pytest.fixture
def behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A SQLite file with people's words in it, that is not up to date."""
    older(database_url)
    monkeypatch.setattr(migrating, "newest", lambda: "tomorrow")
    return database_url


def test_a_copy_of_the_file_is_made_first_and_opens(behind: str) -> None:
    copy = migrating.migrate(behind, NOW)
    assert copy is not None
    assert copy.name == "goodwill.db.20261122-093005.copy"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [row["name"] for row in rows_of(f"sqlite:///{copy}", "person")] == ["Ana"]
    migrating.verdict(f"sqlite:///{copy}")


def test_nothing_is_copied_when_there_is_nothing_yet(
    database_url: str, tmp_path: Path
) -> None:
    assert migrating.migrate(database_url, NOW) is None
    assert not list(tmp_path.glob("*.copy"))


def test_a_copy_holds_what_still_stood_in_the_write_ahead_log(behind: str) -> None:
    """A bot that crashed leaves its last words there."""
    file = behind.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as open_still:
        open_still.execute("UPDATE person SET name = 'Ana Lopez'")
        open_still.commit()
        copy = migrating.migrate(behind, NOW)
    assert [row["name"] for row in rows_of(f"sqlite:///{copy}", "person")] == [
        "Ana Lopez"
    ]


# --- versions we do not know ---


def set_version(url: str, version: str) -> None:
    with opened(url) as engine, engine.begin() as connection:
        table = _tables(connection)["alembic_version"]
        connection.execute(table.update().values(version_num=version))


def test_a_database_of_a_newer_version_stops_everything(either_database: str) -> None:
    migrating.require_current(either_database)
    set_version(either_database, "2099_01_01_future")
    with pytest.raises(SettingsProblem, match="at version 2099_01_01_future"):
        migrating.require_current(either_database)
    with pytest.raises(SettingsProblem, match=r"does not know: run the version that"):
        migrating.migrate(either_database, NOW)
    good, words = migrating.verdict(either_database)
    assert (good, "set DATABASE_URL to another" in words) == (False, True)


def test_somebody_elses_tables_are_not_touched(either_database: str) -> None:
    with opened(either_database) as engine, engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER PRIMARY KEY)"))
    with pytest.raises(SettingsProblem, match="at version unknown"):
        migrating.require_current(either_database)
    with pytest.raises(SettingsProblem, match="at version unknown"):
        migrating.migrate(either_database, NOW)
    with opened(either_database) as engine:
        assert inspect(engine).get_table_names() == ["theirs"]


def test_an_older_database_stops_the_start_and_says_what_to_do(behind: str) -> None:
    with pytest.raises(SettingsProblem, match="run `python -m bot migrate` first"):
        migrating.require_current(behind)
    assert migrating.verdict(behind) == (
        False,
        f"at version {NEWEST}: run `python -m bot migrate`",
    )


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/goodwill.db",
        "postgresql://ana:top-Secret@127.0.0.1:9/goodwill?connect_timeout=2",
    ],
)
def test_a_database_out_of_reach_is_one_sentence(url: str) -> None:
    for attempt in (migrating.require_current, migrating.verdict):
        with pytest.raises(SettingsProblem) as caught:
            attempt(url)
        sentence = str(caught.value)
        assert sentence.startswith("DATABASE_URL names a database that cannot be used:")
        assert not re.search(r"\n|Traceback|top-Secret|sqlalche", sentence)


# --- several at once ---


def start_migrating(url: str, folder: Path) -> subprocess.Popen[str]:
    known = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "TRIAGE_CHANNEL": "C0TRIAGE",
        "DATABASE_URL": url,
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=folder,
        env={**os.environ, **known},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.postgres
def test_two_processes_that_migrate_at_once_both_end_well(
    postgres: str, tmp_path: Path
) -> None:
    url = fresh_postgres(postgres)
    both = [start_migrating(url, tmp_path) for _ in range(2)]
    for each in both:
        said, complained = each.communicate(timeout=60)
        assert (each.returncode, complained) == (0, "")
        assert said == f"The database is at version {NEWEST}.\n"
    migrating.require_current(url)


WAITING = text(
    "SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND NOT granted"
)


@pytest.mark.postgres
def test_who_comes_second_waits_for_the_first(postgres: str) -> None:
    url = fresh_postgres(postgres)
    with opened(url) as engine, ThreadPoolExecutor(1) as replica:
        with engine.begin() as first:
            first.execute(text(f"SELECT pg_advisory_xact_lock({migrating.LOCK})"))
            second = replica.submit(migrating.require_current, url)
            while not first.execute(WAITING).scalar():
                assert not second.done()
        second.result(timeout=30)
