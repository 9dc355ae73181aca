"""Check-ins: begun in a channel, joined by one's own click, made on a Tuesday."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot import demo
from bot.db import UnitOfWork
from bot.models import CheckinMeeting, CheckinSeat, Workspace
from bot.sandbox import Message
from tests.cast import TRIAGE, Cast, button_called, labels_of, user, words_of
from tests.stories.steps import forges

SALES = "C0SALES"
PEOPLE = ("Ana", "Ben", "Cleo", "Ivo", "Mia")


@pytest.fixture
def mode() -> str:
    return "http"


async def until(cast: Cast, day: int, hour: int, minute: int = 1) -> None:
    """March 2026 and on, in UTC; the 3rd is a Tuesday, Berlin is an hour ahead."""
    moment = datetime(2026, 3, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    cast.clock.advance(seconds=(moment - cast.clock()).total_seconds())
    await cast.time_passes(seconds=0)
    await cast.time_passes(seconds=0)


async def opens(cast: Cast, who: str, channel: str = "") -> None:
    """The page about check-ins, by the command."""
    there = channel or cast.dm(who)
    await cast.sandbox.command(user(who), there, "/goodwill", "check-ins")
    await cast.settled()


async def begins(
    cast: Cast,
    who: str = "Cleo",
    **filled: str,
) -> Message:
    """Check-ins of the channel of Sales; the invitation, as Ana reads it there."""
    await opens(cast, who, SALES)
    await cast.chooses(who, "checkin.begin")
    assert await cast.fills(who, **filled) is None
    said = await cast.reads("Ana", "begins check-ins")
    assert said.channel == SALES
    return said


async def all_join(cast: Cast, *people: str, **filled: str) -> Message:
    """Check-ins in the channel of Sales, to which IT's people have come."""
    cast.workspace.channels[SALES].members.update({"U0IVO": None, "U0MIA": None})
    said = await begins(cast, **filled)
    for who in people:
        await joins(cast, who, said, "" if who in {"Ivo", "Mia"} else "business")
    return said


async def presses_settings(cast: Cast, who: str = "Cleo") -> None:
    """Of the first circle on the page."""
    view = cast.form(who)
    action = button_called("Settings", view.blocks)
    await cast.sandbox.act_in_view(
        user(who), view.id, action["action_id"], value=action["value"]
    )
    await cast.settled()


def value_of(label: str, said: Message) -> str:
    return str(button_called(label, said.blocks)["value"])


def skim_all(cast: Cast) -> None:
    for who in PEOPLE:
        cast.skims(who)


async def has_units(cast: Cast, *units: str) -> None:
    def name(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, uow.workspace_id).units = list(units)

    await cast.bot.database.transacting(cast.workspace.team_id)(name)


async def whys(cast: Cast) -> list[dict[str, object]]:
    def look(uow: UnitOfWork) -> list[dict[str, object]]:
        return [each.why for each in uow.session.exec(select(CheckinMeeting)).all()]

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def joins(cast: Cast, who: str, said: Message, place: str = "") -> Message:
    """By the button; where they work is asked, unless it is known."""
    await cast.clicks(who, "Join", on=said)
    if place:
        assert await cast.fills(who, place=place) is None
    return await cast.reads(who, "you are in")


async def meetings(cast: Cast) -> list[list[str]]:
    def look(uow: UnitOfWork) -> list[list[str]]:
        found = uow.session.exec(select(CheckinMeeting)).all()
        return [sorted(each.people) for each in found]

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def left_out(cast: Cast) -> dict[str, str]:
    """Of the last round that was made."""

    def look(uow: UnitOfWork) -> dict[str, str]:
        found = uow.session.exec(select(CheckinSeat)).all()
        last = max((each.round_id for each in found), default=0)
        of_last = [each for each in found if each.round_id == last]
        return {each.slack_id: each.left_out for each in of_last if each.left_out}

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def nobody_else_is_told(cast: Cast) -> None:
    assert [each.text for each in cast.unread()] == []


async def test_an_admin_begins_people_join_and_on_tuesday_they_are_brought_together(
    cast: Cast,
) -> None:
    cast.workspace.channels[SALES].members["U0IVO"] = None
    said = await begins(cast)
    assert labels_of(said) == ["Join", "Pause or leave", "How it works"]
    assert "every two weeks, on Tuesday at 10:00" in words_of(said)
    assert "You can take part from Tuesday, 10 March on." in words_of(said)
    await nobody_else_is_told(cast)
    joined = await joins(cast, "Ana", said, "business")
    assert joined.channel == cast.dm("Ana")
    await joins(cast, "Ivo", said)  # whoever is in IT's channel works in IT
    await until(cast, 9, 8, 50)
    await nobody_else_is_told(cast)
    await until(cast, 9, 9)
    for who in ("Ana", "Ivo"):
        told = await cast.reads(who, "A round of check-ins")
        assert "is on Tuesday, 10 March." in words_of(told)
        assert labels_of(told) == ["Not this time", "Pause …"]
    await until(cast, 10, 8, 59)
    assert await meetings(cast) == []
    await until(cast, 10, 9)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    await until(cast, 10, 9, 10)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    hello = await cast.reads("Ana", "this round brings you together")
    assert hello.channel == cast.group_of("Ana", "Ivo")
    skim_all(cast)


async def test_a_form_over_the_page_leaves_it_as_things_stand_now(cast: Cast) -> None:
    """Begun, joined, paused, settled: it never says what was so before."""
    await begins(cast)
    shown = words_of(cast.form("Cleo"))
    assert "There are no check-ins" not in shown
    assert "You are not in." in shown
    await presses_settings(cast)
    assert await cast.fills("Cleo", weeks="4") is None
    assert "every four weeks" in words_of(cast.form("Cleo"))
    await cast.reads("Ben", "every four weeks, on Tuesday")  # the invitation
    await cast.chooses("Cleo", "checkin.join")
    assert await cast.fills("Cleo", place="business") is None
    await cast.reads("Cleo", "you are in")
    assert "Not this time" in labels_of(cast.form("Cleo"))
    await cast.chooses("Cleo", "checkin.pause")
    assert await cast.fills("Cleo", until="2026-03-12") is None
    await cast.reads("Cleo", "you pause")
    assert "You pause" in words_of(cast.form("Cleo"))
    await presses_settings(cast)
    assert await cast.fills("Cleo", state="stop") is None
    await cast.reads("Ana", "has stopped the check-ins")
    assert "They have stopped." in words_of(cast.form("Cleo"))


async def test_what_told_of_a_round_says_when_it_has_begun(cast: Cast) -> None:
    """To all of them, whoever is looked at before the round is made."""
    await all_join(cast, "Ana", "Ivo", "Mia")
    skim_all(cast)
    await until(cast, 9, 9, 0)
    told = [await cast.reads(who, "A round of") for who in ("Ana", "Ivo", "Mia")]
    await until(cast, 10, 9, 0)
    skim_all(cast)
    await until(cast, 10, 9, 5)
    for each in told:
        assert labels_of(cast.workspace.message(each.channel, each.ts)) == []
    skim_all(cast)


async def test_it_begins_too_and_nobody_else(cast: Cast) -> None:
    cast.workspace.channels[SALES].members["U0IVO"] = None
    for who in ("Ana", "Ivo"):
        await cast.sandbox.command(user(who), SALES, "/goodwill", "Check-ins")
        await cast.settled()
        shown = labels_of(cast.form(who))
        assert ("Begin check-ins" in shown) is (who == "Ivo")
        assert "Who never meets" not in shown
    await cast.chooses("Ivo", "checkin.begin")
    assert await cast.fills("Ivo") is None
    await cast.reads("Ben", "begins check-ins")


async def test_an_invitation_is_posted_only_where_the_bot_is(cast: Cast) -> None:
    await opens(cast, "Ivo")
    await cast.chooses("Ivo", "checkin.begin")
    wrong = await cast.fills("Ivo", channels=["C0FINANCE"], whose="all")
    assert wrong
    assert "/invite @Goodwill" in wrong["channels"]
    wrong = await cast.fills("Ivo", channels=[SALES, TRIAGE], whose="channel")
    assert wrong
    assert "one channel" in wrong["whose"]
    assert await cast.fills("Ivo", channels=[SALES, TRIAGE], whose="all") is None
    await cast.reads("Ana", "for everybody who works here")
    await cast.reads("Mia", "for everybody who works here")


async def test_nobody_is_invited_where_who_begins_may_not_read(cast: Cast) -> None:
    """A private channel; and nobody is written to by themselves."""
    cast.workspace.channels["C0FINANCE"].members["U0GOODWILL"] = None
    theirs = "Please choose a channel that you are in."
    for elsewhere, why in (("C0FINANCE", theirs), (cast.dm("Ana"), "")):
        await opens(cast, "Ivo")
        await cast.chooses("Ivo", "checkin.begin")
        wrong = await cast.fills("Ivo", channels=[elsewhere], whose="all")
        assert wrong
        assert why in wrong["channels"]
    await nobody_else_is_told(cast)


async def test_who_finds_none_reads_where_there_may_be_some(cast: Cast) -> None:
    await opens(cast, "Ana", SALES)
    assert "IT and admins can begin some." in words_of(cast.form("Ana"))
    await begins(cast)
    await opens(cast, "Ana")
    assert "write /goodwill check-ins there" in words_of(cast.form("Ana"))
    await opens(cast, "Ana", SALES)
    assert "You are not in." in words_of(cast.form("Ana"))


async def test_begun_twice_is_told_once(cast: Cast) -> None:
    await begins(cast)
    cast.workspace.channels[SALES].members["U0IVO"] = None
    await opens(cast, "Ivo", SALES)
    await cast.chooses("Ivo", "checkin.begin")
    wrong = await cast.fills("Ivo")
    assert wrong
    assert "on there already" in next(iter(wrong.values()))


async def test_where_somebody_works_is_asked_once(cast: Cast) -> None:
    await has_units(cast, "Sales", "Warehouse")
    said = await begins(cast)
    await cast.clicks("Ana", "Join", on=said)
    assert "I ask only once" in words_of(cast.form("Ana"))
    assert await cast.fills("Ana", place="unit:Warehouse") is None
    joined = await cast.reads("Ana", "you are in")
    await cast.clicks("Ana", "Leave", on=joined)
    left = await cast.reads("Ana", "you are not in")
    assert left.ts == joined.ts
    cast.clock.advance(minutes=5)
    await cast.clicks("Ana", "Join", on=left)
    again = await cast.reads("Ana", "you are in")
    assert again.ts != left.ts  # where they look now
    await cast.clicks("Ana", "Join", on=said)
    told = await cast.reads("Ana", "You are in already")
    assert told.ephemeral_for == "U0ANA"


async def test_how_it_works_is_told_to_who_asks(cast: Cast) -> None:
    said = await begins(cast)
    await cast.clicks("Ben", "How it works", on=said)
    told = await cast.reads("Ben", "Nobody reads that you paused or left")
    assert told.ephemeral_for == "U0BEN"


async def test_not_this_time_leaves_out_one_round(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ivo", "Mia", weeks="1")
    await until(cast, 9, 9)
    told = await cast.reads("Mia", "A round of check-ins")
    skim_all(cast)
    await cast.clicks("Mia", "Not this time", on=told)
    record = await cast.reads("Mia", "not this time. The round after")
    assert (record.ts, labels_of(record)) == (told.ts, [])
    await cast.reads("Mia", "On Tuesday, 10 March I leave you out, once")
    await until(cast, 10, 9)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    await forges(cast, "Mia", "checkin.skip", "1:1")  # as it stood on their phone
    await cast.reads("Mia", "This round has begun")
    await until(cast, 17, 9)
    assert len(await meetings(cast)) == 2
    assert "U0MIA" in (await meetings(cast))[1]
    skim_all(cast)


async def test_who_pauses_comes_back_by_themselves(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ivo", weeks="1")
    home = await cast.opens_home("Ana")
    assert "you are in. The next round is on Tuesday, 10 March." in words_of(home)
    await cast.clicks_in_home("Ana", "Check-ins")
    await cast.chooses("Ana", "checkin.pause")
    wrong = await cast.fills("Ana", until="2026-03-01")
    assert wrong == {"until": "Please choose a day that is to come."}
    assert await cast.fills("Ana", until="2026-03-17") is None
    await cast.reads("Ana", "you pause, and are back on Tuesday, 17 March")
    assert "you pause" in words_of(cast.home("Ana"))
    await until(cast, 10, 9)
    assert await meetings(cast) == []
    cast.skims("Ivo")
    assert await left_out(cast) == {"U0ANA": "paused", "U0IVO": "too_many"}
    await until(cast, 17, 9)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    skim_all(cast)


async def test_five_people_are_a_pair_and_a_trio(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ben", "Cleo", "Ivo", "Mia")
    await until(cast, 10, 10)
    found = await meetings(cast)
    assert sorted(map(len, found)) == [2, 3]
    assert sorted(who for each in found for who in each) == [
        "U0ANA", "U0BEN", "U0CLEO", "U0IVO", "U0MIA",
    ]  # fmt: skip
    skim_all(cast)


async def test_who_had_no_place_hears_why_and_is_first_next_time(cast: Cast) -> None:
    """Three of the business, one of IT: a trio, and one who waits; never twice."""
    await all_join(cast, "Ana", "Ben", "Cleo", "Ivo", weeks="1")
    waits = []
    for tuesday in (10, 17):
        await until(cast, tuesday - 1, 10)
        skim_all(cast)
        await until(cast, tuesday, 10)
        left = await left_out(cast)
        (waiting,) = (who for who in PEOPLE if user(who) in left)
        waits.append(waiting)
        told = await cast.reads(waiting, "More people came from the business")
        assert "You are first next time." in words_of(told)
        skim_all(cast)
    assert waits[0] != waits[1]


async def test_who_is_not_to_meet_does_not_and_nobody_reads_why(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ben", "Ivo", "Mia", weeks="1")
    await opens(cast, "Cleo")
    await cast.chooses("Cleo", "checkin.apart")
    shown = words_of(cast.form("Cleo"))
    assert "Only admins see this list" in shown
    assert await cast.fills("Cleo", one="U0IVO", other="U0ANA") is None
    for tuesday in (10, 17, 24, 31):
        await until(cast, tuesday, 9)
        skim_all(cast)
    found = await meetings(cast)
    assert len(found) == 8
    assert ["U0ANA", "U0IVO"] not in found
    told = f"{cast.workspace.ledger}{await whys(cast)}"
    assert "never" not in told.casefold()
    await opens(cast, "Cleo")
    await cast.chooses("Cleo", "checkin.apart")
    assert await cast.fills("Cleo", off="U0ANA:U0IVO") is None
    skim_all(cast)


async def test_guests_are_out_until_an_admin_lets_them_in(cast: Cast) -> None:
    demo.invite_visitors(cast.workspace)
    cast.workspace.channels[SALES].members["U0NILS"] = None
    said = await begins(cast)
    await cast.clicks("Nils", "Join", on=said)
    await cast.reads("Nils", "without guests for now")
    await opens(cast, "Cleo", SALES)
    await presses_settings(cast)
    assert await cast.fills("Cleo", guests="yes") is None
    await cast.clicks("Nils", "Join", on=said)
    assert await cast.fills("Nils", place="business") is None
    await cast.reads("Nils", "you are in")
    cast.skims("Nils")


async def test_those_of_a_channel_are_for_who_is_in_it(cast: Cast) -> None:
    said = await begins(cast)
    number = value_of("Join", said)
    await forges(cast, "Ivo", "checkin.join", number)
    await cast.reads("Ivo", "for who is in that channel")
    await forges(cast, "Ana", "checkin.join", "99")
    await cast.reads("Ana", "not there any more")
    await forges(cast, "Ana", "checkin.leave", "nonsense")
    await cast.reads("Ana", "not there any more")
    await forges(cast, "Ben", "checkin.leave", number)
    await cast.reads("Ben", "You are not in these check-ins")


async def made_in_tokyo(cast: Cast, *people: str) -> None:
    """It is ten for Mia first: the round is made, and the others hear of it later."""
    cast.workspace.users["U0MIA"].tz = "Asia/Tokyo"
    await all_join(cast, "Mia", *people)
    await until(cast, 10, 1)
    assert await meetings(cast)
    skim_all(cast)


@pytest.mark.parametrize("deed", ["Leave", "Pause …"])
async def test_who_leaves_before_they_hear_of_it_is_not_brought_together(
    cast: Cast, deed: str
) -> None:
    await made_in_tokyo(cast, "Ana", "Ivo")
    (met,) = [each for each in await meetings(cast) if "U0ANA" in each]
    await opens(cast, "Ana", SALES)
    await cast.chooses("Ana", {"Leave": "checkin.leave"}.get(deed, "checkin.pause"))
    if deed != "Leave":
        assert await cast.fills("Ana", until="2026-04-01") is None
    skim_all(cast)
    await until(cast, 10, 9)
    await until(cast, 11, 9)
    for other in (who for who in PEOPLE if user(who) in met and who != "Ana"):
        await cast.reads(other, "There is no meeting for you this time.")
    assert not [each for each in cast.unread("Ana") if "brings you" in each.text]
    assert not [each for each in await meetings(cast) if "U0ANA" in each]
    skim_all(cast)


async def test_who_is_kept_apart_before_they_hear_of_it_is_not_brought_together(
    cast: Cast,
) -> None:
    await made_in_tokyo(cast, "Ana", "Ben", "Ivo")
    (met,) = [each for each in await meetings(cast) if "U0IVO" in each]
    (other,) = [each for each in met if each != "U0IVO"]
    await opens(cast, "Cleo")
    await cast.chooses("Cleo", "checkin.apart")
    assert await cast.fills("Cleo", one="U0IVO", other=other) is None
    await until(cast, 10, 10)
    await until(cast, 11, 10)
    await cast.reads("Ivo", "There is no meeting for you this time.")
    assert "U0IVO" not in str(await meetings(cast))
    skim_all(cast)


async def test_stopped_they_are_told_where_they_were_begun(cast: Cast) -> None:
    said = await all_join(cast, "Ana", "Ivo")
    await opens(cast, "Cleo", SALES)
    await presses_settings(cast)
    assert await cast.fills("Cleo", state="stop") is None
    told = await cast.reads("Ben", "has stopped the check-ins")
    assert (told.ts, labels_of(told)) == (said.ts, [])
    await until(cast, 10, 10)
    assert await meetings(cast) == []
    await opens(cast, "Ana", SALES)
    assert "They have stopped." in words_of(cast.form("Ana"))
    anew = await begins(cast)
    assert anew.ts != said.ts
    skim_all(cast)


async def test_a_leader_joins_and_is_drawn(cast: Cast) -> None:
    said = await all_join(cast, "Ana", "Ivo", "Mia", weeks="1")
    await opens(cast, "Cleo", SALES)
    await presses_settings(cast)
    assert await cast.fills("Cleo", leaders=["U0CLEO"]) is None
    await joins(cast, "Cleo", said, "business")
    skim_all(cast)
    await until(cast, 9, 9)
    told = await cast.reads("Cleo", "A round of check-ins")
    assert "Leaders are drawn by lot" in words_of(told)
    skim_all(cast)
    await until(cast, 10, 9)
    found = await meetings(cast)
    assert sorted(who for each in found for who in each) == [
        "U0ANA", "U0CLEO", "U0IVO", "U0MIA",
    ]  # fmt: skip
    assert "drawn" in str(await whys(cast))
    skim_all(cast)


async def test_whose_status_says_away_is_left_out(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ivo", "Mia")
    cast.workspace.users["U0MIA"].status_text = "On vacation"
    await until(cast, 10, 9)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    assert await left_out(cast) == {"U0MIA": "away"}
    skim_all(cast)


async def test_in_two_circles_the_same_two_are_brought_together_once(
    cast: Cast,
) -> None:
    await all_join(cast, "Ana", "Ivo")
    await opens(cast, "Cleo", SALES)
    await cast.chooses("Cleo", "checkin.begin")
    assert await cast.fills("Cleo", channels=[SALES], whose="all") is None
    said = await cast.reads("Ana", "for everybody who works here")
    for who in ("Ana", "Ivo"):
        await joins(cast, who, said)
    await until(cast, 9, 9, 0)
    skim_all(cast)
    await until(cast, 10, 9, 0)
    await until(cast, 10, 9, 5)
    await cast.reads("Ana", "this round brings you together")  # exactly one
    skim_all(cast)
    await until(cast, 17, 9)
    asked = await cast.reads("Ana", "Have you found a time to meet?")
    await cast.clicks("Ana", "Not this time", on=asked)
    skim_all(cast)


async def test_a_restart_makes_no_second_round(cast: Cast) -> None:
    await all_join(cast, "Ana", "Ivo")
    await until(cast, 10, 9)
    await cast.restarts()
    await until(cast, 10, 9, 30)
    assert await meetings(cast) == [["U0ANA", "U0IVO"]]
    skim_all(cast)


async def test_a_form_that_comes_too_late_is_offered_again(cast: Cast) -> None:
    said = await begins(cast)
    cast.sandbox.faults.api("views.open", "error", times=3, error="expired_trigger_id")
    await cast.clicks("Ana", "Join", on=said)
    offered = await cast.reads("Ana", "Slack closed the form")
    await opens(cast, "Ana")
    page = await cast.reads("Ana", "Slack closed the form")
    assert labels_of(page) == ["Open it again"]
    await opens(cast, "Ben", SALES)
    await cast.reads("Ben", "Slack closed the form")
    await cast.clicks("Ana", "Open it again", on=offered)
    assert await cast.fills("Ana", place="it") is None
    await cast.reads("Ana", "you are in, from Tuesday, 10 March on.")


async def test_each_hears_of_it_at_ten_by_their_own_clock(cast: Cast) -> None:
    """The clocks are put forward before, and in Germany Easter Monday is a day off.

    Not in all of Britain, so Ben hears of it then.
    """
    await all_join(cast, "Ana", "Ben", "Ivo")
    await until(cast, 24, 10)
    skim_all(cast)
    for day in range(25, 33):
        await until(cast, day, 15)
        skim_all(cast)
    heard: dict[str, list[tuple[int, int]]] = {}
    for day, hour in ((33, 7), (33, 8), (33, 9), (37, 8), (37, 9)):
        await until(cast, day, hour)
        for who in ("Ana", "Ben", "Ivo"):
            texts = [each.text for each in cast.unread(who)]
            if any("is on Tuesday, 7 April" in each for each in texts):
                heard.setdefault(who, []).append((day, hour))
        skim_all(cast)
    assert heard == {"Ana": [(33, 8)], "Ben": [(37, 9)], "Ivo": [(33, 8)]}
