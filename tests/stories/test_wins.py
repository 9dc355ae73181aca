"""What went well is told: its owner agrees, and nobody is named who said no."""

from datetime import UTC, datetime

import pytest

from bot import demo
from bot.db import UnitOfWork
from bot.demo import WINS
from bot.models import Person, Wanted
from bot.sandbox import Message
from tests.cast import Cast, labels_of, user, words_of
from tests.stories.forging import option, press, submit
from tests.stories.steps import (
    audited,
    says_yes,
    sends,
    wins_are_told,
)

CHANGED = "The counter prints its own labels, and nobody waits for them."


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int = 8, minute: int = 1) -> None:
    """March 2026; the 2nd is a Monday, and Berlin is an hour ahead."""
    moment = datetime(2026, 3, day, hour, minute, tzinfo=UTC)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def delivered(cast: Cast) -> Message:
    """A label printer for Ana, by Ivo; what Ana is asked."""
    card = await says_yes(cast, await sends(cast, "Ana", "A label printer"))
    await cast.clicks("Ivo", "Start", on=card)
    await cast.clicks("Ivo", "Delivered", on=card)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    await done(cast)
    return asked


async def done(cast: Cast) -> None:
    for who in ("Ana", "Ben", "Ivo", "Mia"):
        cast.skims(who)


async def proposed(cast: Cast) -> Message:
    """It went well, and Ivo is asked on the day after."""
    await wins_are_told(cast)
    asked = await delivered(cast)
    await cast.clicks("Ana", "Yes, close it", on=asked)
    await done(cast)
    await until(cast, 2, 9)
    assert cast.unread() == []
    await until(cast, 3)
    return await cast.reads("Ivo", "Would you like everybody to hear of it?")


async def agreed(cast: Cast, **more: object) -> Message:
    """Ivo tells it; what he reads of that."""
    asked = await proposed(cast)
    await cast.clicks("Ivo", "Tell it", on=asked)
    assert await cast.fills("Ivo", **{"changed": CHANGED, **more}) is None
    said = await cast.reads("Ivo", "Whoever is named is asked before")
    await cast.reads("Ivo", "What went well: done, thank you.")
    return said


async def the_card(cast: Cast, who: str = "Ben") -> Message:
    await until(cast, 4, 9)
    card = await cast.reads(who, "Good news")
    assert card.channel == WINS
    await cast.reads("Ivo", "Your good news is told")
    return card


async def test_what_went_well_is_told_with_the_names_of_who_helped(cast: Cast) -> None:
    asked = await proposed(cast)
    assert labels_of(asked) == ["Tell it", "Not this one"]
    await cast.clicks("Ivo", "Tell it", on=asked)
    shown = words_of(cast.form("Ivo"))
    assert "A label printer. Labels." in str(cast.form("Ivo").blocks)
    assert "Whoever is named hears of it first" in shown
    numbers = {"before": "12 a day", "after": "none"}
    assert await cast.fills("Ivo", changed=CHANGED, beyond=["U0MIA"], **numbers) is None
    await cast.reads("Ivo", "Whoever is named is asked before")
    await cast.reads("Ivo", "done, thank you.")
    for who in ("Ana", "Mia"):
        told = await cast.reads(who, "with your name")
        assert CHANGED in words_of(told)
        assert labels_of(told) == ["Fine", "Leave me out"]
    await until(cast, 4, 8, 59)
    assert cast.unread() == []
    card = await the_card(cast)
    shown = words_of(card)
    assert CHANGED in shown
    assert "Before: 12 a day. Now: none." in shown
    for who in ("U0ANA", "U0IVO", "U0MIA"):
        assert who in str(card.blocks)
    await until(cast, 20)


async def test_it_may_be_fine_and_still_be_left_out_later(cast: Cast) -> None:
    await agreed(cast)
    told = await cast.reads("Ana", "with your name")
    await cast.clicks("Ana", "Fine", on=told)
    fine = await cast.reads("Ana", "It is told with your name")
    assert labels_of(fine) == ["Leave me out"]
    card = await the_card(cast)
    assert "U0ANA" in str(card.blocks)
    await cast.clicks("Ana", "Leave me out", on=fine)
    await cast.reads("Ana", "You are left out")
    edited = await cast.reads("Ben", "Good news")
    assert edited.ts == card.ts
    assert "U0ANA" not in str(edited.blocks)


async def test_who_asked_steps_off_and_their_unit_stands_there(cast: Cast) -> None:
    await work_in(cast, "Ana", "Sales")
    await agreed(cast)
    told = await cast.reads("Ana", "with your name")
    await cast.clicks("Ana", "Leave me out", on=told)
    await cast.reads("Ana", "You are left out")
    before = await audited(cast)
    card = await the_card(cast)
    assert "U0ANA" not in str(card.blocks)
    assert "what Sales asked for" in words_of(card).replace("\n", "")
    assert ("win_agreed", "U0IVO") in before


async def test_everybody_steps_off_and_it_is_told_without_names(cast: Cast) -> None:
    """Ivo himself is not named, as he took himself out of the form."""
    await agreed(cast, rowed=[], changed="Ana waits for no label, says Ana Lopez.")
    told = await cast.reads("Ana", "with your name")
    await cast.clicks("Ana", "Leave me out", on=told)
    await cast.reads("Ana", "You are left out")
    card = await the_card(cast)
    assert "U0" not in str(card.blocks)
    assert "Ana" not in words_of(card)
    assert "what the business asked for" in words_of(card).replace("\n", "")


async def test_not_this_one_holds(cast: Cast) -> None:
    asked = await proposed(cast)
    await cast.clicks("Ivo", "Not this one", on=asked)
    await cast.reads("Ivo", "Nobody is told of #1")
    await cast.reads("Ivo", "done, thank you.")
    assert labels_of(now(cast, asked)) == []
    await press(cast, "U0IVO", "win.tell", value="1")
    await cast.reads("Ivo", "You have left that one out")
    await until(cast, 30)


async def test_its_owner_changes_their_mind_before_it_is_told(cast: Cast) -> None:
    said = await agreed(cast)
    await cast.reads("Ana", "with your name")
    await cast.clicks("Ivo", "Don't tell it", on=said)
    await cast.reads("Ivo", "Nobody is told of #1")
    told = await cast.reads("Ana", "It is not told now")
    assert labels_of(told) == []
    await until(cast, 5)


@pytest.mark.parametrize("wanted", [Wanted.NONE, Wanted.PRIVATE])
async def test_who_wants_no_public_thanks_is_not_even_asked(
    cast: Cast, wanted: Wanted
) -> None:
    asked = await proposed(cast)
    await prefer(cast, "Mia", wanted)
    await prefer(cast, "Ana", wanted)
    await cast.clicks("Ivo", "Tell it", on=asked)
    filled = {"changed": "Thanks, Mia and Ana Lopez.", "beyond": ["U0MIA"]}
    assert await cast.fills("Ivo", **filled) is None
    cast.skims("Ivo")
    card = await the_card(cast)
    for gone in ("U0ANA", "U0MIA", "Mia", "Ana", "Lopez"):
        assert gone not in str(card.blocks)
    assert "Thanks, a colleague and a colleague." in words_of(card)


async def test_words_that_blame_somebody_are_offered_again(cast: Cast) -> None:
    asked = await proposed(cast)
    await cast.clicks("Ivo", "Tell it", on=asked)
    blames = "Thanks to Ivo, who finally fixed what Mia broke."
    assert await cast.fills("Ivo", changed=blames) is None
    assert "may sound like blame" in words_of(cast.form("Ivo"))
    assert await cast.fills("Ivo", changed=blames, words="gentler") is None
    cast.skims("Ivo")
    cast.skims("Ana")
    card = await the_card(cast)
    assert "what was broken" in words_of(card)
    assert "Mia" not in words_of(card)


async def test_nothing_is_asked_where_wins_are_not_told(cast: Cast) -> None:
    asked = await delivered(cast)
    await cast.clicks("Ana", "Yes, close it", on=asked)
    await done(cast)
    for day in range(3, 20):
        await until(cast, day)


async def test_a_week_without_a_word_against_it_counts_as_well(cast: Cast) -> None:
    await wins_are_told(cast)
    await delivered(cast)
    for day in (3, 6, 9):
        await until(cast, day)
    assert cast.unread() == []
    await until(cast, 10)
    await cast.reads("Ivo", "Would you like everybody to hear of it?")


async def test_what_is_opened_again_is_not_told(cast: Cast) -> None:
    await agreed(cast)
    await cast.reads("Ana", "with your name")
    closed = next(
        each for each in thread(cast, "Ana") if "Request #1 is closed" in each.text
    )
    await cast.clicks("Ana", "Open it again", on=closed)
    assert await cast.fills("Ana", meant="It jams") is None
    await done(cast)
    await until(cast, 4, 9)
    await cast.reads("Ivo", "was opened again, so nobody is told")
    await cast.reads("Ana", "It is not told now")


async def test_a_double_click_and_a_forged_one_change_nothing(cast: Cast) -> None:
    await agreed(cast)
    await cast.reads("Ana", "with your name")
    again = await submit(cast, "U0IVO", "win.tell", "1", changed="Once more")
    assert "You have said yes to that one" in again
    for who, action, says in (
        ("Mia", "win.tell", "can't find that"),
        ("Mia", "win.drop", "can't find that"),
        ("Ben", "win.leave_out", "You are not named there"),
        ("Ben", "win.fine", "You are not named there"),
        ("Ivo", "win.tell", "You have said yes"),
    ):
        for value in ("1", "9", "<!channel>"):
            await press(cast, user(who), action, value=value)
            cast.skims(who) if value != "1" else await cast.reads(who, says)
    forged = await submit(cast, "U0MIA", "win.tell", "1", changed="Mine")
    assert "can't find that" in forged
    card = await the_card(cast)
    assert CHANGED in words_of(card)
    assert len(cast.workspace.messages(WINS)) == 1


async def test_a_worry_said_early_and_a_day_that_was_kept_are_a_win(
    cast: Cast,
) -> None:
    await wins_are_told(cast)
    card = await sends(cast, "Ana", "A label printer")
    card = await says_yes(cast, card, promised_for="2026-03-13")
    await cast.clicks("Ivo", "Start", on=card)
    day = {"type": "datepicker", "selected_date": "2026-03-13"}
    risk = {"track": option("at_risk"), "line": "A part may come late"}
    await submit(cast, "U0IVO", "update.say", "1", **risk, promised_for=day)
    await done(cast)
    await until(cast, 12)
    cast.skims("Ivo")
    cast.skims("Ana")
    await cast.clicks("Ivo", "Delivered", on=card)
    asked = await cast.reads("Ana", "Does it do what you meant?")
    await cast.clicks("Ana", "Yes, close it", on=asked)
    await done(cast)
    await until(cast, 13, 9)
    await done(cast)
    await until(cast, 16)
    digest = await cast.reads("Ivo", "had an early warning, and came in time")
    await cast.clicks("Ivo", "Tell it", on=digest)
    assert await cast.fills("Ivo", changed=CHANGED) is None
    await done(cast)
    await until(cast, 17, 9)
    card = await cast.reads("Mia", "Good news")
    assert "A worry was said early" in words_of(card)
    await done(cast)


async def test_a_form_that_comes_too_late_is_offered_again(cast: Cast) -> None:
    await proposed(cast)
    await press(cast, "U0IVO", "win.tell", value="1")
    again = await cast.reads("Ivo", "Slack closed the form")
    await cast.clicks("Ivo", "Tell it", on=again)
    assert await cast.fills("Ivo", changed=CHANGED, rowed=["U0IVO"]) is None
    cast.skims("Ivo")
    cast.skims("Ana")
    await the_card(cast)


async def test_too_much_of_anything_is_said_in_the_form(cast: Cast) -> None:
    asked = await proposed(cast)
    await cast.clicks("Ivo", "Tell it", on=asked)
    errors = await cast.fills("Ivo", changed=CHANGED, before="9" * 90)
    assert "80 characters at most" in str(errors)
    many = [f"U{number}" for number in range(30)]
    menu = {"type": "multi_users_select", "selected_users": many}
    told = await submit(cast, "U0IVO", "win.tell", "1", changed="x", rowed=menu)
    assert "20 people at most" in told
    empty = await submit(cast, "U0IVO", "win.tell", "1", changed=" ")
    assert "Please write a sentence here" in empty


async def test_a_guest_and_another_company_are_never_named(cast: Cast) -> None:
    demo.invite_visitors(cast.workspace)
    asked = await proposed(cast)
    assert "Tell it" in labels_of(asked)
    who = ["U0NILS", "U0TESS", "U0GOODWILL", "U0NOBODY", "U0IVO"]
    menu = {"type": "multi_users_select", "selected_users": who}
    await submit(cast, "U0IVO", "win.tell", "1", changed=CHANGED, rowed=menu)
    cast.skims("Ivo")
    cast.skims("Ana")
    card = await the_card(cast)
    for gone in who[:-1]:
        assert gone not in str(card.blocks)


def now(cast: Cast, message: Message) -> Message:
    return cast.workspace.message(message.channel, message.ts)


def thread(cast: Cast, who: str) -> list[Message]:
    head = cast.workspace.messages(cast.dm(who))[0]
    return cast.workspace.messages(head.channel, head.ts)


async def prefer(cast: Cast, who: str, wanted: Wanted) -> None:
    await cast.opens_home(who)

    def change(uow: UnitOfWork) -> None:
        found = uow.session.get_one(Person, (uow.workspace_id, user(who)))
        found.thanks = wanted

    await cast.bot.database.transacting(cast.workspace.team_id)(change)


async def work_in(cast: Cast, who: str, unit: str) -> None:
    await cast.opens_home(who)

    def change(uow: UnitOfWork) -> None:
        uow.session.get_one(Person, (uow.workspace_id, user(who))).unit = unit

    await cast.bot.database.transacting(cast.workspace.team_id)(change)
