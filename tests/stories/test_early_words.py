"""IT hears early of what won't wait for the brief, if its requester says so."""

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, words_of
from tests.stories.steps import sends_brief, skips_all

NEED = "We need a till for the new shop. We signed the contract with Acme."
WORDS = "We signed the contract with Acme"
USUAL = ("Why are we", "What happens if", "Who is affected")


async def is_asked(cast: Cast) -> Message:
    await cast.says("Ana", NEED)
    return await cast.reads("Ana", "Shall I tell IT now")


async def test_it_reads_these_words_and_nothing_else(cast: Cast) -> None:
    offered = await is_asked(cast)
    assert not cast.unread("Ivo")
    await cast.clicks("Ana", "Tell IT now", on=offered)
    early = await cast.reads("Ivo", "An early word on request #1")
    assert early.channel == TRIAGE
    assert WORDS in words_of(early)
    assert "new shop" not in words_of(early)
    await cast.reads("Ana", "I have told IT")
    brief = await skips_all(cast, "Ana", *USUAL)
    card = await sends_brief(cast, "Ana", brief)
    assert card.ts != early.ts
    there = await cast.reads("Ivo", "The brief is here now.")
    assert (there.ts, WORDS in words_of(there)) == (early.ts, False)


async def test_it_is_asked_once_and_may_wait(cast: Cast) -> None:
    offered = await is_asked(cast)
    await cast.clicks("Ana", "Not yet", on=offered)
    await cast.reads("Ana", "IT reads it with the brief")
    asked = await cast.reads("Ana", USUAL[0])
    await cast.says("Ana", "We signed the contract with them too", under=asked)
    await skips_all(cast, "Ana", *USUAL[1:])
    assert not cast.unread("Ivo")


async def test_an_answer_may_say_it(cast: Cast) -> None:
    await cast.says("Ana", "We need a till for the new shop")
    asked = await cast.reads("Ana", USUAL[0])
    await cast.says("Ana", "The shop opens and the date is fixed", under=asked)
    await cast.reads("Ana", "Shall I tell IT now")
    await cast.reads("Ana", USUAL[1])


async def test_it_hears_that_it_was_taken_back(cast: Cast) -> None:
    offered = await is_asked(cast)
    first = await cast.reads("Ana", USUAL[0])
    await cast.clicks("Ana", "Tell IT now", on=offered)
    await cast.reads("Ivo", WORDS)
    await cast.reads("Ana", "I have told IT")
    await cast.clicks("Ana", "Take it back", on=first)
    gone = await cast.reads("Ana", "You took request #1 back")
    await cast.reads("Ivo", "took back")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")


async def test_a_button_pressed_too_late_tells_nothing(cast: Cast) -> None:
    offered = await is_asked(cast)
    brief = await skips_all(cast, "Ana", *USUAL)
    await sends_brief(cast, "Ana", brief)
    await cast.clicks("Ana", "Tell IT now", on=offered)
    await cast.reads("Ana", "That is settled by now")
