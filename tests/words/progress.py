"""What comes of IT's answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.models import Outcome, Status
from bot.views import progress as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said

TO, IT = "the requester", "IT"
BEGUN: dict[str, Any] = {
    "outcome": Outcome.GO_AHEAD,
    "decided_by": "U0IVO",
    "finding": "It is ordered.",
    "goal": "Fewer calls",
    "partner": "U0IVO",
    "champion": "U0BEN",
    "not_before": date(2026, 4, 1),
    "promised_for": date(2026, 5, 1),
    "urgent": "The audit is on Monday.",
    "answers": {"effort": "2", "risk": "2"},
    "weighed": {"effort": "4", "risk": "2"},
}


def said() -> Iterator[Said]:
    closed = request(Status.CLOSED, closed_by="U0ANA", **BEGUN)
    delivered = request(Status.DELIVERED, **BEGUN)
    begun = request(Status.IN_PROGRESS, **BEGUN)
    yield Said(TO, "IT starts", views.started(begun))
    yield Said(TO, "IT decides anew after that", views.was_started(begun))
    yield Said(TO, "IT has delivered", views.delivered(delivered))
    yield Said(TO, "they have answered that", views.delivered(closed))
    yield Said(TO, "they press “Close it”", views.closing_form(begun))
    yield Said(TO, "they closed it", views.closed(closed))
    done = request(Status.CLOSED, closed_by="U0ANA", delivered_at=MONDAY, **BEGUN)
    yield Said(TO, "they closed what is delivered", views.closed(done))
    for rating in views.RATES:
        done.rating = rating
        yield Said(TO, f"they say how it went: {rating}", views.closed(done))
    yield Said(TO, "they opened it again", views.closed(closed, is_reopened=True))
    yield Said(IT, "the requester closed it", views.closed_for_it(closed))
    alone = request(Status.CLOSED, closed_by="U0ANA")
    yield Said(IT, "it was closed, and nobody had it", views.closed_for_it(alone))
    taken = request(Status.WITHDRAWN, partner="U0IVO")
    yield Said(IT, "the requester took back what somebody has", views.taken_back(taken))
    closed.closing = "It prints."
    yield Said(IT, "it was closed with a word", views.closed_for_it(closed))
