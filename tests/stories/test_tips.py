"""Who does not know an answer has a colleague asked, and decides what becomes of it."""

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, user, words_of
from tests.stories.steps import forges, hears, sends_brief, skips_all

FIRST, SECOND, THIRD = "Why are we", "What happens if", "Who is affected"
WHO = "request.ask_colleague"


async def does_not_know(cast: Cast, words: str = "I don't know") -> Message:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", words, under=first)
    return await cast.reads("Ana", "Who could tell us?")


async def has_asked(cast: Cast) -> tuple[Message, Message]:
    """Ben is asked for Ana; the question to him, and the next one to her."""
    who = await does_not_know(cast)
    await cast.selects("Ana", WHO, user("Ben"), on=who)
    asked = await cast.reads("Ben", "Why are we doing this?")
    settled = await cast.reads("Ana", "I have asked Ben")
    assert settled.ts == who.ts
    assert labels_of(settled) == []
    return asked, await cast.reads("Ana", SECOND)


async def test_what_the_colleague_says_is_offered_and_taken_over(cast: Cast) -> None:
    asked, second = await has_asked(cast)
    assert "#1 “We need a label printer”" in words_of(asked)
    await cast.says("Ben", "Parcels leave on the same day", under=asked)
    await cast.reads("Ben", "I have passed that on to")
    tip = await cast.reads("Ana", "Shall I make that your answer?")
    assert tip.thread_ts == second.thread_ts
    assert not cast.unread("Ivo")
    await cast.clicks("Ana", "Yes, that's it", on=tip)
    await cast.reads("Ana", "is your answer now")
    await cast.clicks("Ana", "Skip", on=second)
    brief = await skips_all(cast, "Ana", THIRD)
    assert "Why we are doing this\nParcels leave on the same day" in words_of(brief)
    assert "Parcels leave" in words_of(await sends_brief(cast, "Ana", brief))


async def test_until_then_the_brief_says_who_was_asked(cast: Cast) -> None:
    asked, second = await has_asked(cast)
    await cast.clicks("Ana", "Skip", on=second)
    brief = await skips_all(cast, "Ana", THIRD)
    assert {"type": "user", "user_id": "U0BEN"} in [
        part
        for block in brief.blocks
        for each in block.get("elements", [])
        for part in each.get("elements", [])
    ]
    card = await sends_brief(cast, "Ana", brief)
    await cast.says("Ben", "Parcels leave on the same day", under=asked)
    await cast.reads("Ben", "I have passed that on to")
    tip = await cast.reads("Ana", "Shall I make that your answer?")
    assert not cast.unread("Ivo")
    await cast.clicks("Ana", "Yes, that's it", on=tip)
    await cast.reads("Ana", "is your answer now")
    await cast.reads("Ana", "is with IT")
    changed = await cast.reads("Ivo", "New request #1")
    assert changed.ts == card.ts
    await cast.reads("Ivo", "New on request #1")


async def test_it_may_be_left(cast: Cast) -> None:
    asked, _ = await has_asked(cast)
    await cast.says("Ben", "Nobody knows, really", under=asked)
    await cast.reads("Ben", "I have passed that on to")
    tip = await cast.reads("Ana", "Shall I make that your answer?")
    await cast.clicks("Ana", "Leave it", on=tip)
    await cast.reads("Ana", "Your answer stays as it was")
    await cast.says("Ben", "But wait", under=asked)
    await cast.reads("Ben", "It is settled by now")


async def test_nobody_is_asked_who_cannot_be(cast: Cast) -> None:
    who = await does_not_know(cast)
    await cast.selects("Ana", WHO, user("Ana"), on=who)
    await cast.reads("Ana", "That is you.")
    await cast.clicks("Ana", "Skip", on=who)
    await cast.reads("Ana", SECOND)
    await cast.selects("Ana", WHO, user("Ben"), on=who)
    await cast.reads("Ana", "That question is behind us")


async def test_whoever_is_named_is_named_in_the_brief(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "No idea, ask Tom", under=first)
    who = await cast.reads("Ana", "Whom shall I ask?")
    assert labels_of(who) == ["Skip", "Back", "Finish later"]
    await cast.clicks("Ana", "Skip", on=who)
    brief = await skips_all(cast, "Ana", SECOND, THIRD)
    assert ": not known yet; Tom may know" in words_of(brief)


async def test_a_request_taken_back_needs_no_tip(cast: Cast) -> None:
    asked, second = await has_asked(cast)
    thread = cast.workspace.messages(second.channel, second.thread_ts)
    await cast.clicks("Ana", "Take it back", on=thread[1])
    await cast.reads("Ana", "You took request #1 back")
    await cast.says("Ben", "Parcels leave on the same day", under=asked)
    await cast.reads("Ben", "It is settled by now")


async def test_a_colleague_they_name_is_asked_at_a_press(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.says("Ana", "We need a label printer")
    await cast.says(
        "Ana", "I don't know, ask Cleo", under=await cast.reads("Ana", FIRST)
    )
    who = await cast.reads("Ana", "Shall I ask Cleo?")
    assert "You see what they say first." in words_of(who)
    await cast.clicks("Ana", "Ask Cleo", on=who)
    asked = await cast.reads("Cleo", "Why are we doing this?")
    assert "<@U0ANA> reads it first, and IT if they keep it." in words_of(asked)
    await cast.reads("Ana", "I have asked Cleo")
    await cast.reads("Ana", SECOND)
    await forges(cast, "Ana", "request.ask_named", "1:goal:U0CLEO")
    await cast.reads("Ana", "That question is behind us")


async def test_who_presses_it_for_somebody_else_asks_nobody(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await does_not_know(cast)
    await forges(cast, "Ben", "request.ask_named", "1:goal:U0CLEO")
    await cast.reads("Ben", "I can't find that request among yours")
    await forges(cast, "Ana", "request.ask_named", "1:goal:U0ANA")
    await cast.reads("Ana", "That is you.")


async def test_back_from_a_follow_up_asks_the_same_question(cast: Cast) -> None:
    who = await does_not_know(cast)
    await cast.clicks("Ana", "Finish later", on=who)
    await cast.reads("Ana", "No hurry.")
    await cast.clicks("Ana", "Back", on=who)
    first = await cast.reads("Ana", FIRST)
    assert "You said:\nI don't know" in words_of(first)
    await cast.says("Ana", "Parcels leave on the same day", under=first)
    second = await cast.reads("Ana", SECOND)
    await cast.clicks("Ana", "Finish later", on=second)
    await cast.reads("Ana", "No hurry.")


@pytest.mark.parametrize("typed", ["yes", "Sure, thanks", "please ask Cleo"])
async def test_yes_asks_whom_they_named(cast: Cast, typed: str) -> None:
    await cast.opens_home("Cleo")
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "I don't know, ask Cleo", under=first)
    await cast.says("Ana", typed, under=await cast.reads("Ana", "Shall I ask Cleo?"))
    await cast.reads("Cleo", "Why are we doing this?")
    await cast.reads("Ana", "I have asked Cleo")
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", SECOND))
    brief = await skips_all(cast, "Ana", THIRD)
    assert "I don't know, ask Cleo" in words_of(brief)
    assert typed not in words_of(brief)


async def test_yes_to_nobody_we_know_asks_them_to_choose(cast: Cast) -> None:
    who = await does_not_know(cast)
    await cast.says("Ana", "yes please", under=who)
    await cast.reads("Ana", "I can't tell whom to ask yet")
    await cast.selects("Ana", WHO, user("Ben"), on=who)
    await cast.reads("Ben", "Why are we doing this?")
    await cast.reads("Ana", "I have asked Ben")
    await cast.reads("Ana", SECOND)


async def test_yes_to_somebody_we_never_met_asks_them_to_choose(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "No idea, ask Tom", under=first)
    who = await cast.reads("Ana", "Whom shall I ask?")
    await cast.says("Ana", "please ask Tom", under=who)
    await cast.reads("Ana", "I can't tell who Tom is yet")
    await cast.clicks("Ana", "Skip", on=who)
    brief = await skips_all(cast, "Ana", SECOND, THIRD)
    assert "please ask Tom" not in words_of(brief)


async def test_a_team_they_name_later_is_in_the_brief(cast: Cast) -> None:
    who = await does_not_know(cast)
    await cast.says("Ana", "Ask finance", under=who)
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", SECOND))
    brief = await skips_all(cast, "Ana", THIRD)
    assert "finance may know" in words_of(brief)


async def test_no_leaves_it_at_that(cast: Cast) -> None:
    await cast.says("Ana", "no thanks", under=await does_not_know(cast))
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", SECOND))
    brief = await skips_all(cast, "Ana", THIRD)
    assert "no thanks" not in words_of(brief)


async def test_asked_anew_the_last_follow_up_is_settled(cast: Cast) -> None:
    who = await does_not_know(cast)
    await cast.clicks("Ana", "Back", on=who)
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "No idea", under=first)
    anew = await cast.reads("Ana", "Who could tell us?")
    await cast.selects("Ana", WHO, user("Ben"), on=anew)
    await cast.reads("Ben", "Why are we doing this?")
    assert (await cast.reads("Ana", "I have asked Ben")).ts == anew.ts
    await cast.reads("Ana", SECOND)


async def test_yes_beside_the_thread_asks_them_too(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", FIRST)
    await cast.says("Ana", "I don't know, ask Cleo", under=first)
    await cast.reads("Ana", "Shall I ask Cleo?")
    await cast.says("Ana", "yes please")
    sorting = await cast.reads("Ana", "#1")
    await cast.clicks("Ana", labels_of(sorting)[0], on=sorting)
    await cast.reads("Cleo", "Why are we doing this?")
    await hears(cast, "Ana", "I have asked Cleo", SECOND)
