"""What somebody has said already is offered back, and not asked again."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import skips_all

NEED = "We need a label printer so that parcels leave on the same day."
SAID = "so that parcels leave on the same day"
FIRST, SECOND, THIRD = "Why are we", "What happens if", "Who is affected"


async def is_offered(cast: Cast) -> Message:
    await cast.says("Ana", NEED)
    return await cast.reads("Ana", "If not, type it here")


async def test_it_is_the_answer_with_one_press(cast: Cast) -> None:
    offered = await is_offered(cast)
    assert f"Why we are doing this\n: you said\n{SAID}" in words_of(offered)
    assert "After three short questions" in words_of(offered)
    assert labels_of(offered)[:2] == ["Yes, that's it", "No, ask me"]
    await cast.clicks("Ana", "Yes, that's it", on=offered)
    brief = await skips_all(cast, "Ana", SECOND, THIRD)
    assert f"Why we are doing this\n{SAID}" in words_of(brief)
    await cast.clicks("Ana", "Yes, that's it", on=offered)
    await cast.reads("Ana", "That question is behind us")


async def test_it_is_asked_after_all(cast: Cast) -> None:
    offered = await is_offered(cast)
    await cast.clicks("Ana", "No, ask me", on=offered)
    asked = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "No, ask me", on=offered)
    await cast.reads("Ana", "That question is behind us")
    await cast.says("Ana", "Happier customers", under=asked)
    brief = await skips_all(cast, "Ana", SECOND, THIRD)
    assert f"Why we are doing this\n{SAID}" not in words_of(brief)
    assert "Happier customers" in words_of(brief)


async def test_what_is_typed_instead_counts(cast: Cast) -> None:
    offered = await is_offered(cast)
    await cast.says("Ana", "Happier customers", under=offered)
    await cast.reads("Ana", SECOND)


async def test_an_offer_waits_for_days_and_for_a_restart(cast: Cast) -> None:
    offered = await is_offered(cast)
    await cast.restarts()
    await cast.time_passes(days=3)
    await cast.reads("Ana", "waits for your answers")
    await cast.clicks("Ana", "Yes, that's it", on=offered)
    await cast.reads("Ana", SECOND)


async def test_an_answer_covers_a_later_question(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "It costs us 3 hours a week", under=asked)
    brief = await skips_all(cast, "Ana", SECOND, THIRD)
    await cast.clicks("Ana", "Add more", on=brief)
    await cast.reads("Ana", "Did I get this right?")
    offered = await cast.reads("Ana", "If not, type it here")
    assert "It costs us 3 hours a week" in words_of(offered)
    await cast.clicks("Ana", "Yes, that's it", on=offered)
    urgency = await cast.reads("Ana", "By when does it matter")
    assert "138 hours a year" in words_of(urgency)
