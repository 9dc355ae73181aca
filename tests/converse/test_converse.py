"""A few seconds of many talks at once; `make converse` runs them for five minutes."""

from pathlib import Path

import pytest

from tests.converse.converse import Plan, as_text, converse
from tests.converse.oracle import Line, Verdict, hold

WHY, WHAT_IF, BRIEF = Line(1, "Why?"), Line(2, "What if not?"), Line(3, "The brief")
ALONE = [WHY, WHAT_IF, BRIEF]


async def test_ten_people_at_once_each_read_what_they_would_alone(
    tmp_path: Path,
) -> None:
    ledger = await converse(Plan(seconds=2, most=2, limits=False, speed=10), tmp_path)
    assert ledger.is_good, as_text(ledger)
    assert ledger.ended.total() >= ledger.plan.people


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (ALONE, []),
        ([WHY, Line(3, WHAT_IF.text), BRIEF], []),  # later than it might have been
        ([WHAT_IF, WHY, BRIEF], ["out_of_order"]),
        ([WHY, Line(1, WHAT_IF.text), BRIEF], ["out_of_order"]),  # before the answer
        ([WHY, BRIEF], ["lost"]),
        ([*ALONE, BRIEF], ["twice"]),
        ([WHY, WHAT_IF, Line(3, "The brief of another")], ["lost", "twice"]),
    ],
)
def test_what_goes_wrong_in_a_talk_would_be_noticed(
    lines: list[Line], wrong: list[str]
) -> None:
    verdict = Verdict()
    hold(verdict, "a talk", lines, ALONE)
    found = {
        name for name in ("out_of_order", "lost", "twice") if getattr(verdict, name)
    }
    assert found == set(wrong)
