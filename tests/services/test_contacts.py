"""When units and IT last spoke is counted from what is kept, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from bot.db import Database, UnitOfWork
from bot.domain.contacts import Contact, How
from bot.models import (
    Audit,
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Met,
    Person,
    Praise,
    Side,
    Status,
    Thanked,
    UnitCadence,
    Wanted,
    Workspace,
)
from bot.services import contact_rows, contacts
from tests.samples import MONDAY, request

TEAM = "T1"
DAY = timedelta(days=1)
UNITS = ["Sales", "Finance", "Warehouse"]
ANA, BEN, IVO, MIA = "U0ANA", "U0BEN", "U0IVO", "U0MIA"
KIM, ZOE = "U0KIM", "U0ZOE"  # who have not said that others may read thanks to them


def person(
    slack_id: str, side: Side | None, unit: str = "", team: str = TEAM
) -> Person:
    known: dict[str, Any] = {
        "workspace_id": team,
        "slack_id": slack_id,
        "looked_up_at": MONDAY,
    }
    likes = None if slack_id in {KIM, ZOE} else Wanted.PUBLIC
    return Person(name=slack_id, side=side, unit=unit, thanks=likes, **known)


def people(team: str = TEAM) -> list[Person]:
    return [
        person(ANA, Side.BUSINESS, "Sales", team),
        person(BEN, Side.BUSINESS, "Finance", team),
        person(IVO, Side.IT, "", team),
        person(MIA, Side.IT, "", team),
        person(KIM, Side.IT, "", team),
        person(ZOE, Side.BUSINESS, "Sales", team),
    ]


def said(request_id: int, action: str, days: float) -> Audit:
    at = MONDAY + days * DAY
    known: dict[str, Any] = {"workspace_id": TEAM, "request_id": request_id}
    return Audit(at=at, actor="U0", action=action, **known)


def thanks(number: int, giver: str, days: float, **more: Any) -> Praise:  # noqa: ANN401
    known: dict[str, Any] = {
        "id": number,
        "workspace_id": TEAM,
        "giver": giver,
        "did": "Stayed",
    }
    at = MONDAY + days * DAY
    given = {"changed": "A list", "given_at": at, "channel": "C0WINS", **more}
    return Praise(**{**known, **given})


def to(number: int, whom: str) -> Thanked:
    return Thanked(workspace_id=TEAM, praise_id=number, slack_id=whom)


def seat(meeting: int, whom: str, met: Met | None, days: float) -> CheckinSeat:
    known: dict[str, Any] = {
        "workspace_id": TEAM,
        "round_id": meeting,
        "meeting_id": meeting,
    }
    at = MONDAY + days * DAY if met else None
    return CheckinSeat(slack_id=whom, met=met, answered_at=at, **known)


def meeting(number: int) -> list[Any]:
    day = MONDAY.date() + number * DAY
    ours: dict[str, Any] = {"id": number, "workspace_id": TEAM}
    made = CheckinRound(circle_id=1, number=number, on=day, ends_on=day, seed=1, **ours)
    return [made, CheckinMeeting(round_id=number, people=[], **ours)]


async def knows(database: Database, *rows: Any) -> dict[str, Contact]:  # noqa: ANN401
    """What is found, once these are kept; each in the order that keys want."""

    def store(uow: UnitOfWork) -> None:
        for row in (Workspace(id=TEAM, units=UNITS), *people(), *rows):
            uow.session.add(row)
            uow.session.flush()

    await database.transacting(TEAM)(store)
    return await database.reading(TEAM)(contact_rows.last, UNITS)


def on(days: float, how: How) -> Contact:
    return Contact(MONDAY + days * DAY, how)


async def test_a_word_counts_once_the_other_side_has_answered(
    database: Database,
) -> None:
    theirs = {"status": Status.WAITING_FOR_IT}
    one = request(id=1, number=1, requester=ANA, thread_ts="1.1", **theirs)
    other = request(id=2, number=2, requester=BEN, thread_ts="2.2", **theirs)
    found = await knows(
        database, one, other,
        said(1, "sent", 0), said(1, "taken", 1), said(1, "asked_back", 2),
        said(1, "passed_on", 3), said(1, "told", 4), said(1, "told", 9),
        said(1, "private_note", 10),
        said(2, "sent", 0), said(2, "passed_on", 5), said(2, "weighed", 6),
    )  # fmt: skip
    assert found == {"Sales": on(4, How.TALK)}


async def test_a_checkin_counts_when_somebody_says_that_they_met(
    database: Database,
) -> None:
    circle = CheckinCircle(id=1, workspace_id=TEAM, set_at=MONDAY)
    found = await knows(
        database, circle, *meeting(1), *meeting(2),
        seat(1, ANA, Met.PLANNED, 1), seat(1, IVO, Met.MET, 2),
        seat(2, BEN, Met.NOT_THIS_TIME, 3), seat(2, MIA, None, 4),
    )  # fmt: skip
    assert found == {"Sales": on(2, How.CHECKIN)}


@pytest.mark.parametrize(
    ("giver", "whom", "more", "unit"),
    [
        (ANA, IVO, {}, "Sales"),
        (IVO, BEN, {}, "Finance"),
        (ANA, None, {"team": "IT"}, "Sales"),
        (MIA, None, {"team": "Warehouse"}, "Warehouse"),
        (ANA, BEN, {}, None),
        (ANA, KIM, {}, None),
        (IVO, ZOE, {}, None),
        (IVO, MIA, {}, None),
        (BEN, None, {"team": "Warehouse"}, None),
        (ANA, IVO, {"is_public": False, "channel": ""}, None),
        (ANA, IVO, {"channel": ""}, None),
        (ANA, IVO, {"undone_at": MONDAY}, None),
    ],
)
async def test_thanks_between_the_sides_count_where_everybody_read_them(
    database: Database,
    giver: str,
    whom: str | None,
    more: dict[str, Any],
    unit: str | None,
) -> None:
    thanked = [to(1, whom)] if whom else []
    found = await knows(database, thanks(1, giver, 1, **more), *thanked)
    assert found == ({unit: on(1, How.THANKS)} if unit else {})


async def test_what_it_says_counts_and_the_latest_of_all_is_told(
    database: Database,
) -> None:
    spoke = UnitCadence(
        workspace_id=TEAM, unit="Sales", weeks=0, set_by=IVO, set_at=MONDAY,
        spoken_at=MONDAY + 3 * DAY,
    )  # fmt: skip
    found = await knows(database, spoke, thanks(1, ANA, 1), to(1, IVO))
    assert found == {"Sales": on(3, How.TOLD)}


async def test_nothing_of_another_company_counts(database: Database) -> None:
    def elsewhere(uow: UnitOfWork) -> None:
        for row in (Workspace(id="T2"), *people("T2")):
            uow.session.add(row)
            uow.session.flush()
        theirs = thanks(1, ANA, 1, workspace_id="T2")
        uow.session.add(theirs)
        uow.session.flush()
        uow.session.add(Thanked(workspace_id="T2", praise_id=1, slack_id=IVO))

    await database.transacting("T2")(elsewhere)
    assert await knows(database) == {}


async def test_pairing_learns_which_units_are_quiet(database: Database) -> None:
    spoke = UnitCadence(
        workspace_id=TEAM, unit="Sales", weeks=0, set_by=IVO, set_at=MONDAY,
        spoken_at=MONDAY - 15 * DAY,
    )  # fmt: skip
    await knows(database, spoke)
    quiet = await database.reading(TEAM)(contacts.quiet_weeks)
    assert quiet == {"Sales": 2, "Finance": 3, "Warehouse": 3}


def agreed(unit: str, partner: str | None, weeks: int = 4) -> UnitCadence:
    known: dict[str, Any] = {"workspace_id": TEAM, "set_by": IVO, "set_at": MONDAY}
    return UnitCadence(unit=unit, weeks=weeks, partner=partner, **known)


async def test_who_sees_to_a_unit_finds_it_with_what_it_asked(
    database: Database,
) -> None:
    waits, begun = Status.WAITING_FOR_IT, Status.INTERVIEWING
    one = request(waits, id=1, number=1, thread_ts="1.1", requester=ANA)
    two = request(begun, id=2, number=2, thread_ts="2.2", requester=ANA)
    three = request(
        Status.DELIVERED, id=3, number=3, thread_ts="3.3", requester=ANA,
        delivered_at=MONDAY - 31 * DAY,
    )  # fmt: skip
    other = request(waits, id=4, number=4, thread_ts="4.4", requester=BEN)
    done = {"requester": ANA, "delivered_at": MONDAY - 3 * DAY}
    five = request(Status.DELIVERED, id=5, number=5, thread_ts="5.5", **done)
    six = request(Status.DELIVERED, id=6, number=6, thread_ts="6.6", **done)
    seven = request(Status.DELIVERED, id=7, number=7, thread_ts="7.7", **done)
    await knows(
        database, one, two, three, other, five, six, seven,
        thanks(1, ANA, 0, request_id=6),
        thanks(2, ANA, 0, request_id=7, undone_at=MONDAY),
        agreed("Sales", IVO), agreed("Finance", None), agreed("Warehouse", MIA, 0),
        agreed("Closed", IVO),
    )  # fmt: skip
    found = await database.reading(TEAM)(contact_rows.looked_after)
    [(partner, [unit])] = found.items()
    assert (partner, unit.name, unit.agreed.weeks) == (IVO, "Sales", 4)
    assert [each.id for each in unit.requests] == [1, 5, 7]
    assert await database.reading(TEAM)(contact_rows.looked_after, IVO) == found
    assert await database.reading(TEAM)(contact_rows.looked_after, MIA) == {}
