"""Every way to give thanks: who is thanked hears it once, and others if they like."""

from tests.cast import WINS, Cast, labels_of, words_of
from tests.stories.steps import (
    LEFT,
    STAYED,
    likes,
    says_yes,
    sends,
    thanks,
    wins_are_told,
)


def posts(cast: Cast) -> list[str]:
    """What stands in #wins."""
    return [words_of(each) for each in cast.workspace.messages(WINS)]


async def test_thanks_from_home_are_told_once_and_stand_in_public_after_a_yes(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    await thanks(cast, "Ana", "Ivo")
    receipt = await cast.reads("Ana", "on their way, to each as they like it best")
    assert receipt.channel == cast.dm("Ana")
    told = await cast.reads("Ivo", "Ana thanks you.")
    for words in (STAYED, LEFT, "I am Goodwill, and bring colleagues one another's"):
        assert words in words_of(told)
    assert "What you did:" in words_of(told)
    assert "It could be read in" in words_of(told)
    assert posts(cast) == []
    await cast.clicks("Ivo", "Yes, others may", on=told)
    await cast.reads("Ivo", "Everybody can read this in")
    post = await cast.reads("Ben", "Ana thanks Ivo.")
    assert post.channel == WINS
    assert STAYED in words_of(post)
    assert "<@" not in str(post.blocks)  # he is told apart, and once
    await cast.time_passes(days=1)


async def test_several_and_a_team_of_both_sides_are_thanked_in_one_post(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    for who in ("Ivo", "Ben"):
        await thanks(cast, "Cleo", who, where="alone")
        await likes(cast, who, "Yes, others may")
        cast.skims("Cleo")
    await thanks(cast, "Ana", "Ivo", "Ben", team="IT")
    receipt = await cast.reads("Ana", "on their way, to each")
    assert "Those to everybody in IT stand in" in words_of(receipt).replace("\n", "")
    await cast.reads("Mia", "Ana thanks Ben, Ivo and everybody in IT.")
    for who in ("Ivo", "Ben"):
        told = await cast.reads(who, "Ana thanks you.")
        assert "May others read" not in words_of(told)
    assert len(posts(cast)) == 1


async def test_the_command_opens_the_form_filled_in(cast: Cast) -> None:
    await wins_are_told(cast)
    await cast.types("Ana", "/praise", "@ivo and @mia for staying late with the list")
    form = cast.form("Ana")
    assert "staying late with the list" in str(form.blocks)
    assert "['U0IVO', 'U0MIA']" in str(form.blocks)
    assert await cast.fills("Ana", changed=LEFT, where="alone") is None
    await cast.reads("Ana", "on their way")
    for who in ("Ivo", "Mia"):
        told = await cast.reads(who, "staying late with the list")
        assert "I name you in no channel for this." in words_of(told)


async def test_the_bare_command_opens_the_form_and_help_says_how(cast: Cast) -> None:
    await cast.types("Ana", "/praise")
    assert "Give thanks" in str(cast.form("Ana").title)
    await cast.types("Ana", "/praise", "help")
    await cast.reads("Ana", "Type /praise and a form opens")


async def test_the_menu_of_a_message_thanks_whoever_wrote_it(cast: Cast) -> None:
    said = await cast.says_in("C0SALES", "Ben", "The list is right again.")
    await cast.picks("Ana", "praise.for_this", on=said)
    assert "['U0BEN']" in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", did=STAYED, changed=LEFT) is None
    await cast.reads("Ana", "on their way")
    await cast.reads("Ben", "Ana thanks you.")


async def test_raised_hands_offer_the_form_in_one_message_a_day(cast: Cast) -> None:
    said = await cast.says_in("C0SALES", "Ben", "The list is right again.")
    await cast.marks("Ben", said, "raised_hands")  # his own: nothing
    await cast.marks("Ana", said, "raised_hands")
    await cast.sandbox.unreact("U0ANA", said.channel, said.ts, "raised_hands")
    await cast.marks("Ana", said, "raised_hands")
    first = await cast.reads("Ana", "You raised your hands for a message of")
    cleos = await cast.says_in("C0SALES", "Cleo", "The month is closed.")
    await cast.marks("Ana", cleos, "raised_hands")
    edited = await cast.reads("Ana", "You raised your hands for a message of")
    assert edited.ts == first.ts
    assert "U0CLEO" in str(edited.blocks)
    await cast.time_passes(days=1)
    again = await cast.says_in("C0SALES", "Ben", "And today as well.")
    await cast.marks("Ana", again, "raised_hands")
    offer = await cast.reads("Ana", "You raised your hands for a message of")
    assert offer.ts != first.ts
    await cast.clicks("Ana", "Give thanks", on=offer)
    assert "['U0BEN']" in str(cast.form("Ana").blocks)
    await cast.fills("Ana", did=STAYED, changed=LEFT)
    await cast.reads("Ana", "on their way")
    await cast.reads("Ben", "Ana thanks you.")


async def delivered(cast: Cast) -> None:
    """Ivo has delivered what Ana asked for."""
    card = await sends(cast, "Ana", "A label printer")
    record = await says_yes(cast, card)
    for label in ("Start", "Delivered"):
        await cast.clicks("Ivo", label, on=record)
        for who in ("Ivo", "Mia"):
            cast.skims(who)
        if label == "Start":
            cast.skims("Ana")


async def test_what_was_delivered_comes_with_a_way_to_thank(cast: Cast) -> None:
    await wins_are_told(cast)
    await delivered(cast)
    told = await cast.reads("Ana", "Does it do what you meant?")
    await cast.clicks("Ana", "Thank them", on=told)
    shown = str(cast.form("Ana").blocks)
    assert "['U0IVO']" in shown
    assert "asked how we work before anything was built for “A label printer”" in shown
    await cast.fills("Ana", did=STAYED, changed=LEFT)
    await cast.reads("Ana", "on their way")
    assert "request #1" in words_of(await cast.reads("Ivo", "Ana thanks you."))
    await cast.clicks("Ana", "Yes, close it", on=told)
    closed = await cast.reads("Ana", "is closed, and IT knows")
    assert "Thank them" in labels_of(closed)
    for who in ("Ana", "Ivo", "Mia"):
        cast.skims(who)


async def test_it_thanks_whoever_asked_when_it_is_closed(cast: Cast) -> None:
    await delivered(cast)
    told = await cast.reads("Ana", "Does it do what you meant?")
    await cast.clicks("Ana", "Yes, close it", on=told)
    cast.skims("Ana")
    closed = await cast.reads("Mia", "has closed #1")
    cast.skims("Mia")
    cast.skims("Ivo")
    await cast.clicks("Ivo", "Thank them", on=closed)
    shown = str(cast.form("Ivo").blocks)
    assert "['U0ANA']" in shown
    assert "answered each question about “A label printer”" in shown
    await cast.fills("Ivo", did=STAYED, changed=LEFT)
    await cast.reads("Ivo", "on their way")
    await cast.reads("Ana", "Ivo thanks you.")
