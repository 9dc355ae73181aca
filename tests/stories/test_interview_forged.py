"""Buttons of an interview, pressed by others, or with something else in them."""

import pytest

from tests.cast import Cast, words_of
from tests.stories.forging import press
from tests.stories.steps import asks_for_more

URGENCY, EFFORT, RISK = "By when does it matter", "How much work", "new risks"


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.mark.parametrize("value", ["1:impact", "1:impact:3", "1", "", ":", "x:impact"])
async def test_nobody_else_goes_on_with_it(cast: Cast, value: str) -> None:
    numbers = await asks_for_more(cast, "Ana")
    actions = "skip step_c that_is_it ask_me go_back enough go_on fill ask_colleague"
    for action in actions.split():
        chosen = {"selected_user": "U0BEN", "block_id": f"who:{value}"}
        await press(cast, "U0BEN", f"request.{action}", value=value, **chosen)
    await cast.settled()
    for told in cast.unread("Ben"):
        assert "I can't find that request among yours" in words_of(told)
    cast.skims("Ben")
    await cast.says("Ana", "2 hours a week", under=numbers)
    await cast.reads("Ana", URGENCY)


async def test_a_forged_step_of_ones_own_changes_nothing(cast: Cast) -> None:
    numbers = await asks_for_more(cast, "Ana")
    await cast.clicks("Ana", "Skip", on=numbers)
    await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", URGENCY))
    effort = await cast.reads("Ana", EFFORT)
    await press(cast, "U0ANA", "request.step_a", value="1:effort:9")
    await cast.settled()
    await cast.clicks("Ana", "Tiny", on=effort)
    await cast.reads("Ana", RISK)
