"""IT has answered something else: the requester says so, and IT decides again."""

from sqlmodel import col, select

from bot.db import UnitOfWork
from bot.models import Audit
from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import sends

LABELS = "We need a label printer"
WRONG = "You can print labels on paper."
RIGHT = "It is ordered."


async def decided(cast: Cast, card: Message, who: str, finding: str) -> None:
    await cast.clicks(who, "Decide", on=card)
    filled = {"outcome": "better_path", "finding": finding, "goal": "Labels"}
    assert await cast.fills(who, **filled) is None


async def answered(cast: Cast) -> tuple[Message, Message]:
    """The card, and an answer that was not meant."""
    card = await sends(cast, "Ana", LABELS)
    await decided(cast, card, "Ivo", WRONG)
    outcome = await cast.reads("Ana", "a better path")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Ivo", "decided by")
    return card, outcome


async def objects(cast: Cast, outcome: Message) -> None:
    await cast.clicks("Ana", "Not what I meant", on=outcome)
    assert await cast.fills("Ana", meant="A printer for parcels") is None


async def test_it_reads_what_was_meant_and_answers_once_more(cast: Cast) -> None:
    card, outcome = await answered(cast)
    await objects(cast, outcome)
    told = await cast.reads("Ana", "You told IT that this is not what you meant")
    assert (told.ts, labels_of(told)) == (outcome.ts, [])
    assert WRONG in words_of(told)
    thread = cast.workspace.messages(outcome.channel, str(outcome.thread_ts))
    assert any("Your request #1 is with IT" in each.text for each in thread)
    note = await cast.reads("Ivo", "says this is not what was meant")
    assert note.thread_ts == card.ts
    again = cast.workspace.message(card.channel, card.ts)
    assert again.text.startswith("Request #1 is open again: ")
    assert f"A better path. \n{WRONG}" in words_of(again)
    assert "A printer for parcels" in words_of(again)
    assert labels_of(again) == [
        "Decide",
        "I'll take it",
        "Ask a question",
        "Effort and risk",
    ]
    await cast.reads("Ivo", "is open again, asked by")
    await decided(cast, card, "Mia", RIGHT)
    second = await cast.reads("Ana", RIGHT)
    assert second.ts != outcome.ts
    await cast.reads("Mia", "decided by")


async def test_every_answer_stays_in_the_audit(cast: Cast) -> None:
    card, outcome = await answered(cast)
    await objects(cast, outcome)
    await decided(cast, card, "Mia", RIGHT)
    cast.skims("Ana")
    cast.skims("Ivo")

    def audited(uow: UnitOfWork) -> list[tuple[str, str]]:
        rows = uow.session.exec(select(Audit).order_by(col(Audit.id))).all()
        return [(row.action, row.actor) for row in rows][-3:]

    read = cast.bot.database.reading(cast.bot.identity.team_id)
    assert await read(audited) == [
        ("decided", "U0IVO"), ("reopened", "U0ANA"), ("decided", "U0MIA"),
    ]  # fmt: skip


async def test_only_the_requester_objects(cast: Cast) -> None:
    card, outcome = await answered(cast)
    await cast.clicks("Ana", "Not what I meant", on=outcome)
    cast.form("Ana").data["private_metadata"] = "2"
    await sends(cast, "Ben", "A faster till")
    errors = await cast.fills("Ana", meant="All mine")
    assert "I can't find that request among yours" in str(errors)
    assert "decided by" in words_of(cast.workspace.message(card.channel, card.ts))
