"""Ivo wants to know how check-ins go."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.db import UnitOfWork
from bot.models import CheckinCircle, CheckinMeeting, CheckinRound, CheckinSeat, Met
from tests.cast import Cast, labels_of, words_of
from tests.samples import MONDAY

LABEL = "How check-ins go"
SAID = (Met.MET, Met.MET, Met.PLANNED, None)


@pytest.fixture
def mode() -> str:
    return "http"


async def happened(cast: Cast, meetings: int) -> None:
    transact = cast.bot.database.transacting(cast.workspace.team_id)
    await transact(took_place, date(2026, 2, 3), meetings)


def took_place(uow: UnitOfWork, on: date, meetings: int) -> None:
    """One round, of so many meetings of two each, of whom one says something."""
    team: dict[str, Any] = {"workspace_id": uow.workspace_id}
    circle = CheckinCircle(channel=f"C{on}", set_at=MONDAY, **team)
    uow.session.add(circle)
    uow.session.flush()
    made = CheckinRound(
        circle_id=circle.id or 0, number=1, on=on, ends_on=on + timedelta(days=13),
        seed=1, made_at=MONDAY, **team,
    )  # fmt: skip
    uow.session.add(made)
    uow.session.flush()
    for number in range(meetings):
        meets(uow, made.id or 0, number)


def meets(uow: UnitOfWork, round_id: int, number: int) -> None:
    ours: dict[str, Any] = {"workspace_id": uow.workspace_id}
    pair = [f"U{number}A", f"U{number}B"]
    meeting = CheckinMeeting(round_id=round_id, people=pair, **ours)
    uow.session.add(meeting)
    uow.session.flush()
    for who, met in zip(pair, (SAID[number % 4], None), strict=True):
        seat: dict[str, Any] = {"slack_id": who, "meeting_id": meeting.id, "met": met}
        uow.session.add(CheckinSeat(round_id=round_id, **seat, **ours))


async def test_it_and_admins_read_it_in_their_dm_once_a_day(cast: Cast) -> None:
    await happened(cast, 8)
    for who in ("Ivo", "Cleo"):
        await cast.opens_home(who)
        await cast.clicks_in_home(who, LABEL)
        told = await cast.reads(who, "Of 16 who were paired in the last rounds, 8 met.")
        kinds = [block["type"] for block in told.blocks]
        assert kinds.count("data_visualization") == 1
        [table] = [block for block in told.blocks if block["type"] == "table"]
        row = [cell["text"] for cell in table["rows"][1]]
        assert row == ["3 February", "16", "8", "4"]
        assert "Of 16 who were paired in these rounds, 8 met nobody" in words_of(told)
        assert not any(f"U{number}" in str(told.blocks) for number in range(8))
    await cast.clicks_in_home("Ivo", LABEL)
    assert cast.unread("Ivo") == []


async def test_of_four_people_nothing_is_told(cast: Cast) -> None:
    await happened(cast, 2)
    assert LABEL not in labels_of(await cast.opens_home("Ana"))
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", LABEL)
    told = await cast.reads("Ivo", "Too few people have had a check-in")
    assert "3 February" not in words_of(told)
