"""A go ahead with days, and two honest answers that say what they are worth."""

import pytest

from bot.sandbox import Message
from tests.cast import Cast, button_called, user, words_of
from tests.stories.steps import (
    asks_for_more,
    reads_brief_anew,
    says_yes,
    sends,
    sends_brief,
)

LABELS = "We need a label printer"
DAYS = {"not_before": "2026-04-01", "promised_for": "2026-05-01"}
YES = {"finding": "It is ordered.", "goal": "Labels"}


def fields_of(cast: Cast, who: str) -> set[str]:
    return {block["block_id"] for block in cast.form(who).blocks}


async def test_the_answer_names_both_days_and_the_partner(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    assert not fields_of(cast, "Ivo") & set(DAYS)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    await cast.chooses("Ivo", "request.preview", **DAYS, **YES)
    shown = words_of(cast.form("Ivo"))
    assert "Promised for *1 May 2026*. Starts *1 April 2026* or later." in shown
    assert "Partner in IT: " in shown
    assert await cast.fills("Ivo", **DAYS, **YES) is None
    answer = await cast.reads("Ana", "Promised for *1 May 2026*. Starts *1 April")
    assert "Partner in IT: " in words_of(answer)
    assert user("Ivo") in str(answer.blocks)
    record = await cast.reads("Ivo", "Promised for ")
    assert "1 May 2026" in words_of(record)
    start = button_called("Start", record.blocks)["confirm"]["text"]["text"]
    assert start == "You said not before 1 April 2026. Start now all the same?"
    cast.skims("Ana")
    await cast.clicks("Mia", "Start", on=record)
    await cast.reads("Ana", "It is promised for 1 May 2026.")
    cast.skims("Ana")
    cast.skims("Ivo")


@pytest.mark.parametrize(
    ("days", "field", "told"),
    [
        ({"promised_for": "2026-03-01"}, "promised_for", "a day to come"),
        ({"promised_for": "2026-03-02"}, "promised_for", "a day to come"),
        ({"not_before": "2026-03-01"}, "not_before", "That day has passed"),
        (
            {"not_before": "2026-05-02", "promised_for": "2026-05-01"},
            "promised_for",
            "before it begins",
        ),
    ],
)
async def test_days_that_cant_be_kept_are_said_at_once_and_nothing_is_lost(
    cast: Cast, days: dict[str, str], field: str, told: str
) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    errors = await cast.fills("Ivo", **YES, **days)
    assert set(errors or {}) == {field}
    assert told in str(errors)
    typed = cast.form("Ivo").typed
    assert typed["finding"]["finding"]["value"] == YES["finding"]
    assert await cast.fills("Ivo", **DAYS) is None
    await cast.reads("Ana", "Promised for *1 May 2026*")
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_days_that_were_picked_before_another_answer_are_not_promised(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    filled = {**YES, **DAYS, "outcome": "better_path"}
    assert await cast.fills("Ivo", **filled) is None
    answer = await cast.reads("Ana", "a better path")
    assert "May 2026" not in words_of(answer)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_decided_anew_it_begins_with_the_days_that_were_promised(
    cast: Cast,
) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS), **DAYS)
    await cast.clicks("Ivo", "Decide anew", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    blocks = {block["block_id"]: block for block in cast.form("Ivo").blocks}
    assert blocks["promised_for"]["element"]["initial_date"] == "2026-05-01"
    later = {"promised_for": "2026-06-01", "reason": "It is out of stock."}
    assert await cast.fills("Ivo", **later) is None
    await cast.reads(
        "Ana", "Promised for *1 June 2026*. Starts *1 April 2026* or later."
    )
    cast.skims("Ana")
    cast.skims("Ivo")


async def in_numbers(cast: Cast, figures: str) -> Message:
    """A request that says what it costs, up to the card."""
    numbers = await asks_for_more(cast, "Ana", LABELS)
    await cast.says("Ana", figures, under=numbers)
    following = await cast.reads("Ana", "By when does it matter")
    await cast.clicks("Ana", "That's enough", on=following)
    return await sends_brief(cast, "Ana", await reads_brief_anew(cast, "Ana"))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (
            "better_path",
            "By your own estimate, 460 hours a year could come back this way.",
        ),
        (
            "not_worth_solving",
            (
                "It was good to ask first. It would take more than the "
                "460 hours a year you estimate."
            ),
        ),
    ],
)
async def test_an_honest_no_says_what_it_is_worth(
    cast: Cast, outcome: str, words: str
) -> None:
    card = await in_numbers(cast, "5 people, 2 hours a week")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome=outcome)
    assert words in words_of(cast.form("Ivo"))
    assert await cast.fills("Ivo", finding="There is one upstairs.", goal="G") is None
    await cast.reads("Ana", words)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_nothing_is_made_up_where_there_are_no_figures(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    filled = {"outcome": "better_path", "finding": "Upstairs.", "goal": "G"}
    assert await cast.fills("Ivo", **filled) is None
    answer = await cast.reads("Ana", "a better path")
    assert "estimate" not in words_of(answer)
    cast.skims("Ana")
    cast.skims("Ivo")
