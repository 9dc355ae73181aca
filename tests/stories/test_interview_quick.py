"""Two messages in quick succession are two parts of one answer."""

from collections.abc import AsyncIterator

import pytest

from bot import demo, manifest
from bot.clock import ManualClock
from bot.sandbox import Sandbox, Workspace
from tests.cast import Cast, words_of
from tests.stories.steps import skips_all

FIRST, SECOND, THIRD = "Why are we", "What happens if", "Who is affected"


@pytest.fixture
async def sandbox(clock: ManualClock) -> AsyncIterator[Sandbox]:
    """A Slack by whose clock people write, and think as long as a story says."""
    workspace = Workspace(
        clock=lambda: clock().timestamp(), manifest=manifest.for_mode("socket")
    )
    demo.populate(workspace)
    sandbox = Sandbox(workspace)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


async def test_a_second_message_joins_the_answer_before_it(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    cast.clock.advance(seconds=20)
    await cast.says("Ana", "Faster packing", under=first)
    await cast.says("Ana", "and fewer walks", under=first)
    second = await cast.reads("Ana", SECOND)
    cast.clock.advance(seconds=20)
    await cast.says("Ana", "Parcels wait a day", under=second)
    third = await cast.reads("Ana", THIRD)
    cast.clock.advance(seconds=20)
    await cast.says("Ana", "Six people", under=third)
    await cast.reads("Ana", "Did I get this right?")
    await cast.says("Ana", "and two temps", under=third)
    words = words_of(await cast.reads("Ana", "and two temps"))
    assert "Faster packing\nand fewer walks" in words
    assert "Six people\nand two temps" in words


async def test_two_messages_may_begin_a_request(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.says("Ana", "For hall three")
    await cast.reads("Ana", FIRST)
    cast.clock.advance(seconds=20)
    brief = await skips_all_but_first(cast)
    assert "We need a label printer\nFor hall three" in brief


async def skips_all_but_first(cast: Cast) -> str:
    thread = cast.workspace.messages(cast.dm("Ana"))[0]
    asked = cast.workspace.messages(thread.channel, thread.ts)[-1]
    await cast.clicks("Ana", "Skip", on=asked)
    return words_of(await skips_all(cast, "Ana", SECOND, THIRD))


async def test_who_answers_after_a_click_answers_what_is_asked(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    cast.clock.advance(seconds=20)
    await cast.clicks("Ana", "Skip", on=first)
    second = await cast.reads("Ana", SECOND)
    await cast.says("Ana", "Parcels wait a day", under=second)
    await cast.reads("Ana", THIRD)


async def test_who_has_read_the_question_answers_it(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    cast.clock.advance(seconds=20)
    await cast.says("Ana", "Faster packing", under=first)
    second = await cast.reads("Ana", SECOND)
    cast.clock.advance(seconds=5)
    await cast.says("Ana", "Parcels wait a day", under=second)
    await cast.reads("Ana", THIRD)


async def test_a_later_message_may_be_something_new(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", FIRST)
    cast.clock.advance(seconds=20)
    await cast.says("Ana", "We need a scanner too")
    await cast.reads("Ana", "or something new?")
