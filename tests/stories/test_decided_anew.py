"""IT looks again and answers otherwise: the answer is edited, and says why."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.steps import sends

LABELS = "We need a label printer"
FIRST = {"outcome": "not_worth_solving", "finding": "Too dear.", "goal": "Labels"}
SECOND = {"outcome": "go_ahead", "finding": "It is ordered.", "goal": "Labels"}
WHY = "The price has fallen."


async def decided(cast: Cast) -> tuple[Message, Message]:
    """The record, and what Ana was told."""
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    assert await cast.fills("Ivo", **FIRST) is None
    outcome = await cast.reads("Ana", "advises to leave it as it is")
    await cast.reads("Ana", "IT has answered your request")
    return await cast.reads("Ivo", "decided by"), outcome


async def decides_anew(cast: Cast, who: str, record: Message) -> None:
    await cast.clicks(who, "Decide anew", on=record)
    assert await cast.fills(who, **SECOND, reason=WHY) is None


async def test_the_answer_is_edited_where_it_stands_and_says_why(cast: Cast) -> None:
    record, outcome = await decided(cast)
    await decides_anew(cast, "Mia", record)
    heard = await cast.reads("Ana", "IT has decided anew. IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    told = await cast.reads("Ana", "IT has decided #1 anew: go ahead. The answer above")
    assert told.thread_ts == outcome.thread_ts
    assert heard.ts == outcome.ts
    assert WHY in words_of(heard)
    assert "Too dear." not in words_of(heard)
    changed = await cast.reads("Ivo", "decided by")
    assert changed.ts == record.ts
    assert WHY in words_of(changed)
    assert labels_of(changed) == ["Start", "Decide anew"]


async def test_the_form_shows_what_they_will_read_with_the_reason(cast: Cast) -> None:
    record, outcome = await decided(cast)
    await cast.clicks("Mia", "Decide anew", on=record)
    await cast.chooses("Mia", "request.choose", **SECOND, reason=WHY)
    shown = {block["block_id"]: block for block in cast.form("Mia").blocks}
    assert await cast.fills("Mia", **SECOND, reason=WHY) is None
    heard = await cast.reads("Ana", "IT has decided anew")
    await cast.reads("Ana", "will move request #1 along?")
    told = await cast.reads("Ana", "IT has decided #1 anew: go ahead. The answer above")
    assert told.thread_ts == outcome.thread_ts
    read = {block["block_id"]: block for block in heard.blocks}
    for part in ("shown_reason", "shown_finding", "shown_goal"):
        assert read[part] == shown[part]
    await cast.reads("Ivo", "decided by")


@pytest.mark.parametrize("reason", ["", "\u200b "])
async def test_nothing_is_decided_anew_without_a_reason(
    cast: Cast, reason: str
) -> None:
    record, _ = await decided(cast)
    await cast.clicks("Mia", "Decide anew", on=record)
    errors = await cast.fills("Mia", **SECOND, reason=reason)
    assert set(errors or {}) == {"reason"}


async def test_what_was_reopened_meanwhile_is_decided_on_its_card(cast: Cast) -> None:
    record, outcome = await decided(cast)
    await cast.clicks("Mia", "Decide anew", on=record)
    await cast.clicks("Ana", "Not what I meant", on=outcome)
    assert await cast.fills("Ana", meant="A small one") is None
    cast.skims("Ana")
    cast.skims("Ivo")
    errors = await cast.fills("Mia", **SECOND, reason=WHY)
    assert "waits for an answer again" in str(errors)


async def test_who_follows_reads_the_answer_that_stands(cast: Cast) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel("C0SALES", "sales", members=people, bot=True)
    said = await cast.says_in("C0SALES", "Ana", LABELS)
    await cast.marks("Ana", said)
    await cast.marks("Ben", said)
    opening = next(
        each for each in cast.unread("Ana") if each.text.startswith("Request #1")
    )
    for _ in range(3):
        asked = cast.workspace.messages(opening.channel, opening.ts)[-1]
        await cast.clicks("Ana", "Skip", on=asked)
    brief = cast.workspace.messages(opening.channel, opening.ts)[-1]
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    card = await cast.reads("Ivo", "New request #1")
    await cast.clicks("Ivo", "Decide", on=card)
    assert await cast.fills("Ivo", **FIRST) is None
    cast.skims("Ben")
    await decides_anew(cast, "Mia", card)
    told = await cast.reads("Ben", "anew. IT says yes to request #1")
    assert "That replaces its earlier answer." in words_of(told)
    assert told.channel == cast.dm("Ben")
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)


async def test_only_it_decides_anew(cast: Cast) -> None:
    record, _ = await decided(cast)
    await cast.clicks("Mia", "Decide anew", on=record)
    await cast.sandbox.leave(user("Mia"), TRIAGE)
    await cast.settled()
    errors = await cast.fills("Mia", **SECOND, reason=WHY)
    assert "Only members of IT's channel" in str(errors)
