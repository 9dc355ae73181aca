"""Whoever follows a request hears each step, once, and nothing of the answers."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, words_of
from tests.stories.steps import picks_more, says_yes, sends, the_answer

LABELS = "We need a label printer"
SECRET = "Because Karin loses count"
SALES = "C0SALES"


async def followed(cast: Cast, number: int = 1) -> Message:
    """A request that Ana made in a channel, and that Ben follows; its card."""
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    await cast.marks("Ben", said)
    await cast.reads("Ben", "I will write to you when something happens.")
    opening = next(
        each
        for each in cast.unread("Ana")
        if each.text.startswith(f"Request #{number}:")
    )
    await cast.says("Ana", SECRET, under=opening)
    for _ in range(2):
        asked = cast.workspace.messages(opening.channel, opening.ts)[-1]
        await cast.clicks("Ana", "Skip", on=asked)
    brief = cast.workspace.messages(opening.channel, opening.ts)[-1]
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    for who in ("Ana", "Ben"):
        cast.skims(who)
    return await cast.reads("Ivo", f"New request #{number}")


def skim(cast: Cast) -> None:
    for who in ("Ana", "Ivo"):
        cast.skims(who)


def line_of(cast: Cast) -> str:
    """What stands in the thread of the channel."""
    head = next(each for each in cast.workspace.messages(SALES) if each.text == LABELS)
    thread = cast.workspace.messages(SALES, head.ts)
    return words_of(next(each for each in thread if "#1" in words_of(each)))


async def test_each_step_is_told_once_in_their_dm(cast: Cast) -> None:
    card = await followed(cast)
    days = {"promised_for": "2026-05-01"}
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    assert await cast.fills("Ivo", finding="Yes.", goal="Labels", **days) is None
    skim(cast)
    told = await cast.reads("Ben", "IT says yes to request #1")
    assert "It is promised for 1 May 2026." in words_of(told)
    await cast.clicks("Ivo", "Start", on=card)
    skim(cast)
    await cast.reads("Ben", "IT has started on request #1")
    await cast.clicks("Ivo", "Delivered", on=card)
    skim(cast)
    told = await cast.reads("Ben", "IT has delivered request #1")
    assert "The message it was made from" in words_of(told)
    said = "".join(map(words_of, cast.workspace.messages(cast.dm("Ben"))))
    assert SECRET not in said
    assert "Yes." not in said


async def test_what_is_opened_again_is_told_and_decided_in_a_new_message(
    cast: Cast,
) -> None:
    card = await followed(cast)
    await says_yes(cast, card)
    first = await cast.reads("Ben", "IT says yes to request #1")
    cast.skims("Ben")
    await cast.clicks("Ana", "Not what I meant", on=the_answer(cast))
    assert await cast.fills("Ana", meant="For parcels") is None
    skim(cast)
    await cast.reads("Ben", "is open again, and IT looks at it once more.")
    cast.skims("Ben")
    await says_yes(cast, card)
    second = await cast.reads("Ben", "IT says yes to request #1")
    assert second.ts != first.ts
    cast.skims("Ben")
    skim(cast)


@pytest.mark.parametrize("delivered", [True, False])
async def test_what_is_closed_before_it_is_delivered_is_told(
    cast: Cast, *, delivered: bool
) -> None:
    card = await followed(cast)
    await says_yes(cast, card)
    await cast.clicks("Ivo", "Start", on=card)
    if delivered:
        await cast.clicks("Ivo", "Delivered", on=card)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "Close it")
    assert await cast.fills("Ana", words="All good") is None
    skim(cast)
    if not delivered:
        await cast.reads("Ben", "was closed by whoever asked it.")


async def test_what_is_taken_back_is_told_to_its_partner_as_well(cast: Cast) -> None:
    card = await followed(cast)
    await cast.clicks("Ivo", "I'll take it", on=card)
    skim(cast)
    await cast.opens_home("Ana")
    head = next(m for m in cast.workspace.messages(cast.dm("Ana")) if "#1" in m.text)
    await cast.clicks("Ana", "Take it back", on=head)
    told = await cast.reads("Ivo", "so there is nothing more to do")
    assert (told.channel, told.thread_ts) == (TRIAGE, card.ts)
    await cast.reads("Ben", "was taken back by whoever asked it.")
    cast.skims("Ben")
    skim(cast)


async def test_a_follower_needs_no_channel(cast: Cast) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS))
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    question = next(
        each for each in thread if "will move request #1 along?" in each.text
    )
    await cast.selects("Ana", "champion.name", "U0BEN", on=question)
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    await cast.clicks("Ben", "I'll do it", on=asked)
    cast.skims("Ben")
    await cast.clicks("Ivo", "Start", on=card)
    skim(cast)
    told = await cast.reads("Ben", "IT has started on request #1")
    assert "You get this as its champion." in words_of(told)


async def test_who_follows_finds_it_in_home(cast: Cast) -> None:
    card = await followed(cast)
    home = words_of(await cast.opens_home("Ben"))
    assert "You follow" in home
    assert LABELS in home
    assert SECRET not in home
    await says_yes(cast, card)
    await cast.time_passes(seconds=20)
    assert "IT says: go ahead." in words_of(cast.home("Ben"))
    assert "You follow" not in words_of(await cast.opens_home("Cleo"))
    cast.skims("Ben")
    skim(cast)


async def test_the_channel_reads_in_one_line_how_it_goes(cast: Cast) -> None:
    card = await followed(cast)
    await says_yes(cast, card)
    await cast.clicks("Ivo", "Start", on=card)
    assert "IT is at work on it." in line_of(cast)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)


async def test_what_is_taken_back_and_brought_back_is_told_each_time(
    cast: Cast,
) -> None:
    await followed(cast)
    head = next(m for m in cast.workspace.messages(cast.dm("Ana")) if "#1" in m.text)
    thread = (head.channel, head.ts)
    told = []
    for _ in range(2):
        await cast.clicks("Ana", "Take it back", on=head)
        told.append(await cast.reads("Ben", "was taken back by whoever asked it."))
        gone = next(
            each
            for each in cast.workspace.messages(*thread)
            if "Bring it back" in labels_of(each)
        )
        cast.skims("Ben")
        await cast.clicks("Ana", "Bring it back", on=gone)
        told.append(await cast.reads("Ben", "is open again."))
        for who in ("Ana", "Ben", "Ivo"):
            cast.skims(who)
    assert len({each.ts for each in told}) == 4


async def test_a_private_one_that_goes_on_for_what_they_follow_stays_private(
    cast: Cast,
) -> None:
    """Cleo asked #1 in her DM; Ben hears how it goes, and not what it is about."""
    private = "The label printer of the secret project in hall three"
    card = await sends(cast, "Cleo", private)
    second = await followed(cast, 2)
    await picks_more(cast, "Ivo", "Put together", on=second)
    assert await cast.fills("Ivo", number="1") is None
    together = await cast.reads("Ben", "goes on together with another one that asks")
    assert LABELS in words_of(together)
    await cast.clicks("Ivo", "Decide", on=card)
    filled = {"outcome": "go_ahead", "finding": "Yes.", "goal": "Labels"}
    assert await cast.fills("Ivo", **filled) is None
    told = await cast.reads("Ben", "IT says yes to #1, which covers #2")
    assert "You hear this because you follow #2." in words_of(told)
    heard = [told.text, *map(words_of, cast.workspace.messages(cast.dm("Ben")))]
    assert not [text for text in heard if "secret" in text]
    assert "secret" not in words_of(await cast.opens_home("Ben"))
    for who in ("Ana", "Ben", "Cleo", "Ivo"):
        cast.skims(who)
