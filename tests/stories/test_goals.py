"""IT's form begins with the goal of who asks, where they know one."""

import pytest

from tests.cast import Cast
from tests.stories.steps import sends_brief, skips_all


@pytest.mark.parametrize(
    ("typed", "begins_with"),
    [
        ("I don't know", ""),
        ("Parcels leave on the same day", "Parcels leave on the same day"),
    ],
)
async def test_that_they_do_not_know_is_nobodys_goal(
    cast: Cast, typed: str, begins_with: str
) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", "Why are we")
    await cast.says("Ana", typed, under=first)
    if not begins_with:
        follow_up = await cast.reads("Ana", "Who could tell us?")
        await cast.clicks("Ana", "Skip", on=follow_up)
    brief = await skips_all(cast, "Ana", "What happens if", "Who is affected")
    card = await sends_brief(cast, "Ana", brief)
    await cast.clicks("Ivo", "Decide", on=card)
    fields = {each["block_id"]: each for each in cast.form("Ivo").blocks}
    goal = next(each for name, each in fields.items() if name.startswith("goal"))
    assert goal["element"].get("initial_value", "") == begins_with
