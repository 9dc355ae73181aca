"""Check-ins: begun in a channel, joined by one's own click, made on a Tuesday."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.db import UnitOfWork
from bot.models import CheckinMeeting, CheckinSeat
from bot.sandbox import Message
from tests.cast import Cast, labels_of, user, words_of

SALES, GENERAL = "C0SALES", "C0GENERAL"
DAYS = {"March": 0, "April": 31, "May": 61}


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int, minute: int = 1) -> None:
    """March 2026 and on, in UTC; the 3rd is a Tuesday, Berlin is an hour ahead."""
    moment = datetime(2026, 3, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def begins(cast: Cast, who: str = "Cleo", channel: str = SALES) -> Message:
    """Check-ins of a channel; the invitation, as Ana reads it."""
    await cast.sandbox.command(user(who), channel, "/goodwill", "check-ins")
    await cast.settled()
    await cast.chooses(who, "checkin.begin")
    assert await cast.fills(who) is None
    said = await cast.reads("Ana", "begins check-ins")
    assert said.channel == channel
    return said


async def joins(cast: Cast, who: str, said: Message, place: str = "") -> Message:
    """By the button; where they work is asked, unless it is known."""
    await cast.clicks(who, "Join", on=said)
    if place:
        assert await cast.fills(who, place=place) is None
    return await cast.reads(who, "you are in")


async def meetings(cast: Cast) -> list[list[str]]:
    def look(uow: UnitOfWork) -> list[list[str]]:
        found = uow.session.exec(select(CheckinMeeting)).all()
        return [sorted(each.people) for each in found]

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def left_out(cast: Cast) -> dict[str, str]:
    def look(uow: UnitOfWork) -> dict[str, str]:
        found = uow.session.exec(select(CheckinSeat)).all()
        return {each.slack_id: each.left_out for each in found if each.left_out}

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def test_an_admin_begins_people_join_and_on_tuesday_they_are_brought_together(
    cast: Cast,
) -> None:
    cast.workspace.channels[SALES].members["U0IVO"] = None
    said = await begins(cast)
    assert labels_of(said) == ["Join", "Pause or leave", "How it works"]
    assert "every two weeks, on Tuesday at 10:00" in words_of(said)
    assert "The next round is on Tuesday, 10 March." in words_of(said)
    assert cast.unread() == []  # nobody got a direct message
    joined = await joins(cast, "Ana", said, "business")
    assert joined.channel == cast.dm("Ana")
    await joins(cast, "Ivo", said)  # whoever is in IT's channel works in IT
    await until(cast, 10, 8, 59)
    assert await meetings(cast) == []
    await until(cast, 10, 9)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    await until(cast, 10, 9, 10)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    hello = await cast.reads("Ana", "this round brings you together")
    assert hello.channel == cast.group_of("Ana", "Ivo")
