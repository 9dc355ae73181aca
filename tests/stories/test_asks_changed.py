"""A request's message is edited, deleted, has files; or it is not needed any more."""

import asyncio

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, user, words_of

SALES = "C0SALES"
LABELS = "The label printer is broken again"


async def marked(cast: Cast, text: str = LABELS) -> tuple[Message, Message]:
    """Ana's message in a channel that became a request, and its opening in the DM."""
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)
    said = await cast.says_in(SALES, "Ana", text)
    await cast.marks("Ana", said)
    opening = await cast.reads("Ana", "questions follow in this thread")
    cast.skims("Ana")
    return said, opening


async def briefed(cast: Cast, opening: Message, questions: int = 3) -> Message:
    """Every question that is left skipped, up to the brief."""
    for _ in range(questions):
        asked = cast.workspace.messages(opening.channel, opening.ts)[-1]
        await cast.clicks("Ana", "Skip", on=asked)
    cast.skims("Ana")
    return cast.workspace.messages(opening.channel, opening.ts)[-1]


async def edits(cast: Cast, who: str, message: Message, text: str) -> None:
    await cast.sandbox.edit(user(who), message.channel, message.ts, text)
    await cast.settled()


async def deletes(cast: Cast, who: str, message: Message) -> None:
    await cast.sandbox.delete(user(who), message.channel, message.ts)
    await cast.settled()


async def shares(cast: Cast, who: str, channel: str, text: str, name: str) -> Message:
    said = await cast.sandbox.say(user(who), channel, text, files=[name])
    await cast.settled()
    return said


# --- edits and deletions ---


async def test_an_edit_before_the_brief_is_confirmed_changes_it(cast: Cast) -> None:
    said, opening = await marked(cast)
    await edits(cast, "Ana", said, "Both label printers are broken")
    changed = await cast.reads("Ana", "Both label printers")
    assert changed.ts == opening.ts
    assert "edited since" in words_of(changed)
    brief = await briefed(cast, opening)
    assert "Both label printers are broken" in words_of(brief)
    assert LABELS not in words_of(brief)
    await edits(cast, "Ana", said, "All label printers are broken")
    await cast.reads("Ana", "Request #1: All label printers")
    assert (await cast.reads("Ana", "Did I get this right?")).ts == brief.ts


async def test_an_edit_after_it_was_sent_stands_beside_the_old_words(
    cast: Cast,
) -> None:
    said, opening = await marked(cast)
    await cast.clicks("Ana", "Yes, send to IT", on=await briefed(cast, opening))
    cast.skims("Ana")
    card = await cast.reads("Ivo", "New request #1")
    await edits(cast, "Ana", said, "It works again")
    note = await cast.reads("Ivo", "New on request #1")
    assert note.thread_ts == card.ts
    shown = await cast.reads("Ivo", "The message was edited and now says")
    assert shown.ts == card.ts
    assert LABELS in words_of(shown)
    assert "It works again" in words_of(shown)
    cast.skims("Ana")


async def test_a_deleted_message_leaves_the_request_and_says_so(cast: Cast) -> None:
    said, opening = await marked(cast)
    await cast.clicks("Ana", "Yes, send to IT", on=await briefed(cast, opening))
    cast.skims("Ana")
    card = await cast.reads("Ivo", "New request #1")
    await deletes(cast, "Ana", said)
    shown = await cast.reads("Ivo", "the message was deleted since")
    assert (shown.ts, labels_of(shown)) == (
        card.ts,
        ["Decide", "I'll take it", "Ask a question", "Effort and risk"],
    )
    cast.skims("Ana")


async def test_an_edit_in_the_dm_follows_too(cast: Cast) -> None:
    said = await cast.says("Ana", LABELS)
    await cast.reads("Ana", "Why are we doing this?")
    await edits(cast, "Ana", said, "Both label printers are broken")
    brief = await briefed(cast, said)
    assert "Both label printers are broken" in words_of(brief)
    await deletes(cast, "Ana", said)
    await cast.reads("Ana", "the message was deleted since")


async def test_an_edited_mention_changes_its_request_and_says_nothing_more(
    cast: Cast,
) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)
    said = await cast.says_in(SALES, "Ana", f"<@U0GOODWILL> {LABELS}")
    cast.skims("Ana")
    await edits(cast, "Ana", said, "<@U0GOODWILL> Both label printers are broken")
    changed = await cast.reads("Ana", "Both label printers are broken")
    assert changed.channel == cast.dm("Ana")


async def test_an_edited_answer_reaches_the_brief_and_then_it(cast: Cast) -> None:
    _, opening = await marked(cast)
    said = await cast.says("Ana", "Fewer late parcels", under=opening)
    brief = await briefed(cast, opening, questions=2)
    await edits(cast, "Ana", said, "No late parcels")
    changed = await cast.reads("Ana", "No late parcels")
    assert changed.ts == brief.ts
    assert "Fewer late parcels" not in words_of(changed)
    await cast.clicks("Ana", "Yes, send to IT", on=changed)
    cast.skims("Ana")
    card = await cast.reads("Ivo", "No late parcels")
    await edits(cast, "Ana", said, "Happy customers")
    note = await cast.reads("Ivo", "edited an answer. It now says")
    assert note.thread_ts == card.ts
    shown = await cast.reads("Ivo", "An answer was edited and now says")
    assert shown.ts == card.ts
    assert "No late parcels" in words_of(shown)
    assert "Happy customers" in words_of(await cast.reads("Ana", "Happy customers"))


# --- files ---


async def test_a_file_in_the_dm_is_noted_and_asked_for_once(cast: Cast) -> None:
    said = await shares(cast, "Ana", cast.dm("Ana"), LABELS, "label.png")
    asked = await cast.reads("Ana", "IT can't open files shared in our direct messages")
    assert asked.thread_ts == said.ts
    await cast.reads("Ana", "Why are we doing this?")
    brief = await briefed(cast, said)
    assert "label.png" in words_of(brief)
    more = await cast.sandbox.say(
        "U0ANA", cast.dm("Ana"), "And this", thread_ts=said.ts, files=["more.pdf"]
    )
    assert more.thread_ts == said.ts
    await cast.settled()
    await cast.reads("Ana", "I have added that")
    grown = await cast.reads("Ana", "more.pdf")
    assert grown.ts == brief.ts
    await cast.clicks("Ana", "Yes, send to IT", on=grown)
    cast.skims("Ana")
    card = await cast.reads("Ivo", "New request #1")
    assert "label.png" in words_of(card)
    assert "more.pdf" in words_of(card)


async def test_a_file_alone_is_no_answer_and_reaches_the_card(cast: Cast) -> None:
    said = await cast.says("Ana", LABELS)
    asked = await cast.reads("Ana", "Why are we doing this?")
    dm = cast.dm("Ana")
    await cast.sandbox.say("U0ANA", dm, "", thread_ts=said.ts, files=["one.png"])
    await cast.settled()
    await cast.reads("Ana", "IT can't open files shared in our direct messages")
    await cast.clicks("Ana", "Skip", on=asked)
    brief = await briefed(cast, said, questions=2)
    assert "one.png" in words_of(brief)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    cast.skims("Ana")
    card = await cast.reads("Ivo", "New request #1")
    await cast.sandbox.say("U0ANA", dm, "", thread_ts=said.ts, files=["two.png"])
    await cast.settled()
    await cast.reads("Ivo", "New on request #1")
    shown = await cast.reads("Ivo", "one.png")
    assert shown.ts == card.ts
    assert "two.png" in words_of(shown)
    await cast.reads("Ana", "passed that on to IT")


async def test_a_file_in_a_channel_is_linked_and_not_asked_for(cast: Cast) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)
    said = await shares(cast, "Ana", SALES, "", "broken label.png")
    await cast.marks("Ana", said)
    opening = await cast.reads("Ana", "Request #1: broken label.png")
    cast.skims("Ana")
    brief = await briefed(cast, opening)
    assert "broken label.png" in words_of(brief)
    assert "/files/" in str(brief.blocks)


# --- taken back ---


async def test_a_request_is_taken_back_and_brought_back(cast: Cast) -> None:
    said, opening = await marked(cast)
    await cast.marks("Ben", said)
    cast.skims("Ben")
    await cast.clicks("Ana", "Yes, send to IT", on=await briefed(cast, opening))
    card = await cast.reads("Ivo", "New request #1")
    cast.skims("Ana")
    await cast.clicks("Ana", "Take it back", on=opening)
    gone = await cast.reads("Ana", "IT has been told")
    record = await cast.reads("Ivo", "who took it back")
    assert (record.ts, labels_of(record)) == (card.ts, [])
    await cast.reads("Ben", "It was taken back")
    await cast.reads("Ben", "was taken back by whoever asked it")
    cast.skims("Ana")
    await cast.says("Ana", "It still happens", under=opening)
    await cast.reads("Ana", "so I have not noted this")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")
    await cast.reads("Ben", "is open again.")
    again = cast.workspace.message(card.channel, card.ts)
    assert labels_of(again) == [
        "Decide",
        "I'll take it",
        "Ask a question",
        "Effort and risk",
    ]
    cast.skims("Ana")


async def test_nothing_taken_back_is_decided(cast: Cast) -> None:
    _, opening = await marked(cast)
    await cast.clicks("Ana", "Yes, send to IT", on=await briefed(cast, opening))
    card = await cast.reads("Ivo", "New request #1")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.clicks("Ana", "Take it back", on=opening)
    cast.skims("Ana")
    cast.skims("Ivo")
    errors = await cast.fills("Ivo", outcome="go_ahead", finding="Yes.", goal="G")
    assert "taken back by whoever asked it" in str(errors)


async def test_a_dm_request_is_taken_back_at_its_first_question(cast: Cast) -> None:
    await cast.says("Ana", LABELS)
    asked = await cast.reads("Ana", "Why are we doing this?")
    await cast.clicks("Ana", "Take it back", on=asked)
    gone = await cast.reads("Ana", "Nothing goes to IT")
    await cast.clicks("Ana", "Take it back", on=asked)
    await cast.reads("Ana", "is taken back already")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")
    await cast.clicks("Ana", "Skip", on=asked)
    await cast.reads("Ana", "What happens if we don't")


async def test_what_a_colleague_asked_for_one_need_not_be(cast: Cast) -> None:
    people = ["U0ANA", "U0BEN", "U0CLEO"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ben", said)
    line = await cast.reads("Ana", "made request #1 for you")
    await cast.clicks("Cleo", "Not needed", on=line)
    await cast.reads("Cleo", "Only whoever needs it")
    await cast.clicks("Ana", "Not needed", on=line)
    await cast.reads("Ana", "It was taken back")
    await cast.reads("Ben", "was taken back by whoever asked it")
    assert cast.workspace.messages(cast.dm("Ana")) == []
    await cast.marks("Ana", said)  # now Ana wants it after all
    await cast.reads("Ana", "Request #2: The label printer")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Cleo", "This is request #2 now")


async def test_what_a_colleague_took_back_says_who_and_can_be_brought_back(
    cast: Cast,
) -> None:
    people = ["U0ANA", "U0BEN", "U0CLEO"]
    cast.workspace.add_channel(SALES, "sales", members=people, bot=True)
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.opens_home("Ana")
    await cast.marks("Ben", said)
    line = await cast.reads("Ana", "made request #1 for you")
    await cast.clicks("Ben", "Not needed", on=line)
    shown = await cast.reads("Ana", "<@U0BEN> took it back")
    assert (shown.ts, labels_of(shown)) == (line.ts, ["Bring it back"])
    home = await cast.opens_home("Ana")
    assert "you took it back" not in words_of(home)
    assert "U0BEN" in str(home.blocks)
    assert "you took it back" in words_of(await cast.opens_home("Ben"))
    await cast.clicks("Cleo", "Bring it back", on=line)
    await cast.reads("Cleo", "among yours")
    await cast.clicks("Ana", "Bring it back", on=line)
    await cast.reads("Ana", "which <@U0BEN> asked for you")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.reads("Ben", "This is request #1 now")
    await cast.reads("Ben", "is open again.")


async def test_the_same_click_twice_takes_back_once(cast: Cast) -> None:
    _, opening = await marked(cast)
    action = {"action_id": "request.withdraw", "value": "1"}
    click = cast.sandbox.click
    at = ("U0ANA", opening.channel, opening.ts)
    await asyncio.gather(
        *(click(*at, action["action_id"], value=action["value"]) for _ in range(2))
    )
    await cast.settled()
    await cast.reads("Ana", "Nothing goes to IT")
    await cast.reads("Ana", "is taken back already")
    cast.skims("Ana")
    cast.skims("Ben")


@pytest.mark.parametrize("triage_channel", [None])  # nobody has set it up yet
async def test_without_a_channel_of_its_nothing_is_said_to_it(cast: Cast) -> None:
    said = await cast.says("Ana", LABELS)
    await cast.reads("Ana", "Why are we doing this?")
    brief = await briefed(cast, said)
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    await edits(cast, "Ana", said, "Both label printers are broken")
    await cast.reads("Ana", "The message was edited and now says")
    await cast.clicks("Ana", "Take it back", on=brief)
    gone = await cast.reads("Ana", "Nothing goes to IT")
    await cast.reads("Ana", "You took request #1 back.\n")
    await cast.clicks("Ana", "Bring it back", on=gone)
    await cast.reads("Ana", "is open again")
    await cast.reads("Ana", "back, for a while")
    assert cast.workspace.messages(TRIAGE) == []
