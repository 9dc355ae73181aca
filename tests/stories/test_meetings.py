"""Two who would not have met are brought together, find a time, and say how it was."""

import asyncio

import pytest

from bot.sandbox import Message
from tests.cast import Cast, labels_of, words_of
from tests.stories.forging import option, press, submit
from tests.stories.meeting_steps import (
    TEN,
    introduced,
    paired,
    seats,
    stamp,
)
from tests.stories.steps import audited, forges, says_yes, sends
from tests.stories.test_nudges import at, until

MIDWAY, END = at(10, 9), at(16, 9)


@pytest.fixture
def mode() -> str:
    return "http"


async def test_they_read_who_they_are_and_what_they_share(cast: Cast) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card, promised_for="2026-05-01")
    hello = await introduced(cast, "Ana", "Ivo")
    said = words_of(hello)
    assert "from Sales" in said
    assert "from IT" in said
    assert "#1 “A label printer”" in said
    assert "asked for it" in said
    assert "is promised for 1 May 2026" in said
    assert "in the working day of all of you" in said
    assert labels_of(hello) == [
        "That time suits us",
        "We have a time",
        "Huddle",
        "Why us",
    ]
    await until(cast, TEN)  # and once


async def test_who_shares_nothing_reads_one_light_topic_and_nobodys_request(
    cast: Cast,
) -> None:
    await sends(cast, "Ben", "Something between me and IT")
    hello = await introduced(cast, "Ana", "Ivo")
    said = words_of(hello)
    assert "To begin with: " in said
    assert "#1" not in said


async def test_that_time_suits_them_and_all_read_it(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ivo", "That time suits us", on=hello)
    told = await cast.reads("Ana", "There is a time for your meeting.")
    assert told.channel == hello.channel
    assert "Open the huddle" in words_of(told)
    assert f"https://app.slack.com/huddle/{cast.workspace.team_id}/{hello.channel}" in (
        str(told.blocks)
    )
    changed = await cast.reads("Ana", "this round brings you together")
    assert changed.ts == hello.ts
    assert labels_of(changed) == ["Calendar file", "Another time", "Why us"]
    await until(cast, MIDWAY)  # nobody is asked for a time, but what became of it
    await cast.reads("Ana", "Did you meet?")
    await cast.reads("Ivo", "Did you meet?")


async def test_a_day_and_an_hour_by_the_form(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ana", "We have a time", on=hello)
    assert cast.form("Ana").title == "When do you meet?"
    errors = await cast.fills("Ana", when=stamp(2026, 3, 2, 9))
    assert errors == {"when": "That time has passed. Please choose a later one."}
    errors = await cast.fills("Ana", when=stamp(2026, 5, 2, 9))
    assert "long after this round" in str(errors)
    assert await cast.fills("Ana", when=stamp(2026, 3, 6, 13)) is None
    await cast.reads("Ivo", "There is a time for your meeting.")
    await cast.reads("Ivo", "this round brings you together")
    await until(cast, at(9, 9))  # the working day after
    asked = await cast.reads("Ivo", "Did you meet?")
    await cast.reads("Ana", "Did you meet?")
    await cast.clicks("Ivo", "Not this time", on=asked)
    over = await cast.reads("Ivo", "Whether you met: not this time")
    assert (over.ts, labels_of(over)) == (asked.ts, [])
    hers = await cast.reads("Ana", "Whether you met: not this time")
    assert labels_of(hers) == []  # nobody is left whom she could have met
    await cast.reads("Ana", "this round brings you together")
    assert {*(await seats(cast)).values()} == {"not_this_time"}


async def test_one_of_two_cannot_come_and_the_other_reads_it(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await until(cast, MIDWAY)
    asked = await cast.reads("Ana", "Have you found a time to meet?")
    await cast.reads("Ivo", "Have you found a time to meet?")
    await cast.clicks("Ana", "Not this time", on=asked)
    told = await cast.reads("Ivo", "Not this time. The next round brings")
    assert told.channel == hello.channel
    off = await cast.reads("Ivo", "this round brings you together")
    assert (off.ts, labels_of(off)) == (hello.ts, ["We have a time", "Why us"])
    for who in ("Ana", "Ivo"):
        await cast.reads(who, "A time to meet: not this time.")
    await until(cast, END)  # nobody is asked what became of it
    await cast.clicks("Ivo", "We have a time", on=off)
    assert await cast.fills("Ivo", when=stamp(2026, 3, 17, 13)) is None
    cast.skims("Ana")
    await until(cast, at(18, 9))
    await cast.reads("Ana", "Did you meet?")
    await cast.reads("Ivo", "Did you meet?")


async def test_of_three_one_cannot_come_and_the_others_go_on(cast: Cast) -> None:
    await introduced(cast, "Ana", "Ben", "Ivo")
    await until(cast, at(10, 10))  # ten o'clock in London, too
    asked = await cast.reads("Ana", "Have you found a time to meet?")
    await cast.reads("Ivo", "Have you found a time to meet?")
    await cast.reads("Ben", "Have you found a time to meet?")
    await cast.clicks("Ana", "Not this time", on=asked)
    await cast.reads("Ana", "A time to meet: not this time.")
    assert cast.unread() == []


async def test_a_form_that_comes_too_late_is_offered_again(cast: Cast) -> None:
    """By a button in a DM."""
    worth = await met(cast)
    for label in ("A risk", "An idea"):
        cast.sandbox.faults.api("views.open", "error", error="expired_trigger_id")
        await cast.clicks("Ana", label, on=worth)
        offered = await cast.reads("Ana", "Slack closed the form")
        await cast.clicks("Ana", label, on=offered)
        assert cast.form("Ana").title == "Ask IT"
        cast.workspace.windows.clear("U0ANA")
        cast.skims("Ana")


async def test_the_time_is_changed_and_all_read_that(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ivo", "That time suits us", on=hello)
    cast.skims("Ana")
    await cast.clicks("Ana", "Another time", on=hello)
    assert await cast.fills("Ana", when=stamp(2026, 3, 12, 13)) is None
    await cast.reads("Ivo", "There is a time for your meeting.")
    cast.skims("Ivo")
    await until(cast, END)  # that is the working day after the 12th, too
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_midway_each_is_asked_for_a_time_and_one_answers_for_all(
    cast: Cast,
) -> None:
    await introduced(cast, "Ana", "Ivo")
    await until(cast, MIDWAY)
    asked = await cast.reads("Ana", "Have you found a time to meet?")
    his = await cast.reads("Ivo", "Have you found a time to meet?")
    await cast.clicks("Ana", "We have a time", on=asked)
    assert await cast.fills("Ana", when=stamp(2026, 3, 12, 13)) is None
    for who, stood in (("Ana", asked), ("Ivo", his)):
        over = await cast.reads(who, "A time to meet: there is a time now.")
        assert (over.ts, labels_of(over)) == (stood.ts, [])
    await cast.reads("Ana", "There is a time for your meeting.")
    await cast.reads("Ana", "this round brings you together")


@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_they_met_and_each_may_pass_something_on(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ivo", "That time suits us", on=hello)
    cast.skims("Ana")
    await until(cast, at(6, 9))
    asked = await cast.reads("Ana", "Did you meet?")
    his = await cast.reads("Ivo", "Did you meet?")
    await cast.clicks("Ana", "We met", on=asked)
    await cast.reads("Ana", "Whether you met: you met.")
    worth = await cast.reads("Ana", "Is something worth passing on?")
    assert labels_of(worth) == ["Thank somebody", "A risk", "An idea"]
    changed = await cast.reads("Ivo", "says that you met.")
    assert changed.ts == his.ts
    assert labels_of(changed) == ["Thank somebody", "A risk", "An idea"]
    record = await cast.reads("Ivo", "Ana and Ivo met.")
    assert (record.ts, labels_of(record)) == (hello.ts, [])
    assert await seats(cast) == {"U0ANA": "met", "U0IVO": None}
    await cast.clicks("Ivo", "A risk", on=changed)
    assert cast.form("Ivo").title == "Ask IT"


async def test_an_idea_becomes_a_request_with_its_beginning_written(
    cast: Cast,
) -> None:
    worth = await met(cast)
    await cast.clicks("Ana", "An idea", on=worth)
    form = cast.form("Ana")
    assert form.title == "Ask IT"
    assert "An idea from my talk with Ivo:" in str(form.blocks)
    assert await cast.fills("Ana", need="Labels by voice") is None
    await cast.reads("Ana", "Labels by voice")
    await cast.reads("Ana", "Why are we")


async def met(cast: Cast, who: str = "Ana", other: str = "Ivo") -> Message:
    """They say so at the end; what they may do then."""
    await introduced(cast, "Ana", "Ivo")
    await until(cast, END)
    cast.skims(other)
    asked = await cast.reads(who, "Did you meet?")
    await cast.clicks(who, "We met", on=asked)
    cast.skims(other)
    await cast.reads(who, "Whether you met: you met.")
    return await cast.reads(who, "Is something worth passing on?")


async def test_thanks_begin_with_whom_they_met(cast: Cast) -> None:
    worth = await met(cast)
    await cast.clicks("Ana", "Thank somebody", on=worth)
    assert "U0IVO" in str(cast.form("Ana").blocks)


async def test_a_risk_reaches_whoever_asked_and_it_under_the_card(
    cast: Cast,
) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card)
    worth = await met(cast)
    await cast.clicks("Ana", "A risk", on=worth)
    assert cast.form("Ana").title == "A risk I see"
    blamed = {"risk": "Ivo forgot the paper again", "effect": "No <labels> at Easter"}
    told = await submit(cast, "U0ANA", "meeting.risk", "1", request=option("99"))
    assert "Please choose one of these requests." in told
    assert await cast.fills("Ana", request="1", **blamed) is None
    assert "may sound like blame" in words_of(cast.form("Ana"))
    said = {"risk": "The paper may run out", "effect": "No <labels> at Easter"}
    assert await cast.fills("Ana", request="1", **said) is None
    under = await cast.reads("Mia", "A risk for #1 was raised, early enough to act.")
    assert under.thread_ts == card.ts
    assert "No <labels> at Easter" in words_of(under)
    await cast.reads("Ana", "Thank you for saying it early.")
    assert ("risk_raised", "U0ANA") in await audited(cast)


async def test_it_raises_one_and_whoever_asked_reads_it(cast: Cast) -> None:
    card = await sends(cast, "Ana", "A label printer")
    await says_yes(cast, card)
    worth = await met(cast, "Ivo", "Ana")
    await cast.clicks("Ivo", "A risk", on=worth)
    said = {"risk": "The paper may run out", "effect": "No labels at Easter"}
    filled = {**said, "request": "1", "proposal": "Order it now"}
    assert await cast.fills("Ivo", **filled) is None
    told = await cast.reads("Ana", "A risk for #1 was raised, early enough to act.")
    assert "Order it now" in words_of(told)
    assert told.channel == cast.dm("Ana")
    cast.skims("Ivo")


async def test_a_risk_without_a_request_becomes_one(cast: Cast) -> None:
    worth = await met(cast)
    await cast.clicks("Ana", "A risk", on=worth)
    assert cast.form("Ana").title == "Ask IT"
    assert "A risk I see:" in str(cast.form("Ana").blocks)


async def test_it_is_planned_and_asked_again_after_that_day(cast: Cast) -> None:
    await introduced(cast, "Ana", "Ivo")
    await until(cast, MIDWAY)
    cast.skims("Ana")
    cast.skims("Ivo")
    await until(cast, END)
    asked = await cast.reads("Ana", "Did you meet?")
    cast.skims("Ivo")
    await cast.clicks("Ana", "It is planned", on=asked)
    await cast.reads("Ana", "Whether you met: it is planned.")
    await cast.reads("Ana", "A time to meet: it is planned.")
    when = await cast.reads("Ana", "Good. If you tell me when")
    await cast.clicks("Ana", "We have a time", on=when)
    assert await cast.fills("Ana", when=stamp(2026, 3, 18, 13)) is None
    cast.skims("Ana")
    cast.skims("Ivo")
    await until(cast, at(19, 9))
    await cast.reads("Ana", "Did you meet?")
    await cast.reads("Ivo", "Did you meet?")


async def test_an_answer_weeks_later_still_counts(cast: Cast) -> None:
    await introduced(cast, "Ana", "Ivo")
    await until(cast, MIDWAY)
    cast.skims("Ana")
    await until(cast, END)
    asked = await cast.reads("Ana", "Did you meet?")
    await until(cast, at(24, 9))
    await until(cast, at(31, 9))
    await cast.clicks("Ana", "Not this time", on=asked)
    over = await cast.reads("Ana", "Whether you met: not this time.")
    assert over.ts == asked.ts
    assert (await seats(cast))["U0ANA"] == "not_this_time"
    await cast.reads("Ana", "A time to meet: not this time.")
    cast.skims("Ana")
    cast.skims("Ivo")


async def test_who_has_left_by_then_is_not_brought_together(cast: Cast) -> None:
    await paired(cast, "Ana", "Ivo")
    await cast.sandbox.change("U0IVO", deleted=True)
    await cast.settled()
    await until(cast, TEN)
    told = await cast.reads("Ana", "There is no meeting for you this time.")
    assert told.channel == cast.dm("Ana")
    await until(cast, END)


async def test_who_leaves_later_is_asked_about_no_more(cast: Cast) -> None:
    await introduced(cast, "Ana", "Ivo")
    await cast.sandbox.change("U0IVO", deleted=True)
    await cast.settled()
    await until(cast, MIDWAY)
    await until(cast, END)


async def test_of_three_the_other_two_still_meet(cast: Cast) -> None:
    await paired(cast, "Ana", "Ben", "Ivo")
    await cast.sandbox.change("U0BEN", deleted=True)
    await cast.settled()
    await until(cast, TEN)
    hello = await cast.reads("Ivo", "Ana and Ivo: this round brings you together")
    assert hello.channel == cast.group_of("Ana", "Ivo")


async def test_three_meet_in_one_conversation_at_an_hour_of_all(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ben", "Ivo")
    assert "Ana, Ben and Ivo" in hello.text
    await cast.clicks("Ben", "That time suits us", on=hello)
    await cast.reads("Ana", "There is a time for your meeting.")
    cast.skims("Ivo")


async def test_a_huddle_and_why_for_who_asks_and_nobody_else(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ana", "Huddle", on=hello)
    told = await cast.reads("Ana", "You can talk right here, in a huddle.")
    assert f"/{hello.channel}" in str(told.blocks)
    assert cast.unread("Ivo") == []
    await cast.clicks("Ivo", "Why us", on=hello)
    await cast.reads("Ivo", "You have not met in a check-in before.")
    assert cast.unread("Ana") == []


async def test_a_calendar_file_for_who_asks_for_it(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await forges(cast, "Ana", "meeting.calendar", "1")
    await cast.reads("Ana", "There is no time for this meeting yet.")
    await cast.clicks("Ivo", "That time suits us", on=hello)
    cast.skims("Ana")
    await cast.clicks("Ana", "Calendar file", on=hello)
    await cast.reads("Ana", "The calendar file is in your messages with me.")
    (shared,) = [each for each in cast.unread("Ana") if each.files]
    assert shared.channel == cast.dm("Ana")
    assert shared.files[0]["title"] == "Ana and Ivo meet"
    assert shared.files[0]["name"] == "meeting.ics"
    cast.skims("Ana")
    assert cast.unread("Ivo") == []


async def test_slack_does_not_take_the_file_and_they_read_so(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ivo", "That time suits us", on=hello)
    cast.skims("Ana")
    cast.sandbox.faults.api("files.getUploadURLExternal", "error")
    await cast.clicks("Ana", "Calendar file", on=hello)
    await cast.reads("Ana", "Slack does not take the file right now.")


@pytest.mark.parametrize("value", ["1", "99", "", "1:met", "9" * 40])
async def test_nobody_else_says_anything_of_it(cast: Cast, value: str) -> None:
    await introduced(cast, "Ana", "Ivo")
    before = await seats(cast)
    for does in (
        "agree", "plan", "huddle", "why", "calendar", "met", "planned",
        "not_this_time", "risk", "idea",
    ):  # fmt: skip
        await forges(cast, "Ben", f"meeting.{does}", value)
        await cast.reads("Ben", "I can't find that meeting among yours.")
    assert await seats(cast) == before


async def test_forged_forms_and_menus_change_nothing(cast: Cast) -> None:
    await introduced(cast, "Ana", "Ivo")
    before = await seats(cast)
    filled = {"type": "datetimepicker", "selected_date_time": stamp(2026, 3, 6, 13)}
    told = await submit(cast, "U0BEN", "meeting.plan", "1", when=filled)
    assert "among yours" in told
    for when in ("", "tomorrow"):
        told = await submit(cast, "U0ANA", "meeting.plan", "1", when=when)
        assert "Please choose a day and an hour." in told
    told = await submit(cast, "U0BEN", "meeting.risk", "1", request=option("1"))
    assert "among yours" in told
    for menu in ("1:never", "1:met", "met"):
        await press(cast, "U0BEN", "meeting.answer", **option(menu))
    cast.skims("Ben")
    assert await seats(cast) == before


async def test_two_who_press_at_once_agree_once(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await asyncio.gather(
        *(cast.clicks(who, "That time suits us", on=hello) for who in ("Ana", "Ivo"))
    )
    await cast.reads("Ana", "There is a time for your meeting.")
    cast.skims("Ivo")


async def test_what_was_proposed_is_gone_with_another_time(cast: Cast) -> None:
    hello = await introduced(cast, "Ana", "Ivo")
    await cast.clicks("Ana", "We have a time", on=hello)
    assert await cast.fills("Ana", when=stamp(2026, 3, 6, 13)) is None
    await forges(cast, "Ivo", "meeting.agree", "1")
    await cast.reads("Ivo", "You have another time by now.")
    cast.skims("Ivo")
