"""The demo's Slack, as the bot meets it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import demo
from bot.app import Bot
from bot.sandbox.shapes import BOT_USER as BOT

FRIDAY = datetime(2040, 3, 2, 14, tzinfo=UTC)


async def test_the_demo_is_no_more_patient_than_slack() -> None:
    sandbox = await demo.start_sandbox(demo.Clock(), 0)
    client = AsyncWebClient(
        token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[]
    )
    posts = (client.chat_postMessage(channel="U0ANA", text="x") for _ in range(30))
    answers = await asyncio.gather(*posts, return_exceptions=True)
    await sandbox.stop()
    refused = [each for each in answers if isinstance(each, SlackApiError)]
    assert refused
    assert {each.response["error"] for each in refused} == {"ratelimited"}


async def test_people_of_all_kinds_are_in_the_demo() -> None:
    sandbox = await demo.start_sandbox(demo.Clock(), 0)
    await sandbox.stop()
    people = sandbox.workspace.users.values()
    assert [each.name for each in people if each.guest] == ["Nils"]
    assert [each.name for each in people if each.is_stranger] == ["Tess"]
    private = [each for each in sandbox.workspace.channels.values() if each.private]
    unheard = [each.name for each in private if BOT not in each.members]
    assert unheard == ["finance-leads"]


async def test_whoever_turns_the_clock_sees_what_comes_on_the_way(
    tmp_path: Path,
) -> None:
    """A request begun on a Friday is offered again in the week after, at its time."""
    clock = demo.Clock()
    clock.manual.advance(seconds=(FRIDAY - clock.now()).total_seconds())
    sandbox = await demo.start_sandbox(clock, 0)
    bot = Bot(demo.settings_for(sandbox, tmp_path / "demo.db"), clock=clock.now)
    await bot.start()
    clock.bot = bot
    dm = sandbox.workspace.dm(demo.ANA)
    await sandbox.say(demo.ANA, dm.id, "We need a label printer")
    await sandbox.settled()
    await bot.idle()
    await clock.advance_to(FRIDAY + timedelta(days=7))
    offered = [each for each in dm.by_ts.values() if "Go on" in str(each.blocks)]
    await bot.stop()
    await sandbox.stop()
    times = [datetime.fromtimestamp(float(each.ts), UTC) for each in offered]
    assert [f"{each:%A %H}" for each in times] == ["Tuesday 15"]
