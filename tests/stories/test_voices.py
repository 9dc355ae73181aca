"""Whoever asks for the same can add their voice, if they may know of the other."""

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import picks_more, sends, skips_all

LABELS = "We need a label printer in hall three"
SAME = "Label printer for hall 3"
OFFER = "This sounds like"
SALES, FINANCE = "C0SALES", "C0FINANCE"


async def said_in(cast: Cast, channel: str, who: str, need: str) -> Message:
    """Asked in a channel, answered in the DM, and sent; as IT reads it."""
    said = await cast.says_in(channel, who, need)
    await cast.marks(who, said)
    brief = await skips_all(cast, who, "Why are", "What happens if", "Who is affected")
    await cast.clicks(who, "Yes, send to IT", on=brief)
    card = await cast.reads("Ivo", need)
    for each in ("Ana", "Ben", "Cleo"):
        cast.skims(each)
    return card


async def asks(cast: Cast, who: str, need: str = SAME) -> Message:
    """Up to the brief, before it goes to IT."""
    await cast.says(who, need)
    return await skips_all(cast, who, "Why are", "What happens if", "Who is affected")


async def test_what_was_asked_in_public_is_offered_and_counts_once_more(
    cast: Cast,
) -> None:
    card = await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    assert f"{OFFER} \n#1 “{LABELS}”" in words_of(brief)
    await cast.clicks("Ben", "Add my voice", on=brief)
    told = await cast.reads("Ben", "Your voice is with")
    assert labels_of(told) == ["It is something else"]
    await cast.reads("Ben", "goes on together")
    counted = await cast.reads("Ivo", "needs it too: ")
    assert (counted.ts, "+1" in words_of(counted)) == (card.ts, True)
    note = await cast.reads("Ivo", "Somebody else needs it too")
    assert (note.thread_ts, SAME in words_of(note)) == (card.ts, True)
    cards = [m for m in cast.workspace.messages(card.channel) if m.ts != card.ts]
    assert cards == []


async def test_what_was_asked_in_private_is_never_offered(cast: Cast) -> None:
    await sends(cast, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    assert OFFER not in words_of(brief)
    assert LABELS not in str(brief.blocks)
    pair = {"action_id": "request.join", "value": "2:1"}
    assert pair["action_id"] not in str(brief.blocks)


async def test_what_was_asked_in_a_private_channel_is_not_offered(cast: Cast) -> None:
    await cast.sandbox.invite("U0CLEO", cast.workspace.bot_user_id, FINANCE)
    await cast.settled()
    for who in ("Ben", "Cleo"):
        cast.skims(who)
    await said_in(cast, FINANCE, "Cleo", LABELS)
    assert OFFER not in words_of(await asks(cast, "Ana"))


async def test_ones_own_earlier_request_is_offered(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    brief = await asks(cast, "Ana")
    assert OFFER in words_of(brief)
    await cast.clicks("Ana", "Add my voice", on=brief)
    await cast.reads("Ana", "Your voice is with")
    await cast.reads("Ana", "goes on together")
    await cast.reads("Ivo", "Somebody else needs it too")
    assert "+1" not in words_of(cast.workspace.message(card.channel, card.ts))


async def test_it_is_something_else_and_the_offer_goes_away(cast: Cast) -> None:
    await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    await cast.clicks("Ben", "It is something else", on=brief)
    alone = await cast.reads("Ben", "Did I get this right?")
    assert (alone.ts, OFFER in words_of(alone)) == (brief.ts, False)
    await cast.clicks("Ben", "Yes, send to IT", on=alone)
    await cast.reads("Ben", "is with IT")
    await cast.reads("Ivo", "New request #2")


async def test_a_voice_is_taken_back_and_the_brief_is_there_again(cast: Cast) -> None:
    card = await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    await cast.clicks("Ben", "Add my voice", on=brief)
    told = await cast.reads("Ben", "Your voice is with")
    for who in ("Ben", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ben", "It is something else", on=told)
    again = await cast.reads("Ben", "Did I get this right?")
    assert OFFER not in words_of(again)
    await cast.reads("Ben", "is open again")
    before = await cast.reads("Ben", "is on its own again")
    assert (before.ts, labels_of(before)) == (told.ts, [])
    await cast.reads("Ivo", "is something else")
    now = cast.workspace.message(card.channel, card.ts)
    assert "needs it too" not in words_of(now)
    cast.skims("Ivo")


async def test_whoever_presses_twice_is_told_it_is_done(cast: Cast) -> None:
    await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    click = ("U0BEN", brief.channel, brief.ts, "request.join")
    await cast.sandbox.click(*click, value="2:1")
    await cast.sandbox.click(*click, value="2:1")
    await cast.settled()
    await cast.reads("Ben", "Request #2 goes on together with another one")
    for who in ("Ben", "Ivo"):
        cast.skims(who)


@pytest.mark.parametrize("what", ["decided", "withdrawn"])
async def test_what_is_over_meanwhile_takes_no_voice(cast: Cast, what: str) -> None:
    card = await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    if what == "decided":
        await cast.clicks("Ivo", "Decide", on=card)
        await cast.fills("Ivo", outcome="not_worth_solving", finding="No", goal="No")
    else:
        opening = cast.workspace.messages(cast.dm("Ana"))[0]
        await cast.clicks("Ana", "Take it back", on=opening)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ben", "Add my voice", on=brief)
    await cast.reads("Ben", "The other request is no longer open. Yours is as it was")
    await cast.clicks("Ben", "Yes, send to IT", on=brief)
    for who in ("Ben", "Ivo"):
        cast.skims(who)


async def test_a_forged_pair_joins_nothing_one_may_not_see(cast: Cast) -> None:
    """The buttons are there for a public one; what they carry is somebody's guess."""
    private = await sends(cast, "Cleo", "Confidential label rules for hall 3")
    await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    message = cast.workspace.message(brief.channel, brief.ts)
    for block in message.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "request.join":
                element["value"] = "3:1"
    await cast.clicks("Ben", "Add my voice", on=brief)
    await cast.reads("Ben", "The other request is no longer open.")
    card = cast.workspace.message(private.channel, private.ts)
    assert "needs it too" not in words_of(card)
    cast.skims("Ben")


async def test_what_it_turns_away_is_told_to_whoever_needs_it_too(cast: Cast) -> None:
    card = await said_in(cast, SALES, "Ana", LABELS)
    brief = await asks(cast, "Ben")
    await cast.clicks("Ben", "Add my voice", on=brief)
    for who in ("Ben", "Ivo"):
        cast.skims(who)
    await picks_more(cast, "Ivo", "Not a request", on=card)
    await cast.fills("Ivo", why="Facilities buys those.")
    heard = await cast.reads("Ben", "IT says that #1, which covers yours, is not")
    assert heard.thread_ts == cast.workspace.messages(cast.dm("Ben"))[0].ts
    await cast.clicks("Ben", "It is something else", on=heard)
    await cast.reads("Ben", "Did I get this right?")
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
