"""A request is found by its number, however it is typed."""

import pytest

from bot.domain import lookups as rules
from bot.errors import NotFound
from bot.models import Request, Status
from tests.samples import MONDAY, request


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("#12", 12), (" # 12 ", 12), ("12.", 12), ("007", 7), ("0", 0)],
)
def test_a_number_is_read(typed: str, number: int) -> None:
    assert rules.number(typed) == number


@pytest.mark.parametrize(
    "typed", ["", "#", "twelve", "-1", "1.5", "1 2", "12a", "9" * 10, "٣", "²", "<12>"]
)
def test_anything_else_is_one_sentence(typed: str) -> None:
    with pytest.raises(NotFound) as caught:
        rules.number(typed)
    assert str(caught.value) == "Please write the number alone, such as 12."
    assert caught.value.field == "number"


@pytest.mark.parametrize(
    "known",
    [
        request(Status.WAITING_FOR_IT, sent_at=MONDAY),
        request(Status.DECIDED, sent_at=MONDAY),
        request(Status.WITHDRAWN, sent_at=MONDAY),
        request(Status.DUPLICATE),
    ],
)
def test_what_it_was_sent_is_found(known: Request) -> None:
    assert rules.must_be_known(known, 7) is known


@pytest.mark.parametrize(
    "known", [None, request(Status.CONFIRMING), request(Status.WITHDRAWN), request()]
)
def test_what_it_was_never_sent_is_not_found(known: Request | None) -> None:
    with pytest.raises(NotFound, match="There is no #7 with IT"):
        rules.must_be_known(known, 7)
