"""An answer that says little is asked about once more, gently, and once only."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import skips_all

FIRST = "Why are we doing this?"
SECOND = "What happens if we don't"
FOLLOW_UP = "What would be different once you have it?"


async def is_probed(cast: Cast, answer: str = "It would be better") -> Message:
    """Ana asks, says little, and is asked once more."""
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.says("Ana", answer, under=asked)
    return await cast.reads("Ana", FOLLOW_UP)


async def test_what_is_said_then_joins_the_answer_up_to_it(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    assert "For example" in words_of(follow_up)
    assert labels_of(follow_up) == ["Skip", "Back", "Finish later"]
    await cast.says("Ana", "No more walks to hall two", under=follow_up)
    brief = await skips_all(cast, "Ana", SECOND, "Who is affected")
    together = "It would be better\nNo more walks to hall two"
    assert together in words_of(brief)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "is with IT")
    assert together in words_of(await cast.reads("Ivo", "New request #1"))


async def test_there_is_no_second_follow_up(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    await cast.says("Ana", "Because we need it", under=follow_up)
    await cast.reads("Ana", SECOND)


async def test_an_answer_that_repeats_the_need_is_followed_up(cast: Cast) -> None:
    await is_probed(cast, "Because we need a label printer")


async def test_each_question_has_its_own_follow_up(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    await cast.says("Ana", "Faster packing", under=follow_up)
    asked = await cast.reads("Ana", SECOND)
    await cast.says("Ana", "It would be bad", under=asked)
    await cast.reads("Ana", "What would it cost you in time")


async def test_a_follow_up_is_skipped_and_the_answer_stays(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    await cast.clicks("Ana", "Skip", on=follow_up)
    brief = await skips_all(cast, "Ana", SECOND, "Who is affected")
    assert "It would be better" in words_of(brief)
    assert words_of(brief).count("left open") == 2
    await cast.clicks("Ana", "Skip", on=follow_up)
    await cast.reads("Ana", "That question is behind us")


async def test_a_skipped_question_is_not_followed_up(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await skips_all(cast, "Ana", FIRST, SECOND, "Who is affected")


async def test_a_follow_up_waits_for_days_and_for_a_restart(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    await cast.restarts()
    await cast.time_passes(days=3)
    await cast.reads("Ana", "waits for your answers")
    await cast.says("Ana", "No more walks to hall two", under=follow_up)
    await cast.reads("Ana", SECOND)


async def test_a_follow_up_is_still_open_after_it_was_brought_back(cast: Cast) -> None:
    follow_up = await is_probed(cast)
    asked = cast.workspace.messages(follow_up.channel, follow_up.thread_ts)[1]
    await cast.clicks("Ana", "Take it back", on=asked)
    gone = await cast.reads("Ana", "You took request")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")
    await cast.says("Ana", "No more walks to hall two", under=follow_up)
    await cast.reads("Ana", SECOND)


async def test_an_answer_too_long_may_be_said_again_under_the_refusal(
    cast: Cast,
) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", FIRST)
    await cast.says("Ana", "so that " * 300)
    refused = await cast.reads("Ana", "Could you say it a little shorter?")
    await cast.says("Ana", "Parcels leave on the same day", under=refused)
    unsure = await cast.reads("Ana", "Is this your answer about")
    assert unsure.thread_ts == refused.thread_ts
    await cast.clicks("Ana", "It is my answer", on=unsure)
    await cast.reads("Ana", "Noted as your answer")
    await cast.reads("Ana", SECOND)
