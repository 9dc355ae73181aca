"""Somebody in IT needs something from IT: somebody else there decides on it."""

import pytest

from tests.cast import Cast, words_of
from tests.stories.steps import sends

OWN = "You asked for #1 yourself"
FORGED = {"outcome": "go_ahead", "finding": "I may.", "goal": "My own"}


async def test_who_asked_neither_takes_nor_decides_and_somebody_else_does(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ivo", "A second screen", to="Mia")
    for label in ("Decide", "I'll take it", "Ask a question"):
        await cast.clicks("Ivo", label, on=card)
        await cast.reads("Ivo", OWN)
    assert cast.workspace.open_views("U0IVO") == []
    await cast.clicks("Mia", "Decide", on=card)
    await cast.fills("Mia", outcome="go_ahead", finding="It is ordered.", goal="Screen")
    await cast.reads("Ivo", "IT says yes")
    await cast.reads("Ivo", "will move request #1 along?")
    await cast.reads("Ivo", "IT has answered your request")
    await cast.reads("Mia", "decided by")


async def test_nor_do_they_in_home(cast: Cast) -> None:
    await sends(cast, "Ivo", "A second screen", to="Mia")
    await cast.opens_home("Ivo")
    for label in ("Decide", "I'll take it"):
        await cast.clicks_in_home("Ivo", label)
        await cast.reads("Ivo", OWN)


@pytest.mark.parametrize("number", ["1", "01"])
async def test_a_form_about_another_request_is_not_turned_to_ones_own(
    cast: Cast, number: str
) -> None:
    await sends(cast, "Ivo", "A second screen", to="Mia")
    card = await sends(cast, "Ana", "A label printer")
    await cast.clicks("Ivo", "Decide", on=card)
    cast.form("Ivo").data["private_metadata"] = number
    await cast.chooses("Ivo", "request.preview", outcome="go_ahead")
    await cast.reads("Ivo", OWN)
    errors = await cast.fills("Ivo", **FORGED)
    assert OWN in str(errors)
    record = cast.workspace.message(card.channel, card.ts)
    assert "decided" not in words_of(record)


async def test_a_button_with_the_number_of_ones_own_request_does_nothing(
    cast: Cast,
) -> None:
    own = await sends(cast, "Ivo", "A second screen", to="Mia")
    card = await sends(cast, "Ana", "A label printer")
    actions = next(each for each in card.blocks if each["type"] == "actions")
    for element in actions["elements"]:
        element["value"] = "1"
    for action_id in ("request.decide", "request.take", "request.question"):
        await cast.sandbox.click("U0IVO", card.channel, card.ts, action_id, value="1")
        await cast.settled()
        await cast.reads("Ivo", OWN)
    assert "is looking at it" not in words_of(
        cast.workspace.message(own.channel, own.ts)
    )
    cast.skims("Mia")  # the card, as it was forged
