"""Two messages in quick succession are one answer: before it asks on, the bot waits."""

from collections.abc import AsyncIterator

import pytest

from bot import demo, manifest
from bot.clock import ManualClock
from bot.sandbox import Message, Sandbox, Workspace
from bot.settings import Settings
from tests.cast import Cast, words_of

FIRST, SECOND, THIRD = "Why are we", "What happens if", "Who is affected"
PAUSE = 2.0


@pytest.fixture
async def sandbox(clock: ManualClock) -> AsyncIterator[Sandbox]:
    """A Slack by whose clock people write."""
    workspace = Workspace(
        clock=lambda: clock().timestamp(), manifest=manifest.for_mode("socket")
    )
    demo.populate(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"pause_seconds": PAUSE})


async def is_asked(cast: Cast, question: str) -> Message:
    """Only once the moment is over."""
    assert question not in str([words_of(each) for each in cast.unread("Ana")])
    await cast.time_passes(seconds=PAUSE)
    return await cast.reads("Ana", question)


async def test_a_second_message_joins_the_answer_before_it(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await is_asked(cast, FIRST)
    await cast.says("Ana", "Faster packing", under=first)
    cast.clock.advance(seconds=1)
    await cast.says("Ana", "and fewer walks", under=first)
    second = await is_asked(cast, SECOND)
    await cast.says("Ana", "Parcels wait a day", under=second)
    third = await is_asked(cast, THIRD)
    await cast.says("Ana", "Six people", under=third)
    await cast.reads("Ana", "Did I get this right?")
    await cast.says("Ana", "and two temps", under=third)
    words = words_of(await cast.reads("Ana", "and two temps"))
    assert "Faster packing\nand fewer walks" in words
    assert "Six people\nand two temps" in words


async def test_two_messages_may_begin_a_request(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.says("Ana", "For hall three")
    asked = await is_asked(cast, FIRST)
    for following in (SECOND, THIRD, "Did I get this right?"):
        await cast.clicks("Ana", "Skip", on=asked)
        asked = await cast.reads("Ana", following)
    assert "We need a label printer\nFor hall three" in words_of(asked)


async def test_a_click_is_answered_at_once_and_so_is_what_follows(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await is_asked(cast, FIRST)
    await cast.clicks("Ana", "Skip", on=first)
    second = await cast.reads("Ana", SECOND)
    await cast.says("Ana", "Parcels wait a day", under=second)
    await is_asked(cast, THIRD)


async def test_whoever_has_the_question_before_them_answers_it(cast: Cast) -> None:
    """However quick they are."""
    await cast.says("Ana", "We need a label printer")
    first = await is_asked(cast, FIRST)
    await cast.says("Ana", "Faster packing", under=first)
    second = await is_asked(cast, SECOND)
    await cast.says("Ana", "No", under=second)
    await is_asked(cast, THIRD)


async def test_what_was_to_be_asked_is_asked_after_a_restart(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.restarts()
    await is_asked(cast, FIRST)


async def test_a_later_message_may_be_something_new(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await is_asked(cast, FIRST)
    await cast.says("Ana", "We need a scanner too")
    await cast.reads("Ana", "or something new?")
