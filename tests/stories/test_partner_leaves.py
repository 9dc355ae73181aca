"""Whoever has requests and leaves IT, or the company, leaves them free to take."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, words_of
from tests.stories.steps import everything_kept, sends

FREE = "is no longer in IT's channel, so"


async def taken(cast: Cast, who: str, need: str) -> Message:
    """A request that Ivo has."""
    card = await sends(cast, who, need)
    await cast.clicks("Ivo", "I'll take it", on=card)
    for each in (who, "Ivo"):
        cast.skims(each)
    return card


async def leaves(cast: Cast, how: str) -> None:
    if how == "the channel":
        await cast.sandbox.leave("U0IVO", TRIAGE)
    else:
        await cast.sandbox.change("U0IVO", deleted=True)
    await cast.settled()


@pytest.mark.parametrize("how", ["the channel", "the company"])
async def test_what_they_had_is_free_and_says_so_in_its_thread(
    cast: Cast, how: str
) -> None:
    card = await taken(cast, "Ana", "We need a label printer")
    await leaves(cast, how)
    said = await cast.reads("Mia", f"Ivo {FREE} #1 is free to take")
    assert said.thread_ts == card.ts
    free = cast.workspace.message(card.channel, card.ts)
    assert "I'll take it" in labels_of(free)
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    assert not [each for each in thread if "from IT is looking" in words_of(each)]
    await cast.clicks("Mia", "I'll take it", on=card)
    await cast.reads("Ana", "<@U0MIA> from IT is looking at it")
    cast.skims("Mia")


async def test_many_are_named_in_one_line(cast: Cast) -> None:
    needs = ["Blue chairs", "Faster reports", "Swap shifts", "Print labels"]
    for need in needs:
        await taken(cast, "Ana", need)
    await leaves(cast, "the channel")
    said = await cast.reads("Mia", f"{FREE} 4 requests are free to take")
    assert "#1, #2, #3, #4" in words_of(said)
    assert said.thread_ts is None
    cast.skims("Ana")


async def test_what_is_over_or_somebody_elses_stays_as_it_is(cast: Cast) -> None:
    card = await taken(cast, "Ana", "We need a label printer")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="better_path", finding="Use ours.", goal="Labels")
    other = await sends(cast, "Ben", "Swap shifts without calling")
    await cast.clicks("Mia", "I'll take it", on=other)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    await leaves(cast, "the channel")
    assert cast.unread() == []
    assert "Give it back" in labels_of(cast.workspace.message(other.channel, other.ts))


async def test_leaving_another_channel_sets_nothing_free(cast: Cast) -> None:
    await taken(cast, "Ana", "We need a label printer")
    await cast.sandbox.join("U0IVO", "C0SALES")
    await cast.sandbox.leave("U0IVO", "C0SALES")
    await cast.settled()
    assert cast.unread() == []


async def test_a_profile_that_changes_is_not_even_stored(cast: Cast) -> None:
    await taken(cast, "Ana", "We need a label printer")
    kept = len(await everything_kept(cast))
    await cast.sandbox.change("U0IVO", status_text="On holiday")
    await cast.settled()
    assert len(await everything_kept(cast)) == kept
    assert cast.unread() == []


async def test_it_is_heard_twice_and_said_once(cast: Cast) -> None:
    await taken(cast, "Ana", "We need a label printer")
    await leaves(cast, "the channel")
    await cast.reads("Mia", FREE)
    await cast.sandbox.redeliver()
    await leaves(cast, "the company")
    assert cast.unread("Mia") == []
    cast.skims("Ana")
