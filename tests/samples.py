"""A request of Ana's, at any point of its way, and a Home that shows some."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain import drafts
from bot.domain.homes import PAGE, Entry, Home, Listed, Turned
from bot.domain.letters import Letter, Pile
from bot.models import Delivery, OutboxRow, Person, Request, Status, Workspace

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
THREE = {"goal": "Fewer calls", "without": "More calls", "daily_fit": "Twelve people"}
UNASKED = {Status.SORTING, Status.INTERVIEWING, Status.MERGED}
NOTHING: Listed[Entry] = Listed([], 0, more=False)


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


def draft(ours: Request, outcome: str, *written: str, **more: str) -> Request | None:
    """The same, with an answer that Ivo is about to send: finding, goal, reason."""
    typed = {"outcome": outcome, **dict(zip(drafts.WRITTEN, written, strict=False))}
    is_anew = ours.status is not Status.WAITING_FOR_IT
    return drafts.of(ours, {**typed, **more}, "U0IVO", is_anew=is_anew)


def entry(number: int, status: Status = Status.WAITING_FOR_IT, **more: Any) -> Entry:  # noqa: ANN401
    asked = request(status, id=number, number=number, sent_at=MONDAY, **more)
    return Entry(asked, ("D1", f"{number}.1"), "Lager & Versand")


def listed(count: int, page: int = 0, **more: Any) -> Listed[Entry]:  # noqa: ANN401
    shown = [entry(number, **more) for number in range(1, count + 1)]
    return Listed(shown[:PAGE], page, count > PAGE)


def letter(id_: int, error: str = "is_archived", **more: Any) -> Letter:  # noqa: ANN401
    """A message that Slack refused on Monday: the card of #12, if no other."""
    given: dict[str, Any] = {"key": "request:3:card", "to": "C0TRIAGE"}
    row = OutboxRow(
        id=id_, workspace_id="T1", lane="", message="{}", status=Delivery.REFUSED,
        due_at=MONDAY, created_at=MONDAY, refused_at=MONDAY, error=error,
        **{**given, **more},
    )  # fmt: skip
    return Letter(row, 12, "U0ANA")


def pile(number: int, *, count: int = 1, **more: Any) -> Pile:  # noqa: ANN401
    """As many of them."""
    first = number * 1_000_000
    return Pile([letter(first + each, **more) for each in range(count)])


def home(**more: Any) -> Home:  # noqa: ANN401
    person = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY
    )
    workspace = Workspace(id="T1", triage_channel="C0TRIAGE", set_up_at=MONDAY)
    given: dict[str, Any] = {
        "person": person,
        "workspace": workspace,
        "waiting": NOTHING,
        "yours": NOTHING,
        "follows": NOTHING,
        "looks_after": None,
        "queue": None,
        "undelivered": None,
        "turned": Turned(),
        "now": MONDAY + timedelta(days=3),
    }
    return Home(**{**given, **more})
