"""Who wants to goes back, or answers everything in a form."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import asks_for_more, reads_brief_anew, sends_brief

FIRST, SECOND, THIRD = "Why are we", "What happens if", "Who is affected"


async def is_asked_second(cast: Cast) -> Message:
    """Ana has said why, and may go back to that."""
    await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "Faster packing", under=asked)
    return await cast.reads("Ana", SECOND)


async def test_an_answer_is_put_differently(cast: Cast) -> None:
    second = await is_asked_second(cast)
    await cast.clicks("Ana", "Back", on=second)
    first = await cast.reads("Ana", FIRST)
    assert "You said:\nFaster packing" in words_of(first)
    assert labels_of(first)[0] == "Keep it"
    assert "Back" not in labels_of(first)
    await cast.says("Ana", "No more walks to hall two", under=first)
    again = await cast.reads("Ana", SECOND)
    await cast.clicks("Ana", "Skip", on=again)
    third = await cast.reads("Ana", THIRD)
    await cast.clicks("Ana", "Skip", on=third)
    words = words_of(await cast.reads("Ana", "Did I get this right?"))
    assert "No more walks to hall two" in words
    assert "Faster packing" not in words


async def test_it_may_stay_as_it_is(cast: Cast) -> None:
    second = await is_asked_second(cast)
    await cast.clicks("Ana", "Back", on=second)
    first = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "Keep it", on=first)
    await cast.reads("Ana", SECOND)


async def test_an_old_button_leads_nowhere(cast: Cast) -> None:
    second = await is_asked_second(cast)
    await cast.says("Ana", "Parcels wait a day", under=second)
    await cast.reads("Ana", THIRD)
    await cast.clicks("Ana", "Back", on=second)
    await cast.reads("Ana", "That question is behind us")


async def test_everything_is_answered_in_a_form(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "Answer in a form", on=first)
    form = cast.form("Ana")
    assert "Only the person in IT who takes this reads it." in str(form.blocks)
    assert len(form.blocks) == 14
    await cast.fills("Ana", goal="better", impact="2 hours a week", effort="2")
    brief = await cast.reads("Ana", "Did I get this right?")
    words = words_of(brief)
    assert "Why we are doing this\nbetter" in words  # in a form, nothing is probed
    assert "What happens if we don't\n: left open" in words
    assert "92 hours a year" in words
    assert "How much work it looks like\nsmall" in words
    assert "How much work" not in words_of(await sends_brief(cast, "Ana", brief))


async def test_the_same_answers_make_the_same_brief(cast: Cast) -> None:
    """Ana answers one by one, and Ben in a form."""
    told = {FIRST: "Faster packing", SECOND: "Parcels wait", THIRD: "Six packers"}
    await cast.says("Ana", "We need a label printer")
    for question, words in told.items():
        await cast.says("Ana", words, under=await cast.reads("Ana", question))
    one_by_one = await cast.reads("Ana", "Did I get this right?")
    await cast.says("Ben", "We need a label printer")
    first = await cast.reads("Ben", FIRST)
    await cast.clicks("Ben", "Answer in a form", on=first)
    asked = zip(("goal", "without", "daily_fit"), told.values(), strict=True)
    assert await cast.fills("Ben", **dict(asked)) is None
    in_a_form = await cast.reads("Ben", "Did I get this right?")
    assert words_of(in_a_form) == words_of(one_by_one)


async def test_the_form_is_there_for_the_rest_too(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.clicks("Ana", "Answer in a form", on=numbers)
    await cast.fills("Ana", deadline="By May", sensitivities="Tom is leaving")
    brief = await reads_brief_anew(cast, "Ana")
    assert "By May" in words_of(brief)
    assert "Tom is leaving" not in words_of(brief)
    await cast.clicks("Ana", "Fix something", on=brief)
    await cast.fills("Ana", deadline="By June", kind="figures")
    fixed = words_of(await cast.reads("Ana", "By June"))
    assert "Kind\n: Figures or a report" in fixed
    assert "of 12 answered" in fixed


async def test_a_form_sent_too_late_says_so(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.clicks("Ana", "Answer in a form", on=first)
    await cast.clicks("Ana", "Take it back", on=first)
    await cast.reads("Ana", "You took request")
    errors = await cast.fills("Ana", goal="Faster packing")
    assert "Bring it back first" in str(errors)
