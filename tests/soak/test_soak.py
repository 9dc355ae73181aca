"""Short soaks; `make soak` runs the long ones."""

from pathlib import Path

import pytest

from tests.soak import mixed
from tests.soak.soak import Plan, as_text, soak


@pytest.mark.soak
async def test_nothing_is_lost_or_said_twice_though_the_bot_dies_again_and_again(
    database_url: str, tmp_path: Path
) -> None:
    ledger = await soak(Plan(kills=8, people=4), database_url, tmp_path)
    assert ledger.is_good, as_text(ledger)
    assert ledger.finished


@pytest.mark.soak
async def test_nothing_is_lost_or_said_twice_however_much_arrives_at_once(
    database_url: str, tmp_path: Path
) -> None:
    plan = mixed.Plan(10, rate=40, every=4, last=2, people=6, pause=0.1, lease=2)
    ledger = await mixed.soak(plan, database_url, tmp_path)
    assert ledger.is_right, mixed.as_text(ledger)
    assert ledger.kills == 2
    assert ledger.verdict.decided
    assert ledger.arrived > plan.rate * plan.seconds / 2
