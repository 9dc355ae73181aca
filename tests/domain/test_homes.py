"""What Home shows of how much, and how long something has waited."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import homes as rules
from bot.domain.homes import Turned

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        ({"seconds": 0}, "less than a minute"),
        ({"seconds": 59}, "less than a minute"),
        ({"seconds": 60}, "1 minute"),
        ({"minutes": 59}, "59 minutes"),
        ({"hours": 1}, "1 hour"),
        ({"hours": 23, "minutes": 59}, "23 hours"),
        ({"days": 1}, "1 day"),
        ({"days": 6}, "6 days"),
        ({"days": 7}, "1 week"),
        ({"days": 400}, "57 weeks"),
        ({"seconds": -5}, "less than a minute"),
    ],
)
def test_waiting_is_told_as_one_would_say_it(
    passed: dict[str, float], words: str
) -> None:
    assert rules.waited(NOW - timedelta(**passed), NOW) == words


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("0:0:0:0:0:0", Turned()),
        ("3:1:2:4:5:6", Turned(3, 1, 2, 4, 5, 6)),
        ("", Turned()),
        ("3", Turned()),
        ("1:2:3:4:5", Turned()),  # as it was before there was a sixth list
        ("1:2:3:4:5:6:7", Turned()),
        ("-1:0:0:0:0:0", Turned()),
        ("1:0:x:0:0:0", Turned()),
        ("9999999:0:0:0:0:0", Turned()),
        ("²:0:0:0:0:0", Turned()),
    ],
)
def test_a_button_says_which_page_and_anything_else_is_the_first(
    value: str, page: Turned
) -> None:
    assert rules.turned(value) == page


def test_a_button_carries_every_page_there_and_back() -> None:
    assert rules.turned(Turned(2, 5, 1)) == Turned(2, 5, 1)


@pytest.mark.parametrize(
    ("found", "shown", "more"), [(0, 0, False), (8, 8, False), (9, 8, True)]
)
def test_a_page_knows_whether_another_one_follows(
    found: int, shown: int, *, more: bool
) -> None:
    page = rules.page_of(list(range(found)), 4)
    assert (len(page.shown), page.more, page.page) == (shown, more, 4)
