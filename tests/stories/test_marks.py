"""👀 and ✅ on a card do what its buttons do, for IT alone."""

import pytest

from tests.cast import TRIAGE, Cast, labels_of, words_of
from tests.stories.steps import everything_kept, says_yes, sends

LABELS = "We need a label printer"
EYES, TICK = "eyes", "white_check_mark"


async def test_eyes_take_it_as_the_button_does(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.marks("Ivo", card, EYES)
    taken = await cast.reads("Ivo", "is looking at it")
    assert (taken.ts, "U0IVO" in str(taken.blocks)) == (card.ts, True)
    await cast.reads("Ana", "<@U0IVO> from IT is looking at it")
    await cast.sandbox.unreact("U0IVO", card.channel, card.ts, EYES)
    await cast.settled()
    assert "Give it back" in labels_of(
        cast.workspace.message(card.channel, card.ts)
    )  # by that button, not by the emoji


async def test_eyes_on_what_a_colleague_has_are_answered_once(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.marks("Ivo", card, EYES)
    await cast.marks("Mia", card, EYES)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.reads("Mia", "Ivo has #1 already.")


async def test_eyes_after_the_button_change_nothing(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "I'll take it", on=card)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.marks("Ivo", card, EYES)


async def test_a_tick_leads_to_the_form(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.marks("Ivo", card, TICK)
    told = await cast.reads("Ivo", "press “Decide”")
    assert told.ephemeral_for == "U0IVO"
    await cast.clicks("Ivo", "Decide", on=told)
    await cast.fills("Ivo", outcome="go_ahead", finding="Yes.", goal="Labels")
    await cast.reads("Ana", "IT says yes")
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.marks("Mia", card, TICK)  # it is decided: an emoji, and no more
    await cast.marks("Mia", card, EYES)


async def test_a_tick_on_what_is_in_progress_says_that_it_is_delivered(
    cast: Cast,
) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS))
    await cast.clicks("Ivo", "Start", on=card)
    cast.skims("Ana")
    cast.skims("Ivo")
    await cast.marks("Mia", card, TICK)
    await cast.reads("Ana", "Does it do what you meant?")
    await cast.reads("Ivo", "It is \ndelivered")
    cast.skims("Ana")
    await cast.marks("Ivo", card, TICK)  # once more: an emoji, and no more


@pytest.mark.parametrize("emoji", [EYES, TICK])
async def test_nobody_does_so_to_what_they_asked_themselves(
    cast: Cast, emoji: str
) -> None:
    card = await sends(cast, "Ivo", LABELS, to="Mia")
    await cast.marks("Ivo", card, emoji)
    assert "I'll take it" in labels_of(cast.workspace.message(card.channel, card.ts))


@pytest.mark.parametrize("emoji", [EYES, TICK])
async def test_whoever_left_it_before_it_is_worked_changes_nothing(
    cast: Cast, emoji: str
) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    item = {"type": "message", "channel": card.channel, "ts": card.ts}
    event = {"type": "reaction_added", "reaction": emoji, "item": item}
    await cast.sandbox.happen({**event, "user": "U0IVO", "item_user": card.user})
    await cast.settled()
    assert "I'll take it" in labels_of(cast.workspace.message(card.channel, card.ts))


async def test_any_other_emoji_or_message_is_not_even_stored(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    said = await cast.says_in(TRIAGE, "Mia", "Lunch?")
    kept = len(await everything_kept(cast))
    await cast.marks("Ivo", card, "tada")
    await cast.marks("Ivo", said, EYES)
    await cast.marks("Ivo", said, TICK)
    assert len(await everything_kept(cast)) == kept
    assert "New request" in words_of(card)
