"""Every way a request can go, to its end, as all the people in it read it.

`hears` is all that somebody is told since the last time, so nobody is told twice.
"""

from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.steps import hears, picks_more
from tests.stories.ways import (
    BRIEF,
    LABELS,
    USUAL,
    YES,
    answers,
    asks,
    closes,
    decides,
    goes_to_its_end,
    hears_yes,
    is_asked,
    is_delivered,
    sends,
    talks,
    tells,
)

SAME = "Label printer for hall 3"
SALES = "C0SALES"
SHORTER = {"outcome": "better_path", "finding": "Hall two has one.", "goal": "Labels"}
NO = {"outcome": "not_worth_solving", "finding": "Too dear.", "goal": "Labels"}
ANSWERED = "IT has answered your request"
MORE = (
    ("How many people", "about 40 people, 2h/wk"),
    ("By when", "By 30 June 2026, for the trade fair"),
    ("How much work", "small"),
    ("new risks", "few"),
    ("How will you see", "From 12 to 3 mix-ups a week by 1 June 2026"),
    ("Is there money", "About 3,000 euros, and Karin Holm has agreed"),
    ("Who else has a say", "The warehouse packs by the same list"),
    ("Are there rules", "None that I know"),
    ("Who on your side", "Ben Ode knows the hall best"),
    ("handle with care", "The last one was stopped halfway"),
)
YEAR = "2,900 to 4,400 hours a year (about 40 people × 2 hours × 46 working weeks)"


# --- the ways there ---


async def test_requester_answers_everything(cast: Cast) -> None:
    brief = await tells(cast)
    await cast.clicks("Ana", "Add more", on=brief)
    await answers(cast, "Ana", *MORE)
    brief, _ = await hears(cast, "Ana", BRIEF, "The brief stands below by now")
    assert "12 of 12 answered" in words_of(brief)
    card = await sends(cast, brief)
    for said in (
        YEAR,
        "for the trade fair",
        "30 June 2026",
        "12 today, 3 by 1 June 2026",
        "12 of 12",
    ):
        assert said in words_of(card)
    assert "small" not in words_of(card)
    assert "stopped halfway" not in words_of(card)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await hears(cast, "Ana", "<@U0IVO> from IT is looking at it")
    confided, _ = await hears(cast, "Ivo", "stopped halfway", "is looking at it")
    assert confided.channel == cast.dm("Ivo")
    await cast.clicks("Ivo", "Effort and risk", on=card)
    assert await cast.fills("Ivo", effort="4", risk="2") is None
    await hears(cast, "Ana", "small, IT says large. That is worth a talk.")
    await hears(cast, "Ivo", "small, IT says large. That is worth a talk.")
    await talks(cast, card)
    days = {"not_before": "2026-04-01", "promised_for": "2026-05-01"}
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    assert await cast.fills("Ivo", **{**YES, **days}) is None
    answer = await hears_yes(cast)
    said = "Promised for *1 May 2026*. Starts *1 April 2026* or later."
    assert said in words_of(answer)
    await goes_to_its_end(cast, card, aims=True)


async def test_requester_answers_three_questions(cast: Cast) -> None:
    card = await sends(cast, await tells(cast))
    assert labels_of(card) == [
        "Decide",
        "I'll take it",
        "Ask a question",
        "Effort and risk",
    ]
    for _, said in USUAL:
        assert said in words_of(card)
    await decides(cast, "Ivo", card, {key: YES[key] for key in ("outcome", "finding")})
    answer = await hears_yes(cast)
    assert USUAL[0][1] in words_of(answer)  # the goal, as Ana put it
    await goes_to_its_end(cast, card)
    await cast.time_passes(days=1)


async def test_requester_skips_every_question(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    await decides(cast, "Ivo", card, NO)
    answer, _ = await hears(cast, "Ana", "advises to leave it as it is", ANSWERED)
    assert "It was good to ask first." in words_of(answer)
    [record] = await hears(cast, "Ivo", "is decided: Not worth solving")
    assert (record.ts, labels_of(record)) == (card.ts, ["Decide anew"])
    await closes(cast, answer)


async def test_requester_fills_in_a_form(cast: Cast) -> None:
    await cast.types("Ana", "/ask-it")
    assert "Only you and the IT team" in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", need=LABELS) is None
    head, asked = await hears(cast, "Ana", "questions follow in this", "Why are we")
    await cast.clicks("Ana", "Answer in a form", on=asked)
    assert await cast.fills("Ana", goal="Sooner", deadline="By May") is None
    [brief] = await hears(cast, "Ana", BRIEF)
    assert labels_of(brief)[0] == "Yes, send to IT"
    card = await sends(cast, brief)
    assert "Sooner" in words_of(card)
    assert "By May" in words_of(card)
    await decides(cast, "Ivo", card, SHORTER)
    where = "you find the answer in this thread"
    answer, _, _ = await hears(cast, "Ana", "a better path", ANSWERED, where)
    assert answer.thread_ts == head.ts
    assert "estimate" not in words_of(answer)
    await hears(cast, "Ivo", "is decided: A better path")
    await cast.opens_home("Ana")
    await cast.clicks_in_home("Ana", "Close it")
    assert await cast.fills("Ana") is None
    await hears(cast, "Ana", "Request #1 is closed")
    await hears(cast, "Ivo", "has closed #1.")


async def test_requester_abandons_it_and_goes_on_days_later(cast: Cast) -> None:
    await cast.says("Ana", LABELS)
    [asked] = await hears(cast, "Ana", "Why are we")
    await cast.clicks("Ana", "Finish later", on=asked)
    [told] = await hears(cast, "Ana", "No hurry. Request #1 waits")
    assert told.thread_ts == asked.thread_ts
    await cast.restarts()
    await cast.time_passes(days=5)
    home = words_of(await cast.opens_home("Ana"))
    assert "Waiting for you" in home
    assert LABELS in home
    await cast.says("Ana", USUAL[0][1], under=asked)
    await answers(cast, "Ana", *USUAL[1:])
    [brief] = await hears(cast, "Ana", BRIEF)
    assert USUAL[0][1] in words_of(brief)
    await cast.clicks("Ana", "Take it back", on=brief)
    [gone] = await hears(cast, "Ana", "Nothing goes to IT")
    await cast.time_passes(days=5)
    await cast.clicks("Ana", "Bring it back", on=gone)
    await hears(cast, "Ana", "is open again")
    card = await sends(cast, brief)
    await decides(cast, "Ivo", card, YES)
    await hears_yes(cast)
    await goes_to_its_end(cast, card)


async def test_colleague_asks_on_behalf_of_the_requester(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ben", said)
    [line] = await hears(cast, "Cleo", "made request #1 for you")
    assert await hears(cast, "Ana") == []
    await cast.clicks("Ana", "Answer the questions", on=line)
    opening, asked = await hears(cast, "Ana", "<@U0BEN> asked for you", "Why are we")
    assert opening.channel == cast.dm("Ana")
    await cast.says("Ana", USUAL[0][1], under=asked)
    await answers(cast, "Ana", *USUAL[1:])
    [brief] = await hears(cast, "Ana", BRIEF)
    card = await sends(cast, brief)
    assert "U0BEN" in str(card.blocks)
    await decides(cast, "Ivo", card, YES)
    await hears_yes(cast, "Ben")
    await goes_to_its_end(cast, card, "Ben")
    for shown in cast.workspace.messages(cast.dm("Ben")):
        assert USUAL[0][1] not in words_of(shown)


# --- the ways on from there ---


async def test_it_puts_two_requests_together(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    second = await asks(cast, "Ben", SAME, 2)
    await picks_more(cast, "Ivo", "Put together", on=second)
    assert await cast.fills("Ivo", like="1") is None
    told = await hears(cast, "Ben", "IT put your request #2 together with #1")
    assert labels_of(told[0]) == ["It is something else"]
    assert await hears(cast, "Ana") == []
    await hears(cast, "Ivo", "Somebody else needs it too", "+1", "goes on together")
    await decides(cast, "Ivo", card, YES)
    await hears_yes(cast, "Ben")
    await goes_to_its_end(cast, card, "Ben")
    own = cast.workspace.messages(cast.dm("Ben"))
    assert [each.text for each in own] == [SAME]  # the rest stands in its thread
    for shown in cast.workspace.messages(cast.dm("Ben"), own[0].ts):
        assert LABELS not in words_of(shown)  # Ana asked it in private


async def test_colleague_adds_their_voice(cast: Cast) -> None:
    said = await cast.says_in(SALES, "Ana", LABELS)
    await cast.marks("Ana", said)
    await hears(cast, "Cleo", "This is request #1 now")
    _, asked = await hears(cast, "Ana", "questions follow in this", "Why are we")
    await cast.says("Ana", USUAL[0][1], under=asked)
    await answers(cast, "Ana", *USUAL[1:])
    [brief] = await hears(cast, "Ana", BRIEF)
    card = await sends(cast, brief)
    brief = await is_asked(cast, "Ben", SAME)
    assert f"This sounds like \n#1 “{LABELS}”" in words_of(brief)
    await cast.clicks("Ben", "Add my voice", on=brief)
    await hears(cast, "Ben", "Your voice is with")
    await hears(cast, "Ivo", "Somebody else needs it too", "+1")
    await decides(cast, "Ivo", card, YES)
    await hears_yes(cast, "Ben")
    await goes_to_its_end(cast, card, "Ben")
    assert len(cast.workspace.messages(TRIAGE)) == 1


async def test_partner_hands_it_over(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await hears(cast, "Ana", "<@U0IVO> from IT is looking at it")
    await hears(cast, "Ivo", "is looking at it")
    await picks_more(cast, "Ivo", "Hand over", on=card)
    assert await cast.fills("Ivo", partner="U0MIA") is None
    await hears(cast, "Ana", "<@U0MIA> from IT is looking at it")
    told, _ = await hears(cast, "Mia", "handed #1", "is looking at it")
    assert told.channel == cast.dm("Mia")
    assert await hears(cast, "Ivo") == []
    await decides(cast, "Ivo", card, YES)
    answer = await hears_yes(cast)
    assert user("Mia") in str(answer.blocks)
    await goes_to_its_end(cast, card)


async def test_requester_opens_it_again_twice(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    await decides(cast, "Ivo", card, SHORTER)
    answer, _ = await hears(cast, "Ana", "a better path", ANSWERED)
    await hears(cast, "Ivo", "is decided: A better path")
    await cast.clicks("Ana", "Not what I meant", on=answer)
    assert await cast.fills("Ana", meant="A printer for parcels") is None
    await hears(cast, "Ana", "You told IT that this is not what you meant")
    note, _ = await hears(
        cast, "Ivo", "says this is not what was meant", "is open again, asked by"
    )
    assert note.thread_ts == card.ts
    assert "A printer for parcels" in words_of(cast.workspace.message(TRIAGE, card.ts))
    await decides(cast, "Mia", card, YES)
    second = await hears_yes(cast)
    asked = await is_delivered(cast, card)
    await cast.clicks("Ana", "Not what I meant", on=asked)
    assert await cast.fills("Ana", meant="It prints no parcels") is None
    await hears(cast, "Ana", "You told IT that this is not what you meant")
    await hears(
        cast, "Ivo", "says this is not what was meant", "is open again, asked by"
    )
    await decides(cast, "Mia", card, {**SHORTER, "finding": "Hall one prints parcels."})
    [third] = await hears(cast, "Ana", "Hall one prints parcels.")
    await hears(cast, "Ivo", "Hall one prints parcels.")
    assert len({answer.ts, second.ts, third.ts}) == 3
    await closes(cast, third)


async def test_two_in_it_decide_at_once(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.clicks("Mia", "Decide", on=card)
    assert await cast.fills("Ivo", **YES) is None
    errors = await cast.fills("Mia", **NO)
    assert "Ivo has already decided on #1: go ahead" in str(errors)
    assert cast.form("Mia").typed["finding"]["finding"]["value"] == NO["finding"]
    await hears_yes(cast)
    await goes_to_its_end(cast, card)


async def test_it_decides_anew(cast: Cast) -> None:
    card = await asks(cast, "Ana", LABELS)
    await decides(cast, "Ivo", card, NO)
    first, _ = await hears(cast, "Ana", "advises to leave it as it is", ANSWERED)
    await hears(cast, "Ivo", "is decided: Not worth solving")
    await cast.clicks("Mia", "Decide anew", on=card)
    assert await cast.fills("Mia", **YES, reason="The price has fallen.") is None
    anew = await hears_yes(cast, anew=True)
    assert anew.ts == first.ts
    assert "IT has decided anew" in words_of(anew)
    assert "The price has fallen." in words_of(anew)
    assert NO["finding"] not in words_of(anew)
    await goes_to_its_end(cast, card)
