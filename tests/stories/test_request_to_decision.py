"""Ana asks, IT decides, Ana hears it once. Over signed HTTP, and over Socket Mode."""

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, mrkdwn_of, words_of


async def tells(cast: Cast, who: str = "Ana") -> Message:
    """The interview, up to the brief."""
    opening = await cast.says(who, "Let the shops see stock levels")
    await cast.reads(who, "Why are we doing this?")
    await cast.says(who, "Fewer calls to the warehouse", under=opening)
    await cast.reads(who, "What happens if we don't")
    await cast.says(who, "The shops go on calling", under=opening)
    await cast.reads(who, "how does it fit their day")
    await cast.says(who, "Twelve people, each morning", under=opening)
    return await cast.reads(who, "Did I get this right?")


async def asks(cast: Cast, who: str = "Ana") -> Message:
    """A request, up to the card IT decides on."""
    brief = await tells(cast, who)
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await cast.reads(who, "is with IT")
    return await cast.reads("Ivo", "New request #1")


async def test_everything_stays_in_the_thread_it_began_in(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", outcome="better_path", finding="There is a report.")
    heard = await cast.reads("Ana", "a better path")
    await cast.reads("Ana", "IT has answered your request")
    top = cast.workspace.messages(cast.dm("Ana"))
    assert [message.text for message in top] == ["Let the shops see stock levels"]
    assert heard.thread_ts == top[0].ts
    await cast.reads("Ivo", "is decided")


async def test_who_reads_the_answers_is_said_before_the_first(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", "Why are we doing this?")
    words = words_of(first)
    assert "Only you and the IT team will see your answers" in words
    assert words.index("Only you") < words.rindex("Why are we doing this?")


async def test_a_brief_is_fixed_before_it_sees_it(cast: Cast) -> None:
    brief = await tells(cast)
    await cast.clicks("Ana", "Fix something", on=brief)
    assert await cast.fills("Ana", goal="Happier shops", added="By May") is None
    fixed = await cast.reads("Ana", "Happier shops")
    assert fixed.ts == brief.ts
    await cast.clicks("Ana", "Yes, send to IT", on=fixed)
    await cast.reads("Ana", "is with IT")
    card = await cast.reads("Ivo", "New request #1")
    assert "Happier shops" in words_of(card)
    assert "By May" in words_of(card)
    assert "Fewer calls" not in words_of(card)


async def test_an_unfinished_interview_goes_on_after_a_restart(cast: Cast) -> None:
    opening = await cast.says("Ana", "Let the shops see stock levels")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.restarts()
    await cast.says("Ana", "Fewer calls", under=opening)
    await cast.reads("Ana", "What happens if we don't")


async def test_a_stale_decide_button_says_who_was_first(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    old_click = cast.form("Ivo")
    await cast.clicks("Mia", "Decide", on=card)
    await cast.fills("Mia", outcome="go_ahead", finding="Yes.")
    await cast.reads("Ana", "IT says yes")
    await cast.reads("Ana", "will move request #1 along?")
    await cast.reads("Ana", "IT has answered your request")
    await cast.reads("Ivo", "is decided: Go ahead")
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    await cast.reads("Ivo", "Mia has already decided on #1: go ahead")
    assert cast.form("Ivo").id == old_click.id


async def test_the_form_shows_what_the_requester_will_read(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses(
        "Ivo", "request.choose", outcome="better_path", finding="Use the <b>report</b>."
    )
    shown = {block["block_id"]: block for block in cast.form("Ivo").blocks}
    await cast.fills("Ivo", finding="Use the <b>report</b>.")
    heard = await cast.reads("Ana", "a better path")
    await cast.reads("Ana", "IT has answered your request")
    read = {block["block_id"]: block for block in heard.blocks}
    assert read["shown_finding"] == shown["shown_finding"]
    assert read["shown_goal"] == shown["shown_goal"]
    assert read["headline"]["text"] == shown["shown_headline"]["text"]
    await cast.reads("Ivo", "is decided")


async def test_an_empty_finding_is_one_clear_sentence_at_its_field(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    errors = await cast.fills("Ivo", outcome="go_ahead", finding="  \u200b ")
    assert errors is not None
    assert set(errors) == {"finding"}


async def test_only_members_of_the_triage_channel_decide(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.sandbox.leave("U0IVO", TRIAGE)
    await cast.settled()
    errors = await cast.fills("Ivo", outcome="go_ahead", finding="Yes.")
    assert errors is not None
    assert "Only members of IT's channel" in " ".join(errors.values())


async def test_something_new_at_the_top_is_asked_about(cast: Cast) -> None:
    await cast.says("Ana", "Let the shops see stock levels")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", "And we need a label printer")
    unsure = await cast.reads("Ana", "or something new?")
    await cast.clicks("Ana", "Something new", on=unsure)
    await cast.reads("Ana", "I have made this a request")
    await cast.reads("Ana", "Request #2: Why are we doing this?")


async def test_an_answer_written_at_the_top_finds_its_question(cast: Cast) -> None:
    opening = await cast.says("Ana", "Let the shops see stock levels")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", "Fewer calls")
    unsure = await cast.reads("Ana", "or something new?")
    await cast.clicks("Ana", "It is my answer", on=unsure)
    await cast.reads("Ana", "Noted as your answer")
    following = await cast.reads("Ana", "What happens if we don't")
    assert following.thread_ts == opening.ts


async def test_words_after_the_brief_join_it(cast: Cast) -> None:
    brief = await tells(cast)
    await cast.says("Ana", "Also for the web shop", under=brief)
    grown = await cast.reads("Ana", "Also for the web shop")
    assert grown.ts == brief.ts
    await cast.reads("Ana", "I have added that")


async def test_words_after_sending_reach_it_in_the_thread_of_the_card(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await cast.says(
        "Ana", "It became urgent", under=cast.workspace.messages(cast.dm("Ana"))[0]
    )
    note = await cast.reads("Ivo", "It became urgent")
    assert note.thread_ts == card.ts
    await cast.reads("Ana", "passed that on to IT")


async def test_a_click_on_a_question_behind_us_changes_nothing(cast: Cast) -> None:
    opening = await cast.says("Ana", "We need a label printer")
    asked = await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", "Faster packing", under=opening)
    await cast.reads("Ana", "What happens if we don't")
    await cast.clicks("Ana", "Skip", on=asked)
    told = await cast.reads("Ana", "That question is behind us")
    assert told.ephemeral_for == "U0ANA"


async def test_what_people_type_is_inert(cast: Cast) -> None:
    opening = await cast.says(
        "Ana", "<!channel> <https://evil.example|your bank> & <b>"
    )
    await cast.reads("Ana", "Why are we doing this?")
    for _ in range(3):
        asked = cast.workspace.messages(cast.dm("Ana"), opening.ts)[-1]
        await cast.clicks("Ana", "Skip", on=asked)
    brief = await cast.reads("Ana", "Did I get this right?")
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    card = await cast.reads("Ivo", "New request #1")
    parsed = [card.text, *mrkdwn_of(card.blocks)]
    assert "&lt;!channel&gt;" in card.text
    assert not [text for text in parsed if "<!" in text or "<http" in text]
    assert "<!channel>" in words_of(card)  # shown letter by letter, as rich text
    cast.skims("Ana")


@pytest.mark.parametrize("text", ["x" * 2001, "ü" * 3000])
async def test_too_long_an_answer_gets_one_sentence_and_another_try(
    cast: Cast, text: str
) -> None:
    opening = await cast.says("Ana", "We need a label printer")
    await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", text, under=opening)
    await cast.reads("Ana", "Could you say it a little shorter?")
    await cast.says("Ana", "Faster packing", under=opening)
    await cast.reads("Ana", "What happens if we don't")
