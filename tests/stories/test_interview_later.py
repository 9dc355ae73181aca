"""Who has no time now finishes later: in the thread, or from Home."""

from tests.cast import Cast, labels_of, words_of

FIRST, SECOND = "Why are we doing this?", "What happens if we don't"


async def test_pressing_twice_says_it_once(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "Finish later", on=asked)
    await cast.clicks("Ana", "Finish later", on=asked)
    await cast.reads("Ana", "No hurry")


async def test_what_was_asked_for_in_a_form_can_wait_too(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "A label printer for hall three")
    await cast.fills("Ana")
    await cast.reads("Ana", "Three short questions follow")
    asked = await cast.reads("Ana", FIRST)
    assert labels_of(asked) == ["Skip", "Finish later", "Answer in a form"]
    await cast.clicks("Ana", "Finish later", on=asked)
    await cast.reads("Ana", "No hurry")


async def test_a_question_behind_us_does_not_wait(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "Take it back", on=asked)
    await cast.reads("Ana", "Nothing goes to IT")
    await cast.clicks("Ana", "Finish later", on=asked)
    await cast.reads("Ana", "That question is behind us")


async def test_the_rest_is_answered_in_a_form_from_home_days_later(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "Faster packing", under=asked)
    await cast.reads("Ana", SECOND)
    await cast.restarts()
    await cast.time_passes(days=5)
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "Answer in a form")
    assert "Faster packing" in str(cast.form("Ana").blocks)
    await cast.fills("Ana", without="Parcels wait a day", deadline="By May")
    brief = await cast.reads("Ana", "Did I get this right?")
    for words in ("Faster packing", "Parcels wait a day", "By May"):
        assert words in words_of(brief)
    assert brief.thread_ts == asked.thread_ts
