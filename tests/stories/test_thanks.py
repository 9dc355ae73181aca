"""In a quiet week, a few are asked for thanks, in private; nobody is scolded."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.db import UnitOfWork
from bot.models import Person, Request, Wanted
from tests.cast import Cast, labels_of, words_of
from tests.gains import delivered, thank
from tests.stories.steps import LEFT, STAYED, wins_are_told
from tests.stories.test_roundups import happened, until


@pytest.fixture
def mode() -> str:
    return "http"


def done(number: int, requester: str, **more: Any) -> Callable[[UnitOfWork], None]:  # noqa: ANN401
    """Delivered by Ivo some days ago."""

    def do(uow: UnitOfWork) -> None:
        days = more.pop("days", 7)
        at = uow.now - timedelta(days=days)
        known = {"partner": "U0IVO", "delivered_at": at, "need": "A label printer"}
        delivered(uow, number=number, requester=requester, **{**known, **more})

    return do


async def all_are_known(cast: Cast) -> None:
    for who in ("Ana", "Ben", "Cleo", "Ivo", "Mia"):
        await cast.opens_home(who)
    await wins_are_told(cast)


async def test_on_a_quiet_friday_those_with_something_to_say_are_asked_in_private(
    cast: Cast,
) -> None:
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA"))
    await until(cast, 5, 9)
    await until(cast, 6, 7, 59)
    assert cast.unread() == []
    await until(cast, 6, 8)
    said = await cast.reads("Ana", "#7 “A label printer” is delivered.")
    assert said.channel == cast.dm("Ana")
    assert "a line or two of thanks would mean a lot to Ivo" in said.text
    assert labels_of(said) == ["Give thanks"]
    assert "something you asked for was delivered." in words_of(said)
    for day in (9, 10, 11, 12):
        await until(cast, day, 8)
    for day in (13, 16, 17):
        await until(cast, day, 8)
        cast.skims("Ana")
    cast.skims("Ivo")  # who is asked whether everybody may hear of it


async def test_its_button_opens_the_form_filled_in_and_what_was_asked_is_done(
    cast: Cast,
) -> None:
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA"))
    await until(cast, 5, 9)
    await until(cast, 6, 8)
    said = await cast.reads("Ana", "#7 “A label printer” is delivered.")
    await cast.clicks("Ana", "Give thanks", on=said)
    assert "['U0IVO']" in str(cast.form("Ana").blocks)
    assert await cast.fills("Ana", did=STAYED, changed=LEFT, where="alone") is None
    await cast.reads("Ivo", "Ana thanks you.")
    await cast.reads("Ana", "on their way")
    await cast.reads("Ana", "Thanks: done, thank you.")
    for day in (9, 10, 13):
        await until(cast, day, 8)
    cast.skims("Ivo")


async def test_three_are_asked_at_most(cast: Cast) -> None:
    await all_are_known(cast)
    for number, who in enumerate(("U0ANA", "U0BEN", "U0CLEO", "U0MIA"), start=7):
        await happened(cast, done(number, who))
    await until(cast, 5, 9)
    await until(cast, 6, 8)
    await until(cast, 6, 10)
    asked = {each for each in ("Ana", "Ben", "Cleo", "Mia") if cast.unread(each)}
    assert len(asked) == 3
    for each in asked:
        await cast.reads(each, "is delivered.")
    cast.skims("Ivo")


async def test_a_week_with_public_thanks_asks_nobody(cast: Cast) -> None:
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA"))
    await until(cast, 4, 9)
    await happened(cast, thank, team="IT", given_at=cast.clock())
    await until(cast, 6, 8)
    assert cast.unread() == []
    await until(cast, 6, 14)
    await cast.reads("Ben", "Thanks and wins of the week")


async def test_who_may_be_written_to_once_a_week_reads_it_on_monday(cast: Cast) -> None:
    """Another message of this week came first."""
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA"))
    await cast.says("Ana", "We need a fax")
    cast.skims("Ana")
    await until(cast, 4, 8)
    await cast.reads("Ana", "waits for your answers")
    await until(cast, 6, 8)
    await until(cast, 9, 8)
    digest = await cast.reads("Ana", "1 thing waits for you.")
    assert "a line or two of thanks would mean a lot to Ivo" in words_of(digest)
    assert "Give thanks" in labels_of(digest)
    cast.skims("Ana")
    cast.skims("Ivo")


async def likes(cast: Cast, who: str, wish: Wanted) -> None:
    def say(uow: UnitOfWork) -> None:
        uow.session.get_one(Person, (uow.workspace_id, who)).thanks = wish

    await happened(cast, say)


async def test_who_helped_for_long_unthanked_is_brought_up_once_a_month(
    cast: Cast,
) -> None:
    """To whoever asked, in private; two of them, a month apart."""
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA", days=100, partner="U0MIA"))
    await happened(cast, done(8, "U0ANA", days=95))
    await until(cast, 3, 8)
    hint = await cast.reads("Ana", "two lines would mean a lot")
    assert hint.channel == cast.dm("Ana")
    assert "Mia has worked on #7 “A label printer” with you" in hint.text
    assert labels_of(hint) == ["Give thanks"]
    for day in range(4, 32):
        await until(cast, day, 8)
        assert not [each for each in cast.unread("Ana") if "Ivo" in each.text]
        cast.skims("Ana")
    for day in range(32, 39):
        await until(cast, day, 8)
    await cast.reads("Ana", "Ivo has worked on #8")
    cast.skims("Ana")


async def test_who_wants_no_thanks_or_had_some_in_private_is_not_brought_up(
    cast: Cast,
) -> None:
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA", days=100, partner="U0MIA"))
    await happened(cast, done(8, "U0ANA", days=95))
    await likes(cast, "U0MIA", Wanted.NONE)
    await happened(cast, thank, "U0IVO", is_public=False, channel="")
    for day in (3, 4, 6, 9, 10):
        await until(cast, day, 8)


async def test_what_was_opened_again_is_nothing_to_thank_for(cast: Cast) -> None:
    await all_are_known(cast)
    await happened(cast, done(7, "U0ANA"))
    await until(cast, 5, 9)

    def reopen(uow: UnitOfWork) -> None:
        uow.session.get_one(Request, 1).rating = 2

    await happened(cast, reopen)
    await until(cast, 6, 8)
    await until(cast, 9, 8)
