"""Who is asked how it goes, what they may say, and who hears of it when."""

from datetime import date, timedelta

import pytest

from bot.domain import updates as rules
from bot.domain.nudges import Facts, place_for
from bot.domain.updates import Doubt, Told
from bot.errors import BotError, NothingWritten
from bot.models import Person, ProgressUpdate, Request, Status, Track
from tests.samples import MONDAY, request
from tests.words.updates import update

DAY = timedelta(days=1)
FIRST, LATER, SOONER = date(2026, 5, 1), date(2026, 5, 15), date(2026, 4, 1)


def ours(**more: object) -> Request:
    return request(Status.IN_PROGRESS, **{"promised_for": FIRST, **more})


def facts(one: Request, days_ago: float | None) -> Facts:
    ivo = Person(workspace_id="T1", slack_id="U0IVO", name="Ivo", looked_up_at=MONDAY)
    news = {} if days_ago is None else {42: MONDAY - DAY * days_ago}
    return Facts(
        ivo,
        place_for(ivo),
        MONDAY,
        looks_after=(one,),
        champions=(one,),
        last_news=news,
    )


@pytest.mark.parametrize(
    ("status", "days_ago", "is_asked"),
    [
        (Status.IN_PROGRESS, None, True),
        (Status.IN_PROGRESS, 1, False),
        (Status.IN_PROGRESS, 5.9, False),
        (Status.IN_PROGRESS, 6, True),
        (Status.DECIDED, None, False),
        (Status.DELIVERED, None, False),
    ],
)
def test_asked_is_who_works_on_something_without_news_this_week(
    status: Status, days_ago: float | None, *, is_asked: bool
) -> None:
    one = request(status)
    found = rules.cases(facts(one, days_ago))
    assert [case.requests for case in found] == ([(one,)] if is_asked else [])


@pytest.mark.parametrize(
    ("track", "day", "field"),
    [
        (Track.ON, FIRST, None),
        (Track.ON, SOONER, None),
        (Track.ON, LATER, "line"),
        (Track.ON, None, "line"),
        (Track.RISK, FIRST, "line"),
        (Track.OFF, FIRST, "line"),
        (Track.ON, date(2026, 3, 2), "promised_for"),
    ],
)
def test_a_reason_is_asked_where_there_is_one_to_give(
    track: Track, day: date | None, field: str | None
) -> None:
    def say(line: str) -> str | None:
        try:
            rules.must_be_said(ours(), Told(track, line, day), MONDAY.date())
        except BotError as error:
            return error.field
        return None

    assert say("") == field
    assert say("The supplier is late") == (field if field != "line" else None)


def test_a_promise_that_has_passed_may_stand_as_it_is() -> None:
    late = ours(promised_for=date(2026, 2, 1))
    rules.must_be_said(late, Told(Track.ON, "", late.promised_for), MONDAY.date())


@pytest.mark.parametrize("track", ["", "nonsense"])
def test_a_forged_word_is_refused(track: str) -> None:
    with pytest.raises(NothingWritten):
        rules.told({"track": track})


def test_the_old_day_and_since_when_are_carried_along() -> None:
    one = ours()
    slip = rules.update(one, Told(Track.RISK, "Late", LATER), "U0IVO", MONDAY, None)
    assert (slip.has_moved, slip.was_promised_for, one.promised_for) == (
        True,
        FIRST,
        LATER,
    )
    again = Told(Track.RISK, "Still", LATER)
    week_on = rules.update(one, again, "U0BEN", MONDAY + 7 * DAY, slip)
    assert (week_on.has_moved, week_on.was_promised_for) == (False, FIRST)
    assert week_on.since == MONDAY
    well = Told(Track.ON, "", LATER)
    assert rules.update(one, well, "U0BEN", MONDAY + 8 * DAY, week_on).since > MONDAY


@pytest.mark.parametrize(
    ("now", "last", "at_once"),
    [
        (update(), None, False),
        (update(), update(), False),
        (update(has_moved=True), update(), True),
        (update(), update(Track.RISK), True),
        (update(Track.RISK), update(Track.RISK), True),
        (update(Track.OFF), None, True),
    ],
)
def test_whoever_asked_hears_a_worry_and_its_end_at_once(
    now: ProgressUpdate, last: ProgressUpdate | None, *, at_once: bool
) -> None:
    assert rules.is_news_at_once(now, last) is at_once


def test_followers_hear_once_that_it_turns_off_track() -> None:
    assert rules.turns_off(update(Track.OFF), None)
    assert rules.turns_off(update(Track.OFF), update(Track.RISK))
    assert not rules.turns_off(update(Track.OFF), update(Track.OFF))
    assert not rules.turns_off(update(Track.RISK), None)


def test_on_track_is_doubted_only_where_something_is_open() -> None:
    today = MONDAY.date()
    assert not rules.doubt(ours(), today, unanswered=False)
    assert not rules.doubt(ours(promised_for=today), today, unanswered=False)
    late = ours(promised_for=today - DAY)
    assert rules.doubt(late, today, unanswered=False) == Doubt(overdue=today - DAY)
    asking = ours(asking="U0IVO")
    assert rules.doubt(asking, today, unanswered=True) == Doubt(
        asked="U0IVO", unanswered=True
    )


def test_what_was_said_before_it_began_anew_is_over() -> None:
    before = update(at=MONDAY - DAY)
    assert rules.latest(ours(started_at=MONDAY), before) is None
    assert rules.latest(ours(started_at=MONDAY - 2 * DAY), before) is before
