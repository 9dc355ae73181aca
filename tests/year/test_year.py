"""A small company lives for some weeks, and every promise is kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.year import oracle, report
from tests.year.company import Company
from tests.year.year import Year, live

START = date(2027, 1, 4)


@pytest.fixture
async def year(tmp_path: Path) -> Year:
    return await live(Company(60, seed=3), 6, tmp_path, START)


async def test_some_weeks_of_a_small_company_keep_every_promise(year: Year) -> None:
    assert year.findings.all == []
    assert sum(each.unasked for each in year.said) > 5
    page = report.page(year, 1)
    assert "60 people" in page
    assert page.count("| 0 |") >= 3


@pytest.mark.parametrize(
    ("days", "cap", "is_over"),
    [
        ([0, 7, 14], 1, False), ([0, 6], 1, True), ([0, 6], 2, False),
        ([0, 3, 6], 2, True), ([0, 0], 1, True), ([5], 0, True), ([], 0, False),
    ],
)  # fmt: skip
def test_the_oracle_sees_one_too_many(
    days: list[int], cap: int, *, is_over: bool
) -> None:
    monday = START
    theirs = [monday + timedelta(days=each) for each in days]
    assert bool(list(oracle.over("U1", theirs, cap))) is is_over


def test_the_same_seed_makes_the_same_company() -> None:
    assert Company(50, 1).people == Company(50, 1).people
    assert Company(50, 1).people != Company(50, 2).people
