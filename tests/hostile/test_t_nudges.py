"""T1 to T4: clocks jump, zones change, machines sleep; two of us tick at once.

Whatever happens, what is said unasked comes once or not at all, never at night, and
never in a pile. The oracle looks after each case; here it is counted.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlmodel import select

from bot import nudge_rows
from bot.app import Bot
from bot.db import UnitOfWork
from bot.domain.availabilities import Availability
from bot.domain.nudges import DIGEST
from bot.models import Nudge, NudgeChoice, NudgeMode, NudgeStatus, Person
from bot.nudge_rows import Due
from bot.services import kinds, nudges
from tests import tea
from tests.cast import Cast
from tests.core.steps import TEAM
from tests.hostile.oracle import Excuses
from tests.stories.steps import sends
from tests.tea import views

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LEASE = 30.0


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture(autouse=True)
def _tea(monkeypatch: pytest.MonkeyPatch) -> None:
    """It alone, beside the digest."""
    for other in {*kinds.KINDS} - {DIGEST}:
        monkeypatch.delitem(kinds.KINDS, other)
    tea.add(monkeypatch)


@pytest.fixture
def excuses() -> Excuses:
    return Excuses(weeks_passed=True)


@pytest.fixture
async def ana(cast: Cast) -> Cast:
    """Ana has asked for something, and tea is planned for Tuesday at ten."""
    await sends(cast, "Ana", "Tea for the office")
    await cast.time_passes(seconds=0)
    return cast


@pytest.fixture
async def other(ana: Cast) -> AsyncIterator[Bot]:
    """Another replica, on the same database and the same clock."""
    other = Bot(ana.bot.settings, clock=ana.clock, limits=False)
    await other.start()
    yield other
    await other.stop()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """March 2026; the 2nd is a Monday, and Berlin is an hour ahead until the 29th."""
    first = datetime(2026, 3, 1, hour, minute, tzinfo=UTC)
    return first + timedelta(days=day - 1)


def turn(cast: Cast, moment: datetime) -> None:
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())


async def until(cast: Cast, moment: datetime) -> None:
    """Turn the clock to a moment, and let every job run twice."""
    turn(cast, moment)
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def lives_through(cast: Cast, days: int, step: timedelta = 3 * HOUR) -> None:
    end = cast.clock() + days * DAY
    while cast.clock() < end:
        await until(cast, cast.clock() + step)


def job(bot: Bot, name: str = "nudges.send_due") -> Callable[[], Awaitable[None]]:
    return next(each.run for each in bot.jobs if each.name == name)


def said(cast: Cast, words: str = "cup of tea?") -> int:
    """How often the bot has posted these words."""
    posts = [each for each in cast.workspace.ledger if each.action == "posted"]
    return sum(words in each.text for each in posts)


def to_ana(cast: Cast) -> int:
    """How much the bot has posted to Ana."""
    return sum(
        each.action == "posted" and each.channel == cast.dm("Ana")
        for each in cast.workspace.ledger
    )


async def rows(cast: Cast, kind: str = "tea") -> list[Nudge]:
    def look(uow: UnitOfWork) -> list[Nudge]:
        asked = select(Nudge).where(Nudge.kind == kind).order_by(Nudge.planned_for)  # type: ignore[arg-type]
        return list(uow.session.scalars(asked))

    return await cast.bot.database.reading(TEAM)(look)


async def claimed(cast: Cast, lease: float = LEASE) -> list[Due]:
    """Somebody takes what is due, and is not heard of again."""
    claim = partial(nudge_rows.claim, now=cast.clock(), owner="they", lease=lease)
    return await cast.bot.database.write(claim)


# --- two at once, and a crash between any two steps ---------------------------------


async def test_t4_two_replicas_tick_at_once_and_it_comes_once(
    ana: Cast, other: Bot
) -> None:
    for moment in (at(2, 9), at(3, 9), at(4, 9), at(6, 9)):
        turn(ana, moment)
        await asyncio.gather(*(job(each, "nudges.plan")() for each in (ana.bot, other)))
        await asyncio.gather(*(job(each)() for each in (ana.bot, other) * 2))
        await ana.settled()
        await other.idle()
    assert len(await rows(ana)) == 2  # this Tuesday's, and the next
    assert said(ana) == said(ana, "Still open") == said(ana, "No need to answer") == 1


async def test_t4_who_dies_with_it_in_hand_holds_it_up_for_a_lease(ana: Cast) -> None:
    turn(ana, at(3, 9))
    assert len(await claimed(ana, lease=1.0)) == 1
    await until(ana, at(3, 9))
    assert said(ana) == 0
    async with asyncio.timeout(20):
        while not said(ana):
            await asyncio.sleep(0.05)
            await until(ana, at(3, 9))
    await until(ana, at(3, 10))
    assert said(ana) == 1


async def test_t4_a_ruling_that_breaks_leaves_nothing_behind(
    ana: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has counted and released by then; neither holds."""
    with monkeypatch.context() as broken:
        broken.setattr(views, "line", None)  # drawing it raises
        await until(ana, at(3, 9))
    [tuesday, *_] = await rows(ana)
    assert (tuesday.status, tuesday.counted_on) == (NudgeStatus.PLANNED, None)
    assert tuesday.owner == ana.bot.owner
    await ana.restarts()
    await _let_go(ana, tuesday)
    await until(ana, at(3, 10))
    assert said(ana) == 1


async def _let_go(cast: Cast, nudge: Nudge) -> None:
    """Its lease has run out."""

    def let_go(uow: UnitOfWork) -> None:
        uow.session.get_one(Nudge, nudge.id).held_until = 0

    await cast.bot.database.transacting(TEAM)(let_go)


@pytest.mark.parametrize("answer", ["later", "stop", "done"])
async def test_t4_who_answers_just_before_the_reminder_gets_none(
    ana: Cast, answer: str
) -> None:
    await until(ana, at(3, 9))
    asked = await ana.reads("Ana", "cup of tea?")
    turn(ana, at(4, 9))
    [due] = await claimed(ana)
    if answer == "later":
        await ana.selects("Ana", "nudge.later", "1:week", on=asked)
    elif answer == "stop":
        await ana.selects("Ana", "nudge.more", "1:stop", on=asked)
    else:
        await ana.clicks("Ana", "Have one", on=asked)
    before = to_ana(ana)
    await ana.bot.database.transacting(TEAM)(nudges.send, due, Availability())
    await until(ana, at(4, 10))
    assert to_ana(ana) == before


async def test_t4_what_was_put_off_and_then_stopped_never_comes(ana: Cast) -> None:
    await until(ana, at(3, 9))
    asked = await ana.reads("Ana", "cup of tea?")
    await ana.selects("Ana", "nudge.later", "1:week", on=asked)
    before = to_ana(ana)
    await ana.bot.database.transacting(TEAM)(_stop)
    await lives_through(ana, 8)
    assert to_ana(ana) == before


def _stop(uow: UnitOfWork) -> None:
    off = NudgeChoice(workspace_id=TEAM, person="U0ANA", kind="tea")
    off.mode = NudgeMode.OFF
    uow.session.merge(off)


# --- the clock jumps ----------------------------------------------------------------


async def test_t1_the_clock_goes_back_after_it_came(ana: Cast) -> None:
    await until(ana, at(3, 9))
    await until(ana, at(3, 8))
    await lives_through(ana, 1, HOUR / 2)
    assert said(ana) == 1


async def test_t1_the_clock_is_an_hour_early_for_a_while(ana: Cast) -> None:
    await until(ana, at(3, 8, 30))
    await until(ana, at(3, 9, 30))
    await until(ana, at(3, 8, 30))
    await lives_through(ana, 1, HOUR / 2)
    assert said(ana) == 1


async def test_t1_ten_years_ahead_and_back_says_nothing_early_and_goes_on(
    ana: Cast,
) -> None:
    before = to_ana(ana)
    turn(ana, at(3, 8, 59).replace(year=2036))
    await until(ana, ana.clock())
    assert to_ana(ana) == before
    await until(ana, at(3, 8, 59))
    await lives_through(ana, 8)
    assert said(ana) <= 2  # on either Tuesday once, or not at all
    assert {each.planned_for.year for each in await rows(ana)} == {2026}
    await lives_through(ana, 8)
    assert 1 <= said(ana) <= 3


# --- clocks are put forward, and people move ----------------------------------------


async def test_t2_ten_stays_ten_when_the_clocks_go_forward(ana: Cast) -> None:
    await until(ana, at(24, 9))
    await lives_through(ana, 6)
    before = said(ana)
    await until(ana, at(31, 7, 59))
    assert said(ana) == before
    await until(ana, at(31, 8))  # ten in Berlin by now
    assert said(ana) == before + 1


@pytest.mark.parametrize("is_known", [True, False])
async def test_t2_who_moves_gets_it_at_ten_where_they_are(
    ana: Cast, *, is_known: bool
) -> None:
    """Slack is asked when it is due; often we know before."""
    await ana.sandbox.change("U0ANA", tz="America/New_York")
    if is_known:
        await _is_read_anew(ana, "America/New_York")
    await until(ana, at(3, 9))
    await until(ana, at(3, 14, 59))
    assert said(ana) == 0
    await until(ana, at(3, 15))
    assert said(ana) == 1


class TestWhoCrossesTheDateLine:
    """The day that ends in Apia begins in Pago Pago."""

    @pytest.fixture
    def excuses(self) -> Excuses:
        return Excuses(weeks_passed=True, moved=True)

    async def test_t2_who_has_tuesday_twice_gets_it_once(self, ana: Cast) -> None:
        for zone, moment in (
            ("Pacific/Apia", at(2, 21)),  # ten on Tuesday
            ("Pacific/Pago_Pago", at(3, 21)),  # and again
        ):
            await ana.sandbox.change("U0ANA", tz=zone)
            await _is_read_anew(ana, zone)
            await until(ana, moment)
            assert said(ana) == 1
        await lives_through(ana, 3)
        assert said(ana) == 1


async def _is_read_anew(cast: Cast, zone: str) -> None:
    def read(uow: UnitOfWork) -> None:
        uow.session.get_one(Person, (TEAM, "U0ANA")).timezone = zone

    await cast.bot.database.transacting(TEAM)(read)
    await cast.time_passes(seconds=0)


# --- the last day of a month, and days off ------------------------------------------


async def test_t3_on_the_last_of_the_month_or_the_next_working_day(
    ana: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """30 April is a Thursday; 31 May is a Sunday."""
    monthly = "monthly on 31 at 10:00"
    tea.add(monkeypatch, key="cake", every=monthly, weight=9, reminders=())
    await until(ana, at(30, 8))
    await until(ana, at(31, 8))
    for month, day in ((4, 30), (6, 1)):
        moment = datetime(2026, month, day, 8, tzinfo=UTC)
        await until(ana, moment - 2 * DAY)
        await until(ana, moment)
    came = [each.sent_at for each in await rows(ana, "cake") if each.sent_at]
    assert [f"{each:%m-%d}" for each in came] == ["03-31", "04-30", "06-01"]


async def test_t3_monday_is_a_holiday_and_it_comes_on_tuesday(
    ana: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """6 April is Easter Monday."""
    tea.add(monkeypatch, key="cake", every="monday 09:30", weight=9, reminders=())
    await until(ana, at(33, 9))
    for moment in (at(37, 8), at(38, 7, 29)):
        await until(ana, moment)
        assert not any(each.sent_at for each in await rows(ana, "cake"))
    await until(ana, at(38, 7, 30))
    [first, *_] = await rows(ana, "cake")
    assert first.sent_at == at(38, 7, 30)


# --- the machine sleeps -------------------------------------------------------------


@pytest.mark.parametrize("asleep", [HOUR / 60, HOUR, 5 * HOUR], ids=str)
async def test_t4_after_a_short_sleep_it_comes_once(
    ana: Cast, asleep: timedelta
) -> None:
    await until(ana, at(3, 8, 59))
    await until(ana, at(3, 9) + asleep)
    await lives_through(ana, 1)
    assert said(ana) == 1


async def test_t4_after_a_weekend_asleep_there_is_no_pile_on_monday(
    ana: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three kinds were due on Friday, two on Monday morning, and a digest."""
    for number, when in enumerate(("friday 09:00", "friday 10:00", "friday 15:00")):
        tea.add(monkeypatch, key=f"cake_{'abc'[number]}", every=when, weight=number)
    for number, when in enumerate(("monday 09:00", "monday 11:00")):
        tea.add(monkeypatch, key=f"bun_{'ab'[number]}", every=when, weight=9)
    await until(ana, at(3, 9))
    await lives_through(ana, 2)
    await until(ana, at(6, 7))
    before = to_ana(ana)
    await until(ana, at(9, 11))
    assert to_ana(ana) - before <= 2  # a reminder of Tuesday's, and the digest
    assert said(ana) <= 1
    await until(ana, at(9, 13))
    assert to_ana(ana) - before <= 2


async def test_t4_after_three_weeks_asleep_nobody_is_reminded_of_old_tea(
    ana: Cast,
) -> None:
    await until(ana, at(3, 9))
    before = to_ana(ana)
    await until(ana, at(25, 2))  # it wakes at night
    assert to_ana(ana) == before
    await until(ana, at(25, 8))
    assert to_ana(ana) == before
    await lives_through(ana, 5)
    assert to_ana(ana) <= before + 1
    [first, *_] = await rows(ana)
    assert first.status is NudgeStatus.IGNORED


async def test_t4_a_reminder_that_is_late_is_not_followed_within_an_hour(
    ana: Cast,
) -> None:
    await until(ana, at(3, 9))
    await until(ana, at(9, 9))  # asleep meanwhile; both reminders were due
    assert said(ana, "Still open") == 1
    await lives_through(ana, 1, HOUR)
    assert said(ana, "No need to answer") == 0
