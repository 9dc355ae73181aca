"""On Fridays, who works on something says how it goes; who waits need not ask."""

from datetime import datetime, timedelta

import pytest

from bot.db import UnitOfWork
from bot.models import NudgeMode, Status
from bot.sandbox import Message
from bot.services import followers, nudge_messages
from bot.services import request_rows as rows
from tests.cast import TRIAGE, Cast, labels_of, user, words_of
from tests.stories.forging import press, submit
from tests.stories.steps import audited, forges, picks_more, says_yes, sends
from tests.stories.test_nudges import at, until

LABELS = "We need a label printer"
FRIDAY = at(13, 8)  # nine o'clock in Berlin; it began the week before
YES = {"promised_for": "2026-05-01"}


@pytest.fixture
def mode() -> str:
    return "http"


async def begun(cast: Cast, need: str = LABELS, **days: str) -> Message:
    """Ana's request, in progress since Monday the 2nd, with Ivo."""
    card = await sends(cast, "Ana", need)
    card = await says_yes(cast, card, **(days or YES))
    await cast.clicks("Ivo", "Start", on=card)
    cast.skims("Ana")
    cast.skims("Ivo")
    return card


async def comes(cast: Cast, moment: datetime = FRIDAY) -> None:
    """It is planned the day before at the latest."""
    await until(cast, moment - timedelta(days=1))
    await until(cast, moment)


async def on_friday(cast: Cast) -> Message:
    await comes(cast)
    return await cast.reads("Ivo", "How is #1 going?")


async def test_on_track_is_one_press_and_waits_for_mondays_digest(cast: Cast) -> None:
    await begun(cast)
    await until(cast, at(6, 8))
    assert cast.unread("Ivo") == []  # it began this week: that was news
    asked = await on_friday(cast)
    assert labels_of(asked)[:3] == ["On track", "At risk", "Off track"]
    assert "promised for 1 May 2026" in words_of(asked)
    await cast.clicks("Ivo", "On track", on=asked)
    over = cast.workspace.message(asked.channel, asked.ts)
    assert over.text == "How it goes: done, thank you."
    assert "On track since 13 March." in _card(cast)
    assert cast.unread("Ana") == []
    cast.skims("Ivo")
    await comes(cast, at(16, 8))
    digest = await cast.reads("Ana", "1 request has news.")
    assert "On track" in words_of(digest)
    assert cast.unread("Ivo") == []


async def test_a_slip_says_why_and_keeps_the_old_date_visible(cast: Cast) -> None:
    await begun(cast)
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "At risk", on=asked)
    assert cast.form("Ivo").title == "How #1 goes"
    later = {"track": "at_risk", "promised_for": "2026-05-15"}
    errors = await cast.fills("Ivo", **later)
    assert errors == {"line": "Why is it later? A few words will do."}
    assert await cast.fills("Ivo", **later, line="The <supplier> is late") is None
    told = await cast.reads("Ana", "Your request #1 is at risk")
    said = words_of(told)
    assert "It was promised for 1 May 2026, and now for 15 May 2026." in said
    assert "The <supplier> is late" in said
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    assert told.thread_ts == head.ts
    noted = await cast.reads("Mia", "#1 is at risk")
    assert noted.channel == TRIAGE
    shown = _card(cast)
    assert "The <supplier> is late. It was promised for 1 May 2026 before." in shown
    home = words_of(await cast.opens_home("Ana"))
    assert "At risk" in home
    assert "promised for 15 May 2026" in home
    cast.skims("Ivo")
    await comes(cast, at(20, 8))
    again = await cast.reads("Ivo", "How is #1 going?")
    await cast.clicks("Ivo", "On track", on=again)
    await cast.reads("Ana", "Your request #1 is on track again.")
    assert "It was promised for 1 May 2026 before." in _card(cast)
    cast.skims("Ivo")


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"track": "off_track"}, "What is in the way?"),
        ({"track": "at_risk"}, "What is in the way?"),
        ({"track": "on_track", "promised_for": "2026-03-13"}, "a day to come"),
    ],
)
async def test_what_goes_wrong_has_a_reason(
    cast: Cast, filled: dict[str, str], told: str
) -> None:
    await begun(cast)
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "Off track", on=asked)
    before = await audited(cast)
    errors = await cast.fills("Ivo", **filled)
    assert told in str(errors)
    assert await audited(cast) == before


async def test_partner_and_champion_are_asked_and_who_answers_first_answers_for_both(
    cast: Cast,
) -> None:
    await begun(cast)
    menu = {"type": "users_select", "selected_user": "U0BEN"}
    await press(cast, "U0ANA", "champion.name", **menu, block_id="who_1")
    await cast.settled()
    asked = await cast.reads("Ben", "#1")
    await cast.clicks("Ben", "I'll do it", on=asked)
    for who in ("Ana", "Ben", "Ivo"):
        cast.skims(who)
    await comes(cast)
    his = await cast.reads("Ivo", "How is #1 going?")
    await until(cast, at(13, 9))  # Ben is in London
    theirs = await cast.reads("Ben", "How is #1 going?")
    await cast.clicks("Ben", "Off track", on=theirs)
    assert await cast.fills("Ben", track="off_track", line="Nobody answers") is None
    over = await cast.reads("Ivo", "has said how #1 goes")
    assert (over.ts, labels_of(over)) == (his.ts, [])
    assert over.text == "How it goes: Ben has said how #1 goes."
    await cast.reads("Ivo", "#1 is off track")
    done = await cast.reads("Ben", "How it goes: done, thank you.")
    assert done.ts == theirs.ts
    await cast.reads("Ana", "Your request #1 is off track")
    cast.skims("Ivo")


async def test_one_message_for_all_and_what_is_answered_leaves_it(cast: Cast) -> None:
    await begun(cast)
    card = await sends(cast, "Ben", "A faster till")
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    assert await cast.fills("Ivo", finding="Yes", goal="Tills") is None
    await cast.clicks("Ivo", "Start", on=card)
    for who in ("Ben", "Ivo"):
        cast.skims(who)
    await comes(cast)
    asked = await cast.reads("Ivo", "How are 2 requests going?")
    await cast.clicks("Ivo", "On track", on=asked)
    left = await cast.reads("Ivo", "How is #2 going?")
    assert left.ts == asked.ts
    assert "#1: on track, you say." in words_of(left).replace("\n", "")
    await cast.clicks("Ivo", "On track", on=left)
    await cast.reads("Ivo", "How it goes: done, thank you.")
    cast.skims("Ivo")


async def test_whoever_had_news_this_week_is_not_asked(cast: Cast) -> None:
    await begun(cast)
    await until(cast, at(11, 9))
    await submit(cast, "U0IVO", "request.question", "1", question="Which hall?")
    await cast.says_in(TRIAGE, "Ivo", "Nearly there", under=_of_it(cast))
    cast.skims("Ana")
    await comes(cast)
    assert [each for each in cast.unread("Ivo") if "going?" in each.text] == []
    cast.skims("Ivo")


async def test_followers_hear_at_once_when_it_turns_off_track(cast: Cast) -> None:
    await begun(cast)
    await cast.opens_home("Cleo")
    await follows(cast, "U0CLEO")
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "Off track", on=asked)
    off = {"track": "off_track", "line": "The supplier is gone"}
    assert await cast.fills("Ivo", **off) is None
    told = await cast.reads("Cleo", "Request #1, which you follow, is off track.")
    assert "The supplier is gone" in words_of(told)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    await comes(cast, at(16, 8))
    digest = await cast.reads("Cleo", "1 request has news.")
    assert "Off track" in words_of(digest)
    await comes(cast, at(20, 8))
    again = await cast.reads("Ivo", "How is #1 going?")
    await cast.clicks("Ivo", "Off track", on=again)
    assert await cast.fills("Ivo", track="off_track", line="Still gone") is None
    assert cast.unread("Cleo") == []
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_all_is_well_with_a_promise_broken_is_asked_about_privately(
    cast: Cast,
) -> None:
    await begun(cast, promised_for="2026-03-10")
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "On track", on=asked)
    doubt = await cast.reads("Ivo", "You said that #1 is on track.")
    assert doubt.channel == cast.dm("Ivo")
    assert "promised for 10 March 2026, which has passed" in words_of(doubt)
    assert cast.unread("Ana") == []
    await cast.clicks("Ivo", "It is on track", on=doubt)
    sure = await cast.reads("Ivo", "#1 really is on track, you say.")
    assert (sure.ts, labels_of(sure)) == (doubt.ts, [])
    cast.skims("Ivo")


async def test_whoever_is_asked_again_may_say_more(cast: Cast) -> None:
    await begun(cast, promised_for="2026-03-10")
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "On track", on=asked)
    doubt = await cast.reads("Ivo", "You said that #1 is on track.")
    await cast.clicks("Ivo", "It is off track", on=doubt)
    off = {"track": "off_track", "promised_for": "2026-04-10", "line": "No parts"}
    assert await cast.fills("Ivo", **off) is None
    over = await cast.reads("Ivo", "There is more by now on how #1 goes.")
    assert over.ts == doubt.ts
    await cast.reads("Ana", "and now for 10 April 2026")
    await forges(cast, "Ivo", "update.sure", "1")
    await cast.reads("Ivo", "There is something newer by now.")
    cast.skims("Ivo")


async def test_all_is_well_with_a_question_unanswered_is_asked_about(
    cast: Cast,
) -> None:
    await begun(cast)
    head = cast.workspace.messages(cast.dm("Ana"))[0]
    await cast.says("Ana", "Will it print parcels?", under=head)
    for who in ("Ana", "Ivo"):
        cast.skims(who)
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "On track", on=asked)
    doubt = await cast.reads("Ivo", "You said that #1 is on track.")
    assert "has asked something and has no answer yet" in words_of(doubt)
    cast.skims("Ivo")


async def test_from_the_digest_one_menu_opens_the_form(cast: Cast) -> None:
    await begun(cast)
    await comes(cast, at(12, 8))
    await prefers_the_digest(cast, user("Ivo"))
    await until(cast, FRIDAY)
    assert cast.unread("Ivo") == []
    await comes(cast, at(16, 8))
    digest = await cast.reads("Ivo", "1 thing waits for you.")
    assert "How is #1 going?" in words_of(digest)
    await cast.selects("Ivo", "update.choose", "1", on=digest)
    assert await cast.fills("Ivo", track="on_track", promised_for="2026-05-01") is None
    await cast.reads("Ivo", "Noted: #1 is on track.")
    cast.skims("Ivo")


async def test_whoever_needs_it_too_reads_a_slip_as_whoever_asked_does(
    cast: Cast,
) -> None:
    await begun(cast)
    await needs_it_too(cast)
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "At risk", on=asked)
    later = {"track": "at_risk", "promised_for": "2026-05-15", "line": "No parts"}
    assert await cast.fills("Ivo", **later) is None
    told = await cast.reads("Cleo", "is at risk")
    assert "It was promised for 1 May 2026 before." in words_of(told)
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_it_says_so_on_any_day_from_the_card(cast: Cast) -> None:
    card = await begun(cast)
    await picks_more(cast, "Mia", "How it goes", on=card)
    assert await cast.fills("Mia", track="off_track", line="No parts") is None
    await cast.reads("Ana", "Your request #1 is off track")
    await cast.reads("Mia", "Noted: #1 is off track.")
    for who in ("Ana", "Ivo"):
        cast.skims(who)


async def test_pressed_twice_it_is_said_once(cast: Cast) -> None:
    await begun(cast)
    asked = await on_friday(cast)
    await cast.clicks("Ivo", "On track", on=asked)
    before = await audited(cast)
    await forges(cast, "Ivo", "update.on_track", "1")
    assert await audited(cast) == before
    cast.skims("Ivo")


@pytest.mark.parametrize(
    ("who", "action", "told"),
    [
        ("Ana", "update.on_track", "IT and its champion say how a request goes."),
        ("Ben", "update.off_track", "IT and its champion say how a request goes."),
        ("Ben", "update.say", "IT and its champion say how a request goes."),
        ("Mia", "update.sure", "There is something newer by now."),
    ],
)
async def test_how_it_goes_is_said_by_its_people_and_no_one_else(
    cast: Cast, who: str, action: str, told: str
) -> None:
    await begun(cast)
    before = await audited(cast)
    await forges(cast, who, action, "1")
    await cast.reads(who, told)
    assert await audited(cast) == before


async def follows(cast: Cast, slack_id: str) -> None:
    def add(uow: UnitOfWork) -> None:
        request = rows.load(uow, 1)
        assert request
        followers.add(uow, request, slack_id)

    await cast.bot.database.transacting(cast.workspace.team_id)(add)


async def needs_it_too(cast: Cast) -> None:
    """Cleo's own request goes on with Ana's."""
    await cast.says("Cleo", LABELS)

    def join(uow: UnitOfWork) -> None:
        own, request = rows.load(uow, 2), rows.load(uow, 1)
        assert own
        assert request
        own.status, own.duplicate_of = Status.DUPLICATE, 1
        rows.save(uow, own, "U0CLEO", "joined")
        followers.add_voice(uow, request, "U0CLEO")

    await cast.bot.database.transacting(cast.workspace.team_id)(join)
    cast.skims("Cleo")


async def prefers_the_digest(cast: Cast, slack_id: str) -> None:
    def choose(uow: UnitOfWork) -> None:
        choice = nudge_messages.choice_of(uow, slack_id, "progress")
        choice.mode = NudgeMode.DIGEST
        uow.session.add(choice)

    await cast.bot.database.transacting(cast.workspace.team_id)(choose)


def _card(cast: Cast) -> str:
    return words_of(_of_it(cast)).replace("\n", "")


def _of_it(cast: Cast) -> Message:
    """The card of the first request."""
    return cast.workspace.messages(TRIAGE)[0]
