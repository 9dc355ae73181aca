"""How it went: in one tap, and where the number is that they aimed at."""

import pytest

from bot.db import UnitOfWork
from bot.models import Request
from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.forging import press, submit
from tests.stories.steps import audited, says_yes, sends, wins_are_told
from tests.stories.test_wins import delivered, done, until

RATES = ["Very well", "Well", "So so", "Not so well", "Badly"]
AIM = "From 12 to 3 mix-ups a week by June."


@pytest.fixture
def mode() -> str:
    return "http"


async def closed(cast: Cast) -> Message:
    """What Ana reads once she has closed what Ivo delivered."""
    asked = await delivered(cast)
    await cast.clicks("Ana", "Yes, close it", on=asked)
    found = await cast.reads("Ana", "How did it go?")
    await done(cast)
    return found


async def aims(cast: Cast, aim: str = AIM) -> None:
    """Ana has said in her brief what she aims at."""

    def change(uow: UnitOfWork) -> None:
        request = uow.session.get_one(Request, 1)
        request.answers = {**request.answers, "kpi": aim}

    await cast.bot.database.transacting(cast.workspace.team_id)(change)


async def asked_where(cast: Cast) -> Message:
    card = await says_yes(cast, await sends(cast, "Ana", "Labels that fit"))
    await aims(cast)
    await cast.clicks("Ivo", "Start", on=card)
    await cast.clicks("Ivo", "Delivered", on=card)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    await cast.clicks("Ana", "Yes, close it", on=asked)
    where = await cast.reads("Ana", "Where is it now?")
    await done(cast)
    return where


async def test_how_it_went_is_one_tap_and_can_be_changed(cast: Cast) -> None:
    asked = await closed(cast)
    assert labels_of(asked) == [*RATES, "Thank them", "Open it again"]
    assert "Only whoever took it in IT may read this." in words_of(asked)
    await cast.clicks("Ana", "Well", on=asked)
    said = await cast.reads("Ana", "You say that it went: well.")
    assert said.ts == asked.ts
    await cast.clicks("Ana", "So so", on=said)
    said = await cast.reads("Ana", "You say that it went: so so.")
    await cast.clicks("Ana", "So so", on=said)
    await cast.reads("Ana", "I have noted that already")
    assert ("rated", "U0ANA") in await audited(cast)


async def test_who_took_it_is_offered_a_talk_in_private(cast: Cast) -> None:
    asked = await closed(cast)
    await cast.clicks("Ana", "Not so well", on=asked)
    cast.skims("Ana")
    told = await cast.reads("Ivo", "A short talk may help")
    assert told.channel == cast.dm("Ivo")
    assert cast.unread("Mia") == []
    await cast.clicks("Ana", "Well", on=asked)
    cast.skims("Ana")
    again = await cast.reads("Ivo", "says by now that #1 went better")
    assert again.ts == told.ts


async def test_what_went_very_well_is_a_win(cast: Cast) -> None:
    await wins_are_told(cast)
    asked = await closed(cast)
    await cast.clicks("Ana", "Very well", on=asked)
    cast.skims("Ana")
    await until(cast, 3)
    await cast.reads("Ivo", "went very well for whoever asked for it")


async def test_that_it_went_very_well_goes_with_the_name_of_who_said_it(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    asked = await closed(cast)
    await cast.clicks("Ana", "Very well", on=asked)
    await until(cast, 3)
    cast.skims("Ana")
    proposed = await cast.reads("Ivo", "went very well for whoever asked for it")
    await cast.clicks("Ivo", "Tell it", on=proposed)
    assert await cast.fills("Ivo", changed="Labels at once.") is None
    cast.skims("Ivo")
    told = await cast.reads("Ana", "and it went very well")
    await cast.clicks("Ana", "Leave me out", on=told)
    cast.skims("Ana")
    await until(cast, 4, 9)
    card = await cast.reads("Ben", "Good news")
    assert "very well" not in words_of(card)
    await done(cast)


async def test_a_number_that_is_what_was_aimed_at_makes_a_win(cast: Cast) -> None:
    await wins_are_told(cast)
    where = await asked_where(cast)
    assert "12 today, 3 by June" in words_of(where)
    await cast.clicks("Ana", "Say where it is", on=where)
    assert await cast.fills("Ana", measured="2 a week <!here>") is None
    noted = await cast.reads("Ana", "That is what you aimed at")
    assert noted.ts == where.ts
    told = await cast.reads("Mia", "says where #1 is now")
    assert "2 a week <!here>" in words_of(told)
    await done(cast)
    await until(cast, 3)
    asked = await cast.reads("Ivo", "has met its aim")
    await cast.clicks("Ivo", "Tell it", on=asked)
    shown = str(cast.form("Ivo").blocks)
    assert "'initial_value': '12'" in shown
    assert "2 a week <!here>" in shown
    assert await cast.fills("Ivo", changed="Labels that fit.") is None
    await done(cast)
    await until(cast, 4, 9)
    card = await cast.reads("Ben", "has met its aim")
    assert "Before: 12. Now: 2 a week <!here>." in words_of(card)
    await done(cast)


async def test_what_is_opened_again_has_no_number_yet(cast: Cast) -> None:
    where = await asked_where(cast)
    await submit(cast, "U0ANA", "request.reopen", "1", meant="It jams")
    gone = await cast.reads("Ana", "so there is no number yet")
    assert (gone.ts, labels_of(gone)) == (where.ts, [])
    await done(cast)
    for action in ("measure.say", "rating.badly"):
        await press(cast, "U0ANA", action, value="1")
        await cast.reads("Ana", "is not done by now")


async def test_nobody_else_says_how_it_went(cast: Cast) -> None:
    await closed(cast)
    before = await audited(cast)
    for who in ("Ben", "Ivo"):
        for value in ("1", "99", "x"):
            await press(cast, f"U0{who.upper()}", "rating.badly", value=value)
            await cast.reads(who, "I can't find that request among yours")
    assert "can't find" in await submit(cast, "U0BEN", "measure.say", "1", measured="3")
    assert await audited(cast) == before
