"""IT puts two requests together: one goes on for both, and both hear of it."""

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import forges, picks_more, sends, skips_all

LABELS = "We need a label printer in hall three"
SAME = "Label printer for hall 3"


async def two(cast: Cast) -> tuple[Message, Message]:
    """Ana's request #1, and Ben's #2, which asks for the same."""
    return await sends(cast, "Ana", LABELS), await sends(cast, "Ben", SAME)


async def put_together(cast: Cast) -> tuple[Message, Message]:
    """Ben's goes on with Ana's, and everybody has read it."""
    first, second = await two(cast)
    await picks_more(cast, "Ivo", "Put together", on=second)
    assert await cast.fills("Ivo", like="1") is None
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    return first, second


async def test_a_card_names_what_is_similar_and_leads_there(cast: Cast) -> None:
    first, second = await two(cast)
    assert "Similar: \n#1 “We need a label printer in hall three”" in words_of(second)
    assert first.ts.replace(".", "") in str(second.blocks)
    assert "Similar" not in words_of(first)


async def test_one_goes_on_for_both_and_both_sides_hear_it(cast: Cast) -> None:
    first, second = await two(cast)
    await cast.clicks("Ivo", "Put together", on=second)
    shown = words_of(cast.form("Ivo"))
    assert SAME in shown
    assert f"#1 {LABELS}" in str(cast.form("Ivo").blocks)
    assert await cast.fills("Ivo", like="1") is None
    told = await cast.reads("Ben", "IT put your request #2 together with #1")
    assert labels_of(told) == ["It is something else"]
    assert LABELS not in words_of(told)  # Ana asked it in private
    await cast.reads("Ben", "Your request *#2* goes on together")
    card = await cast.reads("Ivo", "+1")
    assert card.ts == first.ts
    assert "needs it too" in words_of(card)
    record = await cast.reads("Ivo", "goes on together with")
    assert (record.ts, labels_of(record)) == (second.ts, [])
    note = await cast.reads("Ivo", "Somebody else needs it too")
    assert note.thread_ts == first.ts
    assert SAME in words_of(note)


async def test_the_only_similar_one_is_chosen_already(cast: Cast) -> None:
    _, second = await two(cast)
    await cast.clicks("Ivo", "Put together", on=second)
    assert await cast.fills("Ivo") is None
    await cast.reads("Ben", "IT put your request #2 together with #1")
    cast.skims("Ben")
    cast.skims("Ivo")


async def test_whoever_needs_it_too_hears_the_end_in_their_own_thread(
    cast: Cast,
) -> None:
    first, _ = await put_together(cast)
    await cast.clicks("Ivo", "Decide", on=first)
    await cast.fills("Ivo", outcome="go_ahead", finding="We order one.", goal="Labels")
    heard = await cast.reads("Ben", "You also need #1. IT says yes to it")
    assert "What IT says\nWe order one." in words_of(heard)
    assert labels_of(heard) == ["It is something else"]
    assert heard.thread_ts == cast.workspace.messages(cast.dm("Ben"))[0].ts
    assert LABELS not in words_of(heard)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ivo", "Start", on=first)
    same = await cast.reads("Ben", "IT has started on it.")
    assert same.ts == heard.ts
    await cast.clicks("Ivo", "Delivered", on=first)
    assert (await cast.reads("Ben", "IT has delivered #1, which")).ts != heard.ts
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_an_honest_no_tells_them_why_in_plain_words(cast: Cast) -> None:
    first, _ = await put_together(cast)
    await cast.clicks("Ivo", "Decide", on=first)
    no = {"outcome": "not_worth_solving", "finding": "No SSO.", "goal": "Labels"}
    for _ in range(2):  # the word is pointed out once
        await cast.fills("Ivo", **no)
    heard = await cast.reads("Ben", "advises to leave it as it is")
    assert "No SSO." in words_of(heard)
    assert "In plain words: " in words_of(heard)
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_something_else_goes_on_by_itself_again(cast: Cast) -> None:
    first, second = await two(cast)
    await picks_more(cast, "Ivo", "Put together", on=second)
    await cast.fills("Ivo", number="#1")
    told = await cast.reads("Ben", "IT put your request #2 together with #1")
    for who in ("Ben", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ben", "It is something else", on=told)
    await cast.reads("Ben", "Request *#2* is open again")
    before = await cast.reads("Ben", "is on its own again")
    assert (before.ts, labels_of(before)) == (told.ts, [])
    assert labels_of(brief_of(cast, "Ben")) == ["It can't wait", "Take it back"]
    card = cast.workspace.message(second.channel, second.ts)
    assert "New request" in words_of(card)
    alone = cast.workspace.message(first.channel, first.ts)
    assert "needs it too" not in words_of(alone)
    cast.skims("Ivo")


def brief_of(cast: Cast, who: str) -> Message:
    head = cast.workspace.messages(cast.dm(who))[0]
    thread = cast.workspace.messages(head.channel, head.ts)
    return next(each for each in thread if "is with IT" in words_of(each))


async def test_a_second_press_on_something_else_changes_nothing(cast: Cast) -> None:
    _, second = await two(cast)
    await picks_more(cast, "Ivo", "Put together", on=second)
    await cast.fills("Ivo", number="1")
    told = await cast.reads("Ben", "IT put your request #2 together with #1")
    for who in ("Ben", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ben", "It is something else", on=told)
    await forges(cast, "Ben", "request.bring_back", "2")
    await cast.reads("Ben", "Request #2 is open already.")
    for who in ("Ben", "Ivo"):
        cast.skims(who)


async def test_put_together_once_more_is_told_once_more(cast: Cast) -> None:
    _, second = await two(cast)
    for _ in range(2):
        await picks_more(cast, "Ivo", "Put together", on=second)
        await cast.fills("Ivo", number="1")
        told = await cast.reads("Ben", "IT put your request #2 together with #1")
        await cast.clicks("Ben", "It is something else", on=told)
        for who in ("Ben", "Ivo"):
            cast.skims(who)


async def test_later_words_reach_it_under_the_one_that_goes_on(cast: Cast) -> None:
    first, _ = await put_together(cast)
    head = cast.workspace.messages(cast.dm("Ben"))[0]
    await cast.says("Ben", "Ours must print in colour", under=head)
    note = await cast.reads("Ivo", "Ours must print in colour")
    assert note.thread_ts == first.ts
    await cast.reads("Ben", "passed that on to IT, under request #1")


async def test_a_third_one_comes_along(cast: Cast) -> None:
    first, second = await two(cast)
    third = await sends(cast, "Cleo", "A printer for labels in hall three")
    await picks_more(cast, "Ivo", "Put together", on=third)
    await cast.fills("Ivo", number="2")
    await picks_more(cast, "Ivo", "Put together", on=second)
    await cast.fills("Ivo", number="1")
    card = cast.workspace.message(first.channel, first.ts)
    assert "+2" in words_of(card)
    assert {"U0BEN", "U0CLEO"} <= set(str(card.blocks).split("'"))
    for who in ("Ana", "Ben", "Cleo", "Ivo"):
        cast.skims(who)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2", "That is #2 itself."),
        ("99", "There is no #99 with IT."),
        ("the first", "Please write the number alone"),
        ("3", "There is no #3 with IT."),
    ],
)
async def test_a_number_that_will_not_do_is_one_sentence_at_its_field(
    cast: Cast, typed: str, why: str
) -> None:
    _, second = await two(cast)
    await cast.says("Cleo", "We need blue chairs")  # not sent
    cast.skims("Cleo")
    await picks_more(cast, "Ivo", "Put together", on=second)
    errors = await cast.fills("Ivo", number=typed)
    assert errors is not None
    assert why in errors["number"]


async def test_neither_may_be_ones_own(cast: Cast) -> None:
    first = await sends(cast, "Ana", LABELS)
    own = await sends(cast, "Ivo", SAME, to="Mia")
    await picks_more(cast, "Ivo", "Put together", on=own)
    await cast.reads("Ivo", "You asked for #2 yourself")
    await picks_more(cast, "Ivo", "Put together", on=first)
    errors = await cast.fills("Ivo", number="2")
    assert errors is not None
    assert "You asked for #2 yourself" in " ".join(errors.values())


async def test_what_is_decided_takes_in_no_other(cast: Cast) -> None:
    first, second = await two(cast)
    await cast.clicks("Ivo", "Decide", on=first)
    await cast.fills("Ivo", outcome="not_worth_solving", finding="No.", goal="Labels")
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await picks_more(cast, "Ivo", "Put together", on=second)
    errors = await cast.fills("Ivo", number="1")
    assert errors is not None
    assert "#1 is not open any more" in errors["number"]


async def test_what_it_knows_to_be_alike_may_not_be_known_to_who_asked(
    cast: Cast,
) -> None:
    """Ben's goes on with Ana's, which is private; it is never offered to him."""
    await put_together(cast)
    await cast.says("Ben", "A label printer for hall three, once more")
    brief = await skips_all(cast, "Ben", "Why are", "What happens", "Who is affected")
    assert "This sounds like" not in words_of(brief)
