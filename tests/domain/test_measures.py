"""Where the number is by now, and whether that is what was aimed at."""

import pytest

from bot.domain import measures
from bot.errors import NothingWritten, TooLong
from bot.models import Request, Status
from tests.samples import request

FALLS = "From 12 to 3 mix-ups a week by June."
HOURS = "Time per order: 4 hours today, 1 hour wanted"
RISES = "Calls answered: 60% today, 80% by June"


def asked(kpi: str, measured: str) -> Request:
    return request(Status.CLOSED, answers={"kpi": kpi}, measured=measured)


@pytest.mark.parametrize(
    ("kpi", "measured", "met"),
    [
        (FALLS, "3", True),
        (FALLS, "2 mix-ups a week", True),
        (FALLS, "4", False),
        (FALLS, "between 2 and 5", False),
        (FALLS, "much better", False),
        (FALLS, "two", True),
        (FALLS, "", False),
        (HOURS, "50 minutes", True),
        (HOURS, "90 minutes", False),
        (HOURS, "1 h", True),
        (HOURS, "30 %", False),
        (RISES, "85%", True),
        (RISES, "79 %", False),
        ("", "3", False),
        ("We just see it", "3", False),
    ],
)
def test_whether_it_is_met_is_never_guessed(
    kpi: str, measured: str, *, met: bool
) -> None:
    assert measures.is_met(asked(kpi, measured)) is met


def test_a_card_shows_where_it_was() -> None:
    assert measures.before(asked(HOURS, "")) == "4 hours"
    assert measures.before(asked(RISES, "")) == "60%"
    assert measures.before(asked("", "")) == ""


def test_a_number_is_short_and_there() -> None:
    assert measures.say(" 3  a\nweek ") == "3 a week"
    with pytest.raises(TooLong):
        measures.say("3 " * 60)
    with pytest.raises(NothingWritten):
        measures.say(" ")
