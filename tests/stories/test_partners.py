"""Somebody in IT takes a request: IT and the requester see who, without a message."""

import asyncio

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, button_called, labels_of, user, words_of
from tests.stories.steps import sends

LABELS = "We need a label printer"


def posts(cast: Cast) -> int:
    """How many messages there are, wherever."""
    return len({(entry.channel, entry.ts) for entry in cast.workspace.ledger})


async def takes(cast: Cast, who: str, card: Message) -> Message:
    await cast.clicks(who, "I'll take it", on=card)
    taken = await cast.reads(who, "is looking at it")
    assert user(who) in str(taken.blocks)
    return taken


async def test_requester_sees_in_their_brief_who_looks_at_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    before = posts(cast)
    taken = await takes(cast, "Ivo", card)
    assert (taken.ts, labels_of(taken)) == (
        card.ts,
        ["Decide", "Give it back", "Ask a question", "Effort and risk"],
    )
    brief = await cast.reads("Ana", "<@U0IVO> from IT is looking at it")
    assert "Take it back" in labels_of(brief)
    assert posts(cast) == before


async def test_what_is_given_back_is_for_anybody_in_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await takes(cast, "Ivo", card)
    cast.skims("Ana")
    await cast.clicks("Mia", "Give it back", on=card)
    await cast.reads("Mia", "Ivo has #1. Only they can give it back.")
    await cast.clicks("Ivo", "Give it back", on=card)
    free = cast.workspace.message(card.channel, card.ts)
    assert labels_of(free) == [
        "Decide",
        "I'll take it",
        "Ask a question",
        "Effort and risk",
    ]
    brief = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(brief.channel, brief.ts)
    assert not [each for each in thread if "is looking at it" in words_of(each)]
    await takes(cast, "Mia", card)
    await cast.reads("Ana", "<@U0MIA> from IT is looking at it")


async def test_two_take_it_at_once_and_one_is_told_who_has_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    action = button_called("I'll take it", card.blocks)
    what = (card.channel, card.ts, action["action_id"])
    await asyncio.gather(
        *(
            cast.sandbox.click(person, *what, value=action["value"])
            for person in ("U0IVO", "U0MIA")
        )
    )
    await cast.settled()
    taken = cast.workspace.message(card.channel, card.ts)
    first, other = ("Ivo", "Mia") if "U0IVO" in str(taken.blocks) else ("Mia", "Ivo")
    await cast.reads(other, f"{first} has #1 already.")
    cast.skims(other)
    cast.skims("Ana")


async def test_it_takes_a_request_in_home(cast: Cast) -> None:
    await sends(cast, "Ana", LABELS)
    await cast.opens_home("Ivo")
    await cast.clicks_in_home("Ivo", "I'll take it")
    home = cast.home("Ivo")
    assert "is looking at it" in words_of(home)
    assert "I'll take it" not in labels_of(home)
    cast.skims("Ivo")
    cast.skims("Ana")


async def test_whoever_has_left_it_takes_nothing(cast: Cast) -> None:
    await sends(cast, "Ana", LABELS)
    await cast.opens_home("Ivo")
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    await cast.clicks_in_home("Ivo", "I'll take it")
    await cast.reads("Ivo", "Only members of IT's channel")
    card = cast.workspace.messages(TRIAGE)[0]
    assert labels_of(card) == [
        "Decide",
        "I'll take it",
        "Ask a question",
        "Effort and risk",
    ]


async def test_a_request_that_was_taken_is_decided_by_anybody_in_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await takes(cast, "Ivo", card)
    cast.skims("Ana")
    await cast.clicks("Mia", "Decide", on=card)
    await cast.fills("Mia", outcome="go_ahead", finding="Yes.", goal="Labels")
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Mia", "decided by")
