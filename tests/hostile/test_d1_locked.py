"""Another program has the database, for a moment or for longer than anybody waits."""

import asyncio
from collections.abc import Iterator

import aiohttp
import pytest

from bot.front_door import NOT_SAVED, NOT_SAVED_FORM
from bot.sandbox.delivery import Answer, Parcel
from tests.cast import Cast
from tests.core.steps import arrivals, until
from tests.hostile.conftest import Lines
from tests.hostile.rivals import Rival, rival_of

NEED = "A printer for labels in the warehouse"
OFTEN = (0.0,) * 20  # Slack would wait a minute: here it comes again at once


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def rival(database_url: str) -> Iterator[Rival]:
    with rival_of(database_url) as rival:
        yield rival


@pytest.fixture
def answers(cast: Cast) -> list[Answer]:
    """What the bot answers Slack, one after the other."""
    heard: list[Answer] = []

    def hear(parcel: Parcel, answer: Answer, seconds: float) -> None:
        del parcel, seconds
        heard.append(answer)

    cast.sandbox.delivery.observers.append(hear)
    cast.sandbox.delivery.retry_waits = OFTEN
    return heard


async def test_d1_a_short_lock_delays_people_and_nobody_notices(
    cast: Cast, rival: Rival, answers: list[Answer]
) -> None:
    rival.comes()
    asyncio.get_running_loop().call_later(0.5, rival.goes)
    await cast.says("Ana", NEED)
    await cast.reads("Ana", "Why are we")
    assert all(answer.ok for answer in answers)


async def test_d1_what_was_said_during_a_long_lock_is_heard_once_after_it(
    cast: Cast, rival: Rival, answers: list[Answer], written: Lines
) -> None:
    rival.comes()
    saying = asyncio.create_task(cast.says("Ana", NEED))
    await until(lambda: bool(answers))
    assert not answers[0].ok
    rival.goes()
    await saying
    await cast.reads("Ana", "Why are we")
    assert len(await arrivals(cast.bot.database)) == 1
    lines = [line for line in written() if line["event"] == "event.not_stored"]
    assert {line["level"] for line in lines} == {"error"}
    assert {line["why"] for line in lines} <= {
        "SQLITE_BUSY", "55P03", "TimeoutError",
    }  # fmt: skip


async def test_d1_a_form_stays_open_with_what_was_typed_and_says_why(
    cast: Cast, rival: Rival
) -> None:
    await cast.picks("Ana", "request.ask")
    rival.comes()
    form = cast.form("Ana")
    errors = await cast.sandbox.submit("U0ANA", form.id, {"need": NEED})
    assert errors == {"need": NOT_SAVED_FORM}
    assert NEED in str(cast.form("Ana").typed)
    rival.goes()
    assert await cast.fills("Ana", need=NEED) is None
    assert not cast.workspace.open_views("U0ANA")
    await cast.reads("Ana", "Why are we")


async def test_d1_a_command_that_cannot_be_kept_is_answered_so(
    cast: Cast, rival: Rival
) -> None:
    rival.comes()
    await cast.sandbox.command("U0ANA", cast.dm("Ana"), "/goodwill", "help")
    said = await cast.reads("Ana", NOT_SAVED)
    assert said.ephemeral_for == "U0ANA"
    assert await arrivals(cast.bot.database) == []
    rival.goes()


async def test_d1_readiness_says_so_and_takes_it_back(cast: Cast, rival: Rival) -> None:
    async def parts() -> dict[str, bool]:
        url = f"http://127.0.0.1:{cast.bot.port}/readyz"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            found: dict[str, bool] = await response.json()
        assert (response.status == 200) is all(found.values())
        return found

    assert all((await parts()).values())
    rival.comes()
    assert [part for part, good in (await parts()).items() if not good] == ["database"]
    rival.goes()
    assert all((await parts()).values())


async def test_d1_many_who_wait_for_a_lock_do_not_wait_for_one_another(
    cast: Cast, rival: Rival, answers: list[Answer]
) -> None:
    """Each would wait two seconds: one after the other, Slack would wait for none."""
    rival.comes()
    saying = [
        asyncio.create_task(cast.sandbox.say(f"U0{who.upper()}", cast.dm(who), "hello"))
        for who in ("Ana", "Ben", "Cleo") * 2
    ]
    await until(lambda: len(answers) >= len(saying))
    assert not any(answer.ok for answer in answers[: len(saying)])
    rival.goes()
    await asyncio.gather(*saying)
