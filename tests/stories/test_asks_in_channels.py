"""🎫 on a message, and a mention: one request a thread, and whoever else follows it."""

import asyncio

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, user, words_of
from tests.stories.steps import everything_kept

SALES = "C0SALES"
LABELS = "The label printer is broken again"


@pytest.fixture(autouse=True)
def _sales(cast: Cast) -> None:
    """A channel the bot was invited to; what it says to everybody there is new."""
    people = ["U0ANA", "U0BEN", "U0CLEO"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)


async def settles(cast: Cast, opening: Message, who: str = "Ana") -> None:
    """From the opening to IT's answer, without looking closely."""
    for _ in range(3):
        asked = cast.workspace.messages(cast.dm(who), opening.ts)[-1]
        await cast.clicks(who, "Skip", on=asked)
    brief = cast.workspace.messages(cast.dm(who), opening.ts)[-1]
    await cast.clicks(who, "Yes, send to IT", on=brief)
    cast.skims(who)
    card = await cast.reads("Ivo", "New request #1")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="go_ahead", finding="Ordered.", goal="Labels")
    await cast.reads("Ivo", "is decided")


async def test_a_ticket_on_ones_own_message_starts_the_interview(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    opening = await cast.reads("Ana", "Request #1: The label printer")
    await cast.reads("Ana", "Why are we doing this?")
    line = await cast.reads("Cleo", "This is request #1 now")
    assert line.thread_ts == said.ts
    assert LABELS not in words_of(line)
    await settles(cast, opening)
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    decided = await cast.reads("Cleo", "IT says yes to request #1.")
    assert decided.ts == line.ts
    assert "Ordered" not in words_of(decided)
    await cast.reads("Ana", "you find the answer in this thread")


async def test_a_ticket_on_a_colleagues_message_asks_them_first(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ben", said)
    line = await cast.reads("Ana", "made request #1 for you")
    assert "<@U0BEN>" in words_of(line)
    assert "<@U0ANA>" in words_of(line)
    assert cast.workspace.messages(cast.dm("Ana")) == []
    await cast.clicks("Ben", "Answer the questions", on=line)
    await cast.reads(
        "Ben", "Only <@U0ANA> can answer these. You will hear how it ends."
    )
    await cast.clicks("Ana", "Answer the questions", on=line)
    await cast.reads("Ben", "This is request #1 now")
    opening = await cast.reads("Ana", "which <@U0BEN> asked for you")
    await settles(cast, opening)
    cast.skims("Ana")
    told = await cast.reads("Ben", "IT says yes to request #1")
    assert told.channel == cast.dm("Ben")


async def test_a_second_ticket_in_the_thread_makes_a_follower(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    reply = await cast.says_in(SALES, "Cleo", "Here as well", under=said)
    await cast.marks("Ben", reply)
    told = await cast.reads("Ben", "so you follow it now")
    assert told.ephemeral_for == "U0BEN"
    await cast.marks("Ben", said)
    await cast.reads("Ben", "so you follow it now")
    cast.skims("Cleo")
    opening = await cast.reads("Ana", "questions follow in this thread")
    await settles(cast, opening)
    await cast.reads("Ben", "IT says yes to request #1")
    cast.skims("Ana")
    cast.skims("Ben")


async def test_two_tickets_at_once_make_one_request(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    react = cast.sandbox.react
    everybody = ("Ana", "Ben", "Cleo")
    await asyncio.gather(
        *(react(user(who), said.channel, said.ts, "ticket") for who in everybody)
    )
    await cast.settled()
    lines = cast.workspace.messages(SALES, said.ts)[1:]
    assert len(lines) == 1
    assert "#1" in lines[0].text
    for who in everybody:
        cast.skims(who)


async def test_an_event_that_comes_twice_makes_one_request(cast: Cast) -> None:
    cast.sandbox.faults.inbound(copies=2)
    said = await cast.says_in(SALES, "Ana", f"<@U0GOODWILL> {LABELS}")
    await cast.marks("Ana", said)
    await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Ana", "We go on in our direct messages")
    await cast.reads("Ben", "This is request #1 now")


async def test_a_mention_with_words_is_a_request(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", f"<@U0GOODWILL> {LABELS}, says @Ben")
    opening = await cast.reads("Ana", f"Request #1: {LABELS}, says @Ben")
    assert "Goodwill" not in words_of(opening).partition("Three short")[0]
    await cast.reads("Ana", "Why are we doing this?")
    line = await cast.reads("Ben", "This is request #1 now")
    assert line.thread_ts == said.ts


async def test_a_mention_in_a_thread_that_is_a_request_makes_a_follower(
    cast: Cast,
) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    await cast.says_in(SALES, "Ben", "<@U0GOODWILL> me too", under=said)
    told = await cast.reads("Ben", "so you follow it now")
    assert (told.ephemeral_for, told.thread_ts) == ("U0BEN", said.ts)
    await cast.reads("Ana", "questions follow in this thread")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Ben", "This is request #1 now")


@pytest.mark.parametrize("emoji", ["📢", ":mega:"])
async def test_a_loudspeaker_at_the_start_exempts_a_message(
    cast: Cast, emoji: str
) -> None:
    said = await cast.says_in(SALES, "Ana", f"{emoji} Lunch is at noon")
    await cast.marks("Ben", said)
    told = await cast.reads("Ben", "so I leave it alone")
    assert told.ephemeral_for == "U0BEN"


async def test_what_is_said_where_it_decides_is_no_request(cast: Cast) -> None:
    said = await cast.says_in(TRIAGE, "Ivo", "Who takes the printer?")
    await cast.marks("Mia", said)
    await cast.reads("Mia", "This is where IT decides")


async def test_a_bots_message_is_asked_by_who_marks_it(cast: Cast) -> None:
    cast.workspace.add_user("U0ALARM", "alarm", is_bot=True)
    place = cast.workspace.channel(SALES)
    place.members["U0ALARM"] = None
    said = await cast.says_in(SALES, "Alarm", "Disk is full")
    await cast.marks("Ana", said)
    await cast.reads("Ana", "Request #1: Disk is full")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Ben", "This is request #1 now")


async def test_nobody_at_another_company_is_asked(cast: Cast) -> None:
    cast.workspace.add_user("U0ZOE", "Zoe", team_id="T0OTHER")
    cast.workspace.channel(SALES).members["U0ZOE"] = None
    said = await cast.says_in(SALES, "Zoe", LABELS)
    await cast.marks("Ana", said)
    await cast.reads("Ana", "Zoe is with another company")


async def test_somebody_of_another_company_hears_whom_to_ask(cast: Cast) -> None:
    cast.workspace.add_user("U0ZOE", "Zoe", team_id="T0OTHER")
    cast.workspace.channel(SALES).members["U0ZOE"] = None
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Zoe", said)
    assert cast.workspace.messages(SALES, said.ts) == [said]
    told = await cast.reads("Zoe", "requests from people who work here")
    assert told.ephemeral_for == "U0ZOE"


async def test_a_message_without_words_is_no_request(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", " ")
    await cast.marks("Ben", said)
    await cast.reads("Ben", "no words in that message")


async def test_other_emoji_and_other_words_are_not_kept(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", "The secret word is swordfish")
    await cast.marks("Ben", said, "eyes")
    await cast.sandbox.edit("U0ANA", SALES, said.ts, "The secret word was swordfish")
    await cast.sandbox.delete("U0ANA", SALES, said.ts)
    await cast.settled()
    kept = "\n".join(await everything_kept(cast))
    assert "swordfish" not in kept
    assert "eyes" not in kept
