"""Who wants to, says it in numbers; IT reads the year, and whose guess it is."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import skips_all

QUESTION = "How many people, how many hours a week"
USUAL = ("Why are we", "What happens if", "Who is affected")
YEAR = "2,900 to 4,400 hours a year (about 40 people × 2 hours × 46 working weeks)"


async def is_asked(cast: Cast) -> tuple[Message, Message]:
    """Ana has her brief and wants to put it in numbers."""
    await cast.says("Ana", "We need a label printer")
    brief = await skips_all(cast, "Ana", *USUAL)
    await cast.clicks("Ana", "Put it in numbers", on=brief)
    brief = await cast.reads("Ana", "Did I get this right?")
    assert "Put it in numbers" not in labels_of(brief)
    return brief, await cast.reads("Ana", QUESTION)


async def sends(cast: Cast, brief: Message) -> str:
    """What IT reads."""
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "is with IT")
    return words_of(await cast.reads("Ivo", "New request #1"))


async def test_figures_are_read_back_and_reach_it_as_an_estimate(cast: Cast) -> None:
    _, asked = await is_asked(cast)
    await cast.says("Ana", "about 40 people, 2h/wk", under=asked)
    told = await cast.reads("Ana", "as your own estimate")
    assert "2,900 to 4,400 hours a year" in words_of(told)
    brief = await cast.reads("Ana", "Did I get this right?")
    assert YEAR in words_of(brief)
    seen = await sends(cast, brief)
    assert f"{YEAR}, as the requester estimates" in seen
    assert "about 40 people, 2h/wk" in seen


async def test_what_cannot_be_read_is_asked_once_more_and_read_then(cast: Cast) -> None:
    _, asked = await is_asked(cast)
    await cast.says("Ana", "a lot of time", under=asked)
    follow_up = await cast.reads("Ana", "Could you say it in figures")
    assert "For example" in words_of(follow_up)
    await cast.says("Ana", "€3k im Monat", under=follow_up)
    told = await cast.reads("Ana", "as your own estimate")
    assert "€36,000 a year" in words_of(told)
    brief = await cast.reads("Ana", "Did I get this right?")
    assert "a lot of time\n€3k im Monat" in words_of(brief)


async def test_what_cannot_be_read_at_all_is_kept_as_it_was_written(cast: Cast) -> None:
    _, asked = await is_asked(cast)
    await cast.says("Ana", "a lot of time", under=asked)
    follow_up = await cast.reads("Ana", "Could you say it in figures")
    await cast.says("Ana", "really very much", under=follow_up)
    await cast.reads("Ana", "in your own words")
    brief = await cast.reads("Ana", "Did I get this right?")
    seen = await sends(cast, brief)
    assert "a lot of time\nreally very much" in seen
    assert "estimates" not in seen


async def test_three_questions_are_enough_to_send(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    brief = await skips_all(cast, "Ana", *USUAL)
    assert "In numbers" not in await sends(cast, brief)


async def test_the_brief_is_sent_without_waiting_for_the_numbers(cast: Cast) -> None:
    brief, _ = await is_asked(cast)
    assert "In numbers\n: left open" in await sends(cast, brief)


async def test_numbers_are_skipped(cast: Cast) -> None:
    brief, asked = await is_asked(cast)
    await cast.clicks("Ana", "Skip", on=asked)
    await cast.reads("Ana", "The brief above is ready when you are")
    assert "In numbers\n: left open" in await sends(cast, brief)


async def test_the_follow_up_about_numbers_is_skipped(cast: Cast) -> None:
    _, asked = await is_asked(cast)
    await cast.says("Ana", "a lot", under=asked)
    follow_up = await cast.reads("Ana", "Could you say it in figures")
    await cast.clicks("Ana", "Skip", on=follow_up)
    await cast.reads("Ana", "in your own words")
    brief = await cast.reads("Ana", "Did I get this right?")
    assert "a lot" in await sends(cast, brief)


async def test_numbers_are_corrected_with_the_rest(cast: Cast) -> None:
    _, asked = await is_asked(cast)
    await cast.says("Ana", "2 hours a week", under=asked)
    await cast.reads("Ana", "as your own estimate")
    brief = await cast.reads("Ana", "Did I get this right?")
    await cast.clicks("Ana", "Fix something", on=brief)
    await cast.fills("Ana", impact="3 hours a week")
    fixed = await cast.reads("Ana", "138 hours a year")
    assert fixed.ts == brief.ts


async def test_the_question_waits_for_a_request_brought_back(cast: Cast) -> None:
    brief, asked = await is_asked(cast)
    await cast.clicks("Ana", "Take it back", on=brief)
    gone = await cast.reads("Ana", "Nothing goes to IT")
    await cast.reads("Ana", "You took request #1 back.")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.says("Ana", "2 hours a week", under=asked)
    await cast.reads("Ana", "as your own estimate")
    await cast.reads("Ana", "Did I get this right?")
