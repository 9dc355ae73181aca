"""A fault beside a name: gentler words are offered, and the writer decides."""

from bot.sandbox import Message
from tests.cast import Cast, user, words_of
from tests.stories.steps import picks_more, says_yes, sends

BLAMES = "Eve broke the export. It is back on Monday."
GENTLER = "The export broke. It is back on Monday."
OFFER = "“Eve broke the export.” may sound like blame. It could say:"
UNSURE = "A business reader may not know: "
DECIDED = {"outcome": "go_ahead", "finding": BLAMES, "goal": "Labels"}


async def asks(cast: Cast) -> Message:
    return await sends(cast, "Ana", "We need a label printer")


def form_of(cast: Cast, who: str = "Ivo") -> str:
    return words_of(cast.form(who)).replace("\n", "")


async def hears(cast: Cast) -> str:
    """Ana reads her answer, and all skim what else is said of it."""
    heard = await cast.reads("Ana", "IT says yes")
    cast.skims("Ana")
    cast.skims("Ben")
    cast.skims("Ivo")
    cast.skims("Mia")
    return words_of(heard).replace("\n", "")


async def test_gentler_words_are_offered_to_the_writer_alone_and_taken(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    assert await cast.fills("Ivo", **DECIDED) is None
    shown = form_of(cast)
    assert OFFER in shown
    assert "The export broke." in shown
    assert GENTLER in shown.split("will read:")[1]
    assert cast.unread() == []
    assert await cast.fills("Ivo", **DECIDED, words="gentler") is None
    heard = await hears(cast)
    assert GENTLER in heard
    assert "Eve" not in heard


async def test_who_keeps_their_own_words_sends_them(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    await cast.fills("Ivo", **DECIDED, words="mine")
    assert BLAMES in await hears(cast)


async def test_who_says_it_otherwise_themselves_is_not_stopped(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    own = {**DECIDED, "finding": "The export is back on Monday."}
    assert await cast.fills("Ivo", **own, words="gentler") is None
    assert "The export is back on Monday." in await hears(cast)


async def test_gentler_words_that_nobody_has_seen_are_shown_first(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **DECIDED)
    other = {**DECIDED, "finding": "Bob forgot to renew the licence."}
    await cast.fills("Ivo", **other, words="gentler")
    assert "The licence was not renewed." in form_of(cast)
    assert cast.unread() == []
    await cast.fills("Ivo", **other, words="gentler")
    assert "The licence was not renewed." in await hears(cast)


async def test_jargon_and_blame_are_shown_in_one_look(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    both = {**DECIDED, "finding": "Eve broke the SSO."}
    await cast.fills("Ivo", **both)
    shown = form_of(cast)
    assert f"{UNSURE}SSO" in shown
    assert "The SSO broke." in shown
    await cast.fills("Ivo", **both, words="gentler")
    heard = await hears(cast)
    assert "The SSO broke." in heard
    assert "In plain words: SSO means" in heard


async def test_a_question_is_asked_in_the_words_its_writer_chose(cast: Cast) -> None:
    card = await asks(cast)
    question = "You forgot the list. Could you send it?"
    await cast.clicks("Ivo", "Ask a question", on=card)
    await cast.fills("Ivo", question=question)
    assert "The list is missing." in form_of(cast)
    assert cast.unread() == []
    await cast.fills("Ivo", question=question, words="gentler")
    gentler = "The list is missing. Could you send it?"
    for who in ("Ana", "Mia"):
        assert question not in words_of(await cast.reads(who, gentler))


async def test_what_is_turned_away_is_so_in_the_words_its_writer_chose(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await picks_more(cast, "Ivo", "Not a request", on=card)
    why = {"why": "Finance never answers. Purchasing buys printers.", "where": ""}
    await cast.fills("Ivo", **why)
    assert "There is no answer from Finance yet." in form_of(cast)
    await cast.fills("Ivo", **why, words="gentler")
    told = words_of(await cast.reads("Ana", "is not one for IT"))
    cast.skims("Ana")
    assert "There is no answer from Finance yet. Purchasing buys printers." in told
    cast.skims("Ivo")
    cast.skims("Mia")


async def test_a_colleague_with_a_rare_name_is_known_here(cast: Cast) -> None:
    cast.workspace.add_user(user("Quentessa"), "Quentessa", real_name="Quentessa Moor")
    await cast.opens_home("Quentessa")
    card = await asks(cast)
    await cast.clicks("Ivo", "Ask a question", on=card)
    await cast.fills("Ivo", question="Did you hear that Quentessa broke the list?")
    assert "Did you hear that the list broke?" in form_of(cast)
    assert cast.unread() == []


async def test_why_it_is_decided_anew_is_looked_at_too(cast: Cast) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.fills("Ivo", **{**DECIDED, "finding": "We have one."})
    await hears(cast)
    await cast.clicks("Ivo", "Decide anew", on=card)
    reason = "Because of Tom's mistake it was late."
    anew = {**DECIDED, "finding": "We have one.", "reason": reason}
    await cast.fills("Ivo", **anew)
    assert cast.unread() == []
    await cast.fills("Ivo", **anew, words="gentler")
    heard = words_of(await cast.reads("Ana", "IT has decided anew"))
    assert "It was late." in heard
    assert "Tom" not in heard
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_where_there_are_no_other_words_they_are_sent_on_the_second_press(
    cast: Cast,
) -> None:
    card = await asks(cast)
    await cast.clicks("Ivo", "Ask a question", on=card)
    await cast.fills("Ivo", question="Is it me? This is your fault.")
    assert "could go" in form_of(cast)
    await cast.fills("Ivo", question="This is your fault.")
    await cast.reads("Ana", "This is your fault.")
    await cast.reads("Mia", "This is your fault.")


async def test_how_it_goes_is_said_in_the_words_its_writer_chose(cast: Cast) -> None:
    card = await asks(cast)
    card = await says_yes(cast, card)
    await cast.clicks("Ivo", "Start", on=card)
    for each in ("Ana", "Ivo", "Mia"):
        cast.skims(each)
    await picks_more(cast, "Ivo", "How it goes", on=card)
    told = {"track": "at_risk", "line": "The vendor failed to deliver the parts."}
    await cast.fills("Ivo", **told)
    assert "The parts were not delivered." in form_of(cast)
    assert cast.unread() == []
    await cast.fills("Ivo", **told, words="gentler")
    heard = words_of(await cast.reads("Ana", "is at risk"))
    assert "The parts were not delivered." in heard
    assert "vendor" not in heard
    cast.skims("Ivo")
    cast.skims("Mia")
