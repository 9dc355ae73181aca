"""Who wants to adds more to the brief; three questions are enough to send it."""

from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import (
    asks_for_more,
    reads_brief_anew,
    sends_brief,
    skips_all,
)

USUAL = ("Why are we", "What happens if", "Who is affected")
URGENCY, EFFORT, RISK = "By when does it matter", "How much work", "new risks"
KPI = "How will you see that it worked?"
REST = ("Is there money", "Who else has a say", "Are there rules", "Who on your side")
CARE = "anything IT should handle with care?"
YEAR = "2,900 to 4,400 hours a year (about 40 people × 2 hours × 46 working weeks)"


async def test_everything_is_asked_one_by_one_and_read_back(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    assert labels_of(numbers) == [
        "Skip",
        "Back",
        "That's enough",
        "Finish later",
        "Answer in a form",
    ]
    await cast.says("Ana", "about 40 people, 2h/wk", under=numbers)
    urgency = await cast.reads("Ana", URGENCY)
    assert f"I read that as \n{YEAR}" in words_of(urgency)
    await cast.says("Ana", "It would be good by 30 June 2026", under=urgency)
    effort = await cast.reads("Ana", EFFORT)
    assert "I read that as \n30 June 2026" in words_of(effort)
    await cast.clicks("Ana", "Large", on=effort)
    risk = await cast.reads("Ana", RISK)
    await cast.says("Ana", "serious", under=risk)
    kpi = await cast.reads("Ana", KPI)
    await cast.says("Ana", "From 12 to 3 errors a week by 1 June 2026", under=kpi)
    for question in (*REST, CARE):
        asked = await cast.reads("Ana", question)
        await cast.clicks("Ana", "Skip", on=asked)
    brief = await reads_brief_anew(cast, "Ana")
    words = words_of(brief)
    assert "5 of 12 answered; missing: goal, cost of leaving it" in words
    assert "How much work it looks like\nlarge" in words
    assert "New risks it could bring\nserious" in words
    assert "How urgent it is\n: 30 June 2026" in words
    assert ": errors a week: 12 today, 3 by 1 June 2026" in words
    card = words_of(await sends_brief(cast, "Ana", brief))
    assert f"{YEAR}, as the requester estimates" in card
    assert "5 of 12 answered" in card
    assert "How much work" not in card
    assert "New risks" not in card


async def test_three_questions_are_enough_to_send(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    brief = await skips_all(cast, "Ana", *USUAL)
    assert "0 of 12 answered; missing: goal" in words_of(brief)
    assert "In numbers" not in words_of(await sends_brief(cast, "Ana", brief))


async def test_that_is_enough_brings_the_brief_and_leaves_the_rest(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.says("Ana", "2 hours a week", under=numbers)
    urgency = await cast.reads("Ana", URGENCY)
    await cast.clicks("Ana", "That's enough", on=urgency)
    brief = await reads_brief_anew(cast, "Ana")
    assert "2 hours a week" in words_of(brief)
    await cast.clicks("Ana", "That's enough", on=urgency)
    await cast.reads("Ana", "That question is behind us")
    await cast.clicks("Ana", "Add more", on=brief)
    await cast.reads("Ana", "Did I get this right?")
    await cast.reads("Ana", URGENCY)


async def test_what_cannot_be_read_is_asked_once_more_and_read_then(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.says("Ana", "a lot of time", under=numbers)
    follow_up = await cast.reads("Ana", "Could you say it in figures")
    assert "For example" in words_of(follow_up)
    await cast.says("Ana", "€3k im Monat", under=follow_up)
    urgency = await cast.reads("Ana", URGENCY)
    assert "€36,000 a year" in words_of(urgency)
    await cast.clicks("Ana", "That's enough", on=urgency)
    brief = await reads_brief_anew(cast, "Ana")
    assert "a lot of time\n€3k im Monat" in words_of(brief)


async def test_what_cannot_be_read_at_all_is_kept_as_it_was_written(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.says("Ana", "a lot of time", under=numbers)
    follow_up = await cast.reads("Ana", "Could you say it in figures")
    await cast.says("Ana", "really very much", under=follow_up)
    urgency = await cast.reads("Ana", URGENCY)
    await cast.clicks("Ana", "That's enough", on=urgency)
    seen = words_of(await sends_brief(cast, "Ana", await reads_brief_anew(cast, "Ana")))
    assert "a lot of time\nreally very much" in seen
    assert "estimates" not in seen


async def test_the_brief_is_sent_without_waiting_for_the_rest(cast: Cast) -> None:
    await asks_for_more(cast, "Ana")
    dm = cast.workspace.messages(cast.dm("Ana"))[-1]
    thread = cast.workspace.messages(dm.channel, dm.ts)
    [brief] = [each for each in thread if "Yes, send to IT" in labels_of(each)]
    assert "Add more" not in labels_of(brief)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "The brief stands below by now")
    await cast.reads("Ana", "is with IT")
    await cast.reads("Ivo", "New request #1")


async def test_more_waits_for_days_and_for_a_request_brought_back(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.restarts()
    await cast.time_passes(days=5)
    assert "I have a question for you" in words_of(await cast.opens_home("Ana"))
    thread = cast.workspace.messages(numbers.channel, numbers.thread_ts)
    [brief] = [each for each in thread if "Yes, send to IT" in labels_of(each)]
    await cast.clicks("Ana", "Take it back", on=brief)
    gone = await cast.reads("Ana", "Nothing goes to IT")
    await cast.reads("Ana", "You took request #1 back.")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")
    await cast.says("Ana", "2 hours a week", under=numbers)
    await cast.reads("Ana", URGENCY)


async def test_it_reads_nothing_of_an_edited_view_of_the_effort(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.clicks("Ana", "Skip", on=numbers)
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", URGENCY))
    effort = await cast.reads("Ana", EFFORT)
    said = await cast.says("Ana", "large", under=effort)
    risk = await cast.reads("Ana", RISK)
    await cast.clicks("Ana", "That's enough", on=risk)
    brief = await reads_brief_anew(cast, "Ana")
    await sends_brief(cast, "Ana", brief)
    await cast.sandbox.edit("U0ANA", said.channel, said.ts, "tiny")
    await cast.settled()
    assert not cast.unread("Ivo")
    assert "tiny" in words_of(await cast.reads("Ana", "is with IT"))
