"""What we make of an answer, where we can be sure."""

from datetime import date

import pytest

from bot import content
from bot.domain import readings

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("question", "answer", "read"),
    [
        ("impact", "2 hours a week", ["92 hours a year (2 hours × 46 working weeks)"]),
        ("impact", "a lot", []),
        ("deadline", "By 30 June 2026, then the law counts", ["30 June 2026"]),
        ("deadline", "Soon", []),
        ("kpi", "From 12 to 3 order errors a week by 1 June 2026",
         ["order errors a week: 12 today, 3 by 1 June 2026"]),
        ("kpi", "Fewer errors", []),
        ("goal", "2 hours a week by 30 June 2026", []),
    ],
)  # fmt: skip
def test_it_is_read_by_what_the_question_holds(
    question: str, answer: str, read: list[str]
) -> None:
    asked = content.questions()[question]
    assert readings.read(asked, answer, TODAY) == read
