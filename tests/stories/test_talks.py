"""IT and the requester talk, each in their own thread, and the two stay in step."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, mrkdwn_of, user, words_of
from tests.stories.steps import everything_kept, sends

LABELS = "We need a label printer"
WHERE = "Which shop is it for?"


async def asks(cast: Cast, who: str, card: Message) -> Message:
    """The first question: what IT reads of it under the card."""
    await cast.clicks(who, "Ask a question", on=card)
    assert await cast.fills(who, question=WHERE) is None
    return await cast.reads("Ivo", WHERE)


async def talk(cast: Cast) -> tuple[Message, Message]:
    """Ana's request, and IT has asked something: its card, and her own first words."""
    card = await sends(cast, "Ana", LABELS)
    await asks(cast, "Ivo", card)
    await cast.reads("Ana", "IT has a question")
    return card, cast.workspace.messages(cast.dm("Ana"))[0]


async def edits(cast: Cast, who: str, message: Message, text: str) -> None:
    await cast.sandbox.edit(user(who), message.channel, message.ts, text)
    await cast.settled()


async def deletes(cast: Cast, who: str, message: Message) -> None:
    await cast.sandbox.delete(user(who), message.channel, message.ts)
    await cast.settled()


def said_in(cast: Cast, head: Message) -> int:
    return len(cast.workspace.messages(head.channel, head.ts))


async def test_both_threads_say_the_same_from_the_first_question_on(
    cast: Cast,
) -> None:
    card, head = await talk(cast)
    before = said_in(cast, head), said_in(cast, card)
    first = await cast.says_in(TRIAGE, "Ivo", "We have two in the basement", under=card)
    copy = await cast.reads("Ana", "We have two in the basement")
    assert copy.thread_ts == head.ts
    assert "U0IVO" in str(copy.blocks)
    await cast.says_in(TRIAGE, "Mia", "thanks", under=card)  # a person wrote it
    assert "U0MIA" in str((await cast.reads("Ana", "thanks")).blocks)
    said = await cast.says("Ana", "The one in Ulm", under=head)
    answer = await cast.reads("Ivo", "The one in Ulm")
    assert (answer.thread_ts, answer.text) == (card.ts, "An answer on request #1")
    await cast.reads("Ana", "passed that on to IT")
    more = await cast.says("Ana", "And for the one in Bonn", under=head)
    added = await cast.reads("Mia", "And for the one in Bonn")
    assert added.text == "New on request #1"
    await edits(cast, "Ivo", first, "We have three in the basement")
    edited = await cast.reads("Ana", "three in the basement")
    assert edited.ts == copy.ts
    assert "edited" in words_of(edited)
    await edits(cast, "Ana", said, "The one in Neu-Ulm")
    assert (await cast.reads("Ivo", "The one in Neu-Ulm")).ts == answer.ts
    await deletes(cast, "Ana", more)
    gone = await cast.reads("Ivo", "was deleted")
    assert gone.ts == added.ts
    assert "Bonn" not in words_of(gone)
    await deletes(cast, "Ivo", first)
    gone = await cast.reads("Ana", "was deleted")
    assert gone.ts == copy.ts
    # Each side has what the people wrote, its copies, and one line of the bot's.
    assert said_in(cast, head) == before[0] + 2 + 1 + 1
    assert said_in(cast, card) == before[1] + 1 + 2


async def test_the_thread_is_its_own_until_it_asks(cast: Cast) -> None:
    card = await sends(cast, "Ana", LABELS)
    early = await cast.says_in(TRIAGE, "Ivo", "Not again", under=card)
    noted = await asks(cast, "Mia", card)
    assert "reaches" in words_of(noted)
    await cast.reads("Ana", "IT has a question")
    await edits(cast, "Ivo", early, "Once more")  # never copied, so never edited
    await deletes(cast, "Ivo", early)
    again = await asks(cast, "Ivo", card)
    assert "reaches" not in words_of(again)
    await cast.reads("Ana", "IT has a question")


async def test_words_in_the_channel_beside_the_thread_are_its_own(cast: Cast) -> None:
    await talk(cast)
    said = await cast.says_in(TRIAGE, "Ivo", "Lunch?")
    await cast.says_in(TRIAGE, "Mia", "In ten minutes", under=said)
    await edits(cast, "Ivo", said, "Lunch at one?")


async def test_nobody_but_it_is_heard_there(cast: Cast) -> None:
    card, _ = await talk(cast)
    cast.workspace.add_user("U0TESS", "Tess", team_id="T0COURIER")
    cast.workspace.channels[TRIAGE].members["U0TESS"] = None
    await cast.sandbox.invite(user("Ivo"), user("Cleo"), TRIAGE)
    await cast.settled()
    await cast.says_in(TRIAGE, "Tess", "We could deliver it", under=card)
    app = {"bot_id": "B0OTHER", "user": "U0OTHER", "text": "Build passed"}
    event = {"type": "message", "channel": TRIAGE, "channel_type": "group"}
    place = {"thread_ts": card.ts, "ts": cast.workspace.next_ts()}
    await cast.sandbox.happen({**event, **place, **app})
    await cast.settled()
    await cast.says_in(TRIAGE, "Cleo", "I am new here", under=card)
    await cast.reads("Ana", "I am new here")


async def test_who_asked_for_it_and_is_in_it_reads_nothing_twice(cast: Cast) -> None:
    card = await sends(cast, "Mia", LABELS)
    await asks(cast, "Ivo", card)
    await cast.reads("Mia", "IT has a question")
    await cast.says_in(TRIAGE, "Mia", "For the one in Ulm", under=card)
    await cast.says_in(TRIAGE, "Ivo", "Got it", under=card)
    await cast.reads("Mia", "Got it")
    cast.skims("Mia")


async def test_yes_is_an_answer_to_a_question_in_the_thread(cast: Cast) -> None:
    card, head = await talk(cast)
    await cast.says("Ana", "Ulm", under=head)
    await cast.says_in(TRIAGE, "Mia", "Is Friday fine?", under=card)
    await cast.says("Ana", "Sure", under=head)
    answer = await cast.reads("Mia", "Sure")
    assert "U0MIA" in str(answer.blocks)
    await cast.says("Ana", "Great", under=head)  # a nod, and nobody waits for one
    assert said_in(cast, card) == 5
    cast.skims("Ana")
    cast.skims("Mia")


async def test_files_are_named_and_linked_on_the_other_side(cast: Cast) -> None:
    card, head = await talk(cast)
    for name in ("plan.pdf", "photo.png"):
        await cast.sandbox.say(user("Ivo"), TRIAGE, "", thread_ts=card.ts, files=[name])
        await cast.settled()
        copy = await cast.reads("Ana", name)
        assert "/files/" in str(copy.blocks)
        assert "does not open" in words_of(copy)
    await cast.reads("Ivo", "may not be able to open files")
    await cast.sandbox.say(
        user("Ana"), head.channel, "Here", thread_ts=head.ts, files=["shop.png"]
    )
    await cast.settled()
    copy = await cast.reads("Mia", "Here")
    assert "shop.png" in words_of(copy)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_what_is_typed_calls_nobody_and_names_are_shown(cast: Cast) -> None:
    card, _ = await talk(cast)
    await cast.says_in(TRIAGE, "Ivo", "<!channel> ask <@U0ANA> & co", under=card)
    copy = await cast.reads("Ana", "<!channel> ask @Ana & co")
    assert not [each for each in mrkdwn_of(copy.blocks) if "channel" in each]


async def test_words_delivered_again_are_copied_once(cast: Cast) -> None:
    card, head = await talk(cast)
    cast.sandbox.faults.inbound(copies=2)
    said = await cast.says_in(TRIAGE, "Ivo", "We have two", under=card)
    first = await cast.reads("Ana", "We have two")
    before = said_in(cast, head)
    await edits(cast, "Ivo", said, "We have three")
    await edits(cast, "Ivo", said, "We have four")
    now = await cast.reads("Ana", "We have four")
    await cast.sandbox.redeliver(4)
    await cast.settled()
    assert (now.ts, said_in(cast, head)) == (first.ts, before)


async def test_an_edit_overtakes_a_copy_that_is_not_out_yet(cast: Cast) -> None:
    card, head = await talk(cast)
    cast.sandbox.faults.api("chat.postMessage", "ratelimited", retry_after=1)
    ivo = user("Ivo")
    said = await cast.sandbox.say(ivo, TRIAGE, "We have two", thread_ts=card.ts)
    await cast.sandbox.edit(ivo, TRIAGE, said.ts, "We have three")
    before = said_in(cast, head)
    await cast.settled()
    await cast.reads("Ana", "We have three")
    assert said_in(cast, head) <= before + 1


async def test_they_go_on_after_the_decision(cast: Cast) -> None:
    card, head = await talk(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    filled = {"outcome": "go_ahead", "finding": "We buy one.", "goal": "On time"}
    assert await cast.fills("Ivo", **filled) is None
    await cast.reads("Ana", "IT says yes")
    cast.skims("Ana")
    cast.skims("Ivo")
    await cast.says_in(TRIAGE, "Ivo", "It comes on Friday", under=card)
    await cast.reads("Ana", "It comes on Friday")
    await cast.says("Ana", "To the back door, please", under=head)
    await cast.reads("Ivo", "To the back door")
    cast.skims("Ana")


async def test_what_it_says_reaches_the_thread_that_we_opened(cast: Cast) -> None:
    people = ["U0ANA", "U0BEN"]
    cast.workspace.add_channel("C0SHOP", "shop", members=people, bot=True)
    said = await cast.says_in("C0SHOP", "Ana", LABELS)
    await cast.marks("Ana", said)
    opening = await cast.reads("Ana", "questions follow in this thread")
    for label in ("Skip", "Skip", "Skip", "Yes, send to IT"):
        last = cast.workspace.messages(opening.channel, opening.ts)[-1]
        await cast.clicks("Ana", label, on=last)
    card = await cast.reads("Ivo", "New request #1")
    await asks(cast, "Ivo", card)
    cast.skims("Ana")
    await cast.says_in(TRIAGE, "Ivo", "Take your time", under=card)
    assert (await cast.reads("Ana", "Take your time")).thread_ts == opening.ts
    answer = await cast.says("Ana", "Ulm", under=opening)
    await edits(cast, "Ana", answer, "Bonn")
    await cast.reads("Ivo", "Bonn")
    cast.skims("Ana")


@pytest.mark.parametrize("text", ["x" * 3_000, "ä" * 2_000])
async def test_long_words_are_shown_as_far_as_they_fit_and_it_is_told(
    cast: Cast, text: str
) -> None:
    card, _ = await talk(cast)
    await cast.says_in(TRIAGE, "Ivo", text, under=card)
    await cast.reads("Ana", text[:1_900])
    if len(text) > 2_000:
        await cast.reads("Ivo", "Only the beginning was passed on.")


async def test_what_it_says_among_itself_is_never_stored(cast: Cast) -> None:
    """Not before IT asks, and not beside the thread of a card."""
    card = await sends(cast, "Ana", LABELS)
    early = await cast.says_in(TRIAGE, "Ivo", "swordfish in the thread", under=card)
    await edits(cast, "Ivo", early, "swordfish again")
    beside = await cast.says_in(TRIAGE, "Mia", "swordfish in the channel")
    await asks(cast, "Ivo", card)
    await cast.reads("Ana", "IT has a question")
    await cast.says_in(TRIAGE, "Ivo", "swordfish elsewhere", under=beside)
    await deletes(cast, "Mia", beside)
    assert "swordfish" not in "\n".join(await everything_kept(cast))


async def test_a_word_that_may_not_be_known_is_explained_to_the_requester_alone(
    cast: Cast,
) -> None:
    card, _ = await talk(cast)
    said = await cast.says_in(TRIAGE, "Ivo", "It needs the SSO", under=card)
    copy = words_of(await cast.reads("Ana", "It needs the SSO"))
    assert "In plain words: \nSSO\n means one login" in copy
    await edits(cast, "Ivo", said, "It needs the VPN")
    assert "In plain words: \nVPN" in words_of(await cast.reads("Ana", "the VPN"))
