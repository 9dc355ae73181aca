"""Thanks, greetings and announcements open nothing; when in doubt, the bot asks."""

import pytest

from tests.cast import Cast, words_of

SALES = "C0SALES"


async def test_thanks_and_greetings_open_nothing(cast: Cast) -> None:
    await cast.says("Ana", "hi")
    await cast.reads("Ana", "Tell me what you need from IT")
    await cast.says("Ana", "ok great, thank you 🙏")
    await cast.reads("Ana", "You are welcome")
    await cast.says("Ana", "👍")
    await cast.says("Ana", "Thanks to the new system nobody can print")
    await cast.reads("Ana", "this is request *#1*")


async def test_when_in_doubt_it_asks_once(cast: Cast) -> None:
    said = await cast.says("Ana", "thanks, printers")
    unsure = await cast.reads("Ana", "Shall I make this a request to IT?")
    assert unsure.thread_ts == said.ts
    await cast.clicks("Ana", "Make it a request", on=unsure)
    await cast.reads("Ana", "I have made this a request")
    await cast.reads("Ana", "Why are we doing this?")


async def test_thanks_in_the_thread_are_no_answer_and_not_passed_on(
    cast: Cast,
) -> None:
    opening = await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", "Thank you!", under=opening)
    await cast.says("Ana", "Good", under=opening)  # this may be an answer
    asked = await cast.reads("Ana", "What happens if we don't")
    await cast.clicks("Ana", "Skip", on=asked)
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", "Who is affected"))
    brief = await cast.reads("Ana", "Did I get this right?")
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await cast.reads("Ana", "is with IT")
    await cast.reads("Ivo", "New request #1")
    await cast.says("Ana", "thanks a lot", under=opening)
    await cast.says("Ana", "ok", under=opening)


@pytest.mark.parametrize("start", ["📢", "📣", ":loudspeaker:"])
async def test_an_announcement_in_the_dm_is_left_alone(cast: Cast, start: str) -> None:
    await cast.says("Ana", f"{start} The printer is back")
    await cast.reads("Ana", "It is no request")


async def test_an_announcement_that_mentions_the_bot_is_left_alone(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    await cast.says_in(SALES, "Ana", "📣 <@U0GOODWILL> is here now")
    told = await cast.reads("Ana", "It is no request")
    assert told.ephemeral_for == "U0ANA"


async def test_thanks_to_the_bot_in_a_channel_open_nothing(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    await cast.says_in(SALES, "Ana", "<@U0GOODWILL> thanks a lot!")
    said = await cast.says_in(SALES, "Ana", "<@U0GOODWILL> thanks, printers")
    unsure = await cast.reads("Ana", "Shall I make this a request to IT?")
    assert unsure.ephemeral_for == "U0ANA"
    await cast.clicks("Ana", "Make it a request", on=unsure)
    opening = await cast.reads("Ana", "questions follow in this thread")
    assert "thanks, printers" in words_of(opening)
    await cast.reads("Ana", "Why are we doing this?")
    line = await cast.reads("Ben", "This is request #1 now")
    assert line.thread_ts == said.ts


async def test_a_ticket_on_thanks_opens_nothing(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", "Thanks a lot!")
    await cast.marks("Ben", said)
    told = await cast.reads("Ben", "nothing in that message that I could bring to IT")
    assert told.ephemeral_for == "U0BEN"
    await cast.marks("Ana", await cast.says_in(SALES, "Ana", "thanks, printers"))
    await cast.reads("Ana", "Request #1: thanks, printers")
    cast.skims("Ana")
    cast.skims("Ben")


async def test_who_asks_for_news_hears_how_it_stands(cast: Cast) -> None:
    cast.workspace.add_channel(SALES, "sales", members=["U0ANA", "U0BEN"], bot=True)
    said = await cast.says_in(SALES, "Ana", "The label printer is broken")
    await cast.says_in(SALES, "Ben", "<@U0GOODWILL> any news?", under=said)
    told = await cast.reads("Ben", "Nothing in this thread is with IT")
    assert (told.ephemeral_for, told.thread_ts) == ("U0BEN", said.ts)
    await cast.marks("Ana", said)
    await cast.reads("Ben", "I ask <@U0ANA> three short questions")
    opening = await cast.reads("Ana", "questions follow in this thread")
    await cast.clicks("Ana", "Take it back", on=opening)
    cast.skims("Ana")
    cast.skims("Ben")
    await cast.says_in(SALES, "Ben", "<@U0GOODWILL> any news?", under=said)
    told = await cast.reads("Ben", "This was request *#1*. It was taken back")
    assert told.ephemeral_for == "U0BEN"
    assert cast.workspace.messages(cast.dm("Ben")) == []
