"""Somebody in IT hands a request over to somebody else there."""

import pytest

from tests.cast import TRIAGE, Cast, words_of
from tests.stories.steps import more_of, picks_more, sends

LABELS = "We need a label printer"


async def test_whoever_gets_it_hears_of_it_once_with_the_way_to_the_card(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", LABELS)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    assert await cast.fills("Ivo", partner="U0MIA") is None
    taken = await cast.reads("Ivo", "is looking at it")
    assert taken.ts == card.ts
    await cast.reads("Ana", "<@U0MIA> from IT is looking at it")
    told = await cast.reads("Mia", "handed #1 “We need a label printer” over to")
    assert "over to \nyou\n" in words_of(told)
    assert told.channel == cast.dm("Mia")
    assert f"/archives/{TRIAGE}/p{card.ts.replace('.', '')}" in str(told.blocks)


async def test_whoever_had_it_is_told_who_has_it_now(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "I'll take it", on=card)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await picks_more(cast, "Mia", "Hand over", on=card)
    await cast.fills("Mia", partner="U0MIA")
    told = await cast.reads("Ivo", "handed #1")
    assert told.channel == cast.dm("Ivo")
    assert not [m for m in cast.unread("Mia") if m.channel == cast.dm("Mia")]
    for who in ("Ana", "Ivo"):
        cast.skims(who)


@pytest.mark.parametrize(
    ("whom", "why"),
    [
        ("U0BEN", "Ben is not in IT's channel."),
        ("U0BOT", "is not in IT's channel."),
        ("U0NOBODY", "is not in IT's channel."),
        ("U0IVO", "Ivo has #1 already."),
    ],
)
async def test_it_can_be_handed_over_only_to_somebody_else_in_it(
    cast: Cast, whom: str, why: str
) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "I'll take it", on=card)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    whom = cast.workspace.bot_user_id if whom == "U0BOT" else whom
    errors = await cast.fills("Ivo", partner=whom)
    assert errors is not None
    assert why in errors["partner"]


async def test_nobody_hands_over_what_they_asked_themselves_or_gets_it(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ivo", LABELS, to="Mia")
    assert "Hand over" in more_of(card)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    await cast.reads("Ivo", "You asked for #1 yourself")
    await picks_more(cast, "Mia", "Hand over", on=card)
    errors = await cast.fills("Mia", partner="U0IVO")
    assert errors is not None
    assert "Ivo asked for #1" in errors["partner"]


async def test_whoever_has_left_it_hands_nothing_over(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    errors = await cast.fills("Ivo", partner="U0MIA")
    assert errors is not None
    assert "Only members of IT's channel" in errors["partner"]


async def test_what_is_withdrawn_meanwhile_is_not_handed_over(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    brief = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(brief.channel, brief.ts)
    with_it = next(each for each in thread if "is with IT" in words_of(each))
    await cast.clicks("Ana", "Take it back", on=with_it)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    errors = await cast.fills("Ivo", partner="U0MIA")
    assert errors is not None
    assert "was taken back" in errors["partner"]


async def test_home_has_the_same_menu(cast: Cast) -> None:
    await sends(cast, "Ana", LABELS)
    home = await cast.opens_home("Ivo")
    menu = ("U0IVO", home.id, "request.more")
    await cast.sandbox.act_in_view(*menu, value="request.hand_over:1")
    await cast.settled()
    assert await cast.fills("Ivo", partner="U0MIA") is None
    for who in ("Ana", "Ivo", "Mia"):
        cast.skims(who)
    assert "<@U0MIA>" in words_of(cast.home("Ivo")) or "U0MIA" in str(cast.home("Ivo"))
