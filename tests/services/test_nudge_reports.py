"""What is told of nudges is of the last months and of this workspace, on both."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot import content
from bot.db import Database, UnitOfWork
from bot.domain.effects import Share, Short
from bot.domain.nudges import Plan
from bot.models import Nudge, NudgeStatus, OutboxRow, Workspace
from bot.services import nudge_messages, nudge_reports
from tests.samples import MONDAY

TEAM = "T1"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _tea(monkeypatch: pytest.MonkeyPatch) -> None:
    like: Plan = content.nudges()["digest"]
    changed = {"key": "tea", "window": 5, "asks": True, "holds_out": True}
    monkeypatch.setitem(content.nudges(), "tea", like.model_copy(update=changed))


def nudge(number: int, **more: Any) -> Nudge:  # noqa: ANN401
    at = MONDAY - 20 * DAY
    given: dict[str, Any] = {
        "workspace_id": TEAM,
        "kind": "tea",
        "person": f"U{number}",
        "about": f"{number}",
        "due_at": at,
        "planned_for": at,
        "sent_at": at,
        "status": NudgeStatus.IGNORED,
    }
    return Nudge(**{**given, **more})


def store(uow: UnitOfWork, *nudges: Nudge) -> None:
    uow.session.add_all([Workspace(id=TEAM), Workspace(id="T2")])
    uow.session.flush()
    uow.session.add_all(nudges)


async def test_what_is_told_is_counted_from_what_happened(database: Database) -> None:
    at = MONDAY - 20 * DAY
    done = {"status": NudgeStatus.DONE, "done_at": at + DAY}
    out = {"sent_at": None, "is_control": True}
    long_ago = MONDAY - 91 * DAY
    found = [
        *(nudge(each) for each in range(25)),
        *(nudge(each, **done) for each in range(25, 40)),
        *(nudge(each, **out, **done) for each in range(40, 43)),
        *(nudge(each, **out) for each in range(43, 70)),
        nudge(70, workspace_id="T2"),
        nudge(71, planned_for=long_ago, sent_at=long_ago),
        nudge(72, kind="gone"),
        nudge(73, status=NudgeStatus.WAITS, sent_at=None),
    ]
    await database.transacting(TEAM)(store, *found)
    [tally] = (await database.reading(TEAM)(nudge_reports.tallies)).values()
    assert (tally.sent, tally.answered, tally.over, tally.in_time) == (40, 15, 40, 15)
    assert (tally.held_out, tally.done_anyway) == (30, 3)
    assert tally.effect is not None
    assert round(tally.effect.by, 3) == 0.275


async def test_in_short_only_what_asks_can_be_answered(database: Database) -> None:
    done = {"status": NudgeStatus.DONE, "done_at": MONDAY}
    stopped = {"status": NudgeStatus.DROPPED, "why": "stopped", "person": "U1"}
    found = [
        *(nudge(each, **(done if each < 3 else {})) for each in range(6)),
        *(nudge(each, kind="digest") for each in range(4)),
        *(nudge(each, **stopped) for each in (10, 11)),
        *(nudge(each, sent_at=None, **done) for each in range(20, 29)),
        nudge(70, workspace_id="T2"),
        nudge(71, planned_for=MONDAY - 91 * DAY),
        nudge(72, kind="gone"),
    ]
    await database.transacting(TEAM)(store, *found)
    short = await database.reading(TEAM)(nudge_reports.in_short)
    assert short == Short(12, Share(3, 8), 1)


async def test_in_short_nothing_is_told_of_four_people(database: Database) -> None:
    four = [nudge(each, person=f"U{each % 4}") for each in range(9)]
    await database.transacting(TEAM)(store, *four)
    assert await database.reading(TEAM)(nudge_reports.in_short) is None


async def test_who_is_held_out_and_does_it_counts_as_who_did(
    database: Database,
) -> None:
    """Nothing is written to them, then as before."""
    away = {"status": NudgeStatus.HELD_OUT, "sent_at": None, "is_control": True}
    await database.transacting(TEAM)(store, nudge(1, **away))
    await database.transacting(TEAM)(nudge_messages.settle, "U1", "tea")

    def look(uow: UnitOfWork) -> tuple[Nudge, list[OutboxRow]]:
        said = uow.session.exec(select(OutboxRow)).all()
        return uow.session.get_one(Nudge, 1), list(said)

    known, said = await database.reading(TEAM)(look)
    assert (known.status, known.done_at) == (NudgeStatus.DONE, MONDAY)
    assert said == []
