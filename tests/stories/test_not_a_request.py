"""IT says that something is not for them; whoever asked it has the last word."""

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.steps import more_of, picks_more, sends

CHAIRS = "We need more chairs in the canteen"
WHY, WHERE = (
    "Furniture is bought by Facilities.",
    "Write to facilities, they are quick.",
)


async def turned_away(cast: Cast, card: Message) -> Message:
    """As Ana reads it."""
    await picks_more(cast, "Ivo", "Not a request", on=card)
    assert await cast.fills("Ivo", why=WHY, where=WHERE) is None
    return await cast.reads("Ana", "Your request #1 is not one for IT")


async def test_whoever_asked_reads_why_and_where_it_belongs(cast: Cast) -> None:
    card = await sends(cast, "Ana", CHAIRS)
    told = await turned_away(cast, card)
    assert f"{WHY}\n{WHERE}" in words_of(told)
    assert labels_of(told) == ["It is for IT"]
    await cast.reads("Ana", "Your request *#1* is closed")
    record = await cast.reads("Ivo", "was closed by")
    assert (record.ts, labels_of(record)) == (card.ts, [])
    assert set(more_of(record)) == {"Private note", "Find another"}


async def test_whoever_asked_says_that_it_is_for_it_after_all(cast: Cast) -> None:
    card = await sends(cast, "Ana", CHAIRS)
    told = await turned_away(cast, card)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await cast.clicks("Ana", "It is for IT", on=told)
    assert WHY in words_of(cast.form("Ana"))
    assert await cast.fills("Ana", words="They have sensors, and the app fails") is None
    again = await cast.reads("Ana", "IT looks at your request #1 again")
    assert (again.ts, labels_of(again)) == (told.ts, [])
    assert WHY in words_of(again)
    note = await cast.reads("Ivo", "says that this is one for IT")
    assert "They have sensors" in words_of(note)
    assert note.thread_ts == card.ts
    open_again = cast.workspace.message(card.channel, card.ts)
    assert "I'll take it" in labels_of(open_again)
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_a_reason_is_needed(cast: Cast) -> None:
    card = await sends(cast, "Ana", CHAIRS)
    await picks_more(cast, "Ivo", "Not a request", on=card)
    errors = await cast.fills("Ivo", why=" \u200b ", where=WHERE)
    assert errors == {"why": "Please write a sentence here."}


async def test_two_in_it_answer_at_once_and_the_second_is_told(cast: Cast) -> None:
    card = await sends(cast, "Ana", CHAIRS)
    await picks_more(cast, "Mia", "Not a request", on=card)
    await turned_away(cast, card)
    errors = await cast.fills("Mia", why=WHY)
    assert errors is not None
    assert "Request #1 is closed." in errors["why"]
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_nobody_turns_away_their_own(cast: Cast) -> None:
    card = await sends(cast, "Ivo", CHAIRS, to="Mia")
    await picks_more(cast, "Ivo", "Not a request", on=card)
    await cast.reads("Ivo", "You asked for #1 yourself")


async def test_followers_hear_of_it_without_its_words(cast: Cast) -> None:
    said = await cast.says_in("C0SALES", "Ana", CHAIRS)
    await cast.marks("Ana", said)
    await cast.marks("Ben", said)
    cast.skims("Ben")
    for question in ("Why are", "What happens if", "Who is affected"):
        await cast.clicks("Ana", "Skip", on=await cast.reads("Ana", question))
    brief = await cast.reads("Ana", "Did I get this right?")
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    card = await cast.reads("Ivo", CHAIRS)
    cast.skims("Ana")
    await turned_away(cast, card)
    heard = await cast.reads("Ben", "is not one for IT")
    assert WHY not in words_of(heard)
    await cast.reads("Ben", "closed.")  # the line in the channel
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_a_word_that_may_not_be_known_is_pointed_out_and_explained(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", CHAIRS)
    await picks_more(cast, "Ivo", "Not a request", on=card)
    assert await cast.fills("Ivo", why="The SSO is theirs.") is None
    assert "may not know" in words_of(cast.form("Ivo"))
    assert cast.unread() == []
    assert await cast.fills("Ivo", why="The SSO is theirs.") is None
    told = await cast.reads("Ana", "is not one for IT")
    assert "In plain words: " in words_of(told)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
