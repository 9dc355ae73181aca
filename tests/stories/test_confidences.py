"""What is to be handled with care is read by who takes the request, and nobody else."""

import sqlite3
from contextlib import closing

import pytest

from bot.sandbox import Message
from tests.cast import Cast, words_of
from tests.stories.steps import (
    asks_for_more,
    picks_more,
    reads_brief_anew,
    sends_brief,
)

PLANTED = "Quarrel-4711 with the warehouse"
EDITED = "Quarrel-4712 with the warehouse"
CARE = "anything IT should handle with care?"


async def is_asked(cast: Cast) -> Message:
    """Ana adds to her brief, up to the last question."""
    numbers = await asks_for_more(cast, "Ana")
    await cast.clicks("Ana", "Skip", on=numbers)
    for question in ("By when", "How much work", "new risks", "How will you see"):
        await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", question))
    for question in ("money", "Who else has a say", "rules", "Who on your side"):
        await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", question))
    asked = await cast.reads("Ana", CARE)
    assert "Only the person in IT who takes this reads it." in words_of(asked)
    return asked


async def confides(cast: Cast) -> tuple[Message, Message]:
    """Ana tells more about her request, and what is delicate; IT has the card."""
    asked = await is_asked(cast)
    said = await cast.says("Ana", PLANTED, under=asked)
    brief = await reads_brief_anew(cast, "Ana")
    assert "kept for the person in IT who takes this" in words_of(brief)
    return said, await sends_brief(cast, "Ana", brief)


def stands_in(cast: Cast, planted: str, *, but: tuple[Message, ...]) -> list[str]:
    """Messages that hold it, but for these; and rows that others may come to read."""
    places = {(each.channel, each.ts) for each in but}
    known = {(entry.channel, entry.ts) for entry in cast.workspace.ledger} - places
    shown = [cast.workspace.message(*place) for place in known]
    found = [words_of(each) for each in shown if planted in words_of(each)]
    path = cast.bot.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as database:
        rows = [
            *database.execute("SELECT details FROM audit"),
            *database.execute(
                "SELECT need, answers, added, offered, files FROM request"
            ),
        ]
    found += [str(row) for row in rows if planted in str(row)]
    return found


async def test_nobody_reads_it_until_somebody_takes_the_request(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    said, card = await confides(cast)
    assert stands_in(cast, PLANTED, but=(said,)) == []
    await cast.clicks("Ivo", "I'll take it", on=card)
    told = await cast.reads("Ivo", PLANTED)
    assert told.channel == cast.dm("Ivo")
    await cast.reads("Ivo", "is looking at it")
    await cast.reads("Ana", "is looking at it")
    assert stands_in(cast, PLANTED, but=(said, told)) == []
    await cast.clicks("Ivo", "Give it back", on=card)
    await cast.reads("Ivo", "It has been removed.")
    assert stands_in(cast, PLANTED, but=(said,)) == []
    heard = capsys.readouterr()
    assert PLANTED not in heard.out + heard.err


async def test_whoever_it_is_handed_over_to_reads_it_then(cast: Cast) -> None:
    said, card = await confides(cast)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await cast.reads("Ivo", PLANTED)
    cast.skims("Ivo")
    cast.skims("Ana")
    await picks_more(cast, "Ivo", "Hand over", on=card)
    await cast.fills("Ivo", partner="U0MIA")
    told = await cast.reads("Mia", PLANTED)
    await cast.reads("Ivo", "What was confided about request #1 is no longer here")
    cast.skims("Mia")
    cast.skims("Ivo")
    cast.skims("Ana")
    assert stands_in(cast, PLANTED, but=(said, told)) == []


async def edits(cast: Cast, said: Message, text: str) -> None:
    await cast.sandbox.edit("U0ANA", said.channel, said.ts, text)
    await cast.settled()


async def test_an_edit_stays_with_the_partner(cast: Cast) -> None:
    said, card = await confides(cast)
    await edits(cast, said, EDITED)
    assert stands_in(cast, EDITED, but=(said,)) == []
    await cast.clicks("Ivo", "I'll take it", on=card)
    told = await cast.reads("Ivo", EDITED)
    cast.skims("Ivo")
    cast.skims("Ana")
    await edits(cast, said, PLANTED)
    await cast.reads("Ivo", PLANTED)
    assert stands_in(cast, PLANTED, but=(said, told)) == []
    await cast.sandbox.delete("U0ANA", said.channel, said.ts)
    await cast.settled()
    await cast.reads("Ivo", "It has been removed.")
    assert stands_in(cast, PLANTED, but=()) == []


async def test_who_takes_it_back_takes_this_back_too(cast: Cast) -> None:
    _, card = await confides(cast)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await cast.reads("Ivo", PLANTED)
    await cast.reads("Ivo", "is looking at it")
    brief = await cast.reads("Ana", "is looking at it")
    await cast.clicks("Ana", "Take it back", on=brief)
    await cast.reads("Ivo", "It has been removed.")
    cast.skims("Ivo")
    cast.skims("Ana")


async def test_a_file_with_it_is_confided_too(cast: Cast) -> None:
    asked = await is_asked(cast)
    said = await cast.sandbox.say(
        "U0ANA",
        asked.channel,
        PLANTED,
        thread_ts=asked.thread_ts,
        files=["quarrel-4713.pdf"],
    )
    await cast.settled()
    card = await sends_brief(cast, "Ana", await reads_brief_anew(cast, "Ana"))
    assert stands_in(cast, "quarrel-4713", but=(said,)) == []
    await cast.clicks("Ivo", "I'll take it", on=card)
    assert "quarrel-4713.pdf" in words_of(await cast.reads("Ivo", PLANTED))
    cast.skims("Ivo")
    cast.skims("Ana")


async def test_what_was_first_taken_for_something_new_is_confided_too(
    cast: Cast,
) -> None:
    await is_asked(cast)
    said = await cast.says("Ana", f"{PLANTED} about the old system")
    sorting = await cast.reads("Ana", "or something new?")
    await cast.clicks("Ana", "It is my answer", on=sorting)
    await cast.reads("Ana", "Noted as your answer")
    await sends_brief(cast, "Ana", await reads_brief_anew(cast, "Ana"))
    assert stands_in(cast, PLANTED, but=(said,)) == []


async def test_what_they_take_out_while_it_is_taken_back_stays_out(cast: Cast) -> None:
    said, card = await confides(cast)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await cast.reads("Ivo", PLANTED)
    await cast.reads("Ivo", "is looking at it")
    brief = await cast.reads("Ana", "is looking at it")
    await cast.clicks("Ana", "Take it back", on=brief)
    gone = await cast.reads("Ana", "IT has been told")
    await edits(cast, said, EDITED)
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ivo", EDITED)
    cast.skims("Ivo")
    cast.skims("Ana")
    assert stands_in(cast, PLANTED, but=()) == []
