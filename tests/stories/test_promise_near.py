"""A promise is not missed in silence: IT is asked, and the requester is told before."""

from datetime import UTC, datetime

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import picks_more, says_yes, sends, the_answer

FRIDAY, NEXT = "2026-03-13", "2026-03-20"


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int = 8, minute: int = 1) -> None:
    """March 2026; the 2nd is a Monday, and Berlin is an hour ahead."""
    moment = datetime(2026, 3, day, hour, minute, tzinfo=UTC)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def promised(cast: Cast) -> Message:
    """IT promises Ana a label printer for the Friday of next week."""
    card = await sends(cast, "Ana", "A label printer")
    return await says_yes(cast, card, promised_for=FRIDAY)


async def asked_and_told(cast: Cast) -> tuple[Message, Message]:
    """IT was asked and says nothing, so the requester hears that."""
    await until(cast, 11)
    asked = await cast.reads("Ivo", "Does that hold?")
    await until(cast, 12)
    return asked, await cast.reads(
        "Ana", "I asked whether it holds and have no answer yet"
    )


async def test_it_is_asked_first_and_says_that_it_holds(cast: Cast) -> None:
    await promised(cast)
    await until(cast, 10, 16)
    assert cast.unread() == []
    await until(cast, 11)
    asked = await cast.reads("Ivo", "Does that hold?")
    assert asked.channel == cast.dm("Ivo")
    assert labels_of(asked) == ["It holds", "A new date"]
    await cast.clicks("Ivo", "It holds", on=asked)
    assert "done, thank you" in cast.workspace.message(asked.channel, asked.ts).text
    cast.skims("Ivo")
    for day in (12, 13, 16):
        await until(cast, day)


async def test_whoever_asked_is_told_before_the_day_that_nobody_knows(
    cast: Cast,
) -> None:
    await promised(cast)
    asked, told = await asked_and_told(cast)
    assert "IT promised #1 for Friday, 13 March 2026" in words_of(told)
    await cast.clicks("Ivo", "It holds", on=asked)
    await cast.reads("Ana", "IT says that it holds")
    cast.skims("Ana")
    cast.skims("Ivo")
    await until(cast, 16)


async def test_a_new_date_reaches_whoever_asked_at_once_with_both_days(
    cast: Cast,
) -> None:
    card = await promised(cast)
    await until(cast, 11)
    asked = await cast.reads("Ivo", "Does that hold?")
    await cast.clicks("Ivo", "A new date", on=asked)
    assert await cast.fills("Ivo", promised_for=NEXT, why="It is <!here> late") is None
    told = await cast.reads("Ana", "IT has a new date for #1")
    assert "Friday, 20 March 2026" in words_of(told)
    assert "instead of Friday, 13 March 2026" in words_of(told)
    assert "It is <!here> late" in words_of(told)
    assert "20 March 2026" in words_of(the_answer(cast))
    assert "20 March 2026" in words_of(cast.workspace.message(card.channel, card.ts))
    cast.skims("Ana")
    cast.skims("Ivo")
    for day in (12, 13, 16, 17):
        await until(cast, day)
    await until(cast, 18)
    await cast.reads("Ivo", "is promised for Friday, 20 March 2026. Does that hold?")


@pytest.mark.parametrize(
    ("day", "told"),
    [(FRIDAY, "choose another day"), ("2026-03-11", "a day to come")],
)
async def test_a_day_that_is_no_new_date_is_refused_in_the_form(
    cast: Cast, day: str, told: str
) -> None:
    await promised(cast)
    await until(cast, 11)
    asked = await cast.reads("Ivo", "Does that hold?")
    await cast.clicks("Ivo", "A new date", on=asked)
    errors = await cast.fills("Ivo", promised_for=day, why="It is late")
    assert told in str(errors)


async def test_what_nobody_was_asked_is_not_said(cast: Cast) -> None:
    """Promised for tomorrow: IT was asked just now, or nobody has it."""
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card, promised_for="2026-03-03")
    await cast.clicks("Ivo", "Start", on=card)
    await cast.reads("Ana", "IT has started")
    cast.skims("Ana")
    cast.skims("Ivo")
    await cast.clicks("Ivo", "Give it back", on=card)
    cast.skims("Ana")
    cast.skims("Ivo")
    await until(cast, 2, 9)
    told = await cast.reads("Ana", "I do not know yet whether it holds")
    assert "I asked" not in words_of(told)
    await until(cast, 4)
    cast.skims("Ana")


async def test_who_says_how_it_goes_need_not_say_that_it_holds_as_well(
    cast: Cast,
) -> None:
    card = await promised(cast)
    await cast.clicks("Ivo", "Start", on=card)
    cast.skims("Ana")
    asked, _ = await asked_and_told(cast)
    await picks_more(cast, "Ivo", "How it goes", on=card)
    assert await cast.fills("Ivo", track="on_track", promised_for=FRIDAY) is None
    await cast.reads("Ana", "IT says that it holds")
    assert "done, thank you" in cast.workspace.message(asked.channel, asked.ts).text
    cast.skims("Ivo")
    cast.skims("Ana")
    await picks_more(cast, "Ivo", "How it goes", on=card)
    worry = {"track": "at_risk", "line": "Parts are late"}
    assert await cast.fills("Ivo", **worry, promised_for=FRIDAY) is None
    heard = [words_of(each) for each in cast.unread("Ana")]
    assert any("at risk" in each for each in heard)
    assert not any("says that it holds" in each for each in heard)
    cast.skims("Ivo")
    await until(cast, 13, 8, 30)
    cast.skims("Ivo")
    cast.skims("Ana")


async def test_nobody_is_thanked_when_a_promised_day_passes_in_silence(
    cast: Cast,
) -> None:
    """What was said stays to be read, and what holds by then is not asked any more."""
    await promised(cast)
    asked, told = await asked_and_told(cast)
    for day in (13, 16, 17, 18):
        await until(cast, day)
    for read in (asked, told):
        stands = cast.workspace.message(read.channel, read.ts)
        assert words_of(stands) == words_of(read)
    await cast.clicks("Ivo", "It holds", on=asked)
    await cast.reads("Ivo", "That day has passed")
    cast.skims("Ana")


async def test_what_was_put_off_beyond_the_promised_day_says_that_it_has_passed(
    cast: Cast,
) -> None:
    await promised(cast)
    await until(cast, 11)
    asked = await cast.reads("Ivo", "Does that hold?")
    await cast.selects("Ivo", "nudge.later", "1:week", on=asked)
    await until(cast, 12)
    cast.skims("Ana")
    await until(cast, 18)
    stands = cast.workspace.message(asked.channel, asked.ts)
    assert stands.text == "A promised day: that day has passed."
    cast.skims("Ivo")


async def test_what_can_wait_gives_way_on_the_day_of_a_promise(cast: Cast) -> None:
    """One message on a day: what she began is offered again with the digest."""
    await promised(cast)
    await until(cast, 10)
    await cast.says("Ana", "Fewer passwords")
    cast.skims("Ana")
    await until(cast, 12)
    await cast.reads("Ana", "IT promised #1 for Friday, 13 March 2026")
    assert cast.unread("Ana") == []
    cast.skims("Ivo")
    await until(cast, 16)
    digest = await cast.reads("Ana", "1 thing waits for you")
    assert "Fewer passwords" in words_of(digest)
    cast.skims("Ivo")
