"""Somebody in IT finds any request by its number."""

import pytest

from tests.cast import TRIAGE, Cast, words_of
from tests.stories.steps import picks_more, sends


async def test_it_finds_a_request_and_the_way_to_its_card(cast: Cast) -> None:
    first = await sends(cast, "Ana", "We need a label printer")
    second = await sends(cast, "Ben", "Swap shifts without calling")
    await picks_more(cast, "Ivo", "Find another", on=second)
    assert await cast.fills("Ivo", number="#1") is None
    found = cast.form("Ivo")
    assert "#1 “We need a label printer”" in str(found.blocks)
    assert "with IT for less than a minute." in words_of(found)
    assert first.ts.replace(".", "") in str(found.blocks)
    assert await cast.fills("Ivo", number="2") is None
    assert "Swap shifts without calling" in str(cast.form("Ivo").blocks)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("7", "There is no #7 with IT. Is it another one?"),
        ("2", "There is no #2 with IT. Is it another one?"),
        ("-1", "Please write the number alone, such as 12."),
        ("9" * 20, "Please write the number alone, such as 12."),
        ("٣", "Please write the number alone, such as 12."),
    ],
)
async def test_a_number_it_does_not_know_is_one_sentence(
    cast: Cast, typed: str, why: str
) -> None:
    card = await sends(cast, "Ana", "We need a label printer")
    await cast.says("Ben", "We need blue chairs")  # not sent
    cast.skims("Ben")
    await picks_more(cast, "Ivo", "Find another", on=card)
    assert await cast.fills("Ivo", number=typed) == {"number": why}


async def test_whoever_has_left_it_finds_nothing(cast: Cast) -> None:
    card = await sends(cast, "Ana", "We need a label printer")
    await picks_more(cast, "Ivo", "Find another", on=card)
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    errors = await cast.fills("Ivo", number="1")
    assert errors is not None
    assert "Only members of IT's channel" in errors["number"]


async def test_what_is_not_in_the_menu_is_said(cast: Cast) -> None:
    card = await sends(cast, "Ana", "We need a label printer")
    message = cast.workspace.message(card.channel, card.ts)
    for block in message.blocks:
        for element in block.get("elements", []):
            if element["type"] == "overflow":
                element["options"][0]["value"] = "request.give_money:1"
    await picks_more(cast, "Ivo", "Hand over", on=card)
    await cast.reads("Ivo", "That is not in the menu any more")
    cast.skims("Ivo")
