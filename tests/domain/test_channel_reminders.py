"""When something is posted in a channel of itself, what stands in it, who stops it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain import channel_reminders as rules
from bot.domain.calendars import place_of
from bot.errors import BotError, NotAllowed, NotFound
from bot.models import ChannelReminder, Outcome, Person, Status, Workspace
from tests.samples import MONDAY, request

TODAY = date(2026, 3, 2)
SPACE = Workspace(
    id="T1",
    triage_channel="C0TRIAGE",
    it_timezone="Europe/Berlin",
    it_from=8,
    it_until=16,
)


def reminder(channel: str = "C1", **more: Any) -> ChannelReminder:  # noqa: ANN401
    given = {"set_by": "U0BEN", "timezone": "Europe/London", "due_at": MONDAY}
    return ChannelReminder(workspace_id="T1", channel=channel, **{**given, **more})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("channel", "now", "due"),
    [
        ("C1", at(2, 8), at(2, 9)),
        ("C1", at(2, 9), at(9, 9)),
        ("C1", at(27, 12), at(30, 8)),  # the clock was put forward
        ("C0TRIAGE", at(2, 6), at(2, 7)),
        ("C0TRIAGE", at(2, 8), at(3, 7)),
        ("C0TRIAGE", at(6, 8), at(9, 7)),
    ],
)
def test_mondays_where_they_are_and_mornings_where_it_is(
    channel: str, now: datetime, due: datetime
) -> None:
    assert rules.first_due(reminder(channel), SPACE, now) == due


@pytest.mark.parametrize(
    ("posted_on", "now", "due"),
    [
        (TODAY, at(2, 8), at(2, 8, 5)),
        (TODAY, at(2, 14, 57), at(3, 7)),
        (None, at(2, 8), at(3, 7)),
    ],
)
def test_what_was_said_this_morning_is_kept_right_until_it_leaves(
    posted_on: date | None, now: datetime, due: datetime
) -> None:
    its = reminder("C0TRIAGE", posted_on=posted_on)
    assert rules.next_due(its, SPACE, now) == due


def test_without_hours_of_it_those_of_whoever_set_it_up_count() -> None:
    unsaid = Workspace(id="T1", triage_channel="C0TRIAGE")
    its = reminder("C0TRIAGE")
    assert rules.first_due(its, unsaid, at(2, 8)) == at(2, 9)


def person(slack_id: str, **more: Any) -> Person:  # noqa: ANN401
    return Person(
        workspace_id="T1", slack_id=slack_id, name="A", looked_up_at=MONDAY, **more
    )


@pytest.mark.parametrize(
    ("who", "known", "told"),
    [
        (person("U0BEN"), reminder(), None),
        (person("U0CLEO", is_admin=True), reminder(), None),
        (person("U0ANA"), reminder(), NotAllowed),
        (person("U0BEN", is_gone=True), reminder(), NotAllowed),
        (person("U0BEN", is_stranger=True), reminder(), NotAllowed),
        (person("U0BEN"), reminder(due_at=None), NotFound),
        (person("U0BEN"), None, NotFound),
    ],
)
def test_who_may_stop_them(
    who: Person, known: ChannelReminder | None, told: type[BotError] | None
) -> None:
    if told is None:
        assert rules.must_be_stoppable(known, who, SPACE) is known
        return
    with pytest.raises(told):
        rules.must_be_stoppable(known, who, SPACE)


@pytest.mark.parametrize("more", [{"is_guest": True}, {"is_stranger": True}])
def test_visitors_do_not_set_them_up(more: dict[str, bool]) -> None:
    with pytest.raises(NotAllowed):
        rules.must_work_here(person("U0NILS", **more))


def test_what_waits_longest_comes_first() -> None:
    late, early = (
        request(Status.WAITING_FOR_IT, id=each, sent_at=MONDAY - timedelta(days=each))
        for each in (1, 9)
    )
    decided = request(Status.DECIDED, id=3)
    assert rules.oldest([late, decided, early]) == [early, late]


def test_what_nobody_has_is_shown_once() -> None:
    longest, alone, theirs = (
        request(Status.WAITING_FOR_IT, id=each, partner=partner)
        for each, partner in ((1, None), (2, None), (3, "U0IVO"))
    )
    agreed = request(Status.DECIDED, id=4, outcome=Outcome.GO_AHEAD)
    refused = request(Status.DECIDED, id=5, outcome=Outcome.BETTER_PATH)
    everything = [longest, alone, theirs, agreed, refused]
    assert rules.alone(everything, [longest]) == [alone, agreed]


@pytest.mark.parametrize(
    ("day", "is_soon"),
    [(1, True), (2, True), (4, True), (5, False)],
)
def test_two_working_days_before_a_promised_one(day: int, *, is_soon: bool) -> None:
    ours = request(
        Status.IN_PROGRESS, outcome=Outcome.GO_AHEAD, promised_for=date(2026, 3, day)
    )
    found = rules.promised_soon([ours], place_of("Europe/Berlin"), TODAY)
    assert found == ([ours] if is_soon else [])


@pytest.mark.parametrize(
    ("status", "more", "is_shown"),
    [
        (Status.INTERVIEWING, {}, True),
        (Status.SORTING, {}, False),
        (Status.WITHDRAWN, {}, False),
        (Status.DECIDED, {"outcome": Outcome.GO_AHEAD}, True),
        (Status.DECIDED, {"outcome": Outcome.BETTER_PATH}, False),
        (
            Status.DECIDED,
            {"outcome": Outcome.BETTER_PATH, "decided_at": MONDAY},
            True,
        ),
        (Status.CLOSED, {"closed_at": MONDAY - timedelta(days=8)}, False),
        (Status.CLOSED, {"closed_at": MONDAY}, True),
    ],
)
def test_what_is_over_is_told_once_more(
    status: Status, more: dict[str, Any], *, is_shown: bool
) -> None:
    assert rules.is_news(request(status, **more), MONDAY) is is_shown
