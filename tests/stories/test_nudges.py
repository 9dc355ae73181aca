"""What the bot says unasked arrives once, at a good moment, and stops when ignored."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.db import UnitOfWork
from bot.domain.nudges import DIGEST
from bot.models import Nudge, NudgeChoice
from bot.sandbox import Message
from bot.sandbox.model import UserTraits
from bot.services import kinds
from tests import tea
from tests.cast import Cast
from tests.stories.steps import sends


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture(autouse=True)
def _tea(monkeypatch: pytest.MonkeyPatch) -> None:
    """It alone, beside the digest."""
    for other in {*kinds.KINDS} - {DIGEST}:
        monkeypatch.delitem(kinds.KINDS, other)
    tea.add(monkeypatch)


async def until(cast: Cast, moment: datetime) -> None:
    """Turn the clock to a moment, and let every job run."""
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026; the 2nd is a Monday, and Berlin is an hour ahead."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


async def test_it_comes_once_on_tuesday_at_ten_where_they_are(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    assert cast.unread("Ana") == []
    await until(cast, at(3, 8, 59))
    assert cast.unread("Ana") == []
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    assert "You get this because you look after a request." in str(said.blocks)
    await until(cast, at(3, 9, 30))


async def test_nobody_is_asked_again_who_answered(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    await cast.clicks("Ana", "Have one", on=said)
    cast.skims("Ana")
    cast.skims("Ivo")
    await until(cast, at(4, 9, 1))
    over = cast.workspace.message(said.channel, said.ts)
    assert over.text == "A cup of tea: done, thank you."
    cast.skims("Ana")
    await until(cast, at(9, 9, 1))


async def test_two_reminders_the_second_softer_then_silence(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    await cast.reads("Ana", "worth a cup of tea?")
    await until(cast, at(4, 9, 1))
    await cast.reads("Ana", "Still open, if you have a minute.")
    await until(cast, at(5, 9, 1))
    await until(cast, at(6, 9, 1))
    await cast.reads("Ana", "No need to answer. I won't ask again.")
    await until(cast, at(9, 9, 1))


async def test_three_ignored_in_a_row_pause_it_and_one_button_brings_it_back(
    cast: Cast,
) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await _days_pass(cast, at(3, 9), 21)
    asked = [each for each in cast.unread("Ana") if "cup of tea?" in each.text]
    assert len(asked) == 3
    paused = await cast.reads("Ana", "You did not need the last three")
    cast.skims("Ana")
    await _days_pass(cast, at(25, 9), 7)
    await cast.clicks("Ana", "Send them again", on=paused)
    await cast.reads("Ana", "will come again")
    await _days_pass(cast, at(31, 9), 8)
    await cast.reads("Ana", "cup of tea?")
    cast.skims("Ana")


async def _days_pass(cast: Cast, since: datetime, days: int) -> None:
    for hours in range(0, 24 * days + 1, 6):
        await until(cast, since + timedelta(hours=hours))


async def test_later_means_at_a_moment_of_their_choice(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    await cast.selects("Ana", "nudge.later", "1:tomorrow", on=said)
    await cast.reads("Ana", "I'll come back to this")
    await until(cast, at(3, 20))
    await until(cast, at(4, 7, 59))
    await until(cast, at(4, 8))
    again = await cast.reads("Ana", "worth a cup of tea?")
    await cast.selects("Ana", "nudge.later", "1:day", on=again)
    again = await cast.reads("Ana", "Choose a day")
    await cast.sandbox.click(
        "U0ANA", again.channel, again.ts, "nudge.on_a_day", value="2026-03-14"
    )
    await cast.settled()
    cast.skims("Ana")
    for day in range(5, 16):
        await until(cast, at(day, 9))
    await until(cast, at(16, 8))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_stop_means_stop_and_can_be_undone(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    await cast.selects("Ana", "nudge.more", "1:stop", on=said)
    stopped = await cast.reads("Ana", "won't come again")
    for day in (4, 5, 6, 9, 10, 11):
        await until(cast, at(day, 9))
    await cast.clicks("Ana", "Send them again", on=stopped)
    await cast.reads("Ana", "will come again")
    await until(cast, at(17, 9))
    await cast.reads("Ana", "worth a cup of tea?")


async def test_two_of_no_use_make_it_half_as_often(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    for week, answer in ((0, "Thanks, good to know."), (1, "half as often")):
        await until(cast, at(3 + 7 * week, 9))
        said = await cast.reads("Ana", "worth a cup of tea?")
        await cast.selects("Ana", "nudge.more", f"{_number(said)}:not_useful", on=said)
        await cast.reads("Ana", answer)
    for day in (11, 13, 17, 18, 20, 23):
        await until(cast, at(day, 9))
        cast.skims("Ana") if day != 17 else None
    await until(cast, at(24, 9))
    await cast.reads("Ana", "worth a cup of tea?")


def _number(said: Message) -> str:
    [menu] = [
        each
        for block in said.blocks
        for each in block.get("elements", [])
        if each.get("action_id") == "nudge.more"
    ]
    return str(menu["options"][0]["value"]).partition(":")[0]


async def test_nobody_is_written_to_at_night_or_on_a_day_off(cast: Cast) -> None:
    """10:00 on Good Friday would be a Tuesday's nudge on a holiday: the next day."""
    await sends(cast, "Ana", "Tea for the office")
    await until(cast, at(30, 12))
    for hours in range(24 * 8):
        before = len(cast.unread("Ana"))
        moment = at(30, 12) + timedelta(hours=hours)
        await until(cast, moment)
        if len(cast.unread("Ana")) > before:
            there = moment.astimezone(ZoneInfo("Europe/Berlin"))
            assert there.weekday() < 5
            assert 9 <= there.hour < 17
    cast.skims("Ana")


async def test_what_comes_too_late_waits_for_monday(cast: Cast) -> None:
    """The machine slept from Tuesday to Wednesday: one message on Monday, no pile."""
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(4, 9))
    assert cast.unread("Ana") == []
    await until(cast, at(9, 7))
    assert cast.unread("Ana") == []
    await until(cast, at(9, 8))
    digest = await cast.reads("Ana", "1 thing waits for you.")
    await cast.clicks("Ana", "Have one", on=digest)
    cast.skims("Ana")
    cast.skims("Ivo")


GONE_SINCE: list[UserTraits] = [
    {"guest": True},
    {"single_channel": True},
    {"deleted": True},
]


@pytest.mark.parametrize("since", GONE_SINCE, ids=str)
async def test_who_is_a_guest_or_gone_by_then_gets_nothing(
    cast: Cast, since: UserTraits
) -> None:
    """It is planned on Monday; on Tuesday they are no longer one of us."""
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    assert await became(cast) == ("planned", "")
    await until(cast, at(3, 8))
    await cast.sandbox.change("U0ANA", **since)
    await until(cast, at(3, 9))
    assert await became(cast) == ("dropped", "left")
    for day in (4, 5, 6, 9, 10):
        await until(cast, at(day, 9))


@pytest.mark.parametrize("since", GONE_SINCE, ids=str)
async def test_who_is_a_guest_or_gone_since_is_not_reminded(
    cast: Cast, since: UserTraits
) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    await cast.reads("Ana", "worth a cup of tea?")
    await cast.sandbox.change("U0ANA", **since)
    for day in (4, 5, 6, 9, 10):
        await until(cast, at(day, 9, 1))
    assert await became(cast) == ("dropped", "left")


async def test_who_stops_it_before_it_comes_gets_nothing(cast: Cast) -> None:
    """By the buttons of one that came before, while the next is planned already."""
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    await until(cast, at(3, 9, 30))
    await cast.selects("Ana", "nudge.more", "1:stop", on=said)
    await cast.reads("Ana", "won't come again")
    await until(cast, at(10, 9))
    assert await became(cast) == ("dropped", "stopped")
    assert await became(cast, number=1) == ("dropped", "stopped")


async def became(cast: Cast, number: int = 0) -> tuple[str, str]:
    """What became of a cup of tea that was planned, and why."""

    def look(uow: UnitOfWork) -> tuple[str, str]:
        found = uow.session.exec(select(Nudge).order_by(col(Nudge.id))).all()
        return str(found[number].status), found[number].why

    reading = cast.bot.database.reading(cast.workspace.team_id)
    known: tuple[str, str] = await reading(look)
    return known


async def test_of_no_use_pressed_twice_counts_once(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    for heard in ("half as often", "Thanks, good to know."):
        await cast.selects("Ana", "nudge.more", f"{_number(said)}:not_useful", on=said)
        told = await cast.reads("Ana", heard)
    assert told.text == "Thanks, good to know."


async def test_fewer_pressed_twice_counts_once(cast: Cast) -> None:
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    await until(cast, at(3, 9))
    said = await cast.reads("Ana", "worth a cup of tea?")
    for heard in ("half as often", "Thanks, good to know."):
        await cast.selects("Ana", "nudge.more", f"{_number(said)}:fewer", on=said)
        await cast.reads("Ana", heard)

    def every(uow: UnitOfWork) -> int:
        return uow.session.exec(select(NudgeChoice.every)).one()

    assert await cast.bot.database.reading(cast.workspace.team_id)(every) == 2
