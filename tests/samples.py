"""A request of Ana's, at any point of its way."""

from datetime import UTC, datetime
from typing import Any

from bot.models import Request, Status

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
THREE = {"goal": "Fewer calls", "without": "More calls", "daily_fit": "Twelve people"}
UNASKED = {Status.SORTING, Status.INTERVIEWING, Status.MERGED}


def request(status: Status = Status.INTERVIEWING, **more: Any) -> Request:  # noqa: ANN401
    """Request #7, with its answers once they have been asked for."""
    given: dict[str, Any] = {
        "id": 42,
        "number": 7,
        "workspace_id": "T1",
        "requester": "U0ANA",
        "channel": "D1",
        "thread_ts": "1.1",
        "need": "Stock levels",
        "answers": {} if status in UNASKED else dict(THREE),
        "opened_at": MONDAY,
    }
    return Request(status=status, **{**given, **more})
