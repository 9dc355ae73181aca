"""From IT's answer to the end, and back to the beginning."""

from datetime import date

import pytest

from bot.domain import progress, urgencies
from bot.errors import NotFound, NothingWritten
from bot.models import Outcome, Request, Status
from tests.samples import MONDAY, request

YES = {"outcome": Outcome.GO_AHEAD}


@pytest.mark.parametrize(("partner", "then"), [(None, "U0MIA"), ("U0IVO", "U0IVO")])
def test_who_starts_answers_for_it_if_nobody_does(
    partner: str | None, then: str
) -> None:
    ours = request(Status.DECIDED, partner=partner, **YES)
    progress.start(ours, "U0MIA", MONDAY)
    assert (ours.status, ours.partner) == (Status.IN_PROGRESS, then)
    assert ours.started_at == MONDAY


@pytest.mark.parametrize("outcome", [Outcome.BETTER_PATH, Outcome.NOT_WORTH_SOLVING])
def test_what_it_said_no_to_is_not_started(outcome: Outcome) -> None:
    ours = request(Status.DECIDED, outcome=outcome)
    with pytest.raises(NotFound, match="IT has not said yes to request #7 yet"):
        progress.start(ours, "U0MIA", MONDAY)
    assert (ours.status, ours.partner) == (Status.DECIDED, None)


def test_what_is_delivered_and_closed_says_when_and_by_whom() -> None:
    ours = request(Status.IN_PROGRESS, **YES)
    progress.deliver(ours, MONDAY)
    assert (ours.status, ours.delivered_at) == (Status.DELIVERED, MONDAY)
    progress.close(ours, "U0ANA", "It prints", MONDAY)
    assert ours.status is Status.CLOSED
    assert (ours.closing, ours.closed_by, ours.closed_at) == (
        "It prints", "U0ANA", MONDAY,
    )  # fmt: skip


def full(status: Status) -> Request:
    return request(
        status, not_before=date(2026, 4, 1), promised_for=date(2026, 5, 1),
        started_at=MONDAY, delivered_at=MONDAY, closing="Done", closed_by="U0ANA",
        closed_at=MONDAY, partner="U0IVO", champion="U0BEN", decided_by="U0IVO", **YES,
    )  # fmt: skip


@pytest.mark.parametrize("status", [Status.DECIDED, Status.DELIVERED, Status.CLOSED])
def test_what_is_opened_again_has_people_and_no_promises(status: Status) -> None:
    ours = full(status)
    progress.reopen(ours, "For parcels")
    assert (ours.status, ours.reopened) == (Status.WAITING_FOR_IT, 1)
    assert (ours.partner, ours.champion) == ("U0IVO", "U0BEN")
    gone = (
        ours.outcome, ours.decided_by, ours.not_before, ours.promised_for,
        ours.started_at, ours.delivered_at, ours.closed_by, ours.closed_at,
    )  # fmt: skip
    assert set(gone) == {None}
    assert ours.closing == ""


@pytest.mark.parametrize("status", [Status.DECIDED, Status.IN_PROGRESS])
def test_what_it_reconsiders_is_promised_and_begun_anew(status: Status) -> None:
    ours = full(status)
    progress.reconsider(ours, "A new price")
    assert (ours.status, ours.reason) == (Status.WAITING_FOR_IT, "A new price")
    assert (ours.promised_for, ours.started_at) == (None, None)
    assert progress.this_answer(ours, "started") == "started:anew:1"
    assert progress.this_time(ours, "delivered") == "delivered"


@pytest.mark.parametrize("status", [Status.WAITING_FOR_IT, Status.IN_PROGRESS])
def test_why_it_cant_wait_is_said_changed_and_taken_back(status: Status) -> None:
    ours = request(status)
    with pytest.raises(NothingWritten):
        urgencies.urge(ours, "")
    for reason in ("The audit", "The audit is on Monday", ""):
        urgencies.urge(ours, reason)
        assert ours.urgent == reason
