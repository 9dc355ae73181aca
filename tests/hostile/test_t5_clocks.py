"""Our clock and Slack's do not agree: whoever runs the bot is told."""

import pytest

from bot import check
from bot.app import Bot
from bot.clock import ManualClock
from bot.sandbox import Sandbox
from bot.slack_client import create_client, create_session
from tests.conftest import settings_for
from tests.hostile.conftest import Lines


async def clock_in_check(sandbox: Sandbox, url: str) -> check.Finding:
    known = settings_for(sandbox, url)
    async with create_session(known) as session:
        answer = await create_client(known, session).auth_test()
    return check.clock(answer)


@pytest.mark.parametrize(
    ("ahead", "good", "words"),
    [
        (0, True, "agrees with Slack's"),
        (30, True, "agrees with Slack's"),
        (-30, True, "agrees with Slack's"),
        (-600, False, "10 min ahead of Slack's: set the clock of this machine"),
        (86_400, False, "1440 min behind Slack's: set the clock of this machine"),
    ],
)
async def test_t5_check_says_whether_the_clock_is_right(
    sandbox: Sandbox, database_url: str, ahead: float, *, good: bool, words: str
) -> None:
    sandbox.faults.clock_ahead = ahead
    found = await clock_in_check(sandbox, database_url)
    assert (found.good, found.words) == (good, words)


@pytest.mark.parametrize(("ahead", "said"), [(0, []), (-600, [600]), (600, [-600])])
async def test_t5_the_bot_warns_once_when_it_starts(
    sandbox: Sandbox,
    database_url: str,
    clock: ManualClock,
    written: Lines,
    ahead: float,
    said: list[float],
) -> None:
    sandbox.faults.clock_ahead = ahead
    bot = Bot(settings_for(sandbox, database_url), clock=clock)
    await bot.start()
    await bot.stop()
    warned = [line for line in written() if line["event"] == "clock.wrong"]
    found = [line["seconds_ahead_of_slack"] for line in warned]
    assert [round(seconds, -1) for seconds in found] == said
    assert {line["level"] for line in warned} <= {"warning"}
