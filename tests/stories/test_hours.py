"""IT is out: who writes reads when it is back, by their own clock and once."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, words_of
from tests.stories.steps import sends

BERLIN = "Europe/Berlin"
LABELS = "We need a label printer"


async def opens_settings(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", "Goodwill's settings")


async def says_hours(cast: Cast, **more: object) -> dict[str, str] | None:
    """Cleo says when IT is there; it is Monday, nine in the morning in Berlin."""
    await opens_settings(cast)
    return await cast.fills("Cleo", **{"zone": BERLIN, **more})


def head_of(cast: Cast, who: str) -> Message:
    return cast.workspace.messages(cast.dm(who))[0]


async def test_who_sends_on_friday_evening_reads_it_once(cast: Cast) -> None:
    assert await says_hours(cast) is None
    await cast.time_passes(days=4, hours=10)
    await sends(cast, "Ana", LABELS)
    back = await cast.reads("Ana", "IT is back on Monday at 9:00 your time.")
    head = head_of(cast, "Ana")
    assert back.thread_ts == head.ts
    for words in ("Two, in fact", "Or three"):
        await cast.says("Ana", words, under=head)
        assert "back" not in words_of(await cast.reads("Ana", "passed that on to IT"))
        await cast.time_passes(days=1)
    cast.skims("Ivo")


async def test_everybody_reads_it_by_their_own_clock(cast: Cast) -> None:
    """Ben is in London, and IT in Berlin."""
    assert await says_hours(cast) is None
    await sends(cast, "Ben", LABELS)
    head = head_of(cast, "Ben")
    await cast.time_passes(hours=9)
    await cast.says("Ben", "By Friday", under=head)
    first = await cast.reads("Ben", "passed that on to IT")
    assert "IT is back on Tuesday at 8:00 your time." in words_of(first)
    await cast.time_passes(hours=13)  # six in the morning, for him
    await cast.says("Ben", "Or Saturday", under=head)
    assert "back" not in words_of(await cast.reads("Ben", "passed that on to IT"))
    await cast.time_passes(hours=22, minutes=30)
    await cast.says("Ben", "Or Sunday", under=head)
    await cast.reads("Ben", "IT is back today at 8:00 your time.")
    await cast.time_passes(hours=4)
    await cast.says("Ben", "Or Monday", under=head)
    assert "back" not in words_of(await cast.reads("Ben", "passed that on to IT"))
    cast.skims("Ivo")


async def test_in_a_talk_it_is_all_that_is_said(cast: Cast) -> None:
    assert await says_hours(cast) is None
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Ask a question", on=card)
    await cast.fills("Ivo", question="For which shop?")
    await cast.reads("Ana", "For which shop?")
    await cast.says("Ana", "The one in Ulm", under=head_of(cast, "Ana"))
    await cast.reads("Ana", "what you write in this thread reaches them")
    await cast.time_passes(hours=12)
    await cast.says_in(TRIAGE, "Ivo", "Still here, and it is fine", under=card)
    await cast.reads("Ana", "Still here")
    for words in ("Then we wait for it", "And the one in Bonn, too"):
        await cast.says("Ana", words, under=head_of(cast, "Ana"))
    await cast.reads("Ana", "IT is back on Tuesday at 9:00 your time.")
    cast.skims("Ivo")


async def test_it_works_far_away_and_over_the_weekend(cast: Cast) -> None:
    """It is Monday in Auckland before it is in Berlin."""
    assert await says_hours(cast, zone="pacific/auckland", opens="8") is None
    await cast.time_passes(days=4, hours=10)
    await sends(cast, "Ana", LABELS)
    await cast.reads("Ana", "IT is back on Sunday at 20:00 your time.")


async def test_as_long_as_nobody_said_when_nothing_is_said(cast: Cast) -> None:
    await cast.time_passes(days=5)
    await sends(cast, "Ana", LABELS)


@pytest.mark.parametrize(
    ("filled", "field", "sentence"),
    [
        ({"zone": "Middle-earth"}, "zone", "time zone “Middle-earth”"),
        ({"opens": "17", "closes": "9"}, "closes", "has to end after it begins"),
        ({"opens": "9", "closes": "9"}, "closes", "has to end after it begins"),
    ],
)
async def test_hours_that_cannot_be_are_refused_at_their_field(
    cast: Cast, filled: dict[str, object], field: str, sentence: str
) -> None:
    errors = await says_hours(cast, **filled)
    assert errors is not None
    assert sentence in errors[field]
    assert "IT's hours are not set" in words_of(await cast.opens_home("Cleo"))


async def test_they_stand_in_home_and_are_left_out_again(cast: Cast) -> None:
    """The admin's own zone is offered once; an empty field stays empty."""
    await opens_settings(cast)
    assert BERLIN in str(cast.form("Cleo").blocks)
    assert await cast.fills("Cleo", opens="8", closes="18") is None
    said = "IT is there Monday to Friday, 8:00 to 18:00, Europe/Berlin."
    assert said in words_of(cast.home("Cleo"))
    assert await says_hours(cast, zone="") is None
    assert "IT's hours are not set" in words_of(cast.home("Cleo"))
    await opens_settings(cast)
    assert await cast.fills("Cleo", units="Sales") is None
    assert "IT's hours are not set" in words_of(cast.home("Cleo"))
