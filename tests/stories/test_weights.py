"""Effort and risk: neither side sees the other's before both have said them."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, user, words_of
from tests.stories.steps import (
    asks_for_more,
    forges,
    reads_brief_anew,
    says_yes,
    sends_brief,
)

LABELS = "We need a label printer"
A_TALK = "Effort: you say small, IT says large. That is worth a talk."


async def sent(cast: Cast, effort: str = "Skip", risk: str = "Skip") -> Message:
    """A request whose requester has said how they see it; its card."""
    asked = await asks_for_more(cast, "Ana", LABELS)
    for label, following in (
        ("Skip", "By when does it matter"),
        ("Skip", "How much work"),
        (effort, "new risks"),
        (risk, "How will you see"),
    ):
        await cast.clicks("Ana", label, on=asked)
        asked = await cast.reads("Ana", following)
    await cast.clicks("Ana", "That's enough", on=asked)
    return await sends_brief(cast, "Ana", await reads_brief_anew(cast, "Ana"))


async def weighs(cast: Cast, who: str, **seen: str) -> None:
    """From the button on the card."""
    await cast.clicks(who, "Effort and risk", on=cast.workspace.messages(TRIAGE)[0])
    assert await cast.fills(who, **seen) is None


def card_of(cast: Cast) -> str:
    return words_of(cast.workspace.messages(TRIAGE)[0])


async def test_both_are_shown_together_once_both_are_there(cast: Cast) -> None:
    await sent(cast, effort="Small", risk="Some")
    await forges(cast, "Ivo", "request.weigh", "1")
    shown = words_of(cast.form("Ivo"))
    assert "initial_option" not in str(cast.form("Ivo").blocks)
    assert "IT says" not in shown
    assert await cast.fills("Ivo", effort="4") is None
    brief = await cast.reads("Ana", "Effort: \nyou say \nsmall, IT says large.")
    assert "That is worth a talk." in words_of(brief)
    assert "Risk" not in card_of(cast)
    await cast.reads("Ivo", "Effort: ")
    assert " says \nsmall, IT says large. That is worth a talk." in card_of(cast)
    await weighs(cast, "Mia", effort="3", risk="3")
    brief = await cast.reads("Ana", "Risk: \nyou say \nsome, IT says some.")
    assert "That is worth a talk." not in words_of(brief)
    cast.skims("Ivo")


async def test_it_sees_nothing_of_the_requesters_view_before_it_has_its_own(
    cast: Cast,
) -> None:
    await sent(cast, effort="Small", risk="Serious")
    await cast.clicks("Ivo", "I'll take it", on=cast.workspace.messages(TRIAGE)[0])
    assert "Effort: " not in card_of(cast)
    assert "serious" not in card_of(cast)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_the_requester_sees_nothing_before_they_have_said_it(cast: Cast) -> None:
    await sent(cast)
    await weighs(cast, "Ivo", effort="5", risk="5")
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    assert not [each for each in thread if "you say" in words_of(each)]


async def test_who_decides_may_weigh_it_in_the_same_form(cast: Cast) -> None:
    card = await sent(cast, effort="Small", risk="Few")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    filled = {"finding": "Yes.", "goal": "Labels", "effort": "4", "risk": "2"}
    assert await cast.fills("Ivo", **filled) is None
    answer = await cast.reads("Ana", "IT says yes")
    assert A_TALK in words_of(answer).replace("\n", "")
    assert "Risk" not in words_of(answer)
    assert "Risk: " in card_of(cast)
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_what_it_said_before_stays_if_the_decision_leaves_it_open(
    cast: Cast,
) -> None:
    card = await sent(cast, effort="Small")
    await weighs(cast, "Mia", effort="4", risk="1")
    cast.skims("Ana")
    cast.skims("Mia")
    await cast.clicks("Ivo", "Decide", on=card)
    blocks = {block["block_id"]: block for block in cast.form("Ivo").blocks}
    assert blocks["effort"]["element"]["initial_option"]["value"] == "4"
    filled = {"finding": "No.", "goal": "Labels", "outcome": "better_path"}
    assert await cast.fills("Ivo", **filled, effort=None) is None
    assert "small, IT says large" in card_of(cast)
    cast.skims("Ana")
    cast.skims("Ivo")


@pytest.mark.parametrize("who", ["Ana", "Ben"])
async def test_only_it_weighs(cast: Cast, who: str) -> None:
    await sent(cast)
    await forges(cast, who, "request.weigh", "1")
    await cast.reads(who, "Only members of IT's channel")
    await forges(cast, "Ivo", "request.weigh", "1")
    await cast.sandbox.leave(user("Ivo"), TRIAGE)
    await cast.settled()
    errors = await cast.fills("Ivo", effort="1")
    assert "Only members of IT's channel" in str(errors)


async def test_what_is_decided_is_weighed_no_more(cast: Cast) -> None:
    card = await sent(cast)
    await forges(cast, "Mia", "request.weigh", "1")
    await says_yes(cast, card)
    errors = await cast.fills("Mia", effort="1")
    assert "Request #1 is decided already." in str(errors)
    await forges(cast, "Mia", "request.weigh", "99")
    await cast.reads("Mia", "I can't find that request")


async def asked_for_effort(cast: Cast) -> Message:
    asked = await asks_for_more(cast, "Ana", LABELS)
    for following in ("By when does it matter", "How much work"):
        await cast.clicks("Ana", "Skip", on=asked)
        asked = await cast.reads("Ana", following)
    return asked


async def test_words_are_asked_for_a_step_and_kept_beside_it(cast: Cast) -> None:
    asked = await asked_for_effort(cast)
    assert "IT reads it once it has said its own view." in words_of(asked)
    await cast.says("Ana", "Three teams have to learn it", under=asked)
    closest = await cast.reads("Ana", "Which of these comes closest?")
    await cast.clicks("Ana", "Small", on=closest)
    asked = await cast.reads("Ana", "new risks")
    await cast.clicks("Ana", "That's enough", on=asked)
    brief = await reads_brief_anew(cast, "Ana")
    assert "Three teams have to learn it\nsmall" in words_of(brief)
    await sends_brief(cast, "Ana", brief)
    assert "has said how they see effort. You read it once" in card_of(cast)
    assert "Three teams" not in card_of(cast)
    await weighs(cast, "Ivo", effort="4")
    both = "small (“Three teams have to learn it”), IT says large."
    await cast.reads("Ana", both)
    assert both in card_of(cast)
    assert "You read it once" not in card_of(cast)
    cast.skims("Ivo")


@pytest.mark.parametrize("typed", ["Large", "4", "I'd say it's quite big"])
async def test_a_step_may_be_typed(cast: Cast, typed: str) -> None:
    asked = await asked_for_effort(cast)
    await cast.says("Ana", typed, under=asked)
    asked = await cast.reads("Ana", "new risks")
    await cast.clicks("Ana", "That's enough", on=asked)
    brief = await reads_brief_anew(cast, "Ana")
    assert "How much work it looks like\nlarge" in words_of(brief)


async def test_who_decides_sees_the_gap_as_the_requester_will_read_it(
    cast: Cast,
) -> None:
    card = await sent(cast, "Small", "Skip")
    await cast.clicks("Ivo", "Decide", on=card)
    so_far = {"outcome": "go_ahead", "effort": "4", "finding": "Yes.", "goal": "Labels"}
    await cast.chooses("Ivo", "request.preview", **so_far)
    assert A_TALK in words_of(cast.form("Ivo")).replace("\n", "")
    assert card_of(cast).count("worth a talk") == 0  # nothing of it is stored
