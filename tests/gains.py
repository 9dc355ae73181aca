"""Thanks and wins as they are kept once they were given, agreed to, told."""

from datetime import datetime
from typing import Any

from bot.db import UnitOfWork
from bot.models import (
    Delivery,
    OutboxRow,
    Part,
    Praise,
    Request,
    Status,
    Thanked,
    Win,
    WinCause,
    WinName,
    WinStatus,
)
from tests.samples import MONDAY

WINS = "C0WINS"


def thank(uow: UnitOfWork, /, *people: str, **more: Any) -> None:  # noqa: ANN401
    """Cleo thanks these, on Monday, for everybody to read."""
    given = {"giver": "U0CLEO", "did": "Stayed late", "changed": "It prints again"}
    stands = {"channel": WINS, "given_at": MONDAY, **given, **more}
    praise = Praise(workspace_id=uow.workspace_id, **stands)
    uow.session.add(praise)
    uow.session.flush()
    for each in people:
        of: dict[str, Any] = {"praise_id": praise.id, "slack_id": each}
        uow.session.add(Thanked(workspace_id=uow.workspace_id, **of))
    if praise.channel:
        _stand(uow, f"praise:{praise.id}:post", praise.given_at)


def _stand(uow: UnitOfWork, key: str, at: datetime) -> None:
    """A message of ours that is out since then."""
    row = OutboxRow(
        workspace_id=uow.workspace_id, key=key, lane=key, to=WINS, message="{}",
        due_at=at, created_at=at, channel=WINS, ts="5.6", status=Delivery.SENT,
    )  # fmt: skip
    uow.session.add(row)


def win(
    uow: UnitOfWork,
    status: WinStatus,
    /,
    *,
    number: int = 7,
    names: dict[str, Part] | None = None,
    **more: Any,  # noqa: ANN401
) -> None:
    """Of a request of its own, with the names of who has not stepped off."""
    request = delivered(uow, number=number)
    known: dict[str, Any] = {"cause": WinCause.DELIVERED, "owner": "U0IVO"}
    known |= {"proposed_at": MONDAY, "posted_at": MONDAY, **more}
    of = {"workspace_id": uow.workspace_id, "request_id": request.id}
    kept = Win(status=status, **{**of, **known})
    uow.session.add(kept)
    uow.session.flush()
    for who, part in (names or {}).items():
        uow.session.add(
            WinName(
                workspace_id=uow.workspace_id,
                win_id=kept.id or 0,
                slack_id=who,
                part=part,
                told_at=MONDAY,
            )
        )
    _stand(uow, f"win:{kept.id}:card", kept.posted_at or MONDAY)


def delivered(uow: UnitOfWork, /, **more: Any) -> Request:  # noqa: ANN401
    """What Ana asked for, and Ivo has delivered."""
    known = {"number": 7, "requester": "U0ANA", "need": "Secret plans", **more}
    request = Request(
        workspace_id=uow.workspace_id, opened_at=MONDAY, status=Status.DELIVERED,
        **known,
    )  # fmt: skip
    uow.session.add(request)
    uow.session.flush()
    return request
