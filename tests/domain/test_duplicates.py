"""Which requests may go on as one, and who may know of which."""

from typing import Any

import pytest

from bot.domain import duplicates as rules
from bot.errors import AlreadySent, BotError, NotAllowed, NotFound
from bot.models import Outcome, Person, Request, Status
from tests.samples import MONDAY, request

GO = Outcome.GO_AHEAD
OPEN = [
    (Status.WAITING_FOR_IT, None), (Status.IN_PROGRESS, GO), (Status.DECIDED, GO),
]  # fmt: skip
OVER = [
    (Status.DECIDED, Outcome.BETTER_PATH), (Status.DECIDED, Outcome.NOT_WORTH_SOLVING),
    (Status.DELIVERED, GO), (Status.CLOSED, None), (Status.WITHDRAWN, None),
    (Status.CONFIRMING, None), (Status.DUPLICATE, None),
]  # fmt: skip


def other(status: Status, outcome: Outcome | None = None, **more: Any) -> Request:  # noqa: ANN401
    named = {"id": 12, "number": 12, "requester": "U0BEN", "outcome": outcome}
    return request(status, **{**named, **more})


@pytest.mark.parametrize(("status", "outcome"), OPEN)
def test_what_it_has_something_to_do_for_takes_in_others(
    status: Status, outcome: Outcome | None
) -> None:
    ours = request(Status.WAITING_FOR_IT)
    rules.put_together(ours, other(status, outcome))
    assert (ours.status, ours.duplicate_of) == (Status.DUPLICATE, 12)
    ours = request(Status.CONFIRMING)
    rules.join(ours, other(status, outcome), sees=True)
    assert (ours.status, ours.duplicate_of) == (Status.DUPLICATE, 12)


@pytest.mark.parametrize(("status", "outcome"), OVER)
def test_what_is_over_takes_in_nothing(status: Status, outcome: Outcome | None) -> None:
    ours = request(Status.WAITING_FOR_IT)
    with pytest.raises(NotAllowed, match="#12"):
        rules.put_together(ours, other(status, outcome))
    assert ours.status is Status.WAITING_FOR_IT
    ours = request(Status.CONFIRMING)
    with pytest.raises(NotFound, match="no longer open"):
        rules.join(ours, other(status, outcome), sees=True)
    assert ours.status is Status.CONFIRMING


def test_a_request_does_not_go_on_with_itself() -> None:
    ours = request(Status.WAITING_FOR_IT)
    with pytest.raises(NotAllowed, match="That is #7 itself"):
        rules.put_together(ours, ours)


@pytest.mark.parametrize("known", [None, other(Status.WAITING_FOR_IT)])
def test_nobody_joins_what_they_may_not_see(known: Request | None) -> None:
    with pytest.raises(NotFound):
        rules.join(request(Status.CONFIRMING), known, sees=False)


def test_what_is_with_it_already_joins_nothing() -> None:
    with pytest.raises(AlreadySent):
        rules.join(
            request(Status.WAITING_FOR_IT), other(Status.WAITING_FOR_IT), sees=True
        )


PUBLIC = {"is_public": True}
SEES = [
    ("U0ANA", {}, {}, False, False),
    ("U0ANA", {}, {}, True, True),
    ("U0BEN", {}, {}, False, True),
    ("U0ANA", {"author": "U0ANA"}, {}, False, True),
    ("U0ANA", {"author": "U0CLEO"}, {}, False, False),
    ("U0ANA", PUBLIC, {}, False, True),
    ("U0ANA", PUBLIC, {"is_guest": True}, False, False),
    ("U0ANA", PUBLIC, {"is_guest": True}, True, True),
    ("U0ANA", PUBLIC, {"is_stranger": True}, False, False),
    ("U0ANA", PUBLIC, {"is_gone": True}, False, False),
    ("U0ANA", {"place": "C0SALES"}, {}, False, False),
]


@pytest.mark.parametrize(("who", "made", "known", "follows", "sees"), SEES)
def test_who_may_know_what_another_request_is_about(
    who: str,
    made: dict[str, Any],
    known: dict[str, Any],
    follows: bool,  # noqa: FBT001 - a cell of the table
    sees: bool,  # noqa: FBT001 - a cell of the table
) -> None:
    person = Person(
        workspace_id="T1", slack_id=who, name="", looked_up_at=MONDAY, **known
    )
    theirs = other(Status.WAITING_FOR_IT, **made)
    assert rules.may_see(theirs, person, follows=follows) is sees


def test_what_is_something_else_says_what_it_went_on_with() -> None:
    ours = request(Status.DUPLICATE, duplicate_of=12)
    assert rules.part(ours) == 12
    assert (ours.duplicate_of, ours.stands_alone) == (None, True)
    assert rules.part(request(Status.WITHDRAWN)) is None


@pytest.mark.parametrize("status", set(Status) - {Status.CONFIRMING})
def test_only_a_brief_is_kept_apart(status: Status) -> None:
    ours = request(status)
    with pytest.raises(BotError):
        rules.stand_alone(ours)
    assert not ours.stands_alone
