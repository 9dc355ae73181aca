"""What IT notes for itself stays in IT's channel, and is plain to see as such."""

from tests.cast import Cast, words_of
from tests.stories.steps import picks_more, sends

LABELS = "We need a label printer"


async def test_a_note_stands_in_the_cards_thread_and_nowhere_else(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await picks_more(cast, "Ivo", "Private note", on=card)
    assert await cast.fills("Ivo", note="<!channel> Budget is frozen") is None
    note = await cast.reads("Mia", "🔒 Only for IT")
    assert note.thread_ts == card.ts
    assert {"U0IVO", "<!channel> Budget is frozen"} <= set(str(note.blocks).split("'"))
    assert "Budget" not in note.text
    said = cast.workspace.messages(cast.dm("Ana"))
    thread = cast.workspace.messages(cast.dm("Ana"), said[0].ts)
    assert not [each for each in thread if "Budget" in words_of(each)]


async def test_a_note_may_stand_under_what_is_decided(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="go_ahead", finding="Yes.", goal="Labels")
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await picks_more(cast, "Mia", "Private note", on=card)
    assert await cast.fills("Mia", note="Ordered from stock") is None
    await cast.reads("Ivo", "Ordered from stock")


async def test_an_empty_note_is_no_note(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await picks_more(cast, "Ivo", "Private note", on=card)
    errors = await cast.fills("Ivo", note=" \u200b")
    assert errors == {"note": "Please write a sentence here."}
