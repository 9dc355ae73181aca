"""A decision that is not sent yet."""

from datetime import date

import pytest

from bot.models import Outcome, Status
from tests.samples import draft, request


@pytest.mark.parametrize("chosen", ["", "no_such_answer"])
def test_before_an_answer_is_chosen_there_is_none(chosen: str) -> None:
    assert draft(request(Status.WAITING_FOR_IT), chosen) is None


def test_it_is_the_request_as_it_would_be_and_the_request_stays_as_it_is() -> None:
    ours = request(Status.WAITING_FOR_IT)
    days = {"not_before": "2026-04-01", "promised_for": "2026-05-01", "effort": "4"}
    made = draft(ours, "go_ahead", "It is ordered.", "Fewer calls", **days)
    assert made is not None
    assert (made.outcome, made.partner) == (Outcome.GO_AHEAD, "U0IVO")
    assert (made.finding, made.goal, made.reason) == (
        "It is ordered.",
        "Fewer calls",
        "",
    )
    assert made.promised_for == date(2026, 5, 1)
    assert made.weighed == {"effort": "4"}
    assert (ours.outcome, ours.partner, ours.weighed) == (None, None, {})


def test_only_a_yes_has_days() -> None:
    days = {"promised_for": "2026-05-01"}
    made = draft(request(Status.WAITING_FOR_IT), "better_path", **days)
    assert made is not None
    assert made.promised_for is None


def test_decided_anew_there_is_room_for_the_reason() -> None:
    made = draft(request(Status.DECIDED, outcome=Outcome.GO_AHEAD), "better_path")
    assert made is not None
    assert made.reason == "…"
