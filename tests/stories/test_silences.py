"""A request that lies is brought up again, and closed only by a person."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import says_yes, sends, sends_brief, skips_all


@pytest.fixture
def mode() -> str:
    return "http"


def at(day: int, hour: int = 8, minute: int = 1) -> datetime:
    """From the 1st of March 2026 on; the 2nd is a Monday. Berlin is an hour ahead."""
    first = datetime(2026, 3, 1, hour, minute, tzinfo=UTC)
    return first + timedelta(days=day - 1)


async def until(cast: Cast, moment: datetime) -> None:
    """Turn the clock to a moment, and let every job run."""
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def test_an_unfinished_interview_is_offered_again_twice(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", "Why are we doing this?")
    await until(cast, at(3))
    await until(cast, at(4))
    said = await cast.reads("Ana", "waits for your answers")
    assert labels_of(said) == ["Go on"]
    for day in (5, 6):
        await until(cast, at(day))
    await until(cast, at(9))
    await cast.reads("Ana", "Still open, if you have a minute.")
    for day in range(10, 40):
        await until(cast, at(day))


async def test_they_go_on_where_they_were_and_are_not_asked_again(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", "Why are we doing this?")
    await until(cast, at(4))
    said = await cast.reads("Ana", "waits for your answers")
    await cast.clicks("Ana", "Go on", on=said)
    assert await cast.fills("Ana", goal="Labels that stick") is None
    brief = await cast.reads("Ana", "Did I get this right?")
    cast.skims("Ana")
    await sends_brief(cast, "Ana", brief)
    await until(cast, at(9))
    assert "done, thank you" in _now(cast, said).text
    cast.skims("Ana")
    for day in range(10, 20):
        await until(cast, at(day))


async def test_a_brief_that_was_not_sent_can_be_sent_from_there(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    await skips_all(cast, "Ana", "Why are we", "What happens if", "Who is affected")
    await until(cast, at(4))
    said = await cast.reads("Ana", "not with IT yet")
    assert labels_of(said) == ["Go on", "Yes, send to IT"]
    await cast.clicks("Ana", "Yes, send to IT", on=said)
    await cast.reads("Ana", "is with IT")
    await cast.reads("Ivo", "New request #1")


async def test_after_thirty_days_they_say_that_it_still_matters(cast: Cast) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await until(cast, at(31))
    await until(cast, at(32))
    said = await cast.reads("Ana", "Does it still matter to you?")
    assert labels_of(said) == ["Yes, it still matters", "Take it back"]
    await cast.clicks("Ana", "Yes, it still matters", on=said)
    await cast.reads("Ana", "IT reads on its card that #1 still matters")
    await cast.reads("Ivo", "says that #1 still matters")
    assert "Still matters, 1 April 2026." in words_of(_now(cast, card))
    assert "done, thank you" in _now(cast, said).text
    cast.skims("Ana")
    cast.skims("Ivo")
    for day in range(33, 60):
        await until(cast, at(day))


async def test_only_a_person_closes_it(cast: Cast) -> None:
    """Nobody answers: one reminder, then nothing, and it still waits for IT."""
    card = await sends(cast, "Ana", "A label printer")
    await until(cast, at(32))
    await cast.reads("Ana", "Does it still matter to you?")
    for day in range(33, 39):
        await until(cast, at(day))
    for day in range(39, 45):
        await until(cast, at(day))
        cast.skims("Ana")
    for day in range(45, 90):
        await until(cast, at(day))
    assert "Decide" in labels_of(_now(cast, card))


async def test_what_it_began_can_be_closed_by_whoever_asked(cast: Cast) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card)
    await until(cast, at(32))
    said = await cast.reads("Ana", "Does it still matter to you?")
    assert labels_of(said) == ["Yes, it still matters", "Close it"]
    await cast.clicks("Ana", "Close it", on=said)
    assert await cast.fills("Ana", words="We moved out") is None
    await cast.reads("Ana", "Request #1 is closed")
    await cast.reads("Ivo", "has closed #1")
    cast.skims("Ana")
    cast.skims("Ivo")


def _now(cast: Cast, message: Message) -> Message:
    return cast.workspace.message(message.channel, message.ts)
