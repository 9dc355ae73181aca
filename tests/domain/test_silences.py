"""Of which requests nobody says a word any more."""

from datetime import datetime, timedelta

import pytest

from bot.domain import silences
from bot.domain.nudges import Facts, place_for
from bot.models import Outcome, Person, Status
from tests.samples import MONDAY, request

DAY = timedelta(days=1)
ANA = Person(
    workspace_id="T1",
    slack_id="U0ANA",
    name="Ana",
    timezone="Europe/Berlin",
    looked_up_at=MONDAY,
)


def facts(status: Status, now: datetime, last_word: datetime = MONDAY) -> Facts:
    ours = request(status, outcome=Outcome.GO_AHEAD)
    return Facts(ANA, place_for(ANA), now, asked=(ours,), last_word={42: last_word})


@pytest.mark.parametrize(
    ("status", "days", "is_offered"),
    [
        (Status.INTERVIEWING, 1.9, False),
        (Status.INTERVIEWING, 2, True),
        (Status.CONFIRMING, 2, True),
        (Status.OFFERED, 2, True),
        (Status.WAITING_FOR_IT, 20, False),
    ],
)
def test_what_is_not_sent_is_offered_again_after_two_working_days(
    status: Status, days: float, *, is_offered: bool
) -> None:
    found = silences.unfinished(facts(status, MONDAY + DAY * days))
    assert [case.about for case in found] == (["42"] if is_offered else [])


def test_a_weekend_is_no_silence() -> None:
    friday, monday = MONDAY + 4 * DAY, MONDAY + 7 * DAY
    left = facts(Status.INTERVIEWING, monday, friday)
    assert silences.unfinished(left) == []
    left = facts(Status.INTERVIEWING, monday + DAY, friday)
    assert silences.unfinished(left) != []


@pytest.mark.parametrize(
    ("status", "days", "is_asked"),
    [
        (Status.WAITING_FOR_IT, 29, False),
        (Status.WAITING_FOR_IT, 30, True),
        (Status.DECIDED, 30, True),
        (Status.IN_PROGRESS, 30, True),
        (Status.DELIVERED, 300, False),
        (Status.INTERVIEWING, 300, False),
    ],
)
def test_what_it_has_is_asked_about_after_thirty_days(
    status: Status, days: int, *, is_asked: bool
) -> None:
    found = silences.still_matters(facts(status, MONDAY + DAY * days))
    assert [case.about for case in found] == (["42:2026-03-02"] if is_asked else [])


def test_a_new_word_begins_a_new_month() -> None:
    later = facts(Status.WAITING_FOR_IT, MONDAY + 70 * DAY, MONDAY + 31 * DAY)
    (case,) = silences.still_matters(later)
    assert case.about == "42:2026-04-02"
