"""What could not be delivered: an admin hears of it once, and mends it or not."""

import pytest
from sqlmodel import col, select

from bot import doctor
from bot.db import UnitOfWork
from bot.models import Delivery, OutboxRow
from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.forging import press
from tests.stories.steps import audited, forges, hears, sends, skips_all

BOARD = "C0BOARD"
LIST = "Could not be delivered"
INSTEAD = "request.ask_instead"


@pytest.fixture
def mode() -> str:
    """Clicks that nobody was offered are sent to the front door."""
    return "http"


@pytest.fixture
def triage_channel() -> None:
    """Cleo has set it up in Slack, so there is somebody to tell."""


async def is_set_up(cast: Cast) -> None:
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", "Set up Goodwill")
    assert await cast.fills("Cleo", triage=TRIAGE, units="") is None
    await hears(cast, "Cleo", "I am set up.")
    cast.skims("Ivo")


async def sends_in_vain(cast: Cast, who: str, need: str) -> None:
    """The brief goes off, and no card arrives."""
    await cast.says(who, need)
    brief = await skips_all(
        cast, who, "Why are we", "What happens if", "Who is affected"
    )
    await cast.clicks(who, "Yes, send to IT", on=brief)
    await cast.reads(who, "is with IT")


async def archive(cast: Cast) -> None:
    await cast.sandbox.archive("U0IVO", TRIAGE)
    await cast.settled()


async def bring_back(cast: Cast) -> None:
    cast.workspace.channels[TRIAGE].archived = False


async def a_card_is_refused(cast: Cast) -> Message:
    """The one word of it that Cleo hears."""
    await is_set_up(cast)
    await archive(cast)
    await sends_in_vain(cast, "Ana", "A label printer")
    await cast.time_passes(minutes=1)
    return await cast.reads("Cleo", "could not be delivered")


async def test_who_set_it_up_is_told_once_and_tries_again_once_it_is_mended(
    cast: Cast,
) -> None:
    note = await a_card_is_refused(cast)
    assert "A message could not be delivered." in words_of(note)
    assert "The channel is archived." in words_of(note)
    words = words_of(cast.home("Cleo"))
    assert f"{LIST}\nThe card of #1" in words
    assert "label printer" not in words
    await bring_back(cast)
    await cast.clicks_in_home("Cleo", "Try again")
    await cast.reads("Ivo", "A label printer")
    assert LIST not in words_of(await cast.opens_home("Cleo"))
    await cast.time_passes(days=2)
    assert not cast.unread("Cleo")
    await cast.reads("Ivo", "This morning: 1 waiting for IT.")
    assert ("sent_again", "U0CLEO") in await audited(cast)
    told = "\n".join(doctor.story(cast.bot.settings.database_url, 1))
    assert "the message request:1:card, refused because of is_archived" in told


async def test_what_is_refused_again_is_listed_again(cast: Cast) -> None:
    await a_card_is_refused(cast)
    await cast.clicks_in_home("Cleo", "Try again")
    assert not cast.unread("Cleo")
    await cast.time_passes(minutes=1)
    assert LIST in words_of(cast.home("Cleo"))
    assert not cast.unread("Cleo")


async def test_however_many_are_refused_it_is_one_message_a_day(cast: Cast) -> None:
    note = await a_card_is_refused(cast)
    await sends_in_vain(cast, "Ben", "A faster till")
    await cast.time_passes(minutes=1)
    again = await cast.reads("Cleo", "2 messages could not be delivered.")
    assert again.ts == note.ts
    await cast.time_passes(days=3)
    assert not cast.unread("Cleo")
    await sends_in_vain(cast, "Cleo", "A quiet room")
    await cast.time_passes(minutes=1)
    other = await cast.reads("Cleo", "4 messages could not be delivered.")
    assert "a reminder in a channel" in words_of(await cast.opens_home("Cleo"))
    assert other.ts != note.ts


async def test_all_of_one_place_are_sent_again_together_in_order(cast: Cast) -> None:
    await a_card_is_refused(cast)
    await sends_in_vain(cast, "Ben", "A faster till")
    await cast.time_passes(minutes=1)
    cast.skims("Cleo")
    words = words_of(await cast.opens_home("Cleo"))
    assert "The card of #2" in words
    assert labels_of(cast.home("Cleo")).count("Try again") == 1
    await bring_back(cast)
    await cast.clicks_in_home("Cleo", "Try again")
    await hears(cast, "Ivo", "A label printer", "A faster till")


async def test_everything_is_sent_again_at_one_press(cast: Cast) -> None:
    await a_card_is_refused(cast)
    await leaves_unnoticed(cast, "Ben")
    await asks_ben(cast, "Cleo")
    await cast.time_passes(minutes=1)
    cast.skims("Cleo")
    await cast.opens_home("Cleo")
    assert labels_of(cast.home("Cleo")).count("Try again") == 2
    await bring_back(cast)
    cast.workspace.users["U0BEN"].deleted = False
    await cast.clicks_in_home("Cleo", "Try all again")
    await cast.reads("Ivo", "A label printer")
    await cast.reads("Ben", "Why are we doing this?")
    assert LIST not in words_of(await cast.opens_home("Cleo"))


async def test_an_admin_lets_it_go_and_it_never_comes(cast: Cast) -> None:
    await a_card_is_refused(cast)
    await cast.clicks_in_home("Cleo", "Let go")
    assert LIST not in words_of(cast.home("Cleo"))
    await bring_back(cast)
    await cast.time_passes(days=1)
    await cast.reads("Ivo", "This morning: 1 waiting for IT.")
    assert not cast.unread("Ivo")
    assert await kept(cast) == [("request:1:card", "U0CLEO")]
    assert ("let_go", "U0CLEO") in await audited(cast)
    told = "\n".join(doctor.story(cast.bot.settings.database_url, 1))
    assert "let go by Cleo (U0CLEO)" in told
    assert "label printer" not in told


async def kept(cast: Cast) -> list[tuple[str, str | None]]:
    """What was let go, and by whom."""

    def look(uow: UnitOfWork) -> list[tuple[str, str | None]]:
        gone = select(OutboxRow).where(col(OutboxRow.status) == Delivery.LET_GO)
        return [(row.key, row.let_go_by) for row in uow.session.exec(gone)]

    return await cast.bot.database.reading("")(look)


async def test_of_two_who_press_the_second_changes_nothing(cast: Cast) -> None:
    await a_card_is_refused(cast)
    old = [e for b in cast.home("Cleo").blocks for e in b.get("elements", [])]
    value = next(e["value"] for e in old if e.get("action_id") == "letter.try_again")
    await cast.clicks_in_home("Cleo", "Let go")
    await forges(cast, "Cleo", "letter.try_again", value)
    await cast.reads("Cleo", "That is settled by now. Nothing has changed.")
    await bring_back(cast)
    await cast.time_passes(minutes=1)
    assert not cast.unread("Ivo")


async def test_others_neither_see_nor_press_it(cast: Cast) -> None:
    await a_card_is_refused(cast)
    for who in ("Ana", "Ivo"):
        assert LIST not in words_of(await cast.opens_home(who))
        await forges(cast, who, "letter.let_go", "1,2,3,4,5,6,7,8,9")
        await cast.reads(who, "Only owners and admins of this Slack")
    assert LIST in words_of(await cast.opens_home("Cleo"))


async def test_what_stood_in_a_lost_channel_moves_to_its_channel_of_now(
    cast: Cast,
) -> None:
    """The card was there, and a word under it was refused: both come to the new one."""
    await is_set_up(cast)
    card = await sends(cast, "Ana", "A label printer")
    await archive(cast)
    thread = cast.workspace.messages(cast.dm("Ana"))[-1]
    await cast.says("Ana", "By May, please", under=thread)
    cast.skims("Ana")
    await cast.time_passes(minutes=1)
    await cast.reads("Cleo", "could not be delivered")
    cast.workspace.add_channel(
        BOARD, "it-board", private=True, members=["U0CLEO", "U0MIA"], bot=True
    )
    await cast.opens_home("Cleo")
    await cast.clicks_in_home("Cleo", "Goodwill's settings")
    assert await cast.fills("Cleo", triage=BOARD, units="") is None
    cast.skims("Mia")
    await cast.clicks_in_home("Cleo", "Try again")
    (moved,) = [m for m in cast.workspace.messages(BOARD) if "label" in words_of(m)]
    assert words_of(moved) == words_of(cast.workspace.message(card.channel, card.ts))
    said = cast.workspace.messages(BOARD, moved.ts)
    assert [("By May" in words_of(each)) for each in said].count(True) == 1
    await cast.clicks("Mia", "I'll take it", on=moved)
    for who in ("Ana", "Cleo", "Mia", "Ivo"):
        cast.skims(who)


@pytest.mark.parametrize("triage_channel", [TRIAGE])
async def test_where_nobody_set_it_up_in_slack_an_admin_is_told_once(
    cast: Cast,
) -> None:
    await cast.opens_home("Cleo")
    await archive(cast)
    await sends_in_vain(cast, "Ana", "A label printer")
    await cast.time_passes(minutes=1)
    await cast.reads("Cleo", "could not be delivered")
    await cast.time_passes(days=2)
    assert not cast.unread("Cleo")


async def test_who_set_it_up_and_left_is_followed_by_another_admin(cast: Cast) -> None:
    await is_set_up(cast)
    await cast.sandbox.change("U0MIA", is_admin=True)
    await cast.opens_home("Mia")
    await cast.sandbox.change("U0CLEO", deleted=True)
    await archive(cast)
    await sends_in_vain(cast, "Ana", "A label printer")
    await cast.time_passes(minutes=1)
    await cast.reads("Mia", "could not be delivered")
    assert not cast.unread("Cleo")


async def test_of_our_own_word_that_is_refused_nobody_hears(cast: Cast) -> None:
    await is_set_up(cast)
    cast.workspace.users["U0CLEO"].deleted = True
    await archive(cast)
    await sends_in_vain(cast, "Ana", "A label printer")
    for _ in range(3):
        await cast.time_passes(minutes=1)
    cast.workspace.users["U0CLEO"].deleted = False
    words = words_of(await cast.opens_home("Cleo"))
    assert "A message about how I am set up" in words
    await cast.time_passes(days=1)
    assert not cast.unread("Cleo")


# --- a colleague who is gone -------------------------------------------------------


async def leaves_unnoticed(cast: Cast, who: str) -> None:
    """Slack knows that they are deactivated; we met them before, and don't."""
    await cast.opens_home(who)
    cast.workspace.users[user(who)].deleted = True


async def asks_ben(cast: Cast, who: str = "Ana") -> Message:
    """Ben has left, and nobody has told us. The word that he can't be reached."""
    await cast.says(who, "We need a label printer")
    first = await cast.reads(who, "Why are we")
    await cast.says(who, "I don't know", under=first)
    choose = await cast.reads(who, "Who could tell us?")
    await cast.selects(who, "request.ask_colleague", user("Ben"), on=choose)
    await cast.reads(who, "I have asked Ben")
    await cast.reads(who, "What happens if")
    await cast.time_passes(minutes=1)
    return await cast.reads(who, "I could not reach")


async def test_who_had_a_colleague_asked_in_vain_hears_it_once_and_chooses_another(
    cast: Cast,
) -> None:
    await is_set_up(cast)
    await leaves_unnoticed(cast, "Ben")
    told = await asks_ben(cast)
    assert "Why we are doing this" in words_of(told)
    await cast.time_passes(minutes=5)
    assert not cast.unread()
    await cast.selects("Ana", INSTEAD, user("Ben"), on=told)
    await cast.reads("Ana", "Please choose somebody else")
    await cast.selects("Ana", INSTEAD, user("Mia"), on=told)
    settled = await cast.reads("Ana", "I have asked Mia")
    assert settled.ts == told.ts
    asked = await cast.reads("Mia", "Why are we doing this?")
    await cast.says("Mia", "Parcels leave on the same day", under=asked)
    await cast.reads("Mia", "I have passed that on to")
    await cast.reads("Ana", "Shall I make that your answer?")


async def test_while_a_colleague_can_be_reached_nobody_is_asked_instead(
    cast: Cast,
) -> None:
    await is_set_up(cast)
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", "Why are we")
    await cast.says("Ana", "I don't know", under=first)
    choose = await cast.reads("Ana", "Who could tell us?")
    await cast.selects("Ana", "request.ask_colleague", user("Ben"), on=choose)
    await cast.reads("Ben", "Why are we doing this?")
    cast.skims("Ana")
    menu = {"type": "users_select", "selected_user": "U0MIA"}
    await press(cast, "U0ANA", INSTEAD, **menu, block_id="who:1:goal")
    await cast.reads("Ana", "That is settled already. Nothing has changed.")
    assert not cast.unread("Mia")
