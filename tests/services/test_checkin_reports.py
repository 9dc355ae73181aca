"""How check-ins go is counted from what is kept, on both databases."""

from datetime import date, timedelta
from typing import Any

from bot.db import Database, UnitOfWork
from bot.domain.checkin_reports import Crowd, Report, Round
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinMember,
    CheckinRound,
    CheckinSeat,
    Met,
    Workspace,
)
from bot.services import checkin_reports
from tests.samples import MONDAY

TEAM, OTHER = "T1", "T2"
FIRST, SECOND, THIRD = date(2026, 1, 20), date(2026, 2, 3), date(2026, 2, 24)


def circle(number: int, **more: Any) -> CheckinCircle:  # noqa: ANN401
    channel = f"C{number}"
    given: dict[str, Any] = {
        "workspace_id": TEAM,
        "channel": channel,
        "set_at": MONDAY,
        **more,
    }
    return CheckinCircle(id=number, **given)


def member(of: int, who: str, **more: Any) -> CheckinMember:  # noqa: ANN401
    given: dict[str, Any] = {"workspace_id": TEAM, "joined_at": MONDAY, **more}
    return CheckinMember(circle_id=of, slack_id=who, **given)


def began(number: int, of: int, on: date, **more: Any) -> CheckinRound:  # noqa: ANN401
    ends_on = on + timedelta(days=13)
    given: dict[str, Any] = {"workspace_id": TEAM, "made_at": MONDAY, "seed": 1, **more}
    return CheckinRound(
        id=number, circle_id=of, number=number, on=on, ends_on=ends_on, **given
    )


def meeting(number: int, of: int, /, team: str = TEAM, **said: Met | None) -> list[Any]:
    """What each of them said."""
    ours: dict[str, Any] = {"workspace_id": team, "round_id": of}
    made = CheckinMeeting(id=number, people=list(said), **ours)
    seats = [
        CheckinSeat(slack_id=who, meeting_id=number, met=met, **ours)
        for who, met in said.items()
    ]
    return [made, *seats]


async def counted(database: Database, *rows: Any) -> Report:  # noqa: ANN401
    def store(uow: UnitOfWork) -> None:
        for row in (Workspace(id=TEAM), Workspace(id=OTHER), *rows):
            uow.session.add(row)
            uow.session.flush()

    await database.transacting(TEAM)(store)
    return await database.reading(TEAM)(checkin_reports.of_all)


async def test_everybody_of_a_meeting_met_once_one_of_them_says_so(
    database: Database,
) -> None:
    alone: dict[str, Any] = {"workspace_id": TEAM, "round_id": 1}
    told = await counted(
        database, circle(1), circle(2),
        began(1, 1, FIRST), began(2, 2, FIRST), began(3, 1, SECOND),
        began(4, 1, THIRD), began(5, 1, date(2026, 3, 3), made_at=None),
        *meeting(1, 1, A=Met.MET, B=None), *meeting(2, 1, C=None, D=None),
        *meeting(3, 2, E=Met.PLANNED, F=Met.NOT_THIS_TIME, G=None),
        CheckinSeat(slack_id="H", skips=True, **alone),
        CheckinSeat(slack_id="I", left_out="nobody_left", **alone),
        *meeting(4, 3, A=Met.MET, C=Met.MET),
        *meeting(5, 4, A=None, B=None, C=None), *meeting(6, 4, D=None, E=None),
    )  # fmt: skip
    assert told.shown == (Round(FIRST, 7, 2, 2, 7),)
    assert told.small == (Round(SECOND, 2, 2, 0, 2),)
    assert told.going_on == Round(THIRD, 5, 0, 5, 5, is_over=False)
    assert told.crowd == Crowd(joined=0, pausing=0, paired=7, never_met=4)


async def test_who_takes_part_counts_once_however_often(database: Database) -> None:
    later = MONDAY.date() + timedelta(days=9)
    told = await counted(
        database, circle(1), circle(2), circle(3, is_stopped=True),
        circle(4, workspace_id=OTHER),
        member(1, "A"), member(2, "A"), member(1, "B", paused_until=later),
        member(2, "B", paused_until=later),
        member(1, "C", paused_until=MONDAY.date()),
        member(1, "D", left_at=MONDAY), member(3, "E"),
        member(4, "F", workspace_id=OTHER),
    )  # fmt: skip
    assert told.crowd == Crowd(joined=3, pausing=1, paired=0, never_met=0)
    assert (told.shown, told.small, told.going_on) == ((), (), None)


async def test_nothing_of_another_company_is_counted(database: Database) -> None:
    theirs: dict[str, Any] = {"workspace_id": OTHER}
    five = dict.fromkeys("ABCDE", Met.MET)
    told = await counted(
        database, circle(1, **theirs), began(1, 1, FIRST, **theirs),
        *meeting(1, 1, OTHER, **five),
    )  # fmt: skip
    assert told.shown == ()


async def test_only_the_last_rounds_are_looked_back_on(database: Database) -> None:
    five = dict.fromkeys("ABCDE")
    days = [FIRST - timedelta(weeks=2 * back) for back in range(8)]
    rounds = [
        each
        for number, on in enumerate(days, start=1)
        for each in (began(number, 1, on), *meeting(number, number, TEAM, **five))
    ]
    told = await counted(database, circle(1), *rounds)
    assert [each.on for each in told.shown] == sorted(days[:6])
