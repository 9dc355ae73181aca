"""A round that brings people together, from the moment it is made."""

from datetime import UTC, date, datetime

from sqlmodel import col, select

from bot.db import UnitOfWork
from bot.models import (
    CheckinCircle,
    CheckinMeeting,
    CheckinRound,
    CheckinSeat,
    Person,
    Side,
)
from bot.sandbox import Message
from tests.cast import Cast, user
from tests.stories.test_nudges import at, until

BEGINS, ENDS = date(2026, 3, 3), date(2026, 3, 16)
TEN = at(3, 9)  # ten o'clock on Tuesday in Berlin
SIDES = {"Ana": "Sales", "Ben": "Warehouse", "Cleo": "Finance", "Ivo": "", "Mia": ""}


async def paired(cast: Cast, *who: str, due: datetime = TEN) -> int:
    """A round of two weeks has a place for them, from Tuesday on."""
    for each in who:
        await cast.opens_home(each)

    def keep(uow: UnitOfWork) -> int:
        for each in who:
            person = uow.session.get_one(Person, (uow.workspace_id, user(each)))
            person.side = Side.BUSINESS if SIDES[each] else Side.IT
            person.unit = SIDES[each]
        circle = CheckinCircle(workspace_id=uow.workspace_id, set_at=uow.now)
        circle.channel = f"C{due:%d%H}"
        uow.session.add(circle)
        uow.session.flush()
        round_ = CheckinRound(
            workspace_id=uow.workspace_id, circle_id=circle.id or 0, number=1,
            on=BEGINS, ends_on=ENDS, seed=7, made_at=uow.now,
        )  # fmt: skip
        uow.session.add(round_)
        uow.session.flush()
        meeting = CheckinMeeting(
            workspace_id=uow.workspace_id, round_id=round_.id or 0, due_at=due,
            people=sorted(map(user, who)), why={"occasion": "first_time"},
        )  # fmt: skip
        uow.session.add(meeting)
        uow.session.flush()
        for each in meeting.people:
            seat = CheckinSeat(
                workspace_id=uow.workspace_id, round_id=round_.id or 0, slack_id=each,
                meeting_id=meeting.id,
            )  # fmt: skip
            uow.session.add(seat)
        return meeting.id or 0

    found: int = await cast.bot.database.transacting(cast.bot.identity.team_id)(keep)
    return found


async def introduced(cast: Cast, *who: str) -> Message:
    """What they read of each other on Tuesday."""
    await paired(cast, *who)
    await until(cast, TEN)
    hello = await cast.reads(who[0], "this round brings you together")
    assert hello.channel == cast.group_of(*who)
    return hello


def stamp(*moment: int) -> int:
    """As a picker of a day and an hour carries it."""
    return int(datetime(*moment, tzinfo=UTC).timestamp())  # type: ignore[arg-type,misc]


async def seats(cast: Cast) -> dict[str, str | None]:
    """What each says became of it."""

    def read(uow: UnitOfWork) -> dict[str, str | None]:
        rows = uow.session.exec(select(CheckinSeat).order_by(col(CheckinSeat.slack_id)))
        return {each.slack_id: each.met for each in rows}

    return await cast.bot.database.reading(cast.bot.identity.team_id)(read)
