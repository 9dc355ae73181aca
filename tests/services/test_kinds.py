"""Every kind of nudge is whole; and one is added by what CONTRIBUTING says, alone."""

import shutil
import subprocess
import sys
from pathlib import Path

from bot import content
from bot.services.kinds import KINDS

ROOT = Path(__file__).parents[2]
TEA = ROOT / "tests" / "tea"
LINE = '    "tea": Kind(tea_rules.cases, tea_views.tea),\n}\n'
IMPORTS = (
    "from bot.domain import tea as tea_rules\nfrom bot.views import tea as tea_views\n"
)
USE = """
from datetime import UTC, datetime
from sqlmodel import Session, SQLModel, create_engine, select
from bot import content
from bot.db import UnitOfWork
from bot.domain.availabilities import Availability
from bot.models import OutboxRow, Person, Request, Status, Workspace
from bot.nudge_rows import claim
from bot.services import nudge_plans, nudges

content.require_good()
engine = create_engine("sqlite://")
SQLModel.metadata.create_all(engine)
monday, tuesday = (datetime(2026, 3, day, 9, tzinfo=UTC) for day in (2, 3))
with engine.begin() as connection:
    with Session(connection) as session:
        session.add(Workspace(id="T"))
        session.flush()
        session.add(Person(workspace_id="T", slack_id="U", name="Ana",
                           timezone="Europe/Berlin", looked_up_at=monday))
        session.add(Request(workspace_id="T", number=1, requester="U", channel="D",
                            thread_ts="1.1", need="Tea", opened_at=monday,
                            status=Status.WAITING_FOR_IT))
        session.commit()
with engine.begin() as connection:
    uow = UnitOfWork(connection, monday, "T")
    new = nudge_plans.to_come(uow)
    nudge_plans.keep(uow, [row for row in new if row["kind"] == "tea"])
    uow.finish()
with engine.begin() as connection:
    [due] = claim(connection, tuesday, "us", 60)
    uow = UnitOfWork(connection, tuesday, "T")
    nudges.send(uow, due, Availability())
    uow.finish()
with Session(engine) as session:
    print(session.exec(select(OutboxRow)).one().message)
"""


def test_every_kind_has_its_entry_and_every_entry_its_kind() -> None:
    assert set(content.nudges()) == set(KINDS)


def test_a_kind_is_two_files_a_line_and_an_entry(tmp_path: Path) -> None:
    """In a copy of the bot; nothing else is touched, and it is said on Tuesday."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot")
    shutil.copy(TEA / "rules.py", tmp_path / "bot/domain/tea.py")
    shutil.copy(TEA / "views.py", tmp_path / "bot/views/tea.py")
    entries = tmp_path / "bot/content/nudges.toml"
    entries.write_text(entries.read_text() + (TEA / "nudges.toml").read_text())
    timetable = tmp_path / "bot/services/kinds.py"
    head, mark, lines = timetable.read_text().partition("\n\nclass Kind(")
    timetable.write_text(head + IMPORTS + mark + _with_line(lines))
    said = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "Ana, is #1 worth a cup of tea?" in said.stdout


def _with_line(lines: str) -> str:
    before, table, entries = lines.partition("KINDS: dict[str, Kind] = {")
    return before + table + entries.replace("}\n", LINE, 1)
