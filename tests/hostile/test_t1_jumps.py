"""The clock jumps: an hour on, an hour back, ten years."""

import asyncio
import time

import pytest

from bot.app import Bot
from bot.clock import LONGEST_HOLD, real_time
from bot.sandbox.model import Json
from tests.cast import Cast
from tests.core.steps import change, messages, until
from tests.hostile.conftest import Lines

NEED = "A printer for labels in the warehouse"
HOUR = 3_600.0
POST = "chat.postMessage"


@pytest.fixture
def mode() -> str:
    return "http"


class Machine:
    """The clock on the wall of the machine, as somebody sets it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.ahead = 0.0
        right = time.time
        real_time()  # it has been running for a while
        patch.setattr(time, "time", lambda: right() + self.ahead)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


async def is_asked(cast: Cast) -> None:
    """Everything that Ana is to hear is out, and she reads the first question."""
    await until(lambda: _all_sent(cast))
    await cast.settled()
    await cast.reads("Ana", "Why are we")


async def _all_sent(cast: Cast) -> bool:
    rows = (await messages(cast.bot.database)).values()
    return len(rows) > 0 and all(row.status.value == "sent" for row in rows)


@pytest.mark.parametrize("ahead", [-HOUR, HOUR])
async def test_t1_what_was_put_off_comes_soon_whatever_the_wall_says(
    cast: Cast, machine: Machine, ahead: float
) -> None:
    cast.sandbox.faults.api(POST, "status", status=503)
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), NEED)
    await until(lambda: _is_put_off(cast))
    machine.ahead = ahead
    await is_asked(cast)


async def _is_put_off(cast: Cast) -> bool:
    rows = (await messages(cast.bot.database)).values()
    return any(row.error for row in rows)


async def test_t1_what_was_put_off_comes_soon_when_the_bots_own_clock_goes_back(
    cast: Cast,
) -> None:
    cast.sandbox.faults.api(POST, "status", status=503)
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), NEED)
    await until(lambda: _is_put_off(cast))
    cast.clock.advance(hours=-1)
    await is_asked(cast)


async def test_t1_a_step_of_an_hour_takes_nobodys_message_out_of_their_hands(
    cast: Cast, machine: Machine
) -> None:
    """The other process must not believe that the lease has run out."""
    under_way, gate = asyncio.Event(), asyncio.Event()

    async def hold(method: str, _: Json) -> None:
        if method == POST:
            under_way.set()
            await gate.wait()

    known = cast.bot.settings.model_copy(update={"port": 0})
    other = Bot(known, clock=cast.clock, limits=False)
    await other.start()
    cast.sandbox.faults.before_store = hold
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), NEED)
    await under_way.wait()
    machine.ahead = HOUR
    for _ in range(20):
        other.delivery.wake()
        await other.delivery.idle()
    rows = (await messages(cast.bot.database)).values()
    assert {row.owner for row in rows} <= {cast.bot.owner, None}
    gate.set()
    await is_asked(cast)
    await other.stop()


async def test_t1_what_was_held_before_the_clock_was_put_back_is_not_waited_for(
    cast: Cast,
) -> None:
    cast.sandbox.faults.api(POST, "status", status=503)
    await cast.sandbox.say("U0ANA", cast.dm("Ana"), NEED)
    await until(lambda: _is_put_off(cast))
    far = real_time() + LONGEST_HOLD + HOUR
    await change(cast.bot.database, "UPDATE outbox SET held_until = :far", far=far)
    await cast.restarts()
    await is_asked(cast)


async def test_t1_ten_years_ahead_and_back_nothing_is_said_twice(
    cast: Cast, written: Lines
) -> None:
    await cast.says("Ana", NEED)
    await cast.reads("Ana", "Why are we")
    for years in (10, -10):
        cast.clock.advance(days=365 * years)
        cast.bot.delivery.wake()
        await cast.sandbox.redeliver()
        await cast.settled()
    assert not cast.unread("Ana")
    await cast.says("Ben", "A scale for parcels")
    await cast.reads("Ben", "Why are we")
    assert not [line for line in written() if line["level"] == "error"]
