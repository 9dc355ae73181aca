"""S1: Slack says when to come back. Nobody comes sooner, and the others go on."""

import asyncio
from email.utils import formatdate
from typing import Any

import pytest

from bot.clock import real_time
from tests.cast import Cast
from tests.core.steps import put, until
from tests.hostile.answers import posts_of, sees_home, settles, times_of
from tests.hostile.oracle import Excuses

pytestmark = pytest.mark.usefixtures("quick")
TELLS: list[Any] = [1, None, "nan", "-5", "DATE"]
LATER = [f"later:{number}" for number in range(6)]


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def excuses() -> Excuses:
    """Slack asked for an hour; the case is over sooner."""
    return Excuses(waits=set(LATER))


async def test_s1_a_message_waits_as_told_and_arrives_once(cast: Cast) -> None:
    for told in TELLS:
        date = formatdate(real_time() + 2, usegmt=True)
        when = times_of(cast, "chat.postMessage")
        cast.sandbox.faults.api(
            "chat.postMessage",
            "ratelimited",
            retry_after=date if told == "DATE" else told,
        )
        await put(cast.bot.database, f"told:{told}", "once")
        await settles(cast, f"told:{told}")
        assert len(when) == 2, told
    assert posts_of(cast) == [f"told:{told}" for told in TELLS]


async def test_s1_each_method_waits_as_told(cast: Cast) -> None:
    """Posts and edits, DMs to open, the look for what is lost, Homes."""
    faults = cast.sandbox.faults
    for method in ("conversations.open", "conversations.history", "chat.update"):
        faults.api(method, "ratelimited", retry_after=1)
    faults.api("views.publish", "ratelimited", retry_after=1)
    faults.api("chat.postMessage", "drop", stored=True)
    await put(cast.bot.database, "card", "first", "U0ANA")
    await cast.sandbox.open_home("U0BEN")
    await settles(cast, "card")
    await put(cast.bot.database, "card", "second", "U0ANA")
    await settles(cast, "card")
    await sees_home(cast, "Ben")
    assert posts_of(cast).count("card") == 1


async def test_s1_lookups_side_by_side_all_wait_as_told(cast: Cast) -> None:
    directory = cast.bot._directory
    cast.clock.advance(days=2)
    directory.forget("U0BEN")
    directory.forget("U0CLEO")
    when = times_of(cast, "users.info")
    cast.sandbox.faults.api("users.info", "ratelimited", retry_after=1)
    team = cast.workspace.team_id
    first = asyncio.create_task(directory.person(team, "U0BEN"))
    await until(lambda: len(when) == 1)
    await asyncio.sleep(0.2)  # the answer is back, and others come
    others = [directory.person(team, each) for each in ("U0CLEO", "U0MIA")]
    names = [each.name for each in await asyncio.gather(first, *others)]
    assert "A colleague" not in names
    assert when[1] - when[0] >= 1


async def test_s1_an_hour_of_waiting_holds_up_no_other_method(cast: Cast) -> None:
    """Nothing is posted; forms open, Homes are drawn, what stands is reworded."""
    await put(cast.bot.database, "card", "first")
    await settles(cast, "card")
    cast.sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=3600)
    when = times_of(cast, "chat.postMessage")
    await put(cast.bot.database, LATER[0], "later")
    await until(lambda: len(when) == 1)
    for key in LATER[1:]:
        await put(cast.bot.database, key, "later")
    await put(cast.bot.database, "card", "second")
    await settles(cast, "card")
    await cast.types("Ana", "/ask-it")
    assert cast.form("Ana").callback_id == "request.ask"
    await cast.opens_home("Ben")
    assert (posts_of(cast), len(when)) == (["card"], 1)
