"""Each kind of request is asked its own questions."""

from tests.cast import Cast, words_of
from tests.stories.steps import sends_brief, skips_all

USUAL = ("Why are we", "What happens if", "Who is affected")
FIGURES = "Kind\n: Figures or a report"


async def test_it_is_told_by_the_words_of_the_need(cast: Cast) -> None:
    await cast.says("Ana", "A dashboard of our late deliveries")
    brief = await skips_all(cast, "Ana", *USUAL)
    assert FIGURES in words_of(brief)
    await cast.clicks("Ana", "Add more", on=brief)
    await cast.reads("Ana", "Did I get this right?")
    decides = await cast.reads("Ana", "What will somebody decide with these figures?")
    await cast.clicks("Ana", "That's enough", on=decides)
    await cast.reads("Ana", "The brief stands below by now")
    brief = await cast.reads("Ana", "Did I get this right?")
    assert FIGURES in words_of(await sends_brief(cast, "Ana", brief))


async def test_it_is_chosen_in_the_form_by_plain_words(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "Our folder of drawings")
    form = str(cast.form("Ana").blocks)
    assert "A system, a folder or a licence that others here use already." in form
    await cast.fills("Ana", kind="access")
    await cast.reads("Ana", "Three short questions follow")
    brief = await skips_all(cast, "Ana", *USUAL)
    assert "Kind\n: Access to something we have" in words_of(brief)
    assert "0 of 6 answered" in words_of(brief)


async def test_who_does_not_know_leaves_it_to_us(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "A dashboard of our late deliveries")
    await cast.fills("Ana")
    await cast.reads("Ana", "Three short questions follow")
    brief = await skips_all(cast, "Ana", *USUAL)
    assert FIGURES in words_of(brief)
    await cast.clicks("Ana", "Fix something", on=brief)
    await cast.fills("Ana", kind="change")
    fixed = await cast.reads("Ana", "Did I get this right?")
    assert "Kind" not in words_of(fixed)
