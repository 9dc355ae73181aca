"""IT asks a requester something, and reads the answer in the thread of the card."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, user
from tests.stories.steps import sends

LABELS = "We need a label printer"
WHERE = "Which shop is it for?"


async def asks(cast: Cast, who: str, card: Message, question: str = WHERE) -> None:
    await cast.clicks(who, "Ask a question", on=card)
    assert await cast.fills(who, question=question) is None


def said_in(cast: Cast, head: Message) -> int:
    return len(cast.workspace.messages(head.channel, head.ts))


async def test_a_question_and_its_answer_stand_once_in_each_thread(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    before = said_in(cast, head), said_in(cast, card)
    await asks(cast, "Ivo", card)
    asked = await cast.reads("Ana", "IT has a question about your request #1")
    assert asked.thread_ts == head.ts
    noted = await cast.reads("Mia", WHERE)
    assert noted.thread_ts == card.ts
    assert (said_in(cast, head), said_in(cast, card)) == (before[0] + 1, before[1] + 1)
    await cast.says("Ana", "The one in Ulm", under=head)
    answer = await cast.reads("Ivo", "The one in Ulm")
    assert (answer.thread_ts, answer.text) == (card.ts, "An answer on request #1")
    await cast.reads("Ana", "passed that on to IT")
    assert (said_in(cast, head), said_in(cast, card)) == (before[0] + 3, before[1] + 2)


async def test_what_follows_the_answer_is_passed_on_as_ever(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    await asks(cast, "Ivo", card)
    await cast.says("Ana", "Sure", under=head)  # a nod is an answer, if one is asked
    await cast.reads("Ivo", "Sure")
    await cast.says("Ana", "Okay", under=head)  # and nothing, if not
    await cast.says("Ana", "And for the one in Bonn", under=head)
    more = await cast.reads("Ivo", "And for the one in Bonn")
    assert more.text == "New on request #1"
    assert said_in(cast, card) == 4
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_a_question_reaches_the_thread_that_we_opened(cast: Cast) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel("C0SALES", "sales", members=people, bot=True)
    said = await cast.says_in("C0SALES", "Ana", LABELS)
    await cast.marks("Ana", said)
    opening = await cast.reads("Ana", "questions follow in this thread")
    for _ in range(3):
        asked = cast.workspace.messages(opening.channel, opening.ts)[-1]
        await cast.clicks("Ana", "Skip", on=asked)
    brief = cast.workspace.messages(opening.channel, opening.ts)[-1]
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    cast.skims("Ana")
    await asks(cast, "Mia", await cast.reads("Ivo", "New request #1"))
    question = await cast.reads("Ana", WHERE)
    assert question.thread_ts == opening.ts
    await cast.reads("Ivo", WHERE)


async def test_what_it_says_in_the_thread_of_the_card_stays_there(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    before = len(cast.workspace.ledger)
    await cast.says_in(TRIAGE, "Ivo", "<@U0ANA> is asking a lot", under=card)
    posted = cast.workspace.ledger[before:]
    assert [entry for entry in posted if entry.channel != TRIAGE] == []


@pytest.mark.parametrize("question", ["", " \u200b"])
async def test_a_question_has_words(cast: Cast, question: str) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Ask a question", on=card)
    errors = await cast.fills("Ivo", question=question)
    assert set(errors or {}) == {"question"}


async def test_only_it_asks_and_only_about_what_waits_for_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Ask a question", on=card)
    await cast.clicks("Mia", "Ask a question", on=card)
    await cast.sandbox.leave(user("Ivo"), TRIAGE)
    await cast.settled()
    errors = await cast.fills("Ivo", question=WHERE)
    assert "Only members of IT's channel" in str(errors)
    brief = cast.workspace.messages(cast.dm("Ana"))[0]
    last = cast.workspace.messages(brief.channel, brief.ts)[-1]
    await cast.clicks("Ana", "Take it back", on=last)
    cast.skims("Ana")
    cast.skims("Mia")
    errors = await cast.fills("Mia", question=WHERE)
    assert "was taken back by whoever asked it" in str(errors)
