"""Who moves a request along: asked after a yes, and named only when they agree."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.steps import (
    audited,
    forges,
    says_yes,
    sends,
    sends_brief,
    the_answer,
)

LABELS = "We need a label printer"


async def asked_who(cast: Cast) -> Message:
    """What Ana is asked after a yes."""
    await says_yes(cast, await sends(cast, "Ana", LABELS))
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    return next(each for each in thread if "will move request #1 along?" in each.text)


async def names(cast: Cast, question: Message, who: str) -> None:
    await cast.selects("Ana", "champion.name", user(who), on=question)


def record(cast: Cast) -> str:
    return words_of(cast.workspace.messages(TRIAGE)[0])


async def test_the_requester_does_it_themselves(cast: Cast) -> None:
    question = await asked_who(cast)
    await cast.clicks("Ana", "I will", on=question)
    settled = await cast.reads("Ana", "You move")
    assert (settled.ts, labels_of(settled)) == (question.ts, [])
    await cast.reads("Ana", "Champion: ")
    await cast.reads("Ivo", "Champion: ")
    await forges(cast, "Ana", "champion.volunteer", "1")
    await cast.reads("Ana", "Ana moves #1 along already.")


async def test_somebody_else_does_it_once_they_have_said_yes(cast: Cast) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    waits = await cast.reads("Ana", "I have asked ")
    assert waits.ts == question.ts
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    assert asked.channel == cast.dm("Ben")
    assert LABELS in words_of(asked)
    assert "No champion yet." in record(cast)
    await cast.clicks("Ben", "I'll do it", on=asked)
    thanked = await cast.reads("Ben", "Thank you. You are the champion for #1")
    assert (thanked.ts, labels_of(thanked)) == (asked.ts, [])
    told = await cast.reads("Ana", "Request #1 has somebody who moves it along.")
    assert user("Ben") in str(told.blocks)
    await cast.reads("Ana", "is settled")
    assert user("Ben") in str(the_answer(cast).blocks)
    assert "Champion: " in record(cast)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_it_is_not_for_everybody_and_the_requester_chooses_again(
    cast: Cast,
) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    await cast.clicks("Ben", "Not me", on=asked)
    noted = await cast.reads("Ben", "That's fine.")
    assert (noted.ts, labels_of(noted)) == (asked.ts, [])
    await cast.reads("Ana", "You can choose somebody else above.")
    assert "No champion yet." in record(cast)
    await names(cast, question, "Ben")
    again = await cast.reads("Ben", "Would you move request #1 along?")
    assert again.ts != asked.ts
    await cast.clicks("Ben", "I'll do it", on=again)
    cast.skims("Ana")
    cast.skims("Ben")
    cast.skims("Ivo")
    assert "Champion: " in record(cast)


@pytest.mark.parametrize("how", ["she does it herself", "she opens it again"])
async def test_after_a_no_nobody_is_offered_who_cannot_be_chosen(
    cast: Cast, how: str
) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    await cast.clicks("Ben", "Not me", on=asked)
    no = await cast.reads("Ana", "You can choose somebody else above.")
    if how == "she does it herself":
        await cast.clicks("Ana", "I will", on=question)
    else:
        await cast.clicks("Ana", "Not what I meant", on=the_answer(cast))
        assert await cast.fills("Ana", meant="For parcels") is None
    changed = await cast.reads("Ana", "Whoever you asked does not move request #1")
    assert changed.ts == no.ts
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)


async def test_only_the_last_who_was_asked_can_say_yes(cast: Cast) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    first = await cast.reads("Ben", "Would you move request #1 along?")
    await names(cast, question, "Cleo")
    second = await cast.reads("Cleo", "Would you move request #1 along?")
    spared = await cast.reads("Ben", "Somebody else was asked to be the champion")
    assert (spared.ts, labels_of(spared)) == (first.ts, [])
    await forges(cast, "Ben", "champion.accept", "1")
    await cast.reads("Ben", "You are not being asked about this any more.")
    await cast.clicks("Cleo", "I'll do it", on=second)
    cast.skims("Cleo")
    cast.skims("Ana")
    cast.skims("Ivo")
    await forges(cast, "Cleo", "champion.decline", "1")
    await cast.reads("Cleo", "You move #1 along already. Thank you.")
    assert [who for did, who in await audited(cast) if did == "championed"] == [
        user("Cleo")
    ]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Nils", "Nils is a guest here"),
        ("Tess", "I can't see who that is."),
        ("Mia", "Mia is in IT; a champion comes from your side."),
        ("Goodwill", "is an app"),
        ("Gone", "Gone is no longer here."),
        ("Ivo", "Ivo looks after it in IT already."),
    ],
)
async def test_it_is_somebody_of_the_business_who_is_there(
    cast: Cast, who: str, told: str
) -> None:
    workspace = cast.workspace
    workspace.add_user("U0NILS", "Nils", guest=True)
    workspace.add_user("U0TESS", "Tess", team_id="T0OTHER")
    workspace.add_user("U0GONE", "Gone")
    workspace.users["U0GONE"].deleted = True
    question = await asked_who(cast)
    person = workspace.bot_user_id if who == "Goodwill" else user(who)
    before = await audited(cast)
    await cast.selects("Ana", "champion.name", person, on=question)
    await cast.reads("Ana", told)
    assert await audited(cast) == before


async def test_only_the_requester_names_somebody(cast: Cast) -> None:
    question = await asked_who(cast)
    await sends(cast, "Ben", "A faster till")
    menu = next(block for block in question.blocks if block["type"] == "actions")
    menu["block_id"] = "who_2"  # not hers
    await names(cast, question, "Cleo")
    await cast.reads("Ana", "I can't find that request among yours")
    cast.skims("Ana")


async def test_the_champion_hears_what_followers_hear(cast: Cast) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    await cast.clicks("Ben", "I'll do it", on=asked)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ivo", "Start", on=cast.workspace.messages(TRIAGE)[0])
    told = await cast.reads("Ben", "IT has started on request #1")
    assert "You get this as its champion." in words_of(told)
    await cast.clicks("Ivo", "Decide anew", on=cast.workspace.messages(TRIAGE)[0])
    no = {"outcome": "not_worth_solving", "finding": "Too dear.", "goal": "Labels"}
    assert await cast.fills("Ivo", **no, reason="The price rose.") is None
    was = await cast.reads("Ben", "it has decided anew since")
    assert was.ts == told.ts
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)


async def test_opened_again_they_are_asked_again_after_the_next_yes(cast: Cast) -> None:
    question = await asked_who(cast)
    await cast.clicks("Ana", "Not what I meant", on=the_answer(cast))
    assert await cast.fills("Ana", meant="For parcels") is None
    over = await cast.reads("Ana", "Nobody needs to move request #1 along for now.")
    assert (over.ts, labels_of(over)) == (question.ts, [])
    cast.skims("Ana")
    cast.skims("Ivo")
    card = cast.workspace.messages(TRIAGE)[0]
    await cast.clicks("Ivo", "Decide", on=card)
    filled = {"outcome": "go_ahead", "finding": "Yes.", "goal": "Labels"}
    assert await cast.fills("Ivo", **filled) is None
    again = await cast.reads("Ana", "Who in your team will move request #1 along?")
    assert again.ts != question.ts
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_whom_they_named_in_the_interview_is_asked_with_one_press(
    cast: Cast,
) -> None:
    await cast.opens_home("Ben")  # so that the bot has met him
    await cast.says("Ana", LABELS)
    first = await cast.reads("Ana", "Why are we doing this?")
    await cast.clicks("Ana", "Answer in a form", on=first)
    assert await cast.fills("Ana", champion="Ben Okoro") is None
    brief = await cast.reads("Ana", "Did I get this right?")
    cast.skims("Ana")
    await says_yes(cast, await sends_brief(cast, "Ana", brief))
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    offer = next(each for each in thread if "Shall I ask them" in each.text)
    assert labels_of(offer) == ["Ask them", "I will"]
    await cast.clicks("Ana", "Ask them", on=offer)
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    assert labels_of(asked) == ["I'll do it", "Not me"]
    cast.skims("Ana")


async def test_once_it_is_delivered_nobody_is_asked_any_more(cast: Cast) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    cast.skims("Ana")
    card = cast.workspace.messages(TRIAGE)[0]
    await cast.clicks("Ivo", "Start", on=card)
    await cast.clicks("Ivo", "Delivered", on=card)
    over = await cast.reads("Ben", "Request #1 needs no champion now.")
    assert (over.ts, labels_of(over)) == (asked.ts, [])
    ended = await cast.reads("Ana", "Nobody needs to move request #1 along any more.")
    assert (ended.ts, labels_of(ended)) == (question.ts, [])
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_when_it_no_longer_says_yes_the_champion_hears_it(cast: Cast) -> None:
    question = await asked_who(cast)
    await names(cast, question, "Ben")
    asked = await cast.reads("Ben", "Would you move request #1 along?")
    await cast.clicks("Ben", "I'll do it", on=asked)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    record = cast.workspace.messages(TRIAGE)[0]
    await cast.clicks("Ivo", "Decide anew", on=record)
    no = {"outcome": "not_worth_solving", "finding": "Too dear.", "goal": "Labels"}
    assert await cast.fills("Ivo", **no, reason="It costs twice as much.") is None
    was = await cast.reads("Ben", "You were the champion for #1.")
    assert (was.ts, labels_of(was)) == (asked.ts, [])
    news = await cast.reads("Ben", "That replaces its earlier answer.")
    assert "You get this as its champion." in words_of(news)
    cast.skims("Ana")
    cast.skims("Ivo")
