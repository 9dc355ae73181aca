"""Who names a solution is asked for the problem behind it first, and IT reads it."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import skips_all

PROBLEM = "What is the problem that it would solve?"
USUAL = ("Why are we", "What happens if", "Who is affected")


async def asks_for_jira(cast: Cast) -> Message:
    await cast.says("Ana", "Please buy us Jira")
    return await cast.reads("Ana", PROBLEM)


async def test_it_reads_the_problem_before_anything_else(cast: Cast) -> None:
    asked = await asks_for_jira(cast)
    assert "four short questions" in words_of(asked)
    assert labels_of(asked)[-1] == "Take it back"
    await cast.says("Ana", "Two teams plan in two lists", under=asked)
    brief = await skips_all(cast, "Ana", *USUAL)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "is with IT")
    words = words_of(await cast.reads("Ivo", "New request #1"))
    assert "The problem behind it" in words
    parts = ("Please buy us Jira", "Two teams plan in two lists", "Why we are doing")
    places = [words.rindex(part) for part in parts]
    assert places == sorted(places)


async def test_the_problem_can_be_skipped(cast: Cast) -> None:
    asked = await asks_for_jira(cast)
    await cast.clicks("Ana", "Skip", on=asked)
    brief = await skips_all(cast, "Ana", *USUAL)
    assert words_of(brief).count("left open") == 4


async def test_the_problem_is_corrected_with_the_rest(cast: Cast) -> None:
    asked = await asks_for_jira(cast)
    await cast.says("Ana", "Two teams plan in two lists", under=asked)
    brief = await skips_all(cast, "Ana", *USUAL)
    await cast.clicks("Ana", "Fix something", on=brief)
    await cast.fills("Ana", problem="Three teams plan in three lists")
    fixed = await cast.reads("Ana", "Three teams plan in three lists")
    assert fixed.ts == brief.ts


async def test_a_vague_problem_is_asked_about_once_more(cast: Cast) -> None:
    asked = await asks_for_jira(cast)
    await cast.says("Ana", "we need Jira", under=asked)
    follow_up = await cast.reads("Ana", "What takes too long, or gets lost")
    await cast.says("Ana", "Two teams plan in two lists", under=follow_up)
    await cast.reads("Ana", USUAL[0])


async def test_from_a_form_the_opening_says_that_there_are_four(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it", "please install Power BI")
    await cast.fills("Ana")
    opening = await cast.reads("Ana", "Four short questions follow")
    asked = await cast.reads("Ana", PROBLEM)
    assert asked.thread_ts == opening.ts


async def test_who_tells_the_problem_is_asked_nothing_more(cast: Cast) -> None:
    await cast.says("Ana", "Please buy us Jira, because two teams plan in two lists")
    await cast.reads("Ana", USUAL[0])
