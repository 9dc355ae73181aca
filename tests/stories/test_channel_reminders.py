"""What is posted in a channel of itself: set up there, introduced, stopped there."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.steps import says_yes, sends

SALES, GENERAL, FINANCE = "C0SALES", "C0GENERAL", "C0FINANCE"
GOODWILL = "U0GOODWILL"


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int = 8, minute: int = 1) -> None:
    """March 2026 and on; the 2nd is a Monday, and Berlin is an hour ahead."""
    moment = datetime(2026, 3, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def commands(cast: Cast, who: str, channel: str, text: str) -> None:
    await cast.sandbox.command(user(who), channel, "/goodwill", text)
    await cast.settled()


async def asks_in_sales(cast: Cast, need: str = "We need a label printer") -> None:
    await cast.says_in(SALES, "Ana", f"@goodwill {need}")
    await cast.reads("Ben", "request #1")
    cast.skims("Ana")


def now(cast: Cast, message: Message) -> Message:
    return cast.workspace.message(message.channel, message.ts)


# --- a channel of the business ---


async def test_it_is_introduced_comes_each_monday_and_is_stopped_there(
    cast: Cast,
) -> None:
    await commands(cast, "Ana", SALES, "here")
    said = await cast.reads("Ben", "set up reminders in this channel")
    assert said.channel == SALES
    assert {"type": "user", "user_id": "U0ANA"} in _elements(said)
    assert "Each Monday at 9:00" in words_of(said)
    assert labels_of(said) == ["Stop these"]
    await asks_in_sales(cast)
    await until(cast, 9, 7, 59)
    cast.skims("Ana")
    await until(cast, 9)
    monday = await cast.reads("Ben", "Requests from this channel: 1")
    assert monday.channel == SALES
    assert "label printer" not in words_of(monday)
    assert "a few questions are open" in words_of(monday)
    await until(cast, 10)
    await cast.clicks("Ana", "Stop these", on=monday)
    await cast.reads("Ben", "stopped the reminders in this channel")
    assert labels_of(now(cast, said)) == []
    cast.skims("Ben")
    await until(cast, 16)
    cast.skims("Ana")
    await until(cast, 23)


async def test_the_one_before_becomes_a_line(cast: Cast) -> None:
    await commands(cast, "Ana", SALES, "here")
    await asks_in_sales(cast)
    cast.skims("Ben")
    await until(cast, 9)
    first = await cast.reads("Ben", "Requests from this channel: 1")
    cast.skims("Ana")
    await until(cast, 16)
    await cast.reads("Ben", "Requests from this channel: 1")
    assert "as they stood on 9 March 2026" in now(cast, first).text
    assert labels_of(now(cast, first)) == []
    cast.skims("Ben")
    cast.skims("Ana")


async def test_nothing_to_say_nothing_posted(cast: Cast) -> None:
    """What was asked elsewhere is nobody's business here."""
    await commands(cast, "Ben", SALES, "here")
    await cast.reads("Ana", "set up reminders in this channel")
    await sends(cast, "Ana", "A label printer")
    await until(cast, 9)
    await until(cast, 16)


async def test_who_is_not_there_says_how_to_invite_it(cast: Cast) -> None:
    for channel in (GENERAL, FINANCE):
        await commands(cast, "Ben", channel, "here")
        told = await cast.reads("Ben", "I am not in this channel")
        assert told.ephemeral_for == user("Ben")
        assert "/invite @Goodwill" in words_of(told)


async def test_in_a_direct_message_there_is_no_channel(cast: Cast) -> None:
    await cast.types("Ana", "/goodwill", "here")
    await cast.reads("Ana", "in the channel that is to get reminders")


async def test_twice_is_once(cast: Cast) -> None:
    await commands(cast, "Ana", SALES, "here")
    await cast.reads("Ana", "set up reminders in this channel")
    await commands(cast, "Ben", SALES, "here")
    told = await cast.reads("Ben", "Reminders are on here already")
    assert told.ephemeral_for == user("Ben")


async def test_only_who_set_it_up_and_admins_stop_it(cast: Cast) -> None:
    await commands(cast, "Ana", SALES, "here")
    await cast.reads("Ana", "set up reminders in this channel")
    await commands(cast, "Ben", SALES, "here stop")
    await cast.reads("Ben", "Only <@U0ANA> and admins can stop these")
    await commands(cast, "Cleo", SALES, "here stop")
    await cast.reads("Ana", "stopped the reminders in this channel")
    cast.skims("Ana")
    await commands(cast, "Cleo", SALES, "here stop")
    await cast.reads("Cleo", "I post no reminders here")
    await commands(cast, "Ben", SALES, "here")
    await cast.reads("Ana", "set up reminders in this channel")


# --- IT's channel ---


async def test_each_morning_one_message_says_what_waits_and_is_kept_right(
    cast: Cast,
) -> None:
    await commands(cast, "Ivo", TRIAGE, "here")
    said = await cast.reads("Mia", "set up reminders in this channel")
    assert "Each working morning" in words_of(said)
    card = await sends(cast, "Ana", "A label printer")
    await until(cast, 2, 15)
    await until(cast, 3, 7, 59)
    assert cast.unread() == []
    await until(cast, 3)
    morning = await cast.reads("Mia", "This morning: 1 waiting for IT")
    assert morning.channel == TRIAGE
    shown = words_of(morning)
    assert "#1 “A label printer”" in shown
    assert "waiting since yesterday" in shown
    assert "nobody has it yet" in shown
    await cast.clicks("Ivo", "I'll take it", on=card)
    cast.skims("Ivo")
    cast.skims("Ana")
    await until(cast, 3, 8, 10)
    again = await cast.reads("Mia", " has it")
    assert again.ts == morning.ts
    await says_yes(cast, card)
    await until(cast, 3, 8, 20)
    cleared = await cast.reads("Mia", "Nothing of this morning's list waits any more")
    assert cleared.ts == morning.ts
    await until(cast, 4)
    assert "What waited on 3 March 2026" in now(cast, morning).text
    cast.skims("Mia")
    await until(cast, 5)
    await until(cast, 6)


async def test_nothing_is_posted_on_a_day_off(cast: Cast) -> None:
    await commands(cast, "Ivo", TRIAGE, "here")
    await sends(cast, "Ana", "A label printer")
    cast.skims("Ivo")
    await until(cast, 6)
    cast.skims("Ana")
    await cast.reads("Mia", "This morning: 1 waiting for IT")
    for hour in (1, 9, 12, 20):
        await until(cast, 7, hour)
        await until(cast, 7, hour + 1)
    await until(cast, 8)
    await until(cast, 9)
    fresh = await cast.reads("Mia", "This morning: 1 waiting for IT")
    assert "for 7 days" in words_of(fresh)
    cast.skims("Mia")


async def test_what_is_promised_soon_and_what_nobody_has_stand_below(
    cast: Cast,
) -> None:
    await commands(cast, "Ivo", TRIAGE, "here")
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card, promised_for="2026-03-05")
    cast.skims("Mia")
    await until(cast, 3)
    said = await cast.reads("Mia", "This morning: 1 promised for these days")
    assert "promised for 5 March 2026" in words_of(said)
    cast.skims("Ivo")


async def test_the_bot_is_brought_in_and_says_hello_once_with_it(cast: Cast) -> None:
    del cast.workspace.channels[TRIAGE].members[GOODWILL]
    await cast.sandbox.invite(user("Ivo"), GOODWILL, TRIAGE)
    await cast.settled()
    hello = await cast.reads("Mia", "requests to IT arrive here as cards")
    assert "Each working morning" in words_of(hello)
    await sends(cast, "Ana", "A label printer")
    await until(cast, 3)
    await cast.reads("Mia", "This morning: 1 waiting for IT")
    await commands(cast, "Ivo", TRIAGE, "here stop")
    await cast.reads("Mia", "stopped the reminders in this channel")
    await until(cast, 4)
    await until(cast, 5)


async def test_a_restart_in_the_morning_says_nothing_twice(cast: Cast) -> None:
    await commands(cast, "Ivo", TRIAGE, "here")
    await sends(cast, "Ana", "A label printer")
    cast.skims("Ivo")
    await until(cast, 3)
    await cast.reads("Mia", "This morning: 1 waiting for IT")
    await cast.restarts()
    await until(cast, 3, 8, 30)
    await until(cast, 3, 9, 30)


def _elements(message: Message) -> list[dict[str, object]]:
    blocks = [each for each in message.blocks if each["type"] == "rich_text"]
    return [part for each in blocks for part in each["elements"][0]["elements"]]
