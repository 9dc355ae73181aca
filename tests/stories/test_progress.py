"""After the answer: IT starts, delivers; the requester closes it or opens it again."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, button_called, labels_of, user, words_of
from tests.stories.steps import audited, forges, says_yes, sends, the_answer

LABELS = "We need a label printer"
NO = {"outcome": "not_worth_solving", "finding": "Too dear.", "goal": "Labels"}


async def begun(cast: Cast) -> Message:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS))
    await cast.clicks("Ivo", "Start", on=card)
    await cast.reads("Ana", "IT has started on your request #1.")
    cast.skims("Ana")
    return await cast.reads("Ivo", "It is \nin progress")


async def delivered(cast: Cast) -> tuple[Message, Message]:
    """The card, and what Ana is asked."""
    card = await begun(cast)
    await cast.clicks("Ivo", "Delivered", on=card)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    cast.skims("Ana")
    return await cast.reads("Ivo", "It is \ndelivered"), asked


async def test_from_a_yes_to_the_end_the_requester_hears_each_step(cast: Cast) -> None:
    card, asked = await delivered(cast)
    assert labels_of(card) == []
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    assert asked.thread_ts == head.ts
    await cast.clicks("Ana", "Yes, close it", on=asked)
    closed = await cast.reads("Ana", "Request #1 is closed")
    assert labels_of(closed)[-2:] == ["Thank them", "Open it again"]
    record = await cast.reads("Ana", "IT has delivered your request #1.")
    assert (record.ts, labels_of(record)) == (asked.ts, [])
    await cast.reads("Ana", "Your request *#1* is closed")
    told = await cast.reads("Ivo", "Thank you, ")
    assert (told.thread_ts, user("Ivo") in str(told.blocks)) == (card.ts, True)
    await cast.reads("Ivo", "It is \nclosed")


async def test_who_starts_it_is_its_partner_unless_there_is_one(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Mia", "I'll take it", on=card)
    card = await says_yes(cast, card)
    await cast.clicks("Ivo", "Start", on=card)
    started = await cast.reads("Ana", "IT has started on your request #1.")
    assert "<@U0MIA> is on it" in words_of(started)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_what_was_delivered_and_not_meant_waits_for_it_again(cast: Cast) -> None:
    card, asked = await delivered(cast)
    await cast.clicks("Ana", "Not what I meant", on=asked)
    assert await cast.fills("Ana", meant="It prints no parcels") is None
    note = await cast.reads("Mia", "says this is not what was meant")
    assert "It prints no parcels" in words_of(note)
    assert note.thread_ts == card.ts
    again = await cast.reads("Ivo", "is open again, asked by")
    assert again.ts == card.ts
    await cast.reads("Ana", "You told IT that this is not what you meant")
    record = await cast.reads("Ana", "IT has delivered your request #1.")
    assert (record.ts, labels_of(record)) == (asked.ts, [])
    cast.skims("Ana")
    card = await says_yes(cast, again)
    await cast.clicks("Ivo", "Start", on=card)
    await cast.clicks("Ivo", "Delivered", on=card)
    second = await cast.reads("Ana", "Does it do what you meant?")
    assert second.ts != asked.ts
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_whoever_needs_no_more_closes_it_with_a_word_for_it(cast: Cast) -> None:
    card = await begun(cast)
    answer = the_answer(cast)
    assert labels_of(answer) == ["Close it"]
    await cast.clicks("Ana", "Close it", on=answer)
    assert await cast.fills("Ana", words="We bought <one> ourselves") is None
    told = await cast.reads("Mia", "has closed #1 and says:")
    assert "We bought <one> ourselves" in words_of(told)
    assert (told.thread_ts, told.text) == (card.ts, "#1 is closed")
    await cast.reads("Ivo", "It is \nclosed")
    closed = await cast.reads("Ana", "Request #1 is closed")
    cast.skims("Ana")
    await cast.clicks("Ana", "Open it again", on=closed)
    assert await cast.fills("Ana", meant="It broke") is None
    await cast.reads("Ivo", "opens this again")
    await cast.reads("Ivo", "is open again, asked by")
    await cast.reads("Ana", "You opened it again")
    cast.skims("Ana")


async def test_an_honest_no_is_closed_as_well(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    assert await cast.fills("Ivo", **NO) is None
    answer = await cast.reads("Ana", "advises to leave it as it is")
    cast.skims("Ana")
    cast.skims("Ivo")
    assert labels_of(answer) == ["Not what I meant", "Close it"]
    await cast.clicks("Ana", "Close it", on=answer)
    assert await cast.fills("Ana") is None
    await cast.reads("Ivo", "has closed #1")
    await cast.reads("Ivo", "Not worth solving")
    await cast.reads("Ana", "Request #1 is closed")
    cast.skims("Ana")


async def test_what_is_said_of_something_closed_is_passed_on(cast: Cast) -> None:
    card, asked = await delivered(cast)
    await cast.clicks("Ana", "Yes, close it", on=asked)
    cast.skims("Ana")
    cast.skims("Ivo")
    await cast.says("Ana", "It jams at times", under=asked)
    note = await cast.reads("Ivo", "It jams at times")
    assert note.thread_ts == card.ts
    await cast.reads("Ana", "passed that on to IT")


async def test_what_is_said_while_it_is_at_work_is_passed_on(cast: Cast) -> None:
    card = await begun(cast)
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    await cast.says("Ana", "Please the blue one", under=head)
    note = await cast.reads("Ivo", "Please the blue one")
    assert note.thread_ts == card.ts
    await cast.reads("Ana", "passed that on to IT")


async def test_pressed_twice_nothing_happens_twice(cast: Cast) -> None:
    card = await says_yes(cast, await sends(cast, "Ana", LABELS))
    for label, told in (
        ("Start", "Request #1 is in progress already."),
        ("Delivered", "Request #1 is delivered already."),
    ):
        pressed = button_called(label, cast.workspace.message(TRIAGE, card.ts).blocks)
        await cast.clicks("Ivo", label, on=card)
        await forges(cast, "Mia", pressed["action_id"], "1")
        await cast.reads("Mia", told)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    cast.skims("Ana")
    await cast.clicks("Ana", "Yes, close it", on=asked)
    await cast.reads("Ana", "Request #1 is closed")
    cast.skims("Ana")
    cast.skims("Ivo")
    await forges(cast, "Ana", "request.done", "1")
    await cast.reads("Ana", "It can be opened again in its thread.")


@pytest.mark.parametrize(
    ("who", "action", "told"),
    [
        ("Ana", "request.start", "Only members of IT's channel"),
        ("Ben", "request.deliver", "Only members of IT's channel"),
        ("Ivo", "request.deliver", "Press “Start” on its card first"),
        ("Ben", "request.close", "I can't find that request among yours"),
        ("Ivo", "request.done", "I can't find that request among yours"),
        ("Ben", "request.reopen", "I can't find that request among yours"),
        ("Ben", "request.urge", "I can't find that request among yours"),
        ("Ana", "request.urge", "Request #1 is decided already"),
        ("Ben", "request.weigh", "Only members of IT's channel"),
        ("Ivo", "request.weigh", "Request #1 is decided already"),
        ("Ben", "champion.volunteer", "I can't find that request among yours"),
        ("Ben", "champion.accept", "You are not being asked about this any more"),
        ("Ana", "champion.decline", "You are not being asked about this any more"),
    ],
)
async def test_each_step_is_for_whoever_may_take_it_and_no_one_else(
    cast: Cast, who: str, action: str, told: str
) -> None:
    await says_yes(cast, await sends(cast, "Ana", LABELS))
    before = await audited(cast)
    await forges(cast, who, action, "1")
    await cast.reads(who, told)
    assert await audited(cast) == before


async def test_only_a_yes_is_started(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    assert await cast.fills("Ivo", **NO) is None
    cast.skims("Ana")
    cast.skims("Ivo")
    assert labels_of(cast.workspace.message(TRIAGE, card.ts)) == ["Decide anew"]
    await forges(cast, "Ivo", "request.start", "1")
    await cast.reads("Ivo", "IT has not said yes to request #1 yet.")
    cast.skims("Ivo")


async def test_a_form_of_somebody_elses_request_closes_nothing(cast: Cast) -> None:
    await begun(cast)
    await sends(cast, "Ben", "A faster till")
    await cast.clicks("Ana", "Close it", on=the_answer(cast))
    cast.form("Ana").data["private_metadata"] = "2"
    errors = await cast.fills("Ana", words="Not mine")
    assert "I can't find that request among yours" in str(errors)


async def test_it_decides_anew_on_what_it_has_begun(cast: Cast) -> None:
    card = await begun(cast)
    await cast.clicks("Mia", "Decide anew", on=card)
    assert cast.form("Mia").title == "Decide #1 anew"
    assert await cast.fills("Mia", **NO, reason="The price has doubled.") is None
    await cast.reads("Ana", "IT has decided anew")
    await cast.reads("Ana", "it has decided anew since.")
    await cast.reads("Ana", "IT has decided #1 anew: better left as it is.")
    await cast.reads("Ana", "Nobody needs to move request #1 along")
    cast.skims("Ana")
    record = await cast.reads("Ivo", "Not worth solving")
    assert labels_of(record) == ["Decide anew"]


async def test_the_answer_names_whoever_has_it_by_now(cast: Cast) -> None:
    card = await begun(cast)
    assert labels_of(card) == ["Delivered", "Decide anew", "Give it back"]
    await cast.clicks("Ivo", "Give it back", on=card)
    free = await cast.reads("Ivo", "I'll take it")
    assert "Partner" not in words_of(the_answer(cast))
    told = await cast.reads("Ana", " gave #1 back; IT is finding somebody else.")
    assert user("Ivo") in str(told.blocks)
    started = await cast.reads("Ana", "IT has started on your request #1.")
    assert "is on it" not in words_of(started)
    cast.skims("Ana")
    await cast.clicks("Mia", "I'll take it", on=free)
    await cast.reads("Ana", "<@U0MIA> is on it")
    cast.skims("Ana")
    cast.skims("Mia")
    assert user("Mia") in str(the_answer(cast).blocks)
