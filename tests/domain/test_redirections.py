"""What is not one for IT is closed with a reason, and its requester may object."""

import pytest

from bot.domain import progress
from bot.domain import redirections as rules
from bot.errors import AlreadySent, BotError, NotFound, NothingWritten, TooLong
from bot.models import Request, Status
from tests.samples import MONDAY, request


def turned_away(why: str = "It is Facilities'", where: str = "Ask Tom") -> Request:
    ours = request(Status.WAITING_FOR_IT, asking="U0MIA")
    rules.turn_away(ours, why, where, "U0IVO", MONDAY)
    return ours


def test_it_is_closed_with_a_reason_and_the_way_on() -> None:
    ours = turned_away()
    assert (ours.status, ours.closing) == (Status.CLOSED, "It is Facilities'\nAsk Tom")
    assert (ours.closed_by, ours.closed_at, ours.asking) == ("U0IVO", MONDAY, None)
    assert turned_away(where="").closing == "It is Facilities'"


@pytest.mark.parametrize(
    ("why", "where", "kind"),
    [
        (" ", "Ask Tom", NothingWritten),
        ("x" * 2_001, "", TooLong),
        ("x" * 1_500, "y" * 1_500, TooLong),
    ],
)
def test_a_reason_that_will_not_do_closes_nothing(
    why: str, where: str, kind: type[BotError]
) -> None:
    ours = request(Status.WAITING_FOR_IT)
    with pytest.raises(kind) as caught:
        rules.turn_away(ours, why, where, "U0IVO", MONDAY)
    assert caught.value.field == "why"
    assert ours.closed_by is None


def test_whoever_asked_it_objects_and_it_waits_for_it_again() -> None:
    ours = rules.must_be_turned_away(turned_away(), "U0ANA")
    progress.reopen(ours, "It is IT's")
    assert (ours.status, ours.reopened) == (Status.WAITING_FOR_IT, 1)
    assert (ours.closing, ours.closed_by, ours.closed_at) == ("", None, None)
    with pytest.raises(AlreadySent, match="#7 is not turned away any more"):
        rules.must_be_turned_away(ours, "U0ANA")


def test_what_its_requester_closed_was_not_turned_away() -> None:
    ours = request(Status.CLOSED, closed_by="U0ANA")
    assert not rules.is_turned_away(ours)
    with pytest.raises(AlreadySent):
        rules.must_be_turned_away(ours, "U0ANA")


@pytest.mark.parametrize("person", ["U0BEN", "U0IVO", ""])
def test_nobody_else_objects(person: str) -> None:
    with pytest.raises(NotFound):
        rules.must_be_turned_away(turned_away(), person)
    with pytest.raises(NotFound):
        rules.must_be_turned_away(None, person)
