"""The demo's Slack, as the bot meets it."""

import asyncio

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import demo
from bot.sandbox.shapes import BOT_USER as BOT


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
